import { cutOut, type Cut } from '../../domain/erasure/cuts.ts';
import { hitFinder, type Hit } from '../../domain/pseudonyms/hits.ts';
import type { CutCoding, PseudonymKey, PutPlace } from '../../domain/pseudonyms/key.ts';
import { nearForms, type NearForm } from '../../domain/pseudonyms/near.ts';
import type { Pseudonym } from '../../domain/pseudonyms/table.ts';
import type { Project } from '../../storage/project.ts';
import { cutCodings, twinProblems } from './cut-codings.ts';
import { placedTexts, type PlacedText } from './places.ts';

/** What is to be replaced. */
export interface PseudonymChoice {
  readonly table: readonly Pseudonym[];
  /** Which other forms of the names, as they stand; left out, those that are likely. */
  readonly near?: readonly string[] | undefined;
  /** Sources in whose texts names are replaced; left out, all. */
  readonly sources?: readonly number[] | undefined;
  /** Hits that are left as they are, by their ids. */
  readonly leave?: readonly string[] | undefined;
}

/** A place where a name stands, with what stands around it. */
interface PlannedHit {
  readonly id: string;
  readonly where: string;
  readonly path: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly isLeft: boolean;
}

/** A pseudonym with what was found of its names. */
interface PlannedPseudonym extends Pseudonym {
  /** How often its names stand in what can be read, and in how many places: texts, memos, names. */
  readonly count: number;
  readonly places: number;
  readonly hits: readonly PlannedHit[];
  /** How often the pseudonym itself stands there already. */
  readonly already: number;
}

/** All that would be done, shown before anything is. */
export interface PseudonymPlan {
  readonly pseudonyms: readonly PlannedPseudonym[];
  readonly near: readonly (NearForm & { readonly isChosen: boolean })[];
  /** Earlier texts, steps and lines of the history in which names stand too. */
  readonly unseen: { readonly texts: number; readonly undo: number; readonly lines: number };
  /** Why it cannot be done as it is. */
  readonly problems: readonly string[];
  /** Names in what is not changed: those of coders, and of the file. */
  readonly stays: readonly string[];
  readonly key: PseudonymKey;
}

interface FoundText extends PlacedText {
  readonly hits: readonly (Hit & { readonly id: string; readonly isLeft: boolean })[];
}

/** Says what replacing names would do, and changes nothing. */
export function planPseudonyms(project: Project, choice: PseudonymChoice, madeAt: string): PseudonymPlan {
  const { table } = choice;
  const all = [...placedTexts(project, choice.sources ? new Set(choice.sources) : null)];
  const near = chosenNear(choice, all);
  const found = findIn(all, choice, near);
  const already = countAlready(table, all);
  const seen = found.filter(({ isSeen }) => isSeen);
  const byPseudonym = Map.groupBy(
    seen.flatMap((text) => text.hits.map((hit) => ({ text, hit }))),
    ({ hit }) => hit.of,
  );
  const cut = found.filter(({ sourceId }) => sourceId !== null);
  return {
    pseudonyms: table.map((one, of) => {
      const hits = byPseudonym.get(of) ?? [];
      const places = new Set(hits.map(({ text }) => text.place)).size;
      const planned = hits.map(({ text, hit }) => plannedHit(text, hit));
      return { ...one, count: hits.length, places, hits: planned, already: already[of] ?? 0 };
    }),
    near,
    unseen: countUnseen(found),
    problems: cut.flatMap((text) =>
      twinProblems(project, text.sourceId ?? 0, cutOut(text.text, cutsIn(text, table))),
    ),
    stays: staysOf(project, hitFinder(soughtOf(table, near))),
    key: {
      ...gathered(found, table),
      project: project.about().guid,
      madeAt,
      table: table.map((one, of) => ({ ...one, isNew: already[of] === 0 })),
      codings: cut.flatMap((text): CutCoding[] =>
        cutCodings(project, text.sourceId ?? 0, text.text, cutsIn(text, table)),
      ),
    },
  };
}

