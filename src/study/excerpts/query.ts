import { attributeSubjects } from '../../domain/attribute.ts';
import { findCode, countedUnder } from '../../domain/code.ts';
import { origins, polarities } from '../../domain/coding.ts';
import { turnsWithin, type EvidenceCoding } from '../../domain/evidence.ts';
import { answersIn, type Meaning } from '../../domain/query-answer.ts';
import { readQuery, withCodes, writeQuery, type Query } from '../../domain/query.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sourceKinds } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import { findKnown, placedCodes } from '../codebook/codes.ts';
import { following } from '../following.ts';
import { textOf } from '../sources/texts.ts';
import { attributeField, attributeReader, type Place } from './attribute-fields.ts';
import { caseNames } from './excerpts.ts';

/** So many values of a field are offered; where there are more, nobody chooses from a list, and they are typed. */
const mostOffered = 200;

/** Finds the values of one field of a list to choose from, each once. */
const choicesIn =
  (project: Project) =>
  <T>(all: readonly T[], field: string, of: (one: T) => string): readonly string[] =>
    following(project, `values of ${field}`, [all], () => {
      const distinct = [...new Set(all.map(of))].filter((value) => value !== '');
      return distinct.length > mostOffered ? [] : distinct;
    });

/** What a query may ask for by name, and the values to choose from; the attributes of the cases come after these. */
export function queryFields(project: Project): { field: string; values: readonly string[] }[] {
  const informants = project.informants.all();
  const speakers = project.informants.speakers();
  const sources = project.sources.all();
  const choicesOf = choicesIn(project);
  return [
    { field: 'type', values: choicesOf(informants, 'type', ({ type }) => type) },
    { field: 'informant', values: choicesOf(informants, 'name', ({ name }) => name) },
    { field: 'speaker', values: choicesOf(speakers, 'label', ({ label }) => label) },
    { field: 'case', values: choicesOf(project.cases.all(), 'name', ({ name }) => name) },
    { field: 'source', values: choicesOf(sources, 'name', ({ name }) => name) },
    { field: 'kind', values: sourceKinds },
    { field: 'date', values: choicesOf(sources, 'date', ({ date }) => date ?? '') },
    { field: 'coder', values: project.coders.all().map(({ name }) => name) },
    { field: 'polarity', values: polarities },
    { field: 'origin', values: origins },
    ...attributeSubjects.flatMap((subject) =>
      project.attributes[subject].all().map((attribute) => ({
        field: attributeField(project, attribute),
        values: choicesOf(project.attributes[subject].values(), `attribute ${attribute.id}`, (one) =>
          one.attributeId === attribute.id ? one.value : '',
        ),
      })),
    ),
  ];
}

/**
 * Whether the coding of an id answers a query; null for an empty one. Refuses a query that cannot be read, a code that
 * is not there or that several have the name of, and a field that nothing has.
 */
export function queryFilter(project: Project, typed: string): ((codingId: number) => boolean) | null {
  if (typed.trim() === '') return null;
  const query = readQuery(typed);
  const found = new Set<number>();
  const valuesOf = fieldReader(project, query);
  const codes = orInvalid(() => codeReader(project, query));
  const interviewers = new Set(
    project.informants.speakers().flatMap(({ id, isInterviewer }) => (isInterviewer ? id : [])),
  );
  for (const { sourceId, codings } of project.evidence.all()) {
    if (codings.length === 0) continue;
    const turns = project.texts.turnsOf(sourceId);
    const asked = turns.map((turn) => ({ ...turn, isInterviewer: interviewers.has(turn.speakerId ?? 0) }));
    const meaning: Meaning = {
      codesOf: (code) => codes.get(code) ?? new Set(),
      valuesOf: (field, coding) => valuesOf(field, coding, { sourceId, turns }),
    };
    const source = { text: () => textOf(project, sourceId), turns: asked, codings };
    for (const { id } of answersIn(source, query, meaning)) found.add(id);
  }
  return (id) => found.has(id);
}

/** A query is wrong where the code it names is not there, or not the only one: the address of the page is not. */
function orInvalid<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('invalid', error.message, error.wayOut) : error;
  }
}

function codeReader(project: Project, query: Query): Map<string, ReadonlySet<number>> {
  const codes = new Map<string, ReadonlySet<number>>();
  withCodes(query, (code) => {
    codes.set(code, countedUnder(project.codes.all(), codeMeant(project, code)));
    return code;
  });
  return codes;
}

