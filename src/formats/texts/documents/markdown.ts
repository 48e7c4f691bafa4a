// Markdown: its words without its marks. Line breaks stay, for many write one turn a line and mean it.
import MarkdownIt from 'markdown-it';
import { counted } from '../../../domain/counted.ts';
import { normalText } from '../../../domain/text.ts';
import { type Block, composeParagraphs } from '../compose.ts';
import { dateIn, type Reading, wholeText } from '../reading.ts';

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).enable('table');

/** A Markdown file as one text of plain paragraphs; `case:` and `date:` of its front matter are kept. */
export function readMarkdown(fileName: string, raw: string): Reading {
  const { front, body } = splitFrontMatter(normalText(raw));
  const { blocks, images } = blocksOf(body);
  const { text, paragraphs } = composeParagraphs(blocks);
  const warnings = [];
  if (images) warnings.push(`${counted(images, 'picture was', 'pictures were')} left out.`);
  if (front.size)
    warnings.push(`The front matter (${[...front.keys()].join(', ')}) is not part of the text.`);
  const particulars = [...front].map(([name, value]) => ({ name, value }));
  const about = { caseName: front.get('case') ?? null, date: dateIn(front.get('date') ?? '') };
  return {
    type: 'Markdown',
    texts: [wholeText(fileName, { text, paragraphs, ...about, particulars, warnings })],
  };
}

function splitFrontMatter(text: string): { front: Map<string, string>; body: string } {
  const found = /^---\n([\s\S]{0,10000}?)\n(?:---|\.\.\.)(?:\n|$)/.exec(text);
  const lines = found?.[1]?.split('\n') ?? [];
  if (!found || !lines.every((line) => /^(?:[\w -]+:|\s|$|#|- )/.test(line)))
    return { front: new Map(), body: text };
  const pairs = lines.flatMap((line) => {
    const [, key, value] = /^([\w -]+):\s*(.*)$/.exec(line) ?? [];
    return key === undefined
      ? []
      : [[key.trim().toLowerCase(), (value ?? '').replace(/^(["'])(.*)\1$/, '$2')] as const];
  });
  return { front: new Map(pairs), body: text.slice(found[0].length) };
}

type Token = ReturnType<typeof parser.parse>[number];

function blocksOf(body: string): { blocks: Block[]; images: number } {
  const blocks: Block[] = [];
  let images = 0;
  let row: string[] | null = null;
  let heading = false;
  for (const token of parser.parse(body, {})) {
    if (token.type === 'heading_open') heading = true;
    if (token.type === 'heading_close') heading = false;
    if (token.type === 'tr_open') row = [];
    if (token.type === 'tr_close' && row) {
      blocks.push({ text: row.join('\t'), heading: false });
      row = null;
    }
    if (token.type === 'fence' || token.type === 'code_block')
      blocks.push({ text: token.content, heading: false });
    if (token.type !== 'inline') continue;
    images += (token.children ?? []).filter(({ type }) => type === 'image').length;
    if (row) row.push(plain(token));
    else blocks.push({ text: plain(token), heading });
  }
  return { blocks, images };
}

/** The words of a run of inline Markdown: no emphasis, no addresses of links, no pictures. */
function plain(inline: Token): string {
  return (inline.children ?? [])
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return type === 'image' ? '' : content;
    })
    .join('');
}
