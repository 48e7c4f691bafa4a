// Which of the labels a text seems to have are believed: people recur and take turns, words before a colon do not.
import type { LabelForm, LineStart } from './labels.ts';
import { roleOf, saysRoleAlone } from './roles.ts';

/** One way of writing a label whatever its capitals: `Interviewer` and `INTERVIEWER` are one voice. */
export function labelKey(name: string): string {
  return name.toLowerCase();
}

interface Tally {
  readonly name: string;
  readonly key: string;
  readonly role: ReturnType<typeof roleOf>;
  count: number;
  timed: number;
  readonly forms: Set<LabelForm>;
}

/**
 * The believed labels among the starts of `lineCount` lines, each under its key with the spelling met first.
 * A label is believed that recurs, or says a role while another does too; among labels with times or in a text that
 * is labelled nearly throughout, also a name met once.
 */
export function acceptLabels(starts: readonly LineStart[], lineCount: number): ReadonlyMap<string, string> {
  const all = tally(starts);
  const byClock = new Set(namedByClock(all, starts));
  const whole = surveyed(all);
  const firm = all.filter((one) => byClock.has(one) || (isFirm(one, whole) && !isOfTheHeader(one, whole)));
  const share = sum(firm) / Math.max(1, lineCount);
  if (!byClock.size && !isDialogue(firm, share)) return new Map();
  const dense = sum(all) >= lineCount * 0.7 && share >= 0.4;
  const believed = new Set(firm);
  const forms = new Set(firm.flatMap((one) => [...one.forms]));
  const once = all.filter(
    (one) => !believed.has(one) && dense && isLikelyGuest(one, forms) && !isOfTheHeader(one, whole),
  );
  return new Map([...firm, ...once].map(({ key, name }) => [key, name]));
}

/** Where most times stand beside a name, every name beside a time is one; where they open paragraphs, none need be. */
function namedByClock(all: readonly Tally[], starts: readonly LineStart[]): readonly Tally[] {
  const clocked = all.filter(({ timed }) => timed > 0);
  const times = starts.filter(({ startMs }) => startMs !== null).length;
  const named = clocked.reduce((total, { timed }) => total + timed, 0);
  return clocked.length > 1 && named > 2 && named > times * 0.6 && mostlyTimed(clocked) ? clocked : [];
}

function tally(starts: readonly LineStart[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { name, form, startMs } of starts) {
    if (name === null || form === null) continue;
    const key = labelKey(name);
    const known = tallies.get(key);
    const one = known ?? { name, key, role: roleOf(name), count: 0, timed: 0, forms: new Set() };
    one.count++;
    if (startMs !== null) one.timed++;
    one.forms.add(form);
    tallies.set(key, one);
  }
  return [...tallies.values()];
}

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { count }) => total + count, 0);
const mostlyTimed = (tallies: readonly Tally[]): boolean =>
  tallies.reduce((total, { timed }) => total + timed, 0) > sum(tallies) / 2;

/** What the labels are together, told once: a hostile text may have a hundred thousand. */
interface Survey {
  readonly roles: number;
  readonly recurring: number;
  /** `A.` and `B.` number a list; `Q.` and `A.` are a conversation. */
  readonly dotsAnswer: boolean;
  /** The labels of a role that are followed by a recurring one of the same role. */
  readonly explained: ReadonlySet<Tally>;
}

function surveyed(all: readonly Tally[]): Survey {
  const dotted = new Set(all.filter(({ forms }) => forms.has('dot')).map(({ role }) => role));
  const ahead = new Set<Tally['role']>();
  const explained = new Set<Tally>();
  for (const one of all.toReversed()) {
    if (ahead.has(one.role)) explained.add(one);
    if (one.count > 1) ahead.add(one.role);
  }
  return {
    roles: all.filter(({ role }) => role !== null).length,
    recurring: all.filter(({ count }) => count > 1).length,
    dotsAnswer: dotted.has('asks') && dotted.has('answers'),
    explained,
  };
}

function isFirm(one: Tally, { roles, recurring, dotsAnswer }: Survey): boolean {
  const only = one.forms.size === 1 ? [...one.forms][0] : undefined;
  if (only === 'dot') return one.role !== null && dotsAnswer;
  if (one.role !== null && (one.count > 1 || (roles > 1 && saysRoleAlone(one.name)))) return true;
  return one.count > 1 && (recurring > 1 || (only !== 'tab' && only !== 'code'));
}

/** "Interviewer: Dr Berg" at the head of a page says who `I` is: met once, before a recurring label of the same role. */
function isOfTheHeader(one: Tally, { explained }: Survey): boolean {
  return one.count === 1 && one.role !== null && !/\d/.test(one.name) && explained.has(one);
}

/** One recurring word is a heading or a habit unless it is most of the text or names a role; rare ones are prose. */
function isDialogue(firm: readonly Tally[], share: number): boolean {
  if (firm.some(({ role }) => role !== null)) return true;
  return firm.length > 1 ? share >= 0.05 : share >= 0.5;
}

/** A short name met once, written as the believed ones are. */
function isLikelyGuest(one: Tally, forms: ReadonlySet<LabelForm>): boolean {
  return one.name.split(' ').length <= 3 && [...one.forms].some((form) => form !== 'tab' && forms.has(form));
}
