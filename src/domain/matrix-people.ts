// The people of a cell of a matrix: how those who speak to it do so, and of the others who can be said not to.
import { stanceOf, stances as stanceNames, type Stance } from './coding.ts';
import type { SourceEvidence } from './evidence.ts';
import { admits, admitsSource, createPlacing, type MatrixPlan } from './matrix-plan.ts';
import { byInformant, type Whose, type Words } from './matrix-silence.ts';
import { heardIn, type Read } from './silence.ts';

/** How a person speaks to something, a bit for each stance; who says one thing here and another there does both. */
type Stances = number;

const bits: Record<Stance, number> = { for: 1, qualified: 2, against: 4 };

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
  const found = new Map<number, Map<number, Stances>>();
  for (const { sourceId, kind, pieces } of evidence) {
    if (!admitsSource(plan.filter, { sourceId, kind })) continue;
    for (const piece of pieces) {
      const who = whose(sourceId, piece.informantId);
      if (who === null || !admits(plan, piece)) continue;
      const { rows, columns } = placing(sourceId, piece);
      const bit = bits[stanceOf(piece.coding.polarity)];
      for (const row of rows) for (const column of columns) note(found, row * width + column, who, bit);
    }
  }
  return (row, column) => found.get(row * width + column) ?? nobody;
}

function note(found: Map<number, Map<number, Stances>>, cell: number, who: number, bit: number): void {
  const people = found.get(cell);
  if (people) people.set(who, (people.get(who) ?? 0) | bit);
  else found.set(cell, new Map([[who, bit]]));
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
  const people = { for: [] as number[], qualified: [] as number[], against: [] as number[] };
  for (const [id, own] of stances)
    for (const stance of stanceNames) if ((own & bits[stance]) !== 0) people[stance].push(id);
  const [silent, unknown]: [number[], number[]] = [[], []];
  for (const [id, sources] of words)
    if (id !== null && !stances.has(id)) (heardIn(sources, read) === 'read' ? silent : unknown).push(id);
  return { ...people, silent, unknown };
}

/** How many of a cell speak to it in any way, how many raise it, and of how many it is known whether they do. */
export interface CellShare {
  readonly speaking: number;
  readonly raising: number;
  readonly known: number;
}

/** Counts the people of a cell without naming them: asked of a hundred thousand cells. */
export function shareIn(
  words: Words,
  stances: ReadonlyMap<number, Stances>,
  read: (sourceId: number) => Read,
): CellShare {
  let raising = 0;
  for (const own of stances.values()) if ((own & bits.for) !== 0) raising += 1;
  let known = stances.size;
  for (const [id, sources] of words)
    if (id !== null && !stances.has(id) && heardIn(sources, read) === 'read') known += 1;
  return { speaking: stances.size, raising, known };
}

/** The people of a cell who speak to it in any way. */
export const speakingOf = (people: CellPeople): ReadonlySet<number> =>
  new Set([...people.for, ...people.qualified, ...people.against]);

/** The people of a cell of whom it can be said whether they raise it: a share of others is a guess. */
export const knownOf = (people: CellPeople): ReadonlySet<number> =>
  new Set([...people.for, ...people.qualified, ...people.against, ...people.silent]);
