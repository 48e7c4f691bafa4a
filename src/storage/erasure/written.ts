import { SqliteError, type Database } from 'better-sqlite3';
import { recorded } from '../history.ts';

/** Where a person wrote something that stays: a column of a row, with the texts in it. */
export interface Written {
  readonly table: string;
  readonly id: number;
  readonly column: string;
  readonly texts: readonly string[];
}

/** Answers a text without what has to go; the same text where nothing has to. */
export type Redact = (text: string) => string;

/**
 * How a column holds what was written: as it is, as a list or an entry of a code, as a list whose words stand elsewhere too, as
 * the query of an address.
 */
export type Form = 'plain' | 'json' | 'choices' | 'address';

const forms: Readonly<Record<string, Form>> = {
  'codes.keywords': 'json',
  'codes.exclusions': 'json',
  'code_versions.entry': 'json',
  'code_forwards.entry': 'json',
  'saved_views.asked': 'address',
  'label_rules.rule': 'json',
  'truth_sets.calibration': 'json',
  'attributes.choices': 'choices',
  'reports.said': 'json',
  'report_parts.asked': 'address',
};

/** How a column of a table holds what was written. */
export const formOf = (table: string, column: string): Form => forms[`${table}.${column}`] ?? 'plain';

/** Texts of sources and what is cut from them are looked through by themselves. */
const notWritten = new Set(['source_versions', 'codings']);

/** Columns that hold a mark of the program or one choice of a few, never words of hers. */
const marks = new Set([
  ...['guid', 'coding_guid', 'sha256', 'file_hash', 'file_type', 'created_at', 'modified_at', 'finished_at'],
  ...[
    'archived_at',
    'since',
    'date',
    'kind',
    'about',
    'colour',
    'state',
    'side',
    'component',
    'level',
    'page',
  ],
  ...['decision', 'language', 'shown', 'shown_from', 'also_from', 'row_key', 'basis'],
  ...['role', 'measure', 'expectation', 'part', 'question', 'choice', 'answer', 'sheet', 'read_at'],
  ...['said_at', 'shows', 'gap'],
]);
const choices = new Set(['attributes.type', 'attributes.subject']);

/** The columns of a table that hold words of a person. */
export function columnsOf(db: Database, table: string): string[] {
  const all = db
    .prepare<[string], string>(`SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'`)
    .pluck()
    .all(table);
  return all.filter((column) => !marks.has(column) && !choices.has(`${table}.${column}`));
}

/** The tables in which people wrote. */
export const tables = recorded.filter((table) => !notWritten.has(table));

/** All that people wrote and that stays, wherever it is kept: every text column of every table that history watches. */
export function* written(db: Database): Generator<Written> {
  for (const table of tables) {
    const isGone = `EXISTS (SELECT 1 FROM temp.gone WHERE of_table = '${table}' AND row_id = ${table}.id)`;
    for (const column of columnsOf(db, table)) {
      const rows = db
        .prepare<[], [number, string]>(
          `SELECT id, "${column}" FROM ${table} WHERE "${column}" <> '' AND NOT ${isGone}`,
        )
        .raw();
      // Read whole, so that rows can be written while they are looked through.
      for (const [id, raw] of rows.all()) yield { table, id, column, texts: textsIn(table, column, raw) };
    }
  }
}

/** Writes what is left of a place. Where it must be the only one of its name and another is so called, it gets a number. */
export function rewrite(db: Database, { table, id, column }: Written, redact: Redact): void {
  const raw = db.prepare<[number], string>(`SELECT "${column}" FROM ${table} WHERE id = ?`).pluck().get(id);
  if (raw === undefined) return;
  const left = redacted(formOf(table, column), raw, redact);
  const update = db.prepare<[string, number]>(`UPDATE ${table} SET "${column}" = ? WHERE id = ?`);
  for (let number = 1; ; number++) {
    try {
      update.run(number === 1 ? left : `${left} (${number})`, id);
      return;
    } catch (error) {
      const isTwin = error instanceof SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
      if (!isTwin || number > 1000) throw error;
    }
  }
}

/** A row as history keeps it, without what has to go; null where nothing has to. */
export function redactImage(db: Database, redact: Redact): (table: string, image: string) => string | null {
  const columns = new Map(tables.map((table) => [table as string, columnsOf(db, table)]));
  return (table, image) => {
    // History alone writes these images: rows by their columns.
    const row = JSON.parse(image) as Record<string, unknown>;
    let isChanged = false;
    for (const column of columns.get(table) ?? []) {
      const raw = row[column];
      if (typeof raw !== 'string' || raw === '') continue;
      const left = redacted(formOf(table, column), raw, redact);
      if (left === raw) continue;
      row[column] = left;
      isChanged = true;
    }
    return isChanged ? JSON.stringify(row) : null;
  };
}

/** The texts that a column of a table holds, in order. */
export function textsIn(table: string, column: string, raw: string): string[] {
  const form = formOf(table, column);
  if (form === 'plain') return [raw];
  if (form === 'address') return [...new URLSearchParams(raw).values()];
  return stringsIn(JSON.parse(raw));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function redacted(form: Form, raw: string, redact: Redact): string {
  if (form === 'plain') return redact(raw);
  // A choice that went is a choice of another name: what was chosen still has it.
  if (form === 'choices') return replaced(form, raw, redact);
  if (form === 'json') {
    const before: unknown = JSON.parse(raw);
    const after = JSON.stringify(redactedIn(before, redact));
    return after === JSON.stringify(before) ? raw : after;
  }
  const asked = [...new URLSearchParams(raw)].map(([name, value]): [string, string] => [name, redact(value)]);
  const after = new URLSearchParams(asked).toString();
  return after === new URLSearchParams(raw).toString() ? raw : after;
}

/** Writes a column anew with each of its texts replaced, by their order; as it was where none was. */
export function replaced(form: Form, raw: string, replace: (text: string, place: number) => string): string {
  let place = 0;
  const each = (text: string): string => replace(text, place++);
  if (form === 'plain') return each(raw);
  const before: unknown = form === 'address' ? [...new URLSearchParams(raw)] : JSON.parse(raw);
  const after =
    form === 'address'
      ? [...new URLSearchParams(raw)].map(([name, value]): [string, string] => [name, each(value)])
      : mapped(before, each);
  if (JSON.stringify(after) === JSON.stringify(before)) return raw;
  // Made above from the pairs of an address.
  return form === 'address'
    ? new URLSearchParams(after as [string, string][]).toString()
    : JSON.stringify(after);
}

function mapped(value: unknown, each: (text: string) => string): unknown {
  if (typeof value === 'string') return each(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, each)]));
}

/** Of a list (keywords), what holds something that has to go is left out. */
function redactedIn(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.filter((one) => typeof one !== 'string' || redact(one) === one);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactedIn(one, redact)]));
}
