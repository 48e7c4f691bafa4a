// What two people may do to a codebook in use, step by step, and what must hold after each: for the property here and the
// long run of `npm run bench:story`.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { mergeCodes } from '../../src/actions/code-merge.ts';
import { joinPassages, passagesCodedTwice } from '../../src/actions/coded-twice.ts';
import { listUnder } from '../../src/actions/code-listing.ts';
import { archiveCodes, moveCodes, removeCodes } from '../../src/actions/code-tree.ts';
import { createCode, recolourCodes, reviseCode } from '../../src/actions/codebook.ts';
import { applyCodes, changeCoding, placedCodes, removeCodings } from '../../src/actions/coding.ts';
import { redo, undo } from '../../src/actions/history.ts';
import { writeMemo } from '../../src/actions/memos.ts';
import { codeAlso, recodeCodings } from '../../src/actions/recoding.ts';
import { setRead } from '../../src/actions/sources.ts';
import { rejectSuggestion } from '../../src/actions/suggestion-decisions.ts';
import type { PlacedCode } from '../../src/domain/code.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Project } from '../../src/storage/project.ts';
import { smallProject } from '../support/project.ts';

/** A small study that two people code. */
export function study() {
  const small = smallProject();
  const { project, sourceId, text } = small;
  project.coders.ensure('Ben');
  let made = 0;
  /** Codes some words and answers the GUID of the coding. */
  const code = (codeId: number, exact: string, { by = 1, memo = '' } = {}): string => {
    const guid = `coding-${++made}`;
    const start = text.indexOf(exact);
    const how = { polarity: 'plain', origin: 'by hand', memo } as const;
    applyCodes(project, by, sourceId, [{ guid, codeId, start, end: start + exact.length, exact, ...how }]);
    return guid;
  };
  return { ...small, code };
}

/** One thing that may be done; `a`, `b` and `c` choose among what there is. */
export interface Step {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly by: number;
}

export const kinds = [
  'make', 'code', 'code', 'code also', 'resize', 'uncode', 'uncode', 'move', 'merge', 'aside', 'colour', 'revise', 'remove', 'recode',
  'recode', 'join', 'list', 'memo', 'reject', 'read', 'undo', 'undo', 'redo',
] as const; // prettier-ignore

export const step = fc.record({
  kind: fc.constantFrom(...kinds),
  a: fc.nat(20), b: fc.nat(20), c: fc.nat(20), by: fc.constantFrom(1, 2),
}); // prettier-ignore

const passages = ['Slowly.', 'her after a year', 'We trusted her', 'not once'];

