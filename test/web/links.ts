// What the links of a page lead to, and what a list of excerpts holds.
import { Parser } from 'htmlparser2';

/** Every link of a page with the words in it. */
export function allLinks(html: string): { href: string; words: string }[] {
  const links: { href: string; words: string }[] = [];
  let open: { href: string; words: string } | null = null;
  const parser = new Parser({
    onopentag: (tag, { href }) => {
      if (tag === 'a' && href !== undefined) open = { href, words: '' };
    },
    ontext: (text) => {
      if (open) open.words += text;
    },
    onclosetag: (tag) => {
      if (tag !== 'a' || !open) return;
      links.push({ href: open.href, words: open.words.replace(/\s+/g, ' ').trim() });
      open = null;
    },
  });
  parser.end(html);
  return links;
}

/** Where the first link with these words leads; '' where there is none. */
export const linkTo = (html: string, words: string): string =>
  allLinks(html).find((link) => link.words === words)?.href ?? '';

/** How many codings a list of excerpts says it has, how many passages these are, and how many different people speak on its page. */
export function numbersIn(list: string): {
  total: number;
  passages: number;
  informants: number;
} {
  const [, codings, passages] =
    /<span class="quiet">(\d+) codings?(?: of (\d+) passages?)?<\/span>/.exec(list) ?? [];
  const total = Number(codings);
  const cites = [...list.matchAll(/<p class="cite">(.*?)<\/p>/gs)].map(([, cite = '']) => cite);
  const speakers = cites.flatMap((cite) => {
    const [, speaker = ''] = /<\/a>(?:[^·]*· )?([^(·<]+) \(/.exec(cite) ?? [];
    return speaker === '' ? [] : [speaker.trim()];
  });
  return { total, passages: Number(passages ?? codings), informants: new Set(speakers).size };
}
