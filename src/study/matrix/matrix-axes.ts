import { compareValues, inOrder, sameValue, type AttributeSubject } from '../../domain/attribute.ts';
import { countedUnder } from '../../domain/code.ts';
import { keyOf, type LineOf } from '../../domain/matrix-key.ts';
import type { Axis, AxisKind, Places } from '../../domain/matrix-plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Attribute } from '../../storage/attributes.ts';
import type { Project } from '../../storage/project.ts';
import { bearersOf } from '../attributes/known.ts';
import { chosenCodings, type ExcerptChoice } from '../excerpts/excerpt-choice.ts';
import { choiceOf } from '../excerpts/saved-views.ts';
import type { ColumnCode } from './columns.ts';

/** A row or a column by name. */
export interface Line {
  /** Tells it from all others of its axis, also in an address: "case-3", "code-12". */
  readonly key: string;
  readonly label: string;
  /** Its whole path or what it is, where the label does not say that. */
  readonly title: string;
  /** Sources that belong to it, whoever speaks in them; null where it takes in all of them. */
  readonly sourceIds: ReadonlySet<number> | null;
  readonly codeId: number | null;
  /** The codes that count in it, where it is one of codes. */
  readonly codeIds: readonly number[];
  /** Whose codings they are, where it is that of a coder. */
  readonly coderId: number | null;
}

/** One side of a matrix, named. */
export interface NamedAxis {
  readonly kind: AxisKind;
  readonly lines: readonly Line[];
  readonly axis: Axis;
}

const none: readonly number[] = [];

const line = (of: LineOf, label: string, more: Partial<Line> = {}): Line => ({
  key: keyOf(of),
  label,
  title: label,
  sourceIds: null,
  codeId: null,
  codeIds: none,
  coderId: null,
  ...more,
});

/** A side of anything but codes, which are laid out with the columns of a branch. */
export function axisOf(project: Project, kind: Exclude<AxisKind, 'code'>): NamedAxis {
  switch (kind) {
    case 'case':
      return caseAxis(project);
    case 'source':
      return sourceAxis(project);
    case 'informant':
    case 'informant type':
      return personAxis(project, kind);
    case 'coder':
      return coderAxis(project);
    case 'query':
      return queryAxis(project);
    default:
      return attributeAxis(project, kind);
  }
}

/** A side of codes: each with the places that codings with a code fall into. */
export function codeAxis(
  columns: readonly ColumnCode[],
  placesOf: (codeId: number) => Places,
  codesOf: (code: ColumnCode) => readonly number[],
): NamedAxis {
  const lines = columns.map((code) =>
    line(code.line, code.name, { title: code.path, codeId: code.id, codeIds: codesOf(code) }),
  );
  return {
    kind: 'code',
    lines,
    axis: { sorts: 'codings', count: lines.length, by: ({ codeId }) => codeId, placesOf },
  };
}

function bySource(kind: AxisKind, lines: readonly Line[]): NamedAxis {
  const found = new Map<number, number[]>();
  lines.forEach(({ sourceIds }, place) => {
    for (const id of sourceIds ?? []) found.set(id, [...(found.get(id) ?? []), place]);
  });
  const placesOf = (sourceId: number): Places => found.get(sourceId) ?? none;
  return { kind, lines, axis: { sorts: 'words', count: lines.length, placesOf } };
}

function sourceIdsOfCases(project: Project): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { caseId, sourceId } of project.cases.links())
    found.set(caseId, (found.get(caseId) ?? new Set()).add(sourceId));
  return found;
}

function caseAxis(project: Project): NamedAxis {
  const sources = sourceIdsOfCases(project);
  const cases = project.cases.all().toSorted((a, b) => inOrder.compare(a.name, b.name));
  return bySource(
    'case',
    cases.map(({ id, name }) =>
      line({ kind: 'case', id }, name, { sourceIds: sources.get(id) ?? new Set() }),
    ),
  );
}

function sourceAxis(project: Project): NamedAxis {
  const sources = project.sources.all().toSorted((a, b) => inOrder.compare(a.name, b.name));
  return bySource(
    'source',
    sources.map(({ id, name }) => line({ kind: 'source', id }, name, { sourceIds: new Set([id]) })),
  );
}

/** The values of one attribute, or the combinations of the values of several: of cases, of informants, or of sources. */
function attributeAxis(project: Project, kind: AxisKind): NamedAxis {
  const ids = kind.slice('attribute '.length).split('+').map(Number);
  const attributes = ids.flatMap((id) => project.attributes.find(id) ?? []);
  const [first] = attributes;
  if (!first || attributes.length < ids.length || attributes.some(({ subject }) => subject !== first.subject))
    throw new Refusal('missing', 'Choose an attribute that there is.');
  const groups = groupsByValue(project, first.subject, attributes);
  const name = attributes.map((one) => one.name).join(', ');
  return first.subject === 'informant'
    ? peopleByValue(project, { kind, name, groups })
    : sourcesByValue(project, { kind, name, groups, subject: first.subject });
}

