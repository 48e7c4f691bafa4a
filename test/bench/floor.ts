// The least that could answer: plain SQLite and a minimal Express over the same project files.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import express, { type Response } from 'express';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A database with the settings without which work that was acknowledged is lost. */
export function plainDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

/** Reads what an operation cannot do without; `given` is the id, or the words, that it is about. */
const reads: Readonly<Record<string, (db: Database.Database, given: string) => unknown>> = {
  nothing: () => null,
  page: (db, given) => [
    db.prepare('SELECT text FROM source_versions WHERE source_id = ?').get(given),
    db
      .prepare('SELECT t.* FROM turns t JOIN source_versions v ON v.id = t.version_id WHERE v.source_id = ?')
      .all(given),
    db.prepare('SELECT * FROM codings WHERE source_id = ? ORDER BY start').all(given),
  ],
  excerpts: (db, given) => [
    db.prepare('SELECT count(*) FROM codings WHERE code_id = ?').get(given),
    db.prepare('SELECT * FROM codings WHERE code_id = ? ORDER BY source_id LIMIT 50').all(given),
  ],
  search: (db, given) => [
    db.prepare('SELECT count(*) FROM turn_search WHERE turn_search MATCH ?').get(given),
    db
      .prepare(
        `SELECT t.*, snippet(turn_search, 0, '<', '>', '…', 40) AS found FROM turn_search
         JOIN turns t ON t.id = turn_search.rowid WHERE turn_search MATCH ? ORDER BY turn_search.rowid LIMIT 50`,
      )
      .all(given),
  ],
  codebook: (db) => [
    db.prepare('SELECT * FROM codes').all(),
    db.prepare('SELECT code_id, count(*) FROM codings GROUP BY code_id').all(),
  ],
  sources: (db) =>
    db.prepare('SELECT source_id, code_id, count(*) FROM codings GROUP BY source_id, code_id').raw().all(),
  cases: (db) =>
    db
      .prepare(
        `SELECT s.case_id, g.code_id, count(*) FROM codings g JOIN case_sources s ON s.source_id = g.source_id
         GROUP BY s.case_id, g.code_id`,
      )
      .raw()
      .all(),
};

/** Answers over the project files of `folder` until it is stopped. Bytes that were kept are sent after each read. */
export async function answerAsFloor(folder: string): Promise<void> {
  const kept = new Map<string, Buffer>();
  const open = new Map<string, Database.Database>();
  const database = (key: string): Database.Database => {
    const known = open.get(key) ?? plainDatabase(join(folder, `${key}.throughline`));
    open.set(key, known);
    return known;
  };
  const app = express();
  app.use(express.json({ limit: '20mb' }), express.raw({ limit: '100mb' }));
  app.post('/kept/:name', ({ params, body }, response) => {
    kept.set(params.name, Buffer.from(body as Uint8Array)); // express.raw read it
    response.end();
  });
  app.get('/read/:what/:key/:given/:name', ({ params }, response) => {
    reads[params.what]?.(database(params.key), params.given);
    response.type('html').send(kept.get(params.name) ?? Buffer.of());
  });
  app.post('/codings/:key', ({ params, body }, response) => {
    insertCodings(database(params.key), body as CodingRow[]); // sent by coding.ts
    response.json({});
  });
  app.get('/painted/:key/:source', ({ params }, response) => {
    response.type('html').send(paintedPage(database(params.key), params.source));
  });
  app.get('/csv/:key', async ({ params }, response) => {
    await sendCsv(database(params.key), response);
  });
  app.get('/project/:key', ({ params }, response) => {
    const copy = join(folder, `${randomUUID()}.copy`);
    database(params.key).prepare('VACUUM INTO ?').run(copy);
    response.sendFile(copy, () => {
      rmSync(copy);
    });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
  process.once('SIGTERM', () => process.exit(0));
}

/** A coding as the floor is told it. */
export interface CodingRow extends Place {
  readonly guid: string;
  readonly sourceId: number;
  readonly codeId: number;
  readonly exact: string;
}

function insertCodings(db: Database.Database, rows: readonly CodingRow[]): void {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO codings (guid, source_id, code_id, coder_id, start, "end", exact, polarity, origin, created_at, modified_at)
     VALUES (@guid, @sourceId, @codeId, 1, @start, @end, @exact, 'plain', 'by hand', '', '')`,
  );
  db.transaction(() => {
    for (const row of rows) insert.run(row);
  })();
}

/** A page made by hand: the same text in the same turns, the same words highlighted, nothing else. */
function paintedPage(db: Database.Database, source: string): string {
  const text =
    db
      .prepare<[string], string>('SELECT text FROM source_versions WHERE source_id = ?')
      .pluck()
      .get(source) ?? '';
  const turns = db
    .prepare<[string], Place>(
      'SELECT t.start, t."end" FROM turns t JOIN source_versions v ON v.id = t.version_id WHERE v.source_id = ? ORDER BY t.number',
    )
    .all(source);
  const codings = db
    .prepare<[string], Place & { code: number }>(
      'SELECT code_id AS code, start, "end" FROM codings WHERE source_id = ?',
    )
    .all(source);
  const codes = [...new Set(codings.map(({ code }) => code))];
  const style = codes
    .map((code) => `::highlight(c${code}){background:hsl(${(code * 37) % 360} 60% 85%)}`)
    .join('');
  const body = turns.map(({ start, end }) => `<p>${text.slice(start, end)}</p>`).join('');
  const data = JSON.stringify({ turns, codings });
  return `<!doctype html><meta charset="utf-8"><title>floor</title><style>${style}</style>${body}<script>
    const { turns, codings } = ${data};
    const nodes = [...document.querySelectorAll('p')].map((p) => p.firstChild);
    const paint = (code, found) => {
      const highlight = CSS.highlights.get('c' + code) ?? new Highlight();
      for (const { start, end } of found) {
        const at = turns.findIndex((turn) => turn.end > start);
        const [startContainer, from] = [nodes[at], turns[at].start];
        highlight.add(new StaticRange({ startContainer, startOffset: start - from, endContainer: startContainer, endOffset: end - from }));
      }
      CSS.highlights.set('c' + code, highlight);
    };
    for (const [code, found] of Map.groupBy(codings, ({ code }) => code)) paint(code, found);
    performance.mark('painted');
    let at = 0;
    addEventListener('keydown', ({ key }) => { if (key === 'j') at++; else paint(codings[0].code, [turns[at]]); });
  </script>`;
}

/** The excerpts by source, cut from the text, no faster than they are taken. */
async function sendCsv(db: Database.Database, response: Response): Promise<void> {
  const codings = db.prepare<[number], Place & { guid: string; name: string }>(
    `SELECT g.guid, g.start, g."end", c.name FROM codings g JOIN codes c ON c.id = g.code_id WHERE g.source_id = ?`,
  );
  const texts = db.prepare<[number], string>('SELECT text FROM source_versions WHERE source_id = ?').pluck();
  const sources = db
    .prepare<[], { id: number; name: string }>('SELECT id, name FROM sources ORDER BY id')
    .all();
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  for (const { id, name } of sources) {
    const text = texts.get(id) ?? '';
    const lines = codings.all(id).map(({ guid, name: code, start, end }) => {
      const [before, after] = [text.slice(Math.max(0, start - 100), start), text.slice(end, end + 100)];
      return [guid, name, code, text.slice(start, end), before, after].map(cell).join(',');
    });
    if (!response.write(`${lines.join('\r\n')}\r\n`)) await once(response, 'drain');
  }
  response.end();
}
