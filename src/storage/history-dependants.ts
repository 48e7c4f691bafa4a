import type { Database } from 'better-sqlite3';
import { selectAction, type Action } from './history-lines.ts';
import { referencesOf } from './references.ts';

/**
 * Finds what was done after an action and builds on it: later actions that changed the same rows, and those that made
 * rows which refer to a row the action made (a coding with a code it made, a memo or a citation of a coding it made, a
 * later version of a text).
 */
export function createDependants(db: Database): (action: Action) => Action[] {
  const touched = db.prepare<[number, number], Action>(
    `${selectAction} WHERE h.id > ? AND h.state = 'done' AND EXISTS (
       SELECT 1 FROM history_rows later JOIN history_rows own ON own.action_id = ?
         AND own.of_table = later.of_table AND own.row_id = later.row_id
       WHERE later.action_id = h.id)
     ORDER BY h.id LIMIT 20`,
  );
  const referring = referencesOf(db)
    .filter(({ toTable }) => toTable !== 'coders')
    .map(({ fromTable, column, toTable }) =>
      db.prepare<{ id: number }, Action>(
        `${selectAction} WHERE h.id > @id AND h.state = 'done' AND EXISTS (
         SELECT 1 FROM history_rows made JOIN ${fromTable} row ON row."${column}" = made.row_id
           JOIN history_rows later ON later.of_table = '${fromTable}' AND later.row_id = row.id
         WHERE made.action_id = @id AND made.of_table = '${toTable}' AND made.image IS NULL
           AND later.action_id = h.id)
       ORDER BY h.id LIMIT 20`,
      ),
    );
  const citing = ['summary_citations', 'finding_evidence', 'suggestion_decisions'].map((table) =>
    db.prepare<{ id: number }, Action>(
      `${selectAction} WHERE h.id > @id AND h.state = 'done' AND EXISTS (
         SELECT 1 FROM history_rows made JOIN codings g ON g.id = made.row_id JOIN ${table} row ON row.coding_guid = g.guid
           JOIN history_rows later ON later.of_table = '${table}' AND later.row_id = row.id
         WHERE made.action_id = @id AND made.of_table = 'codings' AND made.image IS NULL
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
  const corrected = db.prepare<{ id: number }, Action>(
    `${selectAction} WHERE h.id > @id AND h.state = 'done' AND EXISTS (
       SELECT 1 FROM history_rows made JOIN source_versions earlier ON earlier.id = made.row_id
         JOIN source_versions row ON row.source_id = earlier.source_id AND row.number > earlier.number
         JOIN history_rows later ON later.of_table = 'source_versions' AND later.row_id = row.id
       WHERE made.action_id = @id AND made.of_table = 'source_versions' AND made.image IS NULL
         AND later.action_id = h.id)
     ORDER BY h.id LIMIT 20`,
  );

  return (action) => {
    const found = [
      ...touched.all(action.id, action.id),
      ...[...referring, ...citing, noted, corrected].flatMap((statement) => statement.all({ id: action.id })),
    ];
    return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
  };
}
