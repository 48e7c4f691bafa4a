import { withDescendants } from '../domain/code.ts';
import type { Polarity } from '../domain/coding.ts';
import type { Project } from '../storage/project.ts';
import { allExcerpts, type Excerpt } from './excerpts.ts';

/** Which codings an export holds. Empty lists admit everything; a code stands for itself and all below it. */
export interface ExportChoice {
  readonly codes: readonly number[];
  readonly cases: readonly number[];
  readonly sources: readonly number[];
  readonly coders: readonly number[];
  readonly informantTypes: readonly string[];
  readonly kinds: readonly string[];
  readonly polarities: readonly Polarity[];
  /** Whether the attributes of the cases are columns too. */
  readonly attributes: 'yes' | 'no';
}

/**
 * The rows of the excerpts CSV, one per coding. Codings of an interviewer's words are there too, marked as such: an
 * export leaves nothing out that was not asked to be left out.
 */
export function exportedRows(project: Project, choice: ExportChoice) {
  const attributes = choice.attributes === 'yes' ? project.cases.attributes() : [];
  const valuesOf = caseValues(
    project,
    attributes.map(({ id }) => id),
  );
  return { attributes: attributes.map(({ name }) => name), rows: rowsOf(project, choice, valuesOf) };
}

function* rowsOf(project: Project, choice: ExportChoice, valuesOf: (sourceId: number) => string[]) {
  const admits = admission(project, choice);
  for (const excerpt of allExcerpts(project, admits)) {
    if (choice.informantTypes.length > 0 && !speaksAs(excerpt, choice.informantTypes)) continue;
    yield asRow(excerpt, valuesOf(excerpt.source.id));
  }
}

const speaksAs = ({ informantType }: Excerpt, types: readonly string[]): boolean =>
  informantType.split('; ').some((type) => types.includes(type));

function admission(project: Project, choice: ExportChoice): Parameters<typeof allExcerpts>[1] {
  const codes = new Set(choice.codes.flatMap((id) => [...withDescendants(project.codes.all(), id)]));
  const cases = new Set(choice.cases);
  const inCases = new Set(
    project.cases.links().flatMap((link) => (cases.has(link.caseId) ? link.sourceId : [])),
  );
  const among = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one);
  return (coding, source) =>
    (codes.size === 0 || codes.has(coding.codeId)) &&
    (cases.size === 0 || inCases.has(source.id)) &&
    among(choice.sources, source.id) &&
    among(choice.kinds, source.kind as string) &&
    among(choice.coders, coding.coderId) &&
    among(choice.polarities, coding.polarity);
}

function asRow({ coding, code, source, ...excerpt }: Excerpt, attributes: readonly string[]) {
  return {
    codingGuid: coding.guid,
    codeGuid: code.guid,
    sourceGuid: source.guid,
    cases: excerpt.cases.join('; '),
    source: source.name,
    kind: source.kind,
    turn: excerpt.turn,
    time: excerpt.startMs === null ? '' : new Date(excerpt.startMs).toISOString().slice(11, 19),
    speaker: excerpt.speaker,
    informant: excerpt.informant,
    informantType: excerpt.informantType,
    start: coding.start,
    end: coding.end,
    facet: code.facet,
    codePath: code.path,
    code: code.name,
    polarity: coding.polarity,
    exact: coding.exact,
    before: excerpt.before,
    after: excerpt.after,
    memo: coding.memo,
    coder: excerpt.coder,
    origin: coding.origin,
    created: coding.createdAt,
    attributes,
  };
}

/** The values of some attributes for the cases of a source, several separated by a semicolon. */
function caseValues(project: Project, attributeIds: readonly number[]): (sourceId: number) => string[] {
  const values = project.cases.values();
  const casesOf = Map.groupBy(project.cases.links(), (link) => link.sourceId);
  const known = new Map<number, string[]>();
  const read = (sourceId: number): string[] => {
    const cases = new Set((casesOf.get(sourceId) ?? []).map((link) => link.caseId));
    return attributeIds.map((id) =>
      values.flatMap((one) => (one.attributeId === id && cases.has(one.caseId) ? one.value : [])).join('; '),
    );
  };
  return (sourceId) => {
    const found = known.get(sourceId) ?? read(sourceId);
    known.set(sourceId, found);
    return found;
  };
}
