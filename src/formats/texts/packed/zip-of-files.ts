// A folder that was packed: each file in it is read as if it had been dropped by itself.
import { counted } from '../../../domain/counted.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadText } from '../../../domain/source.ts';
import type { Reading } from '../reading.ts';
import { uniqueName } from '../tables/columns.ts';
import type { Zip } from './zip.ts';

const mostFiles = 1000;

/** What systems leave in folders. */
const isOurs = (name: string): boolean =>
  !name.endsWith('/') && !/(?:^|\/)(?:\.|~\$|__MACOSX\/|Thumbs\.db|desktop\.ini)/.test(name);

/**
 * The texts of all files in a zip that can be read; what cannot is said, file by file. Refuses one in which nothing can be.
 * A zip in a zip stays closed.
 */
export async function readZipOfFiles(
  zip: Zip,
  read: (fileName: string, bytes: Uint8Array) => Promise<Reading>,
): Promise<Reading> {
  const names = zip.names.filter(isOurs).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length === 0) throw new Refusal('invalid', 'This zip file is empty.');
  if (names.length > mostFiles)
    throw new Refusal(
      'invalid',
      `This zip file holds ${names.length} files; no more than ${mostFiles} can be read at once. Split it.`,
    );
  const taken = new Set<string>();
  const texts: ReadText[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      const bytes = (await zip.read((one) => one === name)).get(name) ?? Buffer.alloc(0);
      const reading = await read(name, bytes);
      texts.push(...reading.texts.map((text) => ({ ...text, name: uniqueName(text.name, taken) })));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(`Left out: “${name}”. ${error.message}`);
    }
  }
  const [first, ...rest] = texts;
  if (!first)
    throw new Refusal('invalid', `Nothing in this zip file can be read. ${problems[0] ?? ''}`.trim());
  const warnings = [...problems.slice(0, 20), ...more(problems.length - 20), ...first.warnings];
  return { type: `Zip of ${counted(names.length, 'file')}`, texts: [{ ...first, warnings }, ...rest] };
}

const more = (count: number): string[] =>
  count > 0 ? [`${counted(count, 'more file was', 'more files were')} left out.`] : [];
