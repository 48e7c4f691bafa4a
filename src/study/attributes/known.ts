import type { AttributeSubject } from '../../domain/attribute.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';

/** A case, an informant or a source, of which something can be known. */
interface Bearer {
  readonly id: number;
  readonly name: string;
}

/** What can have attributes of a kind, by name. */
export function bearersOf(project: Project, subject: AttributeSubject): readonly Bearer[] {
  if (subject === 'case') return project.cases.all();
  return subject === 'informant' ? project.informants.all() : project.sources.all();
}

/** What is known of one of them: its name, and its value of each attribute that it has one of. */
export interface Known {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What is known of each case, informant or source, by its number. */
export function knownOf(project: Project, subject: AttributeSubject): Map<number, Known> {
  const { all, values } = project.attributes[subject];
  const attributes = new Map(all().map(({ id, name }) => [id, name]));
  const byBearer = Map.groupBy(values(), ({ subjectId }) => subjectId);
  return new Map(
    bearersOf(project, subject).map(({ id, name }) => {
      const own = (byBearer.get(id) ?? []).toSorted((a, b) => a.attributeId - b.attributeId);
      const named = own.map(({ attributeId, value }) => [attributes.get(attributeId) ?? '', value]);
      return [id, { name, values: Object.fromEntries(named) as Record<string, string> }];
    }),
  );
}

/** All that is known of them, as one thing with a version. */
export const everyKnown = (project: Project, subject: AttributeSubject) => ({
  [`${subject}s`]: [...knownOf(project, subject).values()].map(({ name, values }) => ({ name, ...values })),
});

/** The version of one value: what to name when it is replaced. */
export const versionOfValue = (value: string): string => versionOf({ value });

/** A table of attributes: a row for each case, informant or source that it names. */
export interface AttributeTable {
  readonly attributes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** What a table would change, before anything is written. */
export interface TablePlan {
  /** Attributes that are not there yet. */
  readonly newAttributes: readonly string[];
  /** Names that are not there: cases are made, informants and sources are left out. */
  readonly unknown: readonly string[];
  readonly changes: readonly {
    readonly name: string;
    readonly attribute: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** How many cells say what is known already. */
  readonly same: number;
}

/** Holds a table against what is known. An empty cell says nothing. */
export function planOfTable(project: Project, subject: AttributeSubject, table: AttributeTable): TablePlan {
  const lower = (name: string): string => name.trim().toLowerCase();
  const known = new Map([...knownOf(project, subject).values()].map((one) => [lower(one.name), one]));
  const attributes = new Set(project.attributes[subject].all().map(({ name }) => lower(name)));
  const cells = table.rows.flatMap(({ name, values }) =>
    table.attributes.map((attribute, at) => ({ name, attribute, to: values[at]?.trim() ?? '' })),
  );
  const taken = subject === 'case' ? cells : cells.filter(({ name }) => known.has(lower(name)));
  const held = taken
    .filter(({ to }) => to !== '')
    .map((cell) => {
      const own = new Map(
        Object.entries(known.get(lower(cell.name))?.values ?? {}).map(([name, value]) => [
          lower(name),
          value,
        ]),
      );
      return { ...cell, from: own.get(lower(cell.attribute)) ?? '' };
    });
  const changes = held.filter(({ from, to }) => from !== to);
  return {
    newAttributes: table.attributes.filter((name) => !attributes.has(lower(name))),
    unknown: [...new Set(table.rows.flatMap(({ name }) => (known.has(lower(name)) ? [] : name)))],
    changes,
    same: held.length - changes.length,
  };
}
