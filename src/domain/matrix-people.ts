// The people of a cell of a matrix: how those who speak to it do so, and of the others who can be said not to.
import { stanceOf, type Stance } from './coding.ts';
import type { SourceEvidence } from './evidence.ts';
import { admits, admitsSource, createPlacing, type MatrixPlan } from './matrix-plan.ts';
import { byInformant, type Whose, type Words } from './matrix-silence.ts';
import { heardIn, type Read } from './silence.ts';

/** How a person speaks to something; who says one thing here and another there does both. */
export type Stances = ReadonlySet<Stance>;

/** By informant, how each speaks to a cell, by the places of its row and column. Who does not speak to it is not there. */
export type StancesOf = (row: number, column: number) => ReadonlyMap<number, Stances>;

const nobody: ReadonlyMap<number, Stances> = new Map();

/** Finds who speaks to each cell, and how; `whose` says whom some words stand for: the informant, or the case they are of. */
export function stancesOfCells(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
  whose: Whose = byInformant,
): StancesOf {
  const width = plan.columns.count + 1;
  const placing = createPlacing(plan);
  const found = new Map<number, Map<number, Set<Stance>>>();
  for (const { sourceId, kind, pieces } of evidence) {
    if (!admitsSource(plan.filter, { sourceId, kind })) continue;
    for (const piece of pieces) {
      const who = whose(sourceId, piece.informantId);
      if (who === null || !admits(plan, piece)) continue;
      const { rows, columns } = placing(sourceId, piece);
      const stance = stanceOf(piece.coding.polarity);
      for (const row of rows) for (const column of columns) note(found, row * width + column, who, stance);
    }
  }
  return (row, column) => found.get(row * width + column) ?? nobody;
}

function note(
  found: Map<number, Map<number, Set<Stance>>>,
  cell: number,
  informantId: number,
  stance: Stance,
): void {
  const people = found.get(cell) ?? new Map<number, Set<Stance>>();
  found.set(cell, people);
  const stances = people.get(informantId) ?? new Set<Stance>();
  people.set(informantId, stances.add(stance));
}

/** The informants whose words fall into a cell, by what is known of them: who speaks to it, who does not, and who may. */
export interface CellPeople {
  readonly for: readonly number[];
  readonly qualified: readonly number[];
  readonly against: readonly number[];
  /** All of her words there were read, and she does not speak to it. */
  readonly silent: readonly number[];
  /** She does not speak to it in what was read; not all was. */
  readonly unknown: readonly number[];
}

/** Tells the people of a cell apart. `read` says how each source was read for what the cell is about. */
export function peopleOf(
  words: Words,
  stances: ReadonlyMap<number, Stances>,
  read: (sourceId: number) => Read,
): CellPeople {
  const speaking = (stance: Stance): number[] =>
    [...stances].flatMap(([id, own]) => (own.has(stance) ? id : []));
  const others = [...words].flatMap(([id, sources]) =>
    id === null || stances.has(id) ? [] : { id, isRead: heardIn(sources, read) === 'read' },
  );
  return {
    for: speaking('for'),
    qualified: speaking('qualified'),
    against: speaking('against'),
    silent: others.flatMap(({ id, isRead }) => (isRead ? id : [])),
    unknown: others.flatMap(({ id, isRead }) => (isRead ? [] : id)),
  };
}

/** The people of a cell who speak to it in any way. */
export const speakingOf = (people: CellPeople): ReadonlySet<number> =>
  new Set([...people.for, ...people.qualified, ...people.against]);

/** The people of a cell of whom it can be said whether they raise it: a share of others is a guess. */
export const knownOf = (people: CellPeople): ReadonlySet<number> =>
  new Set([...people.for, ...people.qualified, ...people.against, ...people.silent]);
