import { foundIn, type SearchTerms, type Snippet } from '../../domain/search.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { subjectOf } from '../memos/subjects.ts';

/** What is searched beside the texts. */
export const elsewhereKinds = ['code', 'memo', 'finding', 'summary', 'source', 'case', 'informant'] as const;
type ElsewhereKind = (typeof elsewhereKinds)[number];

/** Something that is called so, or in which it is written. */
export interface FoundElsewhere {
  readonly kind: ElsewhereKind;
  readonly title: string;
  /** The page below the project on which it stands. */
  readonly path: string;
  readonly snippets: readonly Snippet[];
}

interface Candidate {
  readonly kind: ElsewhereKind;
  readonly title: string;
  readonly path: string;
  /** All that is written in it, its name first. */
  readonly texts: readonly string[];
}

/**
 * Codes, memos, findings, summaries, sources, cases and people that hold all terms in their names or in what is written of
 * them; of each kind those that are called so come first.
 */
export function foundElsewhere(project: Project, terms: SearchTerms): FoundElsewhere[] {
  const find = foundIn(terms);
  const found = candidates(project).flatMap(({ kind, title, path, texts }) => {
    const snippets = find(texts.filter((text) => text !== '').join(' · '));
    return snippets === null
      ? []
      : [{ kind, title, path, snippets, isCalledSo: find(texts[0] ?? '') !== null }];
  });
  const first = found.filter(({ isCalledSo }) => isCalledSo);
  const rest = found.filter(({ isCalledSo }) => !isCalledSo);
  return [...first, ...rest].map(({ kind, title, path, snippets }) => ({ kind, title, path, snippets }));
}

const candidates = (project: Project): Candidate[] => [
  ...codesOf(project),
  ...project.memos.all().map(({ id, about, aboutId, text }) => ({
    kind: 'memo' as const,
    title: `On ${subjectOf(project, about, aboutId) ?? 'something that is gone'}`,
    path: `/memos?memo=${id}#memo-${id}`,
    texts: [text],
  })),
  ...project.findings.all().map(({ id, claim, notes, negativeCase }) => ({
    kind: 'finding' as const,
    title: claim,
    path: `/findings/${id}`,
    texts: [claim, notes, negativeCase],
  })),
  ...summariesOf(project),
  ...project.sources.all().map(({ id, name }) => ({
    kind: 'source' as const,
    title: name,
    path: `/coding/${id}`,
    texts: [name],
  })),
  ...casesOf(project),
  ...informantsOf(project),
];

const codesOf = (project: Project): Candidate[] =>
  placedCodes(project).map((code) => ({
    kind: 'code',
    title: code.path,
    path: `/codebook/${code.id}`,
    texts: [
      ...[code.name, code.definition, code.useWhen, code.doNotUseWhen, code.example, code.counterExample],
      ...code.keywords,
    ],
  }));

function summariesOf(project: Project): Candidate[] {
  const cases = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  return project.summaries.all().map(({ caseId, codeId, text }) => ({
    kind: 'summary',
    title: `${cases.get(caseId) ?? ''} × ${project.codes.find(codeId)?.name ?? ''}`,
    path: `/framework/${caseId}/${codeId}`,
    texts: [text],
  }));
}

function casesOf(project: Project): Candidate[] {
  const values = Map.groupBy(project.attributes.case.values(), ({ subjectId }) => subjectId);
  return project.cases.all().map(({ id, name }) => ({
    kind: 'case',
    title: name,
    path: '/cases',
    texts: [name, ...(values.get(id) ?? []).map(({ value }) => value)],
  }));
}

/** A person is met in what she said: in the first source in which she speaks. */
function informantsOf(project: Project): Candidate[] {
  const speaking = new Map(
    project.informants
      .speakers()
      .toReversed()
      .flatMap(({ informantId, sourceId }) =>
        informantId === null ? [] : [[informantId, sourceId] as const],
      ),
  );
  return project.informants.all().map(({ id, name, type }) => {
    const sourceId = speaking.get(id);
    return {
      kind: 'informant',
      title: name,
      path: sourceId === undefined ? '/sources' : `/sources/${sourceId}`,
      texts: [name, type],
    };
  });
}
