import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { chosenCodings, codingFilter, type ExcerptChoice } from './excerpt-choice.ts';
import { allExcerpts, type Excerpt, type Texts } from './excerpts.ts';

/** Which codings an export holds. */
export interface ExportChoice extends ExcerptChoice {
  /** Whether the attributes of the cases are columns too. */
  readonly attributes: 'yes' | 'no';
}

/**
 * The rows of the excerpts CSV, one per coding. Codings of an interviewer's words are there too, marked as such: an
 * export leaves nothing out that was not asked to be left out. Every quote is proved as it goes by. Texts and codings are
 * read from `texts`, which may be a moment of the project; everything else is read at once.
 */
export function exportedRows(project: Project, choice: ExportChoice, texts: Texts = project) {
  const attributes = choice.attributes === 'yes' ? project.attributes.case.all() : [];
  const valuesOf = caseValues(
    project,
    attributes.map(({ id }) => id),
  );
  const admits = codingFilter(project, choice);
  // Whose words they are is for the evidence to say: a coding may hold those of several.
  const spoken =
    choice.informantTypes.length > 0 || choice.q !== '' ? new Set(chosenCodings(project, choice)) : null;
  const excerpts = allExcerpts(
    project,
    (coding, source) => admits(coding, source) && spoken?.has(coding.id) !== false,
    texts,
  );
  return { attributes: attributes.map(({ name }) => name), rows: rowsOf(excerpts, valuesOf) };
}

function* rowsOf(excerpts: Iterable<Excerpt>, valuesOf: (sourceId: number) => string[]) {
  try {
    for (const excerpt of excerpts) yield asRow(excerpt, valuesOf(excerpt.source.id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.kind, `Nothing was exported: ${error.message}`);
  }
}

/** An excerpt with everything that is exported of it, and with the attributes of its cases. */
export function asRow(excerpt: Excerpt, attributes: readonly string[] = []) {
  const { coding, code, source } = excerpt;
  return {
    codingGuid: coding.guid,
    codeGuid: code.guid,
    sourceGuid: source.guid,
    cases: excerpt.cases.join('; '),
    source: source.name,
    kind: source.kind,
    textVersion: excerpt.textVersion,
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
  const values = project.attributes.case.values();
  const casesOf = Map.groupBy(project.cases.links(), (link) => link.sourceId);
  const known = new Map<number, string[]>();
  const read = (sourceId: number): string[] => {
    const cases = new Set((casesOf.get(sourceId) ?? []).map((link) => link.caseId));
    return attributeIds.map((id) =>
      values
        .flatMap((one) => (one.attributeId === id && cases.has(one.subjectId) ? one.value : []))
        .join('; '),
    );
  };
  return (sourceId) => {
    const found = known.get(sourceId) ?? read(sourceId);
    known.set(sourceId, found);
    return found;
  };
}
