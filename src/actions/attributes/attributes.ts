import { misfitOf, typeOfValues, type AttributeSubject, type AttributeType } from '../../domain/attribute.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Attribute } from '../../storage/attributes.ts';
import type { Project } from '../../storage/project.ts';
import { bearersOf, everyKnown, planOfTable, type AttributeTable } from '../../study/attributes/known.ts';

const kindOf = (subject: AttributeSubject) => (subject === 'case' ? 'cases' : 'sources');

/** What she says an attribute is. */
export interface AttributeCard {
  readonly name: string;
  readonly type: AttributeType;
  /** What can be chosen, where it is a choice. */
  readonly choices: readonly string[];
}

/** Makes an attribute of cases, informants or sources, of which nothing is known yet. Answers its id. */
export function makeAttribute(
  project: Project,
  coderId: number,
  subject: AttributeSubject,
  card: AttributeCard,
): number {
  return project.act(coderId, kindOf(subject), () => {
    const wanted = checked(project, subject, card, null);
    const id = project.attributes[subject].ensure(wanted.name, wanted.type);
    project.attributes.describe(id, wanted);
    return { result: id, sentence: `made the attribute “${wanted.name}” of ${subject}s` };
  });
}

/**
 * Renames an attribute or says what kind of thing it says. Refuses a kind that one of its values does not fit, and to write over what
 * somebody else said of it meanwhile.
 */
export function describeAttribute(
  project: Project,
  coderId: number,
  id: number,
  { was, ...card }: AttributeCard & { readonly was?: string | undefined },
): void {
  const before = findAttribute(project, id);
  project.act(coderId, kindOf(before.subject), () => {
    refuseUnseen(was, { ...card }, { called: `the attribute “${before.name}”`, says: { ...cardOf(before) } });
    const wanted = checked(project, before.subject, card, id);
    const names = new Map(bearersOf(project, before.subject).map((one) => [one.id, one.name]));
    for (const { attributeId, subjectId, value } of project.attributes[before.subject].values())
      if (attributeId === id) refuseMisfit(wanted, value, names.get(subjectId) ?? '');
    project.attributes.describe(id, wanted);
    return { result: undefined, sentence: `described the attribute “${wanted.name}” of ${before.subject}s` };
  });
}

/** Takes an attribute away with all its values. Refuses one that a truth table is made of. */
export function removeAttribute(project: Project, coderId: number, id: number): void {
  const { name, subject } = findAttribute(project, id);
  project.act(coderId, kindOf(subject), () => {
    const used = project.truthTables
      .all()
      .find(({ sets }) => sets.some(({ attributeId }) => attributeId === id));
    if (used)
      throw new Refusal(
        'conflict',
        `“${name}” is a condition of the truth table “${used.name}”. Take it out there first.`,
      );
    project.attributes.remove(id);
    return { result: undefined, sentence: `removed the attribute “${name}” of ${subject}s` };
  });
}

/** What she says of an attribute: all that has a version. */
export const cardOf = ({ name, type, choices }: Attribute): AttributeCard => ({ name, type, choices });

/** A value of one case, informant or source; `was` is the version of the one she saw there. */
export interface CellChange {
  readonly attribute: number;
  readonly id: number;
  readonly value: string;
  readonly was?: string | undefined;
}

/** Sets some values in one step; an empty one is taken away. Refuses one that is not of the kind of its attribute. */
export function setValues(
  project: Project,
  coderId: number,
  subject: AttributeSubject,
  changes: readonly CellChange[],
): void {
  project.act(coderId, kindOf(subject), () => {
    const names = new Map(bearersOf(project, subject).map(({ id, name }) => [id, name]));
    const stands = new Map(
      project.attributes[subject].values().map((one) => [`${one.attributeId} ${one.subjectId}`, one.value]),
    );
    for (const { attribute: attributeId, id, value: typed, was } of changes) {
      const attribute = findAttribute(project, attributeId);
      const name = names.get(id);
      if (name === undefined || attribute.subject !== subject)
        throw new Refusal('missing', `That ${subject} or its attribute is no longer in the project.`);
      const value = typed.trim();
      const says = { value: stands.get(`${attributeId} ${id}`) ?? '' };
      refuseUnseen(was, { value }, { called: `${attribute.name} of “${name}”`, says });
      refuseMisfit(attribute, value, name);
      project.attributes[subject].setValue(attributeId, id, value);
    }
    const what = counted(changes.length, 'value');
    return { result: undefined, sentence: `set ${what} of ${subject}s` };
  });
}

