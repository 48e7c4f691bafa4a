import { countedUnder } from '../../domain/code.ts';
import { stanceOf } from '../../domain/coding.ts';
import type { Share } from '../../domain/finding.ts';
import { betweenEnds, inPlace } from '../../domain/guide/likeness.ts';
import { knownOf, type CellPeople } from '../../domain/matrix-people.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import type { Excerpt } from '../excerpts/excerpts.ts';
import { readingOfCells } from '../matrix/matrix-reading.ts';
import { layOut, type LaidOutMatrix } from '../matrix/matrix.ts';
import { tellingQuotes } from '../profiles/telling-quotes.ts';
import { isEnabler, type GuideFacet, type GuideSlider } from './guide.ts';

/** Who raises a code, who else speaks to it, and who could have. */
export interface CodeEvidence {
  /** Informants who raise it, of those of whom it is known whether they do. */
  readonly informants: Share;
  readonly cases: Share;
  readonly qualified: number;
  readonly against: number;
  readonly byType: readonly (Share & { readonly type: string })[];
}

/** What the study says of the codes of the guide. */
export interface GuideEvidence {
  readonly of: (codeId: number) => CodeEvidence;
  /** Where a case lies on what is compared, by `keyOfCode`. */
  readonly positions: (caseId: number) => ReadonlyMap<string, number>;
  readonly cases: readonly { readonly id: number; readonly name: string }[];
  /** The words that tell most of a code: a quote each of so many; of none it is said by fewer. */
  readonly quotes: (codeId: number, most: number) => Excerpt[];
}

/** By which key the position on a code is found. */
export const keyOfCode = (codeId: number): string => `code-${codeId}`;

const nobody: CellPeople = { for: [], qualified: [], against: [], silent: [], unknown: [] };

/** Counts what the study says of every code that the guide shows. */
export function guideEvidence(project: Project, facets: readonly GuideFacet[]): GuideEvidence {
  const codes = facets.flatMap(({ codes: own, sliders }) => [
    ...own.map(({ code }) => code.id),
    ...sliders.flatMap(({ code, ends }) => [code.id, ...ends.map((end) => end.code.id)]),
  ]);
  const all = { coders: [], informantTypes: [], kinds: [], under: null, level: 'finest', codes } as const;
  const [byType, byCase] = [
    layOut(project, { ...all, rows: 'informant type', columns: 'code' }),
    layOut(project, { ...all, rows: 'case', columns: 'code' }),
  ];
  const [types, cases] = [peopleIn(project, byType), peopleIn(project, byCase)];
  return {
    of: (codeId) => {
      const people = types.people(byType.rows.lines.length, codeId);
      return {
        informants: shareOf(people),
        cases: shareOf(types.cases(byType.rows.lines.length, codeId)),
        qualified: people.qualified.length,
        against: people.against.length,
        byType: byType.rows.lines.map(({ label }, row) => ({
          type: label,
          ...shareOf(types.people(row, codeId)),
        })),
      };
    },
    cases: byCase.rows.lines.map(({ key, label }) => ({
      id: Number(key.slice('case-'.length)),
      name: label,
    })),
    positions: (caseId) => {
      const row = byCase.rows.lines.findIndex(({ key }) => key === `case-${caseId}`);
      return positionsOf(facets, (codeId) => (row < 0 ? nobody : cases.people(row, codeId)));
    },
    quotes: quotesOf(project),
  };
}

/** The people and cases of the cells of a matrix, by the id of the code. */
function peopleIn(project: Project, laid: LaidOutMatrix) {
  const reading = readingOfCells(project, laid);
  const places = new Map(laid.columns.lines.map(({ codeId }, place) => [codeId, place]));
  const at =
    (what: 'people' | 'cases') =>
    (row: number, codeId: number): CellPeople => {
      const column = places.get(codeId);
      return column === undefined ? nobody : reading[what](row, column);
    };
  return { people: at('people'), cases: at('cases') };
}

const shareOf = (people: CellPeople): Share => ({ count: people.for.length, of: knownOf(people).size });

/** Where a case lies between the ends of each choice, and what is in place there, as far as its informants say. */
function positionsOf(
  facets: readonly GuideFacet[],
  people: (codeId: number) => CellPeople,
): Map<string, number> {
  const between = ({ code, ends: [first, second] }: GuideSlider) =>
    [code.id, betweenEnds(people(first.code.id).for, people(second.code.id).for)] as const;
  const known = facets.flatMap(({ part, codes, sliders }) => [
    ...sliders.map(between),
    ...(isEnabler(part) ? codes : []).map(({ code }) => [code.id, inPlace(people(code.id))] as const),
  ]);
  return new Map(
    known.flatMap(([codeId, value]) => (value === null ? [] : [[keyOfCode(codeId), value] as const])),
  );
}

/** Words of informants that are coded with a code and do not contradict it, those that tell most first. */
function quotesOf(project: Project): GuideEvidence['quotes'] {
  const codes = placedCodes(project);
  const raising = Map.groupBy(
    project.evidence
      .all()
      .flatMap(({ pieces }) => pieces)
      .filter(({ coding, informantId }) => informantId !== null && stanceOf(coding.polarity) !== 'against'),
    ({ coding }) => coding.codeId,
  );
  return (codeId, most) => {
    const pieces = [...countedUnder(codes, codeId)].flatMap((id) => raising.get(id) ?? []);
    const ids = new Set(pieces.map(({ coding }) => coding.id));
    return tellingQuotes(project, [...ids])
      .flatMap(({ quotes }) => quotes[0] ?? [])
      .slice(0, most);
  };
}
