// What two people may do to a study, step by step, and what must hold after each: for the property here and the long run of
// `npm run bench:story`. Every action of the program is among the steps, and taking back any older one, undo and redo.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyHistory, redo, takeBack, undo } from '../../../src/actions/history/history.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Project } from '../../../src/storage/project.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { codebookSteps } from './codebook-steps.ts';
import { codingSteps } from './coding-steps.ts';
import { correctionSteps } from './correction-steps.ts';
import { guideSteps } from './guide-steps.ts';
import { sourceSteps } from './source-steps.ts';
import { choicesOf, chosen, nothingThere, study, type Deeds, type Step, type Study } from './study.ts';
import { synthesisSteps } from './synthesis-steps.ts';
import { workshopSteps } from './workshop-steps.ts';

const backAndForth: Deeds = {
  'take back': ({ lab, a, b, by }) => takeBack(lab.project, by, olderStep(lab, a * 21 + b)),
  // What the study begins with is not undone.
  undo: ({ lab }) =>
    (lab.project.history.lastDone()?.id ?? 0) > lab.setUp ? undo(lab.project) : nothingThere(),
  redo: ({ lab }) => redo(lab.project),
  'empty history': ({ lab, a, b }) =>
    a === 7 && b < 7 ? emptyHistory(lab.project, '2999-01-01') : nothingThere(),
};

/** Any step that is done, but for those that the study began with. */
function olderStep({ project, setUp }: Study, place: number): number {
  const done = project.history.list(60).filter(({ id, state }) => id > setUp && state === 'done');
  return chosen(done, place)?.id ?? nothingThere();
}

const deeds: Deeds = {
  ...codebookSteps,
  ...codingSteps,
  ...correctionSteps,
  ...sourceSteps,
  ...guideSteps,
  ...workshopSteps,
  ...synthesisSteps,
  ...backAndForth,
};

/** What is done more often than once in a while. */
const often = [
  'code',
  'code',
  'make',
  'uncode',
  'recode',
  'correct turns',
  'correct turns',
  'move',
  'undo',
  'undo',
  'redo',
  ...Array<string>(8).fill('take back'),
];

export const kinds: readonly string[] = [...Object.keys(deeds), ...often];

/** Stories of some length, in which some kinds of steps are more frequent. */
export const steps = (maxLength: number, frequent: readonly string[] = []): fc.Arbitrary<Step[]> => {
  const step = fc.record({
    kind: fc.constantFrom(...kinds, ...frequent.flatMap((kind) => Array<string>(30).fill(kind))),
    a: fc.nat(20),
    b: fc.nat(20),
    c: fc.nat(20),
    by: fc.constantFrom(1, 2),
  });
  return fc.array(step, { minLength: 1, maxLength, size: 'max' });
};

