import { typeOfValues } from '../../domain/attribute.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import { knownCases, everyCase } from '../../study/sources/cases.ts';

/** A table of cases: one row per case, one column per attribute. */
export interface CaseTable {
  /** The version of all cases that she saw. */
  readonly was?: string | undefined;
  readonly attributes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/**
 * Makes the cases and attributes of a table that are not there yet and keeps every value; an empty cell says nothing. Refuses
 * where cases were described meanwhile that she has not seen.
 */
export function importCaseTable(project: Project, coderId: number, table: CaseTable): void {
  project.act(coderId, 'cases', () => {
    refuseUnseen(table.was, {}, { called: 'the table of cases', says: everyCase(project) });
    const caseIds = table.rows.map((row) => project.cases.ensure(row.name, coderId));
    const known = valuesByAttribute(project);
    table.attributes.forEach((name, column) => {
      const said = new Map<number, string>();
      table.rows.forEach((row, place) => {
        const value = row.values[column]?.trim() ?? '';
        const caseId = caseIds[place];
        if (caseId !== undefined && value !== '') said.set(caseId, value);
      });
      keepColumn(project, name, said, known);
    });
    return {
      result: undefined,
      sentence: `imported ${table.attributes.length} attributes of ${table.rows.length} cases`,
    };
  });
}

/** What she says of a case; `was` is the version of what was known about it when she began. */
interface CaseCard {
  readonly name: string;
  readonly values: readonly { readonly attribute: string; readonly value: string }[];
  readonly was?: string | undefined;
}

/**
 * Renames a case and sets what is known about it. Attributes that are new are made. Refuses to write over what somebody else
 * said of it meanwhile.
 */
export function describeCase(project: Project, coderId: number, caseId: number, card: CaseCard): void {
  project.act(coderId, 'cases', () => {
    const before = project.cases.all().find(({ id }) => id === caseId);
    if (!before) throw new Refusal('missing', 'That case is no longer in the project.');
    const name = caseName(project, card.name, caseId);
    refuseUnseenCase(project, caseId, card);
    if (name !== before.name) project.cases.rename(caseId, name);
    for (const { attribute, value } of card.values) setValue(project, caseId, attribute.trim(), value.trim());
    return { result: undefined, sentence: `described the case “${name}”` };
  });
}

function refuseUnseenCase(project: Project, caseId: number, { name, values, was }: CaseCard): void {
  const known = knownCases(project).get(caseId) ?? { name: '', values: {} };
  const said = new Map(Object.entries(known.values));
  for (const { attribute, value } of values) said.set(attribute.trim(), value.trim());
  const wanted = Object.fromEntries([...said].filter(([, value]) => value !== ''));
  const place = { called: `what is known about “${known.name}”`, says: { ...known } };
  refuseUnseen(was, { name, values: wanted }, place);
}

type ValuesByAttribute = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What is known of the cases: by the name of the attribute in small letters, then by case. */
function valuesByAttribute(project: Project): ValuesByAttribute {
  const values = Map.groupBy(project.cases.values(), ({ attributeId }) => attributeId);
  return new Map(
    project.cases.attributes().map(({ id, name }) => {
      const ofCases = (values.get(id) ?? []).map(({ caseId, value }) => [caseId, value] as const);
      return [name.toLowerCase(), new Map(ofCases)];
    }),
  );
}

/** Keeps a whole column: the type of the attribute is what all its values fit, looked at once. */
function keepColumn(
  project: Project,
  name: string,
  said: ReadonlyMap<number, string>,
  known: ValuesByAttribute,
): void {
  if (said.size === 0) return;
  const all = new Map([...(known.get(name.toLowerCase()) ?? []), ...said]);
  const attributeId = project.cases.ensureAttribute(name, typeOfValues([...all.values()]));
  for (const [caseId, value] of said) project.cases.setValue(attributeId, caseId, value);
}

function setValue(project: Project, caseId: number, name: string, value: string): void {
  const known = project.cases.attributes().find((one) => one.name.toLowerCase() === name.toLowerCase());
  const others = project.cases
    .values()
    .filter((one) => one.attributeId === known?.id && one.caseId !== caseId);
  const type = typeOfValues([...others.map((one) => one.value), value]);
  project.cases.setValue(project.cases.ensureAttribute(name, type), caseId, value);
}

function caseName(project: Project, raw: string, caseId: number): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A case needs a name.');
  const twin = project.cases.named(name);
  if (twin && twin.id !== caseId) throw new Refusal('conflict', `There is a case called “${name}” already.`);
  return name;
}

/** Takes a case away; its sources stay and belong to no case, or to the others they belong to. */
export function removeCase(project: Project, coderId: number, caseId: number): void {
  project.act(coderId, 'cases', () => {
    const found = project.cases.all().find(({ id }) => id === caseId);
    if (!found) throw new Refusal('missing', 'That case is no longer in the project.');
    project.memos.remove('case', caseId);
    const summaries = project.summaries.all().filter((one) => one.caseId === caseId).length;
    project.cases.remove(caseId);
    const along = summaries === 0 ? '' : ` with its ${counted(summaries, 'summary', 'summaries')}`;
    return { result: undefined, sentence: `removed the case “${found.name}”${along}` };
  });
}