/** A code is meant by its path, its name, or, in what is kept and where none is called so, by `#` and its number. */
function codeMeant(project: Project, code: string, isKept = false): number {
  const [, number] = /^#(\d+)$/.exec(code) ?? [];
  const isName = number === undefined || (!isKept && placedCodes(project).some(({ name }) => name === code));
  if (isName) return findCode(placedCodes(project), code).id;
  const forward = project.codes.find(Number(number)) ? undefined : project.codeForwards.of(Number(number));
  return findKnown(project, forward?.codeId ?? Number(number)).id;
}

/** A query to keep: its codes by their numbers, so that it outlives a new name. */
export const queryToKeep = (project: Project, typed: string): string =>
  writeQuery(withCodes(readQuery(typed), (code) => `#${codeMeant(project, code)}`));

/** A kept query as it is shown: its codes by name, or by path where the name is not enough. */
export function queryToShow(project: Project, kept: string): string {
  const codes = placedCodes(project);
  const names = Map.groupBy(codes, ({ name }) => name.toLowerCase());
  return writeQuery(
    withCodes(readQuery(kept), (code) => {
      const id = /^#\d+$/.test(code) ? codeMeant(project, code, true) : null;
      const found = codes.find((one) => one.id === id);
      if (!found) return code;
      return (names.get(found.name.toLowerCase())?.length ?? 0) > 1 ? found.path : found.name;
    }),
  );
}

type FieldReader = (field: string, coding: EvidenceCoding, place: Place) => readonly string[];

/** Reads any field of a coding. Refuses a query that asks for one that nothing has. */
function fieldReader(project: Project, query: Query): FieldReader {
  const attributes = attributeReader(project);
  const speakers = speakerReader(project);
  const coders = new Map(project.coders.all().map(({ id, name }) => [id, name]));
  const sources = new Map(project.sources.all().map((source) => [source.id, source]));
  const cases = caseNames(project);
  const one = (value: string | null | undefined): string[] => (value ? [value] : []);
  const readers = new Map<string, (coding: EvidenceCoding, place: Place) => readonly string[]>([
    ['type', (coding, { turns }) => speakers(turns, coding).map(({ type }) => type)],
    ['informant', (coding, { turns }) => speakers(turns, coding).map(({ informant }) => informant)],
    ['speaker', (coding, { turns }) => speakers(turns, coding).map(({ label }) => label)],
    ['case', (_, { sourceId }) => cases.get(sourceId) ?? []],
    ['source', (_, { sourceId }) => one(sources.get(sourceId)?.name)],
    ['kind', (_, { sourceId }) => one(sources.get(sourceId)?.kind)],
    ['date', (_, { sourceId }) => one(sources.get(sourceId)?.date)],
    ['coder', ({ coderId }) => one(coders.get(coderId))],
    ['polarity', ({ polarity }) => [polarity]],
    ['origin', ({ origin }) => [origin]],
  ]);
  refuseUnknownFields(query, (field) => readers.has(field) || attributes.has(field), project);
  return (field, coding, place) =>
    readers.get(field)?.(coding, place) ?? attributes.get(field)?.(coding, place) ?? [];
}

function refuseUnknownFields(query: Query, isKnown: (field: string) => boolean, project: Project): void {
  if (query.kind === 'all' || query.kind === 'any') {
    for (const part of query.of) refuseUnknownFields(part, isKnown, project);
  } else if (query.kind === 'not') refuseUnknownFields(query.of, isKnown, project);
  else if (query.kind === 'field' && !isKnown(query.field)) {
    const names = queryFields(project).map(({ field }) => field);
    throw new Refusal('invalid', `There is no field “${query.field}”. There are: ${names.join(', ')}.`);
  }
}

/** Who speaks the words of a coding, interviewers aside. */
function speakerReader(project: Project) {
  const informants = new Map(project.informants.all().map((informant) => [informant.id, informant]));
  const speakers = new Map(
    project.informants.speakers().flatMap(({ id, label, informantId, isInterviewer }) => {
      const person = informantId === null ? undefined : informants.get(informantId);
      return isInterviewer
        ? []
        : [[id, { label, informant: person?.name ?? '', type: person?.type ?? '' }] as const];
    }),
  );
  return (turns: readonly TurnRow[], coding: EvidenceCoding) =>
    turnsWithin(turns, coding).flatMap(({ speakerId }) =>
      speakerId === null ? [] : (speakers.get(speakerId) ?? []),
    );
}