/** Does a step where it can be done; answers whether it was. */
export function perform(
  { project, code, sourceId, text }: ReturnType<typeof study>,
  { kind, a, b, c, by }: Step,
): boolean {
  const all = project.codes.all();
  const codeAt = (place: number): number => all[place % Math.max(1, all.length)]?.id ?? 0;
  const words = passages[c % 4] ?? '';
  const codings = project.codings.ofSource(sourceId);
  const coding = codings[a % Math.max(1, codings.length)];
  const guids = codings.map(({ guid }) => guid);
  const end = Math.min(text.length, (coding?.start ?? 0) + 1 + c);
  const turn = project.texts.turnsOf(sourceId)[c % 4]?.id ?? 0;
  // The first codes and texts are not taken back: the study begins with them.
  const mayUndo = (project.history.lastDone()?.id ?? 0) > setUp;
  const deeds: Record<string, () => unknown> = {
    make: () => createCode(project, by, { name: `N${c}`, parentId: b % 5 === 0 ? null : codeAt(a) }),
    code: () => code(codeAt(a), words, { by, memo: b % 3 === 0 ? `memo ${b}` : '' }),
    'code also': () => codeAlso(project, by, guids.slice(a % 5, (a % 5) + 2), codeAt(b)),
    resize: () => { changeCoding(project, by, coding?.guid ?? '', { end }); },
    uncode: () => { removeCodings(project, by, guids.slice(a % 5, (a % 5) + 1 + (b % 2))); },
    move: () => { moveCodes(project, by, [codeAt(a), codeAt(b)], { parentId: c % 4 === 0 ? null : codeAt(c), before: codeAt(a + 1) }); },
    merge: () => mergeCodes(project, by, [codeAt(a), codeAt(b)], codeAt(c)),
    aside: () => { archiveCodes(project, by, [codeAt(a)], b % 2 === 0); },
    colour: () => { recolourCodes(project, by, [codeAt(a)], b % 2 === 0 ? null : '#1c7a52'); },
    revise: () => { reviseCode(project, by, codeAt(a), { definition: `About ${b}`, keywords: [`k${c}`] }); },
    remove: () => { removeCodes(project, by, [codeAt(a)], b % 2 === 0 ? 'codings' : 'nothing'); },
    recode: () => recodeCodings(project, by, guids.slice(0, 1 + (a % 3)), codeAt(b)),
    join: () => joinPassages(project, by, passagesCodedTwice(project).slice(a % 3, (a % 3) + 1 + (b % 2)).map(({ codings: [first] }) => first?.id ?? 0)),
    list: () => { listUnder(project, by, codeAt(a), b % 3 === 0 ? [] : [codeAt(c)]); },
    memo: () => { writeMemo(project, by, b % 2 === 0 ? { about: 'turn', id: turn } : { about: 'code', id: codeAt(a) }, c % 3 === 0 ? '' : `note ${c}`); },
    reject: () => { rejectSuggestion(project, by, sourceId, { codeId: codeAt(a), start: c, end: c + 5, reason: 'because' }); },
    read: () => { setRead(project, by, sourceId, b % 2 === 0); },
    undo: () => (mayUndo ? undo(project) : refused()),
    redo: () => redo(project),
  }; // prettier-ignore
  try {
    deeds[kind]?.();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const refused = (): never => {
  throw new Refusal('conflict', 'There is nothing to undo.');
};

const setUp = smallProject().project.history.lastDone()?.id ?? 0;

/** A hash of everything a researcher could see of the codebook, its codings and what is written about them. */
export function stateOf(project: Project): string {
  const codes = project.codes.all();
  const everything = [
    codes,
    codes.map(({ id }) => [project.codeVersions.ofCode(id), project.codeForwards.into(id)]),
    project.sources.all().map(({ id }) => [project.codings.ofSource(id), project.suggestions.decisionsOn(id)]),
    project.sources.readings(),
    project.memos.all().map(({ modifiedAt: _at, ...memo }) => memo).sort((a, b) => a.id - b.id),
  ]; // prettier-ignore
  return createHash('sha256').update(JSON.stringify(everything)).digest('hex');
}

/** What must hold after whatever was done; throws what does not. */
export function prove(project: Project): void {
  const placed = new Map(placedCodes(project).map((code) => [code.id, code]));
  const codes = [...placed.values()];
  const codings = project.sources.all().flatMap(({ id }) => project.codings.ofSource(id));
  const isGuestWrongly = ({ alsoUnder, facetId }: PlacedCode): boolean =>
    alsoUnder.some((facet) => placed.get(facet)?.depth !== 0 || facet === facetId);
  const wrong = [
    ...project.integrity.check().problems,
    ...(placed.size === project.codes.all().length ? [] : ['a code without a place']),
    ...codes.filter(isGuestWrongly).map(({ path }) => `“${path}” is a guest of no other facet`),
    ...codings
      .filter(({ codeId }) => (placed.get(codeId)?.depth ?? 0) === 0)
      .map(() => 'a coding without a code'),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

/** A planted bug: what goes wrong after a step was done. */
export type Bug = (lab: ReturnType<typeof study>, one: Step) => void;

/** The states on the way, as far as they were looked at: one for each step that is done now, and for each taken back. */
interface Way {
  readonly past: (string | null)[];
  readonly future: (string | null)[];
}

/**
 * Plays steps on a study and throws where something does not hold: after every step the invariants, and at the end, all
 * taken back step by step, every state there was on the way (each `every`-th step is looked at).
 */
export function play(
  steps: Iterable<Step>,
  { every = 1, bug }: { every?: number; bug?: Bug } = {},
): { done: number; refused: number } {
  const lab = study();
  const { project } = lab;
  const way: Way = { past: [stateOf(project)], future: [] };
  const count = { done: 0, refused: 0 };
  for (const one of steps) {
    const before = project.history.lastDone()?.id;
    const did = perform(lab, one);
    if (did) bug?.(lab, one);
    count[did ? 'done' : 'refused'] += 1;
    const isLooked = (count.done + count.refused) % every === 0;
    compare(way, one, isLooked ? stateOf(project) : null, project.history.lastDone()?.id !== before);
    if (isLooked) prove(project);
  }
  takeAllBack(project, way);
  prove(project);
  if (project.history.brokenLine() !== undefined)
    throw new Error('a line of the history is not as it was sealed');
  project.close();
  return count;
}

/** Holds the state after a step against what it should be, and remembers it. */
function compare({ past, future }: Way, one: Step, state: string | null, hasChanged: boolean): void {
  if (!hasChanged) {
    same(state, past.at(-1) ?? null, one.kind);
  } else if (one.kind === 'undo') {
    future.push(past.pop() ?? null);
    same(state, past.at(-1) ?? null, one.kind);
  } else {
    const again = one.kind === 'redo' ? (future.pop() ?? null) : null;
    if (one.kind !== 'redo') future.length = 0;
    same(state, again, one.kind);
    past.push(state ?? again);
  }
}

function takeAllBack(project: Project, { past }: Way): void {
  while (past.length > 1) {
    undo(project);
    past.pop();
    const known = past.at(-1) ?? null;
    if (known !== null) same(stateOf(project), known, 'all was taken back');
  }
}

/** Two states that were both looked at are the same. */
function same(one: string | null, other: string | null, after: string): void {
  if (one !== null && other !== null && one !== other)
    throw new Error(`after “${after}” the study is not what it was`);
}
