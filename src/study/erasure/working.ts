import type { Cut } from '../../domain/erasure/cuts.ts';
import { traceFinder, withdrawn, type Sought, type Trace } from '../../domain/erasure/traces.ts';
import type { StayingText } from '../../storage/erasure/cut-texts.ts';
import type { Written } from '../../storage/erasure/written.ts';
import type { Project } from '../../storage/project.ts';
import { cutsOf, editedSources } from './cuts.ts';
import { namesOf, ordinaryAmong, rareWords } from './names.ts';
import { linesOf, placesInTexts, placesWritten } from './places.ts';
import type { ErasureChoice, ErasurePlan, OfferedName } from './plan.ts';
import { reachOf, rootsOf, type Reach, type Target } from './reach.ts';

/** What an erasure works with while the rows that go are marked. */
export interface Working {
  readonly reach: Reach;
  readonly names: readonly OfferedName[];
  /** Every trace of the names that are looked for, and of words that go. */
  readonly traces: (text: string) => Trace[];
  /** Of names alone: what others say in their texts is theirs. */
  readonly named: (text: string) => Trace[];
  /** Whether a text says, at some length, what goes. */
  readonly tells: (text: string) => boolean;
  readonly plan: ErasurePlan;
  /** Places with how they are read and written, by id. */
  readonly written: readonly (Written & { readonly place: string })[];
  /** What is cut from texts that stay, by version. */
  readonly cuts: ReadonlyMap<StayingText, readonly Cut[]>;
}

/** Says what an erasure would do, and changes nothing. */
export const planErasure = (project: Project, target: Target, choice: ErasureChoice = {}): ErasurePlan =>
  working(project, target, choice, ({ plan }) => plan);

/** Marks what goes, finds all that stays and still says something of it, and hands it on. */
export function working<T>(
  project: Project,
  target: Target,
  choice: ErasureChoice,
  use: (work: Working) => T,
): T {
  const reach = reachOf(project, target);
  const past = project.erasure.pastSources(
    target,
    reach.sources.map(({ id }) => id),
  );
  const roots = rootsOf(project, reach);
  return project.erasure.reaching(roots, past, () => use(workOn(project, reach, choice)));
}

const names = { texts: [], quotes: [], isElsewhere: () => true } satisfies Omit<Sought, 'names'>;

function workOn(project: Project, reach: Reach, choice: ErasureChoice): Working {
  const { erasure } = project;
  const own = ownWords(project, reach);
  const going = [...erasure.goingTexts(), ...own];
  const texts = [...erasure.texts()];
  const all = [...erasure.written()].map((one) => ({
    ...one,
    place: `${one.table} ${one.id} ${one.column}`,
  }));
  const offered = offeredNames(project, reach, { choice, going, all, texts });
  const chosen = offered.filter(({ isChosen }) => isChosen);
  const named = traceFinder({ ...names, names: chosen });
  const quotes = erasure.goingQuotes();
  const traces = traceFinder({ names: chosen, texts: going, quotes, isElsewhere: erasure.isElsewhere });

  const keep = new Set(choice.keep);
  const cuts = cutsOf(reach, texts, named, keep);
  const written = all.filter((one) => one.texts.some((text) => traces(text).length > 0));
  const places = [...placesInTexts(texts, named, keep), ...placesWritten(project, written, traces, keep)];
  const plan = {
    ...summed(project, reach),
    guids: guidsOf(reach),
    stretches: stretchesOf(going),
    names: offered.filter(({ isTyped }) => !isTyped),
    also: alsoOf(choice),
    places,
    lines: linesOf(project.erasure.sentences(), offered, traces),
    unhinged: erasure.countUnhinged(editedSources(reach, cuts)),
  };
  // What many say counts only where it is long.
  const long = traceFinder({ ...names, names: [], texts: going });
  const tells = (text: string): boolean => long(text).length > 0;
  return { reach, names: offered, named, traces, tells, plan, written, cuts };
}

const alsoOf = ({ also = [] }: ErasureChoice): string[] =>
  also.map((word) => word.trim()).filter((word) => word !== '');

/** The names that may have to be forgotten, how often each stands in what stays, and whether it is looked for. */
function offeredNames(
  project: Project,
  reach: Reach,
  given: {
    choice: ErasureChoice;
    going: readonly string[];
    all: readonly Written[];
    texts: readonly StayingText[];
  },
): Working['names'] {
  const also = alsoOf(given.choice);
  const typed = also.map((name) => ({
    name,
    neutral: withdrawn,
    isWhole: false,
    isName: false,
    isLikely: true,
  }));
  const known = namesOf(project, reach);
  const rare = rareWords(given.going, given.all, project.erasure.isElsewhere);
  // Of two alike the first says what it is.
  const offered = [...known, ...typed, ...rare].filter(
    ({ name }, place, all) => all.findIndex((one) => one.name === name) === place,
  );
  const texts = given.texts.map(({ text }) => text);
  const ordinary = ordinaryAmong(offered, texts);
  const written = given.all.flatMap((one) => one.texts);
  const find = traceFinder({ ...names, names: offered });
  const found = Map.groupBy([...texts, ...written].flatMap(find), ({ name }) => name);
  return offered.map((one) => ({
    ...one,
    isTyped: also.includes(one.name),
    count: found.get(one.name)?.length ?? 0,
    isChosen:
      also.includes(one.name) ||
      (given.choice.names?.includes(one.name) ?? (one.isLikely && !ordinary.has(one.name))),
  }));
}

/** The words of those who go in sources that stay. */
const ownWords = (project: Project, { shared }: Reach): string[] =>
  shared.flatMap(({ source, turns }) => {
    const text = project.texts.textOf(source.id) ?? '';
    return turns.map(({ start, end }) => text.slice(start, end));
  });

function summed(project: Project, reach: Reach) {
  const { target, name, sources, shared, informants, cases, stays } = reach;
  return {
    target,
    name,
    stays,
    sources: sources.map(({ id, name: called, words }) => ({ id, name: called, words })),
    shared: shared.map(({ source, turns }) => ({ id: source.id, name: source.name, turns: turns.length })),
    informants: informants.map((one) => one.name),
    cases: cases.map((one) => one.name),
    counts: project.erasure.counts(),
    citing: project.erasure.citing(),
    memos: project.erasure.memos(),
  };
}

/** Rows keep their marks in every copy of a project, whatever was done since. */
const guidsOf = ({ sources, shared, informants, cases }: Reach): string[] =>
  [...sources, ...shared.map(({ source }) => source), ...informants, ...cases].map(({ guid }) => guid);

const mostStretches = 40;
const stretchLength = 24;

/** The ends of some long lines of what goes: enough of them to find the text by, wherever it lies. */
function stretchesOf(going: readonly string[]): string[] {
  const lines = going.flatMap((text) => text.split('\n')).map((line) => line.trim());
  const long = lines.filter((line) => line.length >= stretchLength);
  const step = Math.max(1, Math.ceil(long.length / mostStretches));
  const some = long.filter((_, place) => place % step === 0);
  return [...new Set(some.map((line) => line.slice(-stretchLength).toWellFormed()))];
}
