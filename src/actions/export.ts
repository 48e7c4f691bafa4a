import type { Project } from '../storage/project.ts';
import { chosenCodings, codingFilter, type ExcerptChoice } from './excerpt-choice.ts';
import { allExcerpts, type Excerpt } from './excerpts.ts';

/** Which codings an export holds. */
export interface ExportChoice extends ExcerptChoice {
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
  const admits = codingFilter(project, choice);
  // Whose words they are is for the evidence to say: a coding may hold those of several.
  const spoken =
    choice.informantTypes.length > 0 || choice.q !== '' ? new Set(chosenCodings(project, choice)) : null;
  for (const excerpt of allExcerpts(
    project,
    (coding, source) => admits(coding, source) && spoken?.has(coding.id) !== false,
  )) {
    yield { ...asRow(excerpt), attributes: valuesOf(excerpt.source.id) };
  }
}

/** An excerpt with everything that is exported of it. */
export function asRow({ coding, code, source, ...excerpt }: Excerpt) {
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
