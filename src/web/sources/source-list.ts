import type { Request } from 'express';
import { inOrder } from '../../domain/attribute.ts';
import { turnsWithin, type SourceEvidence } from '../../domain/evidence.ts';
import { sourceKinds } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';
import { caseNames } from '../../study/excerpts/excerpts.ts';
import type { Scope } from '../http/request-context.ts';
import { partOf, type Groups, type Sorts } from '../views/long-list.ts';
import type { SourceLine } from '../views/view-lines.ts';
import type { Views } from '../views/views.ts';

const pageSize = 100;

/** The sources of a project, a page at a time, with how far the coding of each has come. */
export function sourceList({ project, coder, base }: Scope, request: Request): Views['sources/index'] {
  const all = project.sources.all();
  const about = aboutSources(project);
  const read = new Set(
    project.readings.finished().flatMap((one) => (one.coderId === coder.id ? one.sourceId : [])),
  );
  const { shown, groupOf, found, finding, pages } = partOf(request, all, {
    words: (source) =>
      [source.name, source.kind, about.casesOf(source), about.informantsOf(source)].join(' '),
    sorts: sortsOf(about, read),
    groups: groupsOf(about, read),
    pageSize,
  });
  return {
    base,
    total: all.length,
    found,
    unreadCount: all.filter(({ id }) => !read.has(id)).length,
    cases: project.cases.all().length,
    finding,
    ...pages,
    kinds: sourceKinds,
    allCases: project.cases.all().map(({ name }) => name),
    sources: shown.map((source) => ({
      ...lineOf(project, about, source, read.has(source.id)),
      group: groupOf(source),
    })),
  };
}

/** What is known of sources without reading their texts. */
function aboutSources(project: Project) {
  const cases = caseNames(project);
  const evidence = new Map(project.evidence.all().map((one) => [one.sourceId, one]));
  const informants = new Map(project.informants.all().map((one) => [one.id, one.name]));
  const informantsOf = ({ id }: Source): string =>
    [...(evidence.get(id)?.lengths.keys() ?? [])]
      .flatMap((informant) => (informant === null ? [] : (informants.get(informant) ?? [])))
      .join(', ');
  return {
    casesOf: ({ id }: Source): string => (cases.get(id) ?? []).join(', '),
    informantsOf,
    codingsOf: ({ id }: Source): number => codingsIn(evidence.get(id)),
  };
}

type About = ReturnType<typeof aboutSources>;

const codingsIn = (evidence: SourceEvidence | undefined): number =>
  new Set(evidence?.pieces.map(({ coding }) => coding)).size;

const sortsOf = ({ casesOf, codingsOf }: About, read: ReadonlySet<number>): Sorts<Source> => [
  ['when they came', null],
  ['name', (a, b) => inOrder.compare(a.name, b.name)],
  ['case', (a, b) => inOrder.compare(casesOf(a), casesOf(b)) || a.id - b.id],
  ['date', (a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999') || a.id - b.id],
  ['most words', (a, b) => b.words - a.words],
  ['fewest codings', (a, b) => codingsOf(a) - codingsOf(b) || a.id - b.id],
  ['not read yet', (a, b) => Number(read.has(a.id)) - Number(read.has(b.id)) || a.id - b.id],
];

const groupsOf = ({ casesOf }: About, read: ReadonlySet<number>): Groups<Source> => [
  ['case', (source) => casesOf(source) || 'No case'],
  ['kind', ({ kind }) => kind],
  ['month', ({ date }) => date?.slice(0, 7) ?? 'No date'],
  ['read or not', ({ id }) => (read.has(id) ? 'Read to the end' : 'Not read yet')],
];

function lineOf(project: Project, about: About, source: Source, isRead: boolean): Omit<SourceLine, 'group'> {
  const { id, name, kind, date, words } = source;
  return {
    id,
    name,
    kind,
    words,
    isRead,
    date: date ?? '',
    cases: about.casesOf(source),
    informants: about.informantsOf(source),
    codings: about.codingsOf(source),
    ...progressOf(project, id),
  };
}

/** How many of a source's turns carry a coding; the interviewer's are not asked for. */
function progressOf(project: Project, sourceId: number): { codedTurns: number; turns: number } {
  const asking = new Set(
    project.informants.speakersOf(sourceId).flatMap((one) => (one.isInterviewer ? one.id : [])),
  );
  const turns = project.texts
    .turnsOf(sourceId)
    .filter(({ speakerId }) => speakerId === null || !asking.has(speakerId));
  const coded = new Set(project.codings.ofSource(sourceId).flatMap((coding) => turnsWithin(turns, coding)));
  return { codedTurns: coded.size, turns: turns.length };
}
