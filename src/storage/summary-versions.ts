import type { Database } from 'better-sqlite3';

/** What a summary said once: when it was written, by whom. */
export interface SummaryVersion {
  readonly at: string;
  readonly coder: string;
  readonly text: string;
}

/** What summaries said before, the newest first, as far as the undo data reaches back. */
export function summaryVersions(db: Database): (summaryId: number) => SummaryVersion[] {
  const images = db.prepare<[number], SummaryVersion>(
    `SELECT json_extract(r.image, '$.modified_at') AS at, c.name AS coder, json_extract(r.image, '$.text') AS text
     FROM history_rows r JOIN history h ON h.id = r.action_id
       JOIN coders c ON c.id = json_extract(r.image, '$.written_by')
     WHERE r.of_table = 'summaries' AND r.row_id = ? AND h.state = 'done' AND r.image IS NOT NULL
     ORDER BY r.id DESC LIMIT 200`,
  );
  return (summaryId) => {
    const all = images.all(summaryId);
    return all.filter(({ text }, place) => text !== all[place - 1]?.text);
  };
}
