import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ActionKind } from '../domain/action.ts';

interface Line {
  readonly id: number;
  readonly guid: string;
  readonly coderId: number;
  readonly at: string;
  readonly sentence: string;
  readonly sourceId: number | null;
  readonly operations: string;
  readonly hash: string;
  readonly salt: string;
  readonly sentenceSeal: string;
  readonly neutralSeal: string;
}

/** What an action was about, and what it did in numbers: rows it made and rows it changed or removed by table, and a hash over what they were. */
interface Operations {
  readonly kind: ActionKind;
  readonly made: Record<string, number>;
  readonly changed: Record<string, number>;
  readonly images: string;
}

/** What a line says once its action is over. */
export interface Closing {
  readonly kind: ActionKind;
  readonly sentence: string;
  readonly sourceId: number | null;
}

const select = `SELECT id, guid, coder_id AS coderId, at, sentence, source_id AS sourceId, operations, hash, sentence_salt AS salt,
  sentence_seal AS sentenceSeal, neutral_seal AS neutralSeal FROM history`;

/**
 * The lasting log. Each line says in numbers what its action did, and its hash holds that of the line before: none can be
 * changed or left out unseen. The words themselves are in the undo data alone, which can be emptied. (Lines written
 * before there was such a log have no hash.)
 */
export function historyLog(db: Database) {
  const rows = db.prepare<[number | bigint], { ofTable: string; rowId: number; image: string | null }>(
    'SELECT of_table AS ofTable, row_id AS rowId, image FROM history_rows WHERE action_id = ? ORDER BY id',
  );
  const find = db.prepare<[number | bigint], Line>(`${select} WHERE id = ?`);
  const before = db
    .prepare<[number | bigint], string>('SELECT hash FROM history WHERE id < ? ORDER BY id DESC LIMIT 1')
    .pluck();
  const seal = sealer(db);
  const sealed = db.prepare<[], Line>(`${select} WHERE hash <> '' ORDER BY id`);

  function operationsOf(id: number | bigint, kind: ActionKind): Operations {
    const images = createHash('sha256');
    const made: Record<string, number> = {};
    const changed: Record<string, number> = {};
    for (const { ofTable, rowId, image } of rows.iterate(id)) {
      const counts = image === null ? made : changed;
      counts[ofTable] = (counts[ofTable] ?? 0) + 1;
      images.update(`${ofTable} ${rowId} ${image ?? ''}\n`);
    }
    return { kind, made, changed, images: images.digest('hex') };
  }

  return {
    /** Writes into the line of an action what it did, in words and in numbers, and seals it with the line before. */
    close: (id: number | bigint, { kind, sentence, sourceId }: Closing): void => {
      const operations = JSON.stringify(operationsOf(id, kind));
      const line = find.get(id);
      if (!line) throw new Error(`history has no line ${id}`);
      seal({ ...line, sentence, sourceId, operations }, before.get(id) ?? '');
    },
    /** The first line that is not as it was sealed; undefined where all are. */
    brokenLine: (): number | undefined => {
      let last: string | null = null;
      for (const line of sealed.iterate()) {
        last ??= before.get(line.id) ?? '';
        if (hashOf(last, line) !== line.hash || !saysWhatWasSealed(line)) return line.id;
        last = line.hash;
      }
      return undefined;
    },
    ...emptying(db),
  };
}

/** Seals a line with the one before; answers its hash. */
function sealer(db: Database): (line: Line, last: string) => string {
  const write = db.prepare<[string, number | null, string, string, string, string, number]>(
    `UPDATE history SET sentence = ?, source_id = ?, operations = ?, sentence_salt = ?, sentence_seal = ?, hash = ?
     WHERE id = ?`,
  );
  return (line, last) => {
    const salt = randomBytes(16).toString('hex');
    const sentenceSeal = sealOf(salt, line.sentence);
    const hash = hashOf(last, { ...line, sentenceSeal });
    write.run(line.sentence, line.sourceId, line.operations, salt, sentenceSeal, hash, line.id);
    return hash;
  };
}

/** Takes undo data away for good. */
function emptying(db: Database) {
  const emptyRows = db.prepare<[string]>(
    'DELETE FROM history_rows WHERE action_id IN (SELECT id FROM history WHERE at < ? AND emptied_at IS NULL)',
  );
  const markEmptied = db.prepare<[string, string]>(
    `UPDATE history SET emptied_at = ?, state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END
     WHERE at < ? AND emptied_at IS NULL`,
  );
  const rememberCodes = db.prepare(
    `UPDATE project SET highest_code = max(highest_code,
       (SELECT coalesce(max(row_id), 0) FROM history_rows WHERE of_table = 'codes'))`,
  );
  return {
    /** Takes the undo data of everything done before a moment away for good, and answers of how many actions. */
    empty: (moment: string): number => {
      rememberCodes.run();
      emptyRows.run(moment);
      return markEmptied.run(new Date().toISOString(), moment).changes;
    },
  };
}

/**
 * Puts neutral sentences in the place of others, by the number of their line, so that what stood there is gone and cannot be
 * found by trying, while the log can still be proved.
 */
export function redactLines(db: Database, neutral: ReadonlyMap<number, string>): void {
  sealAnew(db, Math.min(...neutral.keys()));
  const hashAt = db.prepare<[number], string>('SELECT hash FROM history WHERE id = ?').pluck();
  const redact = db.prepare<[string, string, number]>(
    `UPDATE history SET sentence = ?, neutral_seal = ?, sentence_salt = '' WHERE id = ?`,
  );
  for (const [id, sentence] of neutral) redact.run(sentence, sealOf(hashAt.get(id) ?? '', sentence), id);
}

/**
 * Lines that were sealed with the sentence itself cannot lose it. They, and all after them, are sealed anew; a line that is
 * redacted already keeps its seals. Lines from before there was a log stay without.
 */
function sealAnew(db: Database, from: number): void {
  const old = db
    .prepare<[number], number | null>(
      `SELECT min(id) FROM history WHERE id >= ? AND hash <> '' AND sentence_seal = ''`,
    )
    .pluck()
    .get(from);
  if (old === null || old === undefined) return;
  const seal = sealer(db);
  const keep = db.prepare<[string, string, number]>(
    'UPDATE history SET hash = ?, neutral_seal = ? WHERE id = ?',
  );
  let last =
    db
      .prepare<[number], string>('SELECT hash FROM history WHERE id < ? ORDER BY id DESC LIMIT 1')
      .pluck()
      .get(old) ?? '';
  for (const line of db.prepare<[number], Line>(`${select} WHERE id >= ? ORDER BY id`).all(old)) {
    if (line.neutralSeal === '') last = seal(line, last);
    else {
      last = hashOf(last, line);
      keep.run(last, sealOf(last, line.sentence), line.id);
    }
  }
}

/** Whether the sentence of a line is the one that was sealed, or the neutral one that was put in its place. */
function saysWhatWasSealed({ sentence, hash, salt, sentenceSeal, neutralSeal }: Line): boolean {
  if (sentenceSeal === '') return true;
  return neutralSeal === ''
    ? sealOf(salt, sentence) === sentenceSeal
    : sealOf(hash, sentence) === neutralSeal;
}

const sealOf = (salt: string, sentence: string): string =>
  createHash('sha256').update(`${salt}\n${sentence}`).digest('hex');

/** Lines sealed by an earlier version hold the sentence where others hold its seal. */
const hashOf = (last: string, { guid, coderId, at, sentence, sentenceSeal, operations }: Line): string =>
  createHash('sha256')
    .update([last, guid, coderId, at, sentenceSeal || sentence, operations].join('\n'))
    .digest('hex');