/** Those who have the same values, by what they are called first. */
interface ValueGroup {
  readonly values: readonly string[];
  readonly label: string;
  readonly members: ReadonlySet<number>;
}

interface ByValue {
  readonly kind: AxisKind;
  readonly name: string;
  readonly groups: readonly ValueGroup[];
}

function groupsByValue(
  project: Project,
  subject: AttributeSubject,
  attributes: readonly Attribute[],
): ValueGroup[] {
  const valueOf = new Map(
    project.attributes[subject].values().map((one) => [`${one.attributeId} ${one.subjectId}`, one.value]),
  );
  const groups = new Map<string, { values: string[]; members: Set<number> }>();
  for (const { id: member } of bearersOf(project, subject)) {
    const values = attributes.map(({ id }) => valueOf.get(`${id} ${member}`) ?? '');
    if (values.includes('')) continue;
    // Values that differ in capitals, blanks or the way a number is written are one; it is called as it is first.
    const same = values.map((value, at) => sameValue(attributes[at]?.type ?? 'text', value)).join('\n');
    const group = groups.get(same) ?? { values, members: new Set() };
    group.members.add(member);
    groups.set(same, group);
  }
  const compare = (a: readonly string[], b: readonly string[]): number =>
    attributes.reduce((sign, one, at) => sign || inOrderOf(one, a[at] ?? '', b[at] ?? ''), 0);
  return [...groups.values()]
    .sort((a, b) => compare(a.values, b.values))
    .map((group) => ({
      ...group,
      label: group.values.map((value, at) => `${attributes[at]?.name ?? ''}: ${value}`).join(', '),
    }));
}

/** What can be chosen stands in the order in which it is offered. */
const inOrderOf = ({ type, choices }: Attribute, a: string, b: string): number =>
  type === 'choice' ? choices.indexOf(a) - choices.indexOf(b) : compareValues(type, a, b);

const valueLine = ({ values, label }: ValueGroup, sourceIds: ReadonlySet<number>): Line =>
  line({ kind: 'value', name: values.map(withoutPlus).join(' + ') }, label, { sourceIds });

/** By the values of cases, or of the sources themselves: whose words they are does not matter. */
function sourcesByValue(
  project: Project,
  { kind, name, groups, subject }: ByValue & { readonly subject: 'case' | 'source' },
): NamedAxis {
  const ofCases = sourceIdsOfCases(project);
  const sourcesOf = (member: number): Iterable<number> =>
    subject === 'source' ? [member] : (ofCases.get(member) ?? []);
  const lines = groups.map((group) =>
    valueLine(group, new Set([...group.members].flatMap((member) => [...sourcesOf(member)]))),
  );
  const rest = restOf(project, lines, name);
  return bySource(kind, rest ? [...lines, rest] : lines);
}

/** By the values of who speaks: of a focus group each word is in the row of the person who says it. */
function peopleByValue(project: Project, { kind, name, groups }: ByValue): NamedAxis {
  const sources = sourceIdsOfInformants(project);
  const heard = groups.filter(({ members }) => [...members].some((id) => sources.has(id)));
  const placeOf = new Map(
    heard.flatMap(({ members }, place) => [...members].map((id) => [id, [place]] as const)),
  );
  const within = (ids: Iterable<number>): Set<number> =>
    new Set([...ids].flatMap((id) => sources.get(id) ?? []));
  const lines = heard.map((group) => valueLine(group, within(group.members)));
  const others = [...sources.keys()].filter((id) => !placeOf.has(id));
  if (others.length > 0) {
    const place =
      lines.push(line({ kind: 'no-value' }, `${name}: not given`, { sourceIds: within(others) })) - 1;
    for (const id of others) placeOf.set(id, [place]);
  }
  const placesOf = (_sourceId: number, informantId: number | null): Places =>
    informantId === null ? none : (placeOf.get(informantId) ?? none);
  return { kind, lines, axis: { sorts: 'words', count: lines.length, placesOf } };
}

/** A value in a key of several: “a + b” beside “c” is not “a” beside “b + c”. */
const withoutPlus = (value: string): string => value.replaceAll(/[\\+]/gu, String.raw`\$&`);

