// How a text says who speaks, as a researcher corrects it by pointing at lines and labels.

/** The signs before and after a name; nothing after it where the name stands on a line of its own. */
export interface LabelSigns {
  readonly before: string;
  readonly after: string;
}

/** What she said of the labels of a text, to be applied to it as it was read. It travels as JSON. */
export interface LabelRule {
  /** Whether the labels that were found are given up; else what is said here comes to them. */
  readonly instead: boolean;
  /** How labels look: what stands so at the beginning of lines and comes again is one. */
  readonly signs: LabelSigns[];
  /** Names that are speakers even where they are met once. */
  readonly speakers: string[];
  readonly notSpeakers: string[];
  /** Whose the paragraphs without a label are; null where they go on with whoever spoke before. */
  readonly others: string | null;
}

export const asRead: LabelRule = { instead: false, signs: [], speakers: [], notSpeakers: [], others: null };

/** Whether a rule says nothing. */
export const saysNothing = ({ instead, signs, notSpeakers, others }: LabelRule): boolean =>
  !instead && signs.length === 0 && notSpeakers.length === 0 && others === null;

/** Patterns that can be chosen, as they are shown. */
export const labelPatterns: readonly { readonly shown: string; readonly signs: LabelSigns }[] = [
  [':', ''],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['<', '>'],
  ['#', ':'],
  ['–', ''],
  ['-', ''],
  ['|', ''],
  [';', ''],
  ['.', ''],
  [',', ''],
].map(([first = '', second = '']) =>
  second === ''
    ? { shown: `Name ${first}`.replace(/ (?=[:;.,])/, ''), signs: { before: '', after: first } }
    : { shown: `${first}Name${second}`, signs: { before: first, after: second } },
);

/** How names on lines of their own are chosen. */
export const ownLine: LabelSigns = { before: '', after: '' };

const longestName = 60;

/** The name that a line seems to begin with, to be offered for correction; the whole line where it is short and nothing sets one off. */
export function nameOffered(line: string): string {
  const words = line.replace(
    /^\s*[[(<{#]?\s*\d{1,3}(?::\d{1,2}){1,3}(?:[.,-]\d+)?\s*[\])>}#]?\s*[-–—|]?\s*/,
    '',
  );
  const found =
    /^\s*[[({<#*@]*(?<name>[\p{L}\p{N}][^\n:：;|<>{}[\]()\t–—*]{0,59}?)\s*(?:[\])}>*]+|[:：;|\t–—]|\s-\s|$)/u.exec(
      words,
    );
  return (found?.groups?.['name'] ?? words.trim().split(/\s+/)[0] ?? '').trim().slice(0, longestName);
}

/** By which signs a line sets off a name that stands at its beginning; null where it does not stand there. */
export function signsOf(line: string, name: string): LabelSigns | null {
  const at = line.indexOf(name);
  if (name === '' || at < 0 || at > 40) return null;
  const before = withoutTime(line.slice(0, at));
  if (/[\p{L}\p{N}]/u.test(before)) return null;
  const after = signsAfter(line.slice(at + name.length));
  return after === null && before === '' ? null : { before, after: after ?? '' };
}

const withoutTime = (words: string): string => words.replace(/^.*\d[\])>}#]?\s*[-–—|]?\s*/u, '').trim();

/** The signs that end a name; none where it ends its line, null where words follow at once. */
function signsAfter(rest: string): string | null {
  if (rest.startsWith('\t')) return '\t';
  const signs = /^\s*(?<signs>[^\p{L}\p{N}\s"“„«‘'¿¡]{0,3})/u.exec(rest)?.groups?.['signs'] ?? '';
  return signs !== '' || rest.trim() === '' ? signs : null;
}

/** Two rules as one: what was said later comes to what was said before. */
export function joinedRules(earlier: LabelRule, later: LabelRule): LabelRule {
  const both = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  const isIn = (names: readonly string[], name: string): boolean =>
    names.some((one) => one.toLowerCase() === name.toLowerCase());
  const signs = [...earlier.signs, ...later.signs].filter(
    (one, at, all) =>
      all.findIndex((other) => other.before === one.before && other.after === one.after) === at,
  );
  return {
    instead: earlier.instead || later.instead,
    signs,
    speakers: both(earlier.speakers, later.speakers).filter((name) => !isIn(later.notSpeakers, name)),
    notSpeakers: both(earlier.notSpeakers, later.notSpeakers).filter((name) => !isIn(later.speakers, name)),
    others: later.others ?? earlier.others,
  };
}