/**
 * Keeps every value of a table; attributes that are not there are made, an empty cell says nothing. Cases that are not there are
 * made, informants and sources that are not are left out. Refuses where what is known changed since she saw it.
 */
export function takeTable(
  project: Project,
  coderId: number,
  subject: AttributeSubject,
  { was, ...table }: AttributeTable & { readonly was?: string | undefined },
): void {
  project.act(coderId, kindOf(subject), () => {
    const called = `the table of ${subject}s`;
    refuseUnseen(was, {}, { called, says: everyKnown(project, subject) });
    const { unknown } = planOfTable(project, subject, table);
    if (subject === 'case') for (const name of unknown) project.cases.ensure(name, coderId);
    const idOf = new Map(bearersOf(project, subject).map(({ id, name }) => [name.toLowerCase(), id]));
    table.attributes.forEach((name, column) => {
      const said = table.rows.flatMap((row): [number, string][] => {
        const value = row.values[column]?.trim() ?? '';
        const id = idOf.get(row.name.trim().toLowerCase());
        return id === undefined || value === '' ? [] : [[id, value]];
      });
      keepColumn(project, subject, name, new Map(said));
    });
    const rows = subject === 'case' ? table.rows.length : table.rows.length - unknown.length;
    const sentence = `imported ${table.attributes.length} attributes of ${rows} ${subject}s`;
    return { result: undefined, sentence };
  });
}

/** Keeps a value of each of some; the attribute says what all its values fit, looked at once. A choice takes in what is new. */
export function keepColumn(
  project: Project,
  subject: AttributeSubject,
  name: string,
  said: ReadonlyMap<number, string>,
): void {
  if (said.size === 0) return;
  const of = project.attributes[subject];
  const known = of.all().find((one) => one.name.toLowerCase() === name.toLowerCase());
  const others = of
    .values()
    .flatMap(({ attributeId, subjectId, value }) =>
      attributeId === known?.id && !said.has(subjectId) ? value : [],
    );
  const id = of.ensure(name, typeOfValues([...others, ...said.values()]));
  if (known?.type === 'choice') {
    const choices = new Set([...known.choices, ...[...said.values()].filter((value) => value !== '')]);
    project.attributes.describe(id, { ...known, choices: [...choices] });
  }
  for (const [subjectId, value] of said) of.setValue(id, subjectId, value);
}

function findAttribute(project: Project, id: number): Attribute {
  const attribute = project.attributes.find(id);
  if (!attribute) throw new Refusal('missing', 'That attribute is no longer in the project.');
  return attribute;
}

/** A value must be of the kind of its attribute; where it is not, the sentence names both. */
function refuseMisfit(attribute: AttributeCard, value: string, of: string): void {
  const misfit = misfitOf(attribute, value);
  if (misfit !== null) throw new Refusal('invalid', `${attribute.name} of “${of}”: ${misfit}`);
}

/** What she says of an attribute, tidied. Refuses a name that another has, and a choice of nothing. */
function checked(
  project: Project,
  subject: AttributeSubject,
  { name: typed, type, choices: listed }: AttributeCard,
  id: number | null,
): AttributeCard {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'An attribute needs a name.');
  if (name.length > 60)
    throw new Refusal('invalid', 'The name of an attribute may have 60 characters at most.');
  const twin = project.attributes[subject].all().find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (twin && twin.id !== id)
    throw new Refusal('conflict', `There is an attribute “${twin.name}” of ${subject}s already.`);
  const choices = [...new Set(listed.map((one) => one.trim()).filter((one) => one !== ''))];
  if (type === 'choice' && choices.length === 0)
    throw new Refusal('invalid', `Say what can be chosen for “${name}”.`);
  return { name, type, choices: type === 'choice' ? choices : [] };
}
