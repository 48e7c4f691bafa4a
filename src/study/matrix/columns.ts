import { countedUnder, wholeCodebook, type PlacedCode } from '../../domain/code.ts';
import { keyOf, type LineOf } from '../../domain/matrix-key.ts';
import type { Places } from '../../domain/matrix-plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { following } from '../following.ts';

/** Which codes are looked at. */
export interface CodeChoice {
  /** The facet or branch whose codes they are; null means the chosen codes alone. */
  readonly under: number | null;
  /** The codes right below it, or the finest ones; with all below each, or that one alone. */
  readonly level: 'children' | 'finest' | 'alone';
  readonly codes: readonly number[];
}

/** A code as it is counted among others: with all that counts under it, or by itself. */
export interface ColumnCode extends PlacedCode {
  /** What its line stands for: the code, or the code itself beside those below it; and the key of that. */
  readonly line: LineOf;
  readonly key: string;
  readonly isItself: boolean;
}

const lineOf = (line: LineOf) => ({ line, key: keyOf(line) });

/** A code with all that counts under it. */
export const asColumn = (code: PlacedCode): ColumnCode => ({
  ...code,
  ...lineOf({ kind: 'code', id: code.id }),
  isItself: false,
});

/** What was coded with a broader code, beside what was coded with those below it. */
const itself = (code: PlacedCode): ColumnCode => ({
  ...code,
  ...lineOf({ kind: 'itself', id: code.id }),
  isItself: true,
  name: `${code.name} (itself)`,
  path: `${code.path} (itself)`,
});

/** The ids of the codes that count in a column. */
export const countedIn = (
  codes: readonly PlacedCode[],
  { id, isItself }: Pick<ColumnCode, 'id' | 'isItself'>,
): ReadonlySet<number> => (isItself ? new Set([id]) : countedUnder(codes, id));

/**
 * The codes that a choice means, in the order of the codebook. Where finer codes are shown and something is coded with a
 * broader one, that has a column of its own: what was coded is somewhere at every level.
 */
export function columnsOf(project: Project, choice: CodeChoice): ColumnCode[] {
  const codes = placedCodes(project);
  const { under, level } = choice;
  const own = new Map(
    meant(codes, choice).map((code) => [code.id, { ...asColumn(code), isItself: level === 'alone' }]),
  );
  if (under === null) return [...own.values()];
  const counted = new Set([...own.values()].flatMap((column) => [...countedIn(codes, column)]));
  const coded = codedWith(project);
  const branch = countedUnder(codes, under);
  const isLeft = ({ id }: PlacedCode): boolean => branch.has(id) && coded.has(id) && !counted.has(id);
  return codes.flatMap((code) => own.get(code.id) ?? (isLeft(code) ? itself(code) : []));
}

/** The codes that words of informants are coded with. */
function codedWith(project: Project): ReadonlySet<number> {
  const evidence = project.evidence.all();
  return following(
    project,
    'codes that are used',
    [evidence],
    () => new Set(evidence.flatMap(({ pieces }) => pieces.map(({ coding }) => coding.codeId))),
  );
}

function meant(codes: readonly PlacedCode[], choice: CodeChoice): PlacedCode[] {
  const chosen = new Set(choice.codes);
  if (choice.under === null) return codes.filter((code) => chosen.has(code.id));
  const { under } = choice;
  if (under !== wholeCodebook && !codes.some(({ id }) => id === under))
    throw new Refusal('missing', 'The code whose branch was to be shown is no longer in the codebook.');
  const below = countedUnder(codes, under);
  // A code with none below it is its own branch.
  if (below.size > 1) below.delete(under);
  const inBranch = codes.filter((code) => below.has(code.id) || chosen.has(code.id));
  if (choice.level === 'alone') return inBranch;
  if (choice.level === 'children') {
    const parentId = under === wholeCodebook ? null : under;
    const isNext = ({ id, parentId: above, alsoUnder }: PlacedCode): boolean =>
      above === parentId || alsoUnder.includes(under) || id === under;
    return inBranch.filter((code) => isNext(code) || chosen.has(code.id));
  }
  return inBranch.filter((code) => !code.hasChildren || chosen.has(code.id));
}

/** By code, the places of the columns in which it counts. */
export function placesIn(
  project: Project,
  columns: readonly Pick<ColumnCode, 'id' | 'isItself'>[],
): (codeId: number) => readonly number[] {
  const all = placedCodes(project);
  const found = new Map<number, number[]>();
  columns.forEach((column, place) => {
    for (const id of countedIn(all, column)) found.set(id, [...(found.get(id) ?? []), place]);
  });
  const none: readonly number[] = [];
  return (codeId) => found.get(codeId) ?? none;
}

/** The same; what belongs to the branch and to no column is in the total: what was coded never vanishes. */
export function columnFinder(
  project: Project,
  columns: readonly ColumnCode[],
  { under }: Pick<CodeChoice, 'under'>,
): (codeId: number) => Places {
  const branch = under === null ? new Set<number>() : countedUnder(placedCodes(project), under);
  const placesOf = placesIn(project, columns);
  return (codeId) => {
    const places = placesOf(codeId);
    return places.length === 0 && branch.has(codeId) ? 'total alone' : places;
  };
}
