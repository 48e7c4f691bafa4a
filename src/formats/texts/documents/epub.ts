// E-books (.epub): the chapters in the order of their spine.
import { posix } from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import type { Zip } from '../packed/zip.ts';
import type { Reading } from '../reading.ts';
import { HtmlPage } from './html.ts';
import { walkXml } from './xml.ts';

const largest = 60_000_000;

/** An e-book as one text. */
export async function readEpub(fileName: string, zip: Zip): Promise<Reading> {
  const isPart = (name: string): boolean => /\.(?:x?html?|xml|opf)$/i.test(name);
  if (zip.size(isPart) > largest)
    throw new Refusal('invalid', `The book unpacks to more than ${largest / 1_000_000} MB. Split it.`);
  const parts = await zip.read(isPart);
  const xml = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const page = new HtmlPage();
  for (const chapter of chaptersOf(xml)) page.read(xml(chapter));
  return { type: 'E-book (EPUB)', texts: [page.text(fileName)] };
}

function chaptersOf(xml: (name: string) => string): string[] {
  let packageAt = '';
  walkXml('container.xml', xml('META-INF/container.xml'), {
    open: (name, attributes) => {
      if (name === 'rootfile' && packageAt === '') packageAt = attributes['full-path'] ?? '';
    },
    close: () => undefined,
    words: () => undefined,
  });
  const files = new Map<string, string>();
  const spine: string[] = [];
  walkXml(packageAt, xml(packageAt), {
    open: (name, attributes) => {
      const local = name.replace(/^.*:/, '');
      if (local === 'item') files.set(attributes['id'] ?? '', attributes['href'] ?? '');
      if (local === 'itemref') spine.push(attributes['idref'] ?? '');
    },
    close: () => undefined,
    words: () => undefined,
  });
  const folder = posix.dirname(packageAt);
  return spine.map((id) => posix.join(folder, decodeURIComponent(files.get(id) ?? '')));
}
