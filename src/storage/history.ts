import { randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { ActionKind } from '../domain/action.ts';
import { columnsOf, type Column } from './columns.ts';
import { createDependants } from './history-dependants.ts';
import { actionLines, type Action } from './history-lines.ts';
import { historyLog, type Closing } from './history-log.ts';
import type { VersionKeeping } from './source-versions.ts';
import { turnsAsJson } from './turn-layout.ts';

interface ChangedRow {
  readonly id: number;
  readonly ofTable: string;
  readonly rowId: number;
  readonly image: string | null;
}

/**
 * The tables whose rows a person makes. Turns travel with their version of a text. Coders are not among them: the
 * history itself names them.
 */
export const recorded = [
  'project',
  'cases',
  'attributes',
  'attribute_values',
  'informants',
  'sources',
  'source_versions',
  'matter',
  'case_sources',
  'speakers',
  'codes',
  'code_facets',
  'code_versions',
  'code_forwards',
  'codings',
  'source_readings',
  'code_readings',
  'suggestion_decisions',
  'suggestion_choices',
  'suggestion_times',
  'ignored_words',
  'memos',
  'cells',
  'saved_views',
  'label_rules',
  'summaries',
  'summary_citations',
  'findings',
  'finding_evidence',
  'finding_judgements',
  'finding_rests',
  'truth_tables',
  'truth_sets',
  'truth_scores',
  'guide_marks',
  'guide_plans',
  'guide_answers',
  'reports',
  'report_parts',
  'method_notes',
  'workshops',
  'workshop_cards',
  'workshop_answers',
] as const;

/** SQL for a row as JSON: its columns by name, and for a version of a text its turns as well. */
function imageOf(table: string, columns: readonly Column[], row: string): string {
  const pairs = columns.map(({ name }) => `'${name}', ${row}."${name}"`);
  if (table === 'source_versions') {
    pairs.push(`'turns', json(${turnsAsJson(`${row}.id`)})`);
  }
  return `json_object(${pairs.join(', ')})`;
}

/**
 * Watches every recorded table by triggers that live in this connection only (so the file holds none of them), and
 * undoes and redoes what they saw.
 */
export function historyStorage(db: Database, versions: VersionKeeping) {
  db.exec('CREATE TEMP TABLE under_way (action_id INTEGER PRIMARY KEY)');
  const columns = columnsOf(db);
  db.exec(recorded.map((table) => watching(table, columns(table))).join('\n'));

  const begin = db.prepare<[string, number, string, string, number | null]>(
    `INSERT INTO history (guid, coder_id, at, sentence, source_id, state) VALUES (?, ?, ?, ?, ?, 'done')`,
  );
  const enter = db.prepare<[number | bigint]>('INSERT INTO temp.under_way VALUES (?)');
  const leave = db.prepare('DELETE FROM temp.under_way');
  const changedAnything = db
    .prepare<[number | bigint], number>('SELECT EXISTS (SELECT 1 FROM history_rows WHERE action_id = ?)')
    .pluck();
  const rowsOf = db
    .prepare<[number], number>('SELECT count(*) FROM history_rows WHERE action_id = ?')
    .pluck();
  const forget = db.prepare<[number | bigint]>('DELETE FROM history WHERE id = ?');
  const dropUndone = db.prepare(`UPDATE history SET state = 'dropped' WHERE state = 'undone'`);

  const settle = db.prepare<[string, number | bigint]>('UPDATE history SET emptied_at = ? WHERE id = ?');

  const turning = turner(db, columns, versions);
  const lines = actionLines(db);
  const log = historyLog(db);
  const underWay = db.prepare<[], number>('SELECT action_id FROM temp.under_way').pluck();

  return {
    /** Opens an action; every row changed until `finish` belongs to it. Only inside a transaction. */
    begin: (coderId: number): number | bigint => {
      const id = begin.run(randomUUID(), coderId, new Date().toISOString(), '', null).lastInsertRowid;
      enter.run(id);
      return id;
    },
    /** Closes an action and says what it was. One that changed nothing leaves no trace. */
    finish: (id: number | bigint, closing: Closing): void => {
      leave.run();
      if (changedAnything.get(id) === 1) {
        dropUndone.run();
        log.close(id, closing);
      } else forget.run(id);
    },
    /** Writes a line about something that is never undone. Only inside a transaction. */
    note: (coderId: number, kind: ActionKind, sentence: string): void => {
      const at = new Date().toISOString();
      const id = begin.run(randomUUID(), coderId, at, '', null).lastInsertRowid;
      settle.run(at, id);
      dropUndone.run();
      log.close(id, { kind, sentence, sourceId: null });
    },
    /** The action to which every change belongs now; undefined where none is under way. */
    underWay: (): number | undefined => underWay.get(),
    ...lines,
    ...turning,
    /** How many rows an action changed. */
    rowsOf: (action: Action): number => rowsOf.get(action.id) ?? 0,
    brokenLine: log.brokenLine,
    empty: log.empty,
    /** What was done later with the very rows of an action, or with rows that hang on those it made. */
    after: createDependants(db),
  };
}

/** Does what an action did backwards, or again. */
function turner(db: Database, columns: (table: string) => readonly Column[], versions: VersionKeeping) {
  const setState = db.prepare<[string, number]>('UPDATE history SET state = ? WHERE id = ?');
  const rows = db.prepare<[number], ChangedRow>(
    'SELECT id, of_table AS ofTable, row_id AS rowId, image FROM history_rows WHERE action_id = ? ORDER BY id',
  );
  const setImage = db.prepare<[string | null, number]>('UPDATE history_rows SET image = ? WHERE id = ?');
  const { read, put } = rowExchange(db, columns, versions);

  function toggle(action: Action, state: 'done' | 'undone'): void {
    db.exec('PRAGMA defer_foreign_keys = ON');
    const changed = rows.all(action.id);
    if (state === 'undone') changed.reverse();
    // All are read before any is written: removing a source takes its codings along.
    const standing = changed.map(read);
    changed.forEach(put);
    changed.forEach((row, at) => setImage.run(standing[at] ?? null, row.id));
    setState.run(state, action.id);
  }

  return {
    undo: (action: Action): void => {
      toggle(action, 'undone');
    },
    redo: (action: Action): void => {
      toggle(action, 'done');
    },
    /**
     * Does the opposite of one older action, as part of the action that is under way. Only where `history.after` says
     * that nothing builds on it.
     */
    reverse: (action: Action): void => {
      db.exec('PRAGMA defer_foreign_keys = ON');
      rows.all(action.id).reverse().forEach(put);
    },
  };
}

/** SQL for the triggers that keep what a table's rows were. */
function watching(table: string, columns: readonly Column[]): string {
  const record = (row: string, image: string): string =>
    `INSERT INTO main.history_rows (action_id, of_table, row_id, image)
     SELECT action_id, '${table}', ${row}.id, ${image} FROM temp.under_way`;
  const before = record('OLD', imageOf(table, columns, 'OLD'));
  return `
    CREATE TEMP TRIGGER ${table}_made AFTER INSERT ON main.${table} BEGIN ${record('NEW', 'NULL')}; END;
    CREATE TEMP TRIGGER ${table}_changed AFTER UPDATE ON main.${table} BEGIN ${before}; END;
    CREATE TEMP TRIGGER ${table}_removed BEFORE DELETE ON main.${table} BEGIN ${before}; END;`;
}

/** Reads the image of the row that stands, and puts its other image in its place. */
function rowExchange(db: Database, columns: (table: string) => readonly Column[], versions: VersionKeeping) {
  const write = rowWriter(db);
  const statements = new Map(
    recorded.map((table) => [
      table as string,
      {
        read: db
          .prepare<[number], string>(
            `SELECT ${imageOf(table, columns(table), 'r')} FROM ${table} r WHERE r.id = ?`,
          )
          .pluck(),
        remove: db.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`),
      },
    ]),
  );
  const of = ({ ofTable }: ChangedRow) => {
    const found = statements.get(ofTable);
    if (!found) throw new Error(`history holds a row of ${ofTable}`);
    return found;
  };
  const remove = (row: ChangedRow): void => {
    if (row.ofTable === 'source_versions') versions.retract(row.rowId);
    else of(row).remove.run(row.rowId);
  };
  return {
    read: (row: ChangedRow): string | null => of(row).read.get(row.rowId) ?? null,
    put: (row: ChangedRow): void => {
      if (row.image === null) remove(row);
      else if (row.ofTable === 'source_versions') versions.restore(row.image);
      else write(row.ofTable, row.image);
    },
  };
}

/**
 * Writes rows from their JSON images, replacing one with the same id in place (so that nothing cascades). One statement
 * serves all images with the same columns: statements that wait to be collected make every undo slower.
 */
function rowWriter(db: Database): (table: string, image: string) => void {
  const namesOf = db.prepare<[string], string>('SELECT key FROM json_each(?)').pluck();
  const statements = new Map<string, Statement<{ image: string }>>();

  function prepare(table: string, names: readonly string[]): Statement<{ image: string }> {
    const quoted = names.map((name) => `"${name}"`);
    const values = names.map((name) => `json_extract(@image, '$."${name}"')`);
    const updates = quoted.map((name) => `${name} = excluded.${name}`);
    return db.prepare(
      `INSERT INTO ${table} (${quoted.join(', ')}) SELECT ${values.join(', ')} WHERE true
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    );
  }

  return (table, image) => {
    const names = namesOf.all(image);
    const kind = [table, ...names].join(' ');
    const statement = statements.get(kind) ?? prepare(table, names);
    statements.set(kind, statement);
    statement.run({ image });
  };
}