/** What is cut from a text by its place, for whoever carries a plan out. */
export function cutsOfChoice(
  choice: PseudonymChoice,
  near: PseudonymPlan['near'],
): (place: string, text: string) => Cut[] {
  const find = hitFinder(soughtOf(choice.table, near));
  const leave = new Set(choice.leave);
  return (place, text) =>
    find(text).flatMap(({ of, start, end }): Cut[] =>
      leave.has(idOf(place, start)) ? [] : [{ start, end, to: choice.table[of]?.pseudonym ?? '' }],
    );
}

const idOf = (place: string, start: number): string => `${place}@${start}`;

function soughtOf(table: readonly Pseudonym[], near: PseudonymPlan['near']) {
  const names = table.flatMap(({ names: all }, of) => all.map((name) => ({ name, of })));
  return [...names, ...near.filter(({ isChosen }) => isChosen)];
}

function chosenNear({ table, near }: PseudonymChoice, all: readonly PlacedText[]): PseudonymPlan['near'] {
  const find = hitFinder(soughtOf(table, []));
  const seen = all.filter(({ isSeen }) => isSeen).map(({ text }) => ({ text, hits: find(text) }));
  return nearForms(table, seen).map((form) => ({
    ...form,
    isChosen: near?.includes(form.name) ?? form.isLikely,
  }));
}

function findIn(
  all: readonly PlacedText[],
  choice: PseudonymChoice,
  near: PseudonymPlan['near'],
): FoundText[] {
  const find = hitFinder(soughtOf(choice.table, near));
  const leave = new Set(choice.leave);
  return all.flatMap((one) => {
    const hits = find(one.text).map((hit) => {
      const id = idOf(one.place, hit.start);
      return { ...hit, id, isLeft: leave.has(id) };
    });
    return hits.length === 0 ? [] : [{ ...one, hits }];
  });
}

const cutsIn = ({ hits }: FoundText, table: readonly Pseudonym[]): Cut[] =>
  hits.flatMap(({ isLeft, of, start, end }) =>
    isLeft ? [] : [{ start, end, to: table[of]?.pseudonym ?? '' }],
  );

const around = 48;

function plannedHit({ text, where, path }: FoundText, hit: FoundText['hits'][number]): PlannedHit {
  const { id, isLeft, start, end } = hit;
  return {
    id,
    where,
    path,
    before: text.slice(Math.max(0, start - around), start).toWellFormed(),
    words: text.slice(start, end),
    after: text.slice(end, end + around).toWellFormed(),
    isLeft,
  };
}

/** How often each pseudonym stands in the study before anything was replaced. */
function countAlready(table: readonly Pseudonym[], all: readonly PlacedText[]): number[] {
  const find = hitFinder(table.map(({ pseudonym }, of) => ({ name: pseudonym, of })));
  const counts = table.map(() => 0);
  for (const { text } of all) for (const { of } of find(text)) counts[of] = (counts[of] ?? 0) + 1;
  return counts;
}

function countUnseen(found: readonly FoundText[]): PseudonymPlan['unseen'] {
  const of = (kind: string): number =>
    found.filter(({ place, isSeen }) => !isSeen && place.startsWith(`${kind} `)).length;
  return { texts: of('text'), undo: of('undo'), lines: of('line') };
}

/** Where each pseudonym will stand, and what stood there. */
function gathered(
  found: readonly FoundText[],
  table: readonly Pseudonym[],
): Pick<PseudonymKey, 'said' | 'places'> {
  const said = new Map<string, number>();
  const places: Record<string, PutPlace[]> = {};
  for (const one of found) {
    const { moved } = cutOut(one.text, cutsIn(one, table));
    const put = one.hits.flatMap(({ isLeft, of, start, end }): PutPlace[] => {
      if (isLeft) return [];
      const words = one.text.slice(start, end);
      const number = said.get(words) ?? said.size;
      said.set(words, number);
      return [[moved({ start, end }).start, of, number]];
    });
    if (put.length > 0) places[one.place] = put;
  }
  return { said: [...said.keys()], places };
}

function staysOf(project: Project, find: (text: string) => Hit[]): string[] {
  const coders = project.coders.all().filter(({ name }) => find(name).length > 0);
  return coders.map(({ name }) => `The coder “${name}” is called so.`);
}
