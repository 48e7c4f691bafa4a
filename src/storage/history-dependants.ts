import type { Database } from 'better-sqlite3';
import { selectAction, type Action } from './history-lines.ts';

interface Reference {
  readonly fromTable: string;
  readonly column: string;
  readonly toTable: string;
}

/**
 * Finds what was done after an action and builds on it: later actions that changed the same rows, and those that made
 * rows which refer to a row the action made (a coding with a code it made, a memo on a coding it made).
 */
export function createDependants(db: Database): (action: Action) => Action[] {
  const touched = db.prepare<[number, number], Action>(
    `${selectAction} WHERE h.id > ? AND h.state = 'done' AND EXISTS (
       SELECT 1 FROM history_rows later JOIN history_rows own ON own.action_id = ?
         AND own.of_table = later.of_table AND own.row_id = later.row_id
       WHERE later.action_id = h.id)
     ORDER BY h.id LIMIT 20`,
  );
  const referring = referencesOf(db).map(({ fromTable, column, toTable }) =>
    db.prepare<{ id: number }, Action>(
      `${selectAction} WHERE h.id > @id AND h.state = 'done' AND EXISTS (
         SELECT 1 FROM history_rows made JOIN ${fromTable} row ON row."${column}" = made.row_id
           JOIN history_rows later ON later.of_table = '${fromTable}' AND later.row_id = row.id
         WHERE made.action_id = @id AND made.of_table = '${toTable}' AND made.image IS NULL
           AND later.action_id = h.id)
       ORDER BY h.id LIMIT 20`,
    ),
  );
  const noted = db.prepare<{ id: number }, Action>(
    `${selectAction} WHERE h.id > @id AND h.state = 'done' AND EXISTS (
       SELECT 1 FROM history_rows made JOIN memos row ON row.about_id = made.row_id
           AND made.of_table = row.about || 's'
         JOIN history_rows later ON later.of_table = 'memos' AND later.row_id = row.id
       WHERE made.action_id = @id AND made.image IS NULL AND later.action_id = h.id)
     ORDER BY h.id LIMIT 20`,
  );

  return (action) => {
    const found = [
      ...touched.all(action.id, action.id),
      ...[...referring, noted].flatMap((statement) => statement.all({ id: action.id })),
    ];
    return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
  };
}

/** Every column of the schema that refers to a row of another table. Coders are in no history and never go. */
function referencesOf(db: Database): Reference[] {
  return db
    .prepare<[], Reference>(
      `SELECT t.name AS fromTable, k."from" AS "column", k."table" AS toTable
       FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
       WHERE t.type = 'table' AND k."table" NOT IN ('coders', 'history')`,
    )
    .all();
}