/** The sources that no value was given for; undefined where there are none. */
function restOf(project: Project, lines: readonly Line[], name: string): Line | undefined {
  const given = new Set(lines.flatMap(({ sourceIds }) => [...(sourceIds ?? [])]));
  const without = project.sources.all().flatMap(({ id }) => (given.has(id) ? [] : id));
  if (without.length === 0) return undefined;
  return line({ kind: 'no-value' }, `${name}: not given`, { sourceIds: new Set(without) });
}

const typeLine = (name: string): Line => line({ kind: 'type', name }, name || 'type not said');

function personAxis(project: Project, kind: 'informant' | 'informant type'): NamedAxis {
  const sources = sourceIdsOfInformants(project);
  const people = project.informants
    .all()
    .filter(({ id }) => sources.has(id))
    .sort((a, b) => inOrder.compare(a.name, b.name));
  const lines: (Line & { sourceIds: Set<number> })[] = [];
  const placeOf = new Map<number, readonly number[]>();
  const placeByKey = new Map<string, number>();
  for (const { id, name, type } of people) {
    const person = kind === 'informant' ? line({ kind, id }, name) : typeLine(type);
    const place = placeByKey.get(person.key) ?? lines.push({ ...person, sourceIds: new Set() }) - 1;
    placeByKey.set(person.key, place);
    placeOf.set(id, [place]);
    for (const source of sources.get(id) ?? []) lines[place]?.sourceIds.add(source);
  }
  const placesOf = (_sourceId: number, informantId: number | null): Places =>
    informantId === null ? none : (placeOf.get(informantId) ?? none);
  return { kind, lines, axis: { sorts: 'words', count: lines.length, placesOf } };
}

function sourceIdsOfInformants(project: Project): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { informantId, sourceId } of project.informants.speakers())
    if (informantId !== null) found.set(informantId, [...(found.get(informantId) ?? []), sourceId]);
  return found;
}

function coderAxis(project: Project): NamedAxis {
  const coders = project.coders.all();
  const placeOf = new Map(coders.map(({ id }, place) => [id, [place]]));
  const seen = seenBy(project);
  return {
    kind: 'coder',
    lines: coders.map(({ id, name }) => line({ kind: 'coder', id }, name, { coderId: id })),
    axis: {
      sorts: 'codings',
      count: coders.length,
      by: ({ coderId }) => coderId,
      placesOf: (coderId: number) => placeOf.get(coderId) ?? none,
      sees: (place, sourceId) => seen.get(coders[place]?.id ?? 0)?.has(sourceId) === true,
    },
  };
}

/** By coder, the sources she has seen: those she has read to their end, and those she has coded in. */
function seenBy(project: Project): ReadonlyMap<number, ReadonlySet<number>> {
  const seen = new Map<number, Set<number>>();
  const note = (coderId: number, sourceId: number): void => {
    seen.set(coderId, (seen.get(coderId) ?? new Set()).add(sourceId));
  };
  for (const { coderId, sourceId } of project.readings.finished()) note(coderId, sourceId);
  for (const { sourceId, codings } of project.evidence.all())
    for (const { coderId } of codings) note(coderId, sourceId);
  return seen;
}

/**
 * The queries that were kept as views: each holds the codings it finds now, among those that its view is narrowed to. One
 * that cannot be answered holds none.
 */
function queryAxis(project: Project): NamedAxis {
  const kept = project.savedViews
    .all()
    .filter(({ page }) => page === 'excerpts')
    .map((view) => ({ ...view, choice: choiceOf(project, view) }))
    .filter(({ asked }) => asked !== '');
  const answers = kept.map(({ choice }) => answerOf(project, choice));
  return {
    kind: 'query',
    lines: kept.map(({ id, name, choice, asked }) =>
      line({ kind: 'query', id }, name, {
        title: choice.q || name,
        codeIds: codesIn(project, asked, choice),
      }),
    ),
    axis: {
      sorts: 'codings',
      count: kept.length,
      by: ({ id }) => id,
      placesOf: (id: number) => answers.flatMap((has, place) => (has(id) ? place : [])),
    },
  };
}

/** The codes that a kept query asks for, which it names by number, with all that counts under them; and those its view is narrowed to. */
function codesIn(project: Project, asked: string, { codes: narrowed, level }: ExcerptChoice): number[] {
  const kept = new URLSearchParams(asked).get('q') ?? '';
  const codes = project.codes.all();
  const named = [...kept.matchAll(/\[#(\d+)\]/g)].map(([, id]) => Number(id));
  const among = level === 'alone' ? narrowed : narrowed.flatMap((id) => [...countedUnder(codes, id)]);
  return [...named.flatMap((id) => [...countedUnder(codes, id)]), ...among];
}

function answerOf(project: Project, choice: ExcerptChoice): (codingId: number) => boolean {
  try {
    const found = new Set(chosenCodings(project, choice));
    return (id) => found.has(id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return () => false;
  }
}
