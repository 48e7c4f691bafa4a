// Texts in which a side, or both, have no name: only the answers are labelled, questions stand in bold or as headings, dashes take turns.
import type { LookedAt } from './recurring.ts';

/** Who speaks on each line, by its place; a line that is not there goes on as before. */
export interface Sides {
  readonly speakers: ReadonlyMap<number, string>;
  readonly warning: string;
}

const asks = (words: string): boolean => /[?？؟]\s*["”’)]*\s*$/.test(words);
const share = (lines: readonly LookedAt[]): number =>
  lines.filter(({ words }) => asks(words)).length / Math.max(1, lines.length);

/**
 * Where only `labelled` lines say who speaks, the other paragraphs are somebody else's: if most of one side are questions. Null where
 * it cannot be told.
 */
export function otherSide(
  lines: readonly LookedAt[],
  labelled: ReadonlySet<number>,
  name: string,
): Sides | null {
  const others = [...lines.entries()].filter(([at, line]) => line.opensParagraph && !labelled.has(at));
  const first = Math.min(...labelled);
  // What comes before the first name may be a title; its last paragraph may be the first question.
  const within = others.filter(([at, line]) => at > first || (at === first - 1 && asks(line.words)));
  if (labelled.size < 3 || within.length < labelled.size * 0.5) return null;
  const [unlabelled, own] = [
    share(within.map(([, line]) => line)),
    share(lines.filter((_, at) => labelled.has(at))),
  ];
  if (unlabelled < 0.6 && own < 0.6) return null;
  const other = unlabelled >= own ? 'Interviewer' : 'Interviewee';
  if (other === name) return null;
  return {
    speakers: new Map(within.map(([at]) => [at, other])),
    warning: `Only “${name}” has a label; paragraphs without one were taken to be the ${other.toLowerCase()}’s.`,
  };
}

/** Nobody is named, but what stands in bold or as a heading asks and what stands below answers. Null where it does not. */
export function questionsSetApart(lines: readonly LookedAt[]): Sides | null {
  const isSet = ({ words, strong, heading }: LookedAt): boolean =>
    heading || (strong > 0 && strong >= words.trim().length);
  const [set, plain] = [lines.filter(isSet), lines.filter((line) => !isSet(line))];
  if (set.length < 2 || plain.length < 2 || share(set) < 0.6 || share(plain) > 0.4) return null;
  const entries = [...lines.entries()].flatMap(([at, line]): [number, string][] => {
    if (isSet(line)) return asks(line.words) || !line.heading ? [[at, 'Interviewer']] : [];
    return line.opensParagraph ? [[at, 'Interviewee']] : [];
  });
  return {
    speakers: new Map(entries),
    warning:
      'Nobody is named; what is in bold or a heading was taken to be the interviewer’s, the rest to be answers.',
  };
}

/** The dash that begins what somebody says where nobody is named. */
export const dash = /^[ \t\u00A0]*[–—-][ \t\u00A0]*/;

/** Nobody is named, but nearly every paragraph begins with a dash: two people take turns. */
export function dashes(lines: readonly LookedAt[]): Sides | null {
  const opening = [...lines.entries()].filter(([, { opensParagraph }]) => opensParagraph);
  const dashed = opening.filter(([, { words }]) => dash.test(words));
  if (
    dashed.length < 4 ||
    dashed.length < opening.length * 0.7 ||
    share(dashed.map(([, line]) => line)) < 0.2
  )
    return null;
  return {
    speakers: new Map(dashed.map(([at], place) => [at, `Speaker ${(place % 2) + 1}`])),
    warning: 'Nobody is named; each dash was taken to be the other of two people.',
  };
}