/** Does a step where it can be done; answers whether it was. */
function perform(lab: Study, one: Step): boolean {
  try {
    deeds[one.kind]?.(choicesOf(lab, one));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Everything a researcher could see of a study, but that a coder who was made on the way stays. */
function everythingOf(project: Project): unknown[] {
  const codes = project.codes.all();
  const sources = project.sources.all();
  const coders = project.coders.all().slice(0, 2);
  return [
    codes,
    codes.map(({ id }) => [project.codeVersions.ofCode(id), project.codeForwards.into(id)]),
    sources,
    sources.map(({ id }) => [
      project.texts.textOf(id),
      project.texts.turnsOf(id),
      project.texts.versionsOf(id),
      project.informants.speakersOf(id),
    ]),
    sources.map(({ id }) => [project.codings.ofSource(id), project.suggestions.decisionsOn(id)]),
    project.readings.finished(),
    [
      project.cases.all(),
      project.cases.links(),
      project.attributes.case.all(),
      project.attributes.case.values(),
      project.informants.all(),
    ],
    project.memos.all().sort((a, b) => a.id - b.id),
    [
      project.cells.all(),
      project.savedViews.all(),
      project.ignoredWords.all(),
      project.summaries.all(),
      project.findings.all(),
      project.guide.plans.all(),
      project.guide.marks.all(),
      project.reports.all(),
      project.methodNotes.all(),
      project.workshops.all(),
    ],
    [
      project.suggestionChoices.ofProject(),
      coders.map(({ id }) => [project.suggestionChoices.of(id), [...project.suggestionChoices.shown(id)]]),
    ],
  ];
}

/** A hash of everything a researcher could see of a study. */
const stateOf = (project: Project): string =>
  createHash('sha256')
    .update(JSON.stringify(everythingOf(project)))
    .digest('hex');

/** What must hold after whatever was done; throws what does not. */
function prove(project: Project): void {
  const { problems } = project.integrity.check();
  const isPlaced = placedCodes(project).length === project.codes.all().length;
  const wrong = [...problems, ...(isPlaced ? [] : ['a code without a place'])];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

/** A planted bug: what goes wrong after a step was done. */
export type Bug = (lab: Study, one: Step) => void;

/** The states on the way, as far as they were looked at: one for each step that is done now, and for each taken back. */
interface Way {
  readonly past: (string | null)[];
  readonly future: (string | null)[];
}

/** How a story went. */
export interface Told {
  readonly done: number;
  readonly refused: number;
  readonly takenBack: number;
}

/** How a story is told. */
export interface Telling {
  /** Each so-many-th step the rules are proved and the state is compared. */
  readonly every?: number;
  /** What goes wrong after a step was done. */
  readonly bug?: Bug;
  /** How the program is broken from the beginning. */
  readonly plant?: (lab: Study) => void;
}

/**
 * Plays steps on a study and throws where something does not hold: after every step the invariants, and at the end, all
 * taken back step by step, every state there was on the way.
 */
export function play(steps: Iterable<Step>, { every = 1, bug, plant }: Telling = {}): Told {
  const lab = study({ hasCaseTable: true });
  plant?.(lab);
  const { project } = lab;
  const way: Way = { past: [stateOf(project)], future: [] };
  const count = { done: 0, refused: 0, takenBack: 0 };
  for (const one of steps) {
    const before = project.history.lastDone()?.id;
    const outcome = tryStep(lab, one, bug);
    count[outcome] += 1;
    if (outcome === 'done' && one.kind === 'take back') count.takenBack += 1;
    const isLooked = (count.done + count.refused) % every === 0;
    compare(way, one, isLooked ? stateOf(project) : null, project.history.lastDone()?.id !== before);
    if (isLooked) prove(project);
  }
  takeAllBack(project, way);
  prove(project);
  project.close();
  return count;
}

/** What is refused leaves no trace. */
function tryStep(lab: Study, one: Step, bug: Bug | undefined): 'done' | 'refused' {
  const before = lab.project.history.mark();
  if (perform(lab, one)) {
    bug?.(lab, one);
    return 'done';
  }
  if (lab.project.history.mark() !== before) throw new Error(`“${one.kind}” was refused and left a trace`);
  return 'refused';
}

/** Holds the state after a step against what it should be, and remembers it. */
function compare({ past, future }: Way, one: Step, state: string | null, hasChanged: boolean): void {
  if (!hasChanged) {
    same(state, past.at(-1) ?? null, one.kind);
  } else if (one.kind === 'undo') {
    future.push(past.pop() ?? null);
    same(state, past.at(-1) ?? null, one.kind);
  } else if (one.kind === 'redo') {
    const again = future.pop() ?? null;
    same(state, again, one.kind);
    past.push(state ?? again);
  } else {
    future.length = 0;
    if (one.kind === 'empty history') past.length = 0;
    past.push(state);
  }
}

function takeAllBack(project: Project, { past }: Way): void {
  while (past.length > 1) {
    undo(project);
    past.pop();
    const known = past.at(-1) ?? null;
    if (known !== null) same(stateOf(project), known, 'all was undone');
  }
}

/** Two states that were both looked at are the same. */
function same(one: string | null, other: string | null, after: string): void {
  if (one !== null && other !== null && one !== other)
    throw new Error(`after “${after}” the study is not what it was`);
}
