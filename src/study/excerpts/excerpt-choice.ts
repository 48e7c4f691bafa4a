import { countedUnder } from '../../domain/code.ts';
import type { Polarity } from '../../domain/coding.ts';
import type { Piece, SourceEvidence } from '../../domain/evidence.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';
import { filterOf, sourcesMeant, type EvidenceChoice } from '../matrix/evidence-choice.ts';
import { queryFilter } from './query.ts';

/** Which excerpts are meant. Empty lists admit everything; a code stands for itself and all below it, unless it is to stand alone. */
export interface ExcerptChoice extends EvidenceChoice {
  readonly codes: readonly number[];
  readonly level?: 'branch' | 'alone';
  readonly cases: readonly number[];
  readonly sources: readonly number[];
  readonly polarities: readonly Polarity[];
  /** A query as it is typed; '' asks for nothing more. */
  readonly q: string;
}

/** The ids of the codings a choice means, counted as a matrix counts: words of the interviewer alone are no evidence. */
export function chosenCodings(project: Project, choice: ExcerptChoice): readonly number[] {
  const found = codingsWithout(project, choice);
  const answers = queryFilter(project, choice.q);
  return answers ? found.filter(answers) : found;
}

/** So many answers are kept, for she leafs through them. */
const mostAnswers = 8;

/** The codings a choice means, its query aside. */
function codingsWithout(project: Project, choice: ExcerptChoice): readonly number[] {
  const { evidence, codes, cases, informants } = project;
  const from = [
    ...[evidence.all(), codes.all(), cases.links(), informants.all()],
    ...[project.sources.all(), project.readings.finished()],
  ];
  const answers = following(project, 'excerpts chosen', from, () => new Map<string, readonly number[]>());
  const { sources, polarities, coders, informantTypes, kinds } = choice;
  const key = JSON.stringify([
    choice.codes,
    choice.level,
    choice.cases,
    sources,
    polarities,
    coders,
    informantTypes,
    kinds,
    [choice.since, choice.until, choice.read],
  ]);
  const found = answers.get(key) ?? lookUp(project, choice);
  answers.delete(key);
  answers.set(key, found);
  const [oldest] = answers.keys();
  if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
  return found;
}

function lookUp(project: Project, choice: ExcerptChoice): readonly number[] {
  const admits = codingFilter(project, choice);
  const { informant } = filterOf(project, choice);
  const codes = codesMeant(project, choice);
  const found = new Set<number>();
  for (const evidence of project.evidence.all()) {
    const source = { id: evidence.sourceId, kind: evidence.kind };
    for (const { coding, informantId } of piecesOf(project, evidence, codes)) {
      if (informant?.(informantId) !== false && admits(coding, source)) found.add(coding.id);
    }
  }
  return [...found];
}

/** The codes a choice names, with all that counts under them unless they stand alone; none where it names none. */
const codesMeant = (project: Project, { codes, level }: ExcerptChoice): ReadonlySet<number> =>
  new Set(level === 'alone' ? codes : codes.flatMap((id) => [...countedUnder(project.codes.all(), id)]));

/** Up to so many codes are looked up one by one; beyond, all of a source are gone through. */
const fewCodes = 12;

/** The pieces of a source that can have one of some codes, in their order: found by their codes where these are few. */
function piecesOf(project: Project, evidence: SourceEvidence, codes: ReadonlySet<number>): readonly Piece[] {
  const { pieces } = evidence;
  if (codes.size === 0 || codes.size > fewCodes) return pieces;
  const places = following(project, `places by code in ${evidence.sourceId}`, [pieces], () =>
    placesByCode(pieces),
  );
  const wanted = [...codes].flatMap((code) => places.get(code) ?? []);
  return wanted.sort((a, b) => a - b).flatMap((place) => pieces[place] ?? []);
}

const placesByCode = (pieces: readonly Piece[]): ReadonlyMap<number, readonly number[]> =>
  Map.groupBy(pieces.keys(), (place) => pieces[place]?.coding.codeId ?? 0);

/** Whether a choice admits a coding as such, whoever's words it holds. */
export function codingFilter(
  project: Project,
  choice: ExcerptChoice,
): (
  coding: { codeId: number; coderId: number; polarity: Polarity },
  source: { id: number; kind: string },
) => boolean {
  const codes = codesMeant(project, choice);
  const sources = sourcesMeant(project, choice);
  const among = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one);
  return (coding, source) =>
    (codes.size === 0 || codes.has(coding.codeId)) &&
    sources?.has(source.id) !== false &&
    among(choice.kinds, source.kind) &&
    among(choice.coders, coding.coderId) &&
    among(choice.polarities, coding.polarity);
}
