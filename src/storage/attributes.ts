import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AttributeType, AttributeSubject } from '../domain/attribute.ts';
import { standing } from './freshness.ts';

/** Something that can be known of every case, informant or source. */
export interface Attribute {
  readonly id: number;
  readonly name: string;
  readonly type: AttributeType;
  readonly subject: AttributeSubject;
  /** What can be chosen, where it is a choice. */
  readonly choices: readonly string[];
}

/** What an attribute says of one case, informant or source. */
export interface AttributeValue {
  readonly attributeId: number;
  readonly subjectId: number;
  readonly value: string;
}

interface RawAttribute extends Omit<Attribute, 'choices'> {
  readonly choices: string;
}

/** A list of strings is what `ensure` and `describe` alone write there. */
const asAttribute = (row: RawAttribute): Attribute => ({
  ...row,
  choices: JSON.parse(row.choices) as string[],
});

/** Attributes of cases, informants and sources, by what they are of. */
export function attributeStorage(db: Database) {
  const columns = 'id, name, type, subject, choices';
  const select = db.prepare<[], RawAttribute>(`SELECT ${columns} FROM attributes ORDER BY id`);
  const all = standing(db, ['attributes'], () => select.all().map(asAttribute));
  const describe = db.prepare<[string, string, string, number]>(
    'UPDATE attributes SET name = ?, type = ?, choices = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM attributes WHERE id = ?');
  const rows = db.prepare<[], AttributeValue & { subject: AttributeSubject }>(
    `SELECT v.attribute_id AS attributeId, coalesce(v.case_id, v.informant_id, v.source_id) AS subjectId, v.value,
       CASE WHEN v.case_id IS NOT NULL THEN 'case' WHEN v.informant_id IS NOT NULL THEN 'informant' ELSE 'source' END AS subject
     FROM attribute_values v ORDER BY v.id`,
  );
  const values = standing(db, ['attribute_values'], () => rows.all());
  const of = (subject: AttributeSubject) => ({
    ...valuesOf(db, subject, values),
    /** The attributes of such subjects, in the order they were made. */
    all: (): readonly Attribute[] => all().filter((one) => one.subject === subject),
    ...making(db, subject),
  });
  return {
    case: of('case'),
    informant: of('informant'),
    source: of('source'),
    find: (id: number): Attribute | undefined => all().find((one) => one.id === id),
    describe: (id: number, { name, type, choices }: Pick<Attribute, 'name' | 'type' | 'choices'>): void =>
      void describe.run(name, type, JSON.stringify(choices), id),
    /** Takes an attribute away with all its values. */
    remove: (id: number): void => void remove.run(id),
  };
}

function making(db: Database, subject: AttributeSubject) {
  const find = db.prepare<[string, string], { id: number; type: AttributeType }>(
    'SELECT id, type FROM attributes WHERE subject = ? AND name = ?',
  );
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO attributes (guid, name, type, subject) VALUES (?, ?, ?, ?)',
  );
  const retype = db.prepare<[string, number]>('UPDATE attributes SET type = ? WHERE id = ?');
  return {
    /** The attribute of that name, made where there is none. What she said is a choice stays one. */
    ensure: (name: string, type: AttributeType): number => {
      const known = find.get(subject, name);
      if (!known) return Number(insert.run(randomUUID(), name, type, subject).lastInsertRowid);
      if (known.type !== type && known.type !== 'choice') retype.run(type, known.id);
      return known.id;
    },
  };
}

function valuesOf(
  db: Database,
  subject: AttributeSubject,
  all: () => readonly (AttributeValue & { subject: AttributeSubject })[],
) {
  const column = `${subject}_id`;
  const set = db.prepare<[number, number, string]>(
    `INSERT INTO attribute_values (attribute_id, ${column}, value) VALUES (?, ?, ?)
     ON CONFLICT (${column}, attribute_id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  );
  const clear = db.prepare<[number, number]>(
    `DELETE FROM attribute_values WHERE attribute_id = ? AND ${column} = ?`,
  );
  const known = new WeakMap<object, readonly AttributeValue[]>();
  return {
    /** Every value of such subjects: the same array until one of any changes. */
    values: (): readonly AttributeValue[] => {
      const now = all();
      const found = known.get(now) ?? now.filter((one) => one.subject === subject);
      known.set(now, found);
      return found;
    },
    /** Keeps a subject's value of an attribute; an empty one is taken away. */
    setValue: (attributeId: number, subjectId: number, value: string): void => {
      if (value === '') clear.run(attributeId, subjectId);
      else set.run(attributeId, subjectId, value);
    },
  };
}
