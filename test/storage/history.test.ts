import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { historyStorage } from '../../src/storage/history.ts';
import { openProject } from '../../src/storage/project.ts';
import { sourceVersionStorage } from '../../src/storage/source-versions.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../support/project.ts';

/** A project file with a little of everything, opened with its history alone. */
function study() {
  const file = join(temporaryFolder(), 'x.throughline');
  const project = openProject(file);
  project.christen('Test', '');
  project.coders.ensure('Ada');
  addCodes(project);
  addSource(
    project,
    spoken('Interview', [
      ['Rosa', 'here and 😀 there'],
      [null, 'and back'],
    ]),
    { cases: ['One', 'Two'] },
  );
  project.attributes.case.ensure('Region', 'text');
  project.close();
  const db = openDatabase(file);
  onTestFinished(() => void db.close());
  const history = historyStorage(db, sourceVersionStorage(db));
  const act = (sql: string): void => {
    db.transaction(() => {
      const id = history.begin(1);
      db.exec(sql);
      history.finish(id, { kind: 'codings', sentence: sql.slice(0, 30), sourceId: null });
    })();
  };
  const back = (): void => { db.transaction(() => { history.undo(history.lastDone() ?? missing()); })(); }; // prettier-ignore
  const forth = (): void => { db.transaction(() => { history.redo(history.firstUndone() ?? missing()); })(); }; // prettier-ignore
  return { db, history, act, back, forth };
}

function missing(): never {
  throw new Error('there is no such action');
}

const dump = (db: Database, table: string): string =>
  JSON.stringify(db.prepare(`SELECT * FROM ${table} ORDER BY id`).all());

/** For every table whose rows a person makes: a row, a change of it, all with values that could be spoilt on the way. */
const rows: [table: string, make: string, change: string][] = [
  ['cases', `INSERT INTO cases VALUES (50, 'g', 'Élan “x”', 1, 'then')`, `UPDATE cases SET name = '\\n' WHERE id = 50`],
  ['attributes', `INSERT INTO attributes VALUES (50, 'g', 'Size', 'number', 'informant', '["a"]')`, `UPDATE attributes SET type = 'text' WHERE id = 50`],
  ['attribute_values', `INSERT INTO attribute_values VALUES (50, 1, 1, NULL, NULL, '12,5')`, `UPDATE attribute_values SET value = '007'`],
  ['informants', `INSERT INTO informants VALUES (50, 'g', 'Ann', '', 1, 'then')`, `UPDATE informants SET type = 'partner'`],
  ['sources', `INSERT INTO sources VALUES (50, 'g', 'New', 'other', NULL, '', '', '', 3, 1, 'then', 'de')`, `UPDATE sources SET date = '2025-01-01' WHERE id = 50`],
  ['source_versions', `INSERT INTO sources VALUES (51, 'h', 'Other', 'other', NULL, '', '', '', 3, 1, 'then', 'de');
     INSERT INTO source_versions VALUES (50, 'g', 51, 1, 'a' || char(10) || '"😀"', 'hash', 1, 'then', 'import', NULL);
     INSERT INTO turns VALUES (60, 50, 1, 0, 1, NULL, 500, NULL, 1);
     INSERT INTO turn_search (rowid, words) VALUES (60, 'a')`, ''],
  ['matter', `INSERT INTO matter VALUES (50, 1, 2, 'heading')`, `UPDATE matter SET kind = 'particulars' WHERE id = 50`],
  ['case_sources', `DELETE FROM case_sources; INSERT INTO case_sources VALUES (50, 1, 1)`, `UPDATE case_sources SET case_id = 2`],
  ['speakers', `INSERT INTO speakers VALUES (50, 1, 'X', 0, NULL)`, `UPDATE speakers SET is_interviewer = 1`],
  ['codes', `INSERT INTO codes (id, guid, position, name, keywords, created_by, created_at) VALUES (50, 'g', 1, 'Code', '["a\\"b","c\\\\d"]', 1, '')`, `UPDATE codes SET keywords = '[]', definition = 'line' || char(10) || '😀', colour = '#aabbcc' WHERE id = 50`],
  ['code_facets', `INSERT INTO code_facets VALUES (50, 2, 1)`, `UPDATE code_facets SET facet_id = 3`],
  ['code_versions', `INSERT INTO code_versions VALUES (50, 'g', 1, 1, '{"a": [1]}', 1, '', 'agreed', 0)`, `UPDATE code_versions SET entry = '{}', needs_review = 1`],
  ['code_forwards', `INSERT INTO code_forwards VALUES (50, 'g', 9, 'A > B', '{"a": [1]}', 2, 1, '')`, `UPDATE code_forwards SET code_id = 3`],
  ['codings', `INSERT INTO codings VALUES (50, 'g', 1, 2, 1, 0, 4, 'here', 'plain', 'by hand', '', '')`, `UPDATE codings SET polarity = 'supports', "end" = 9`],
  ['source_readings', `INSERT INTO source_readings VALUES (50, 1, 1, 'then')`, `UPDATE source_readings SET finished_at = 'now'`],
  ['code_readings', `INSERT INTO code_readings VALUES (50, 'g', 1, 2, 1, 'then')`, `UPDATE code_readings SET read_at = 'now'`],
  ['suggestion_decisions', `INSERT INTO suggestion_decisions VALUES (50, 'g', 1, 2, 1, 0, 4, 'rejected', 'because', NULL, '', 0.25)`, `UPDATE suggestion_decisions SET reason = 'null', coding_guid = '1', likelihood = NULL`],
  ['suggestion_choices', `INSERT INTO suggestion_choices VALUES (50, 1, 'likely', '[2]', NULL)`, `UPDATE suggestion_choices SET since = 'then', also_from = '[]'`],
  ['suggestion_times', `INSERT INTO suggestion_times VALUES (50, 1, 1, 'live')`, `UPDATE suggestion_times SET shown = 'after'`],
  ['ignored_words', `INSERT INTO ignored_words VALUES (50, 'g', 2, '“so”', 1, '')`, `UPDATE ignored_words SET word = 'l''eau'`],
  ['cells', `INSERT INTO cells VALUES (50, 'g', 'case-1', 2)`, `UPDATE cells SET row_key = 'type-a “b”'`],
  ['saved_views', `INSERT INTO saved_views VALUES (50, 'g', 'View', 'excerpts', 'q=%5B%232%5D', 1, '')`, `UPDATE saved_views SET asked = ''`],
  ['label_rules', `INSERT INTO label_rules VALUES (50, 'g', '[time] Name:', '{"instead": false}', 1, '')`, `UPDATE label_rules SET rule = '[]'`],
  ['memos', `INSERT INTO memos VALUES (50, 'g', 'project', 1, '“quoted” and ''so''', 1, '', '')`, `UPDATE memos SET text = 'null'`],
  ['summaries', `INSERT INTO summaries VALUES (50, 'g', 1, 2, 'Said “so” [1]', '{"g": "2 0 4 plain"}', 1, '', '')`, `UPDATE summaries SET text = '\n', basis = '{}'`],
  ['summary_citations', `INSERT INTO summaries VALUES (51, 'h', 1, 2, '', '{}', 1, '', ''); INSERT INTO summary_citations VALUES (50, 'g', 51, 1, 'c', 'its “words”')`, `UPDATE summary_citations SET number = 2`],
  ['findings', `INSERT INTO findings VALUES (50, 'g', 'Most say so', '', '', 'draft', '{}', 1, '', '', 'so', NULL)`, `UPDATE findings SET state = 'final', negative_case = 'null'`],
  ['finding_evidence', `INSERT INTO findings VALUES (51, 'h', 'All', '', '', 'draft', '{}', 1, '', '', '', NULL); INSERT INTO finding_evidence VALUES (50, 'g', 51, 'for', 2, 1, NULL, '')`, `UPDATE finding_evidence SET side = 'against', case_id = NULL`],
  ['finding_judgements', `INSERT INTO findings VALUES (51, 'h', 'All', '', '', 'draft', '{}', 1, '', '', '', NULL); INSERT INTO finding_judgements VALUES (50, 'g', 51, 'adequacy', 'low', 'few “people”')`, `UPDATE finding_judgements SET reason = '0'`],
  ['reports', `INSERT INTO reports VALUES (50, 'g', 'Report “x”', '', 0, '[]', NULL, 1, '', '')`, `UPDATE reports SET least = 3, said = '[{"guid": "“q”"}]', said_at = 'then'`],
  ['report_parts', `INSERT INTO reports VALUES (51, 'h', 'R', '', 0, '[]', NULL, 1, '', ''); INSERT INTO report_parts VALUES (50, 'g', 51, 1, 'cell', NULL, 1, 2, NULL, '', '', 'so', 1, '', '')`, `UPDATE report_parts SET place = 2, code_id = NULL, text = '\n'`],
  ['method_notes', `INSERT INTO method_notes VALUES (50, 'g', 'sampling', 'As “they” came', 1, '')`, `UPDATE method_notes SET text = 'null'`],
  ['finding_rests', `INSERT INTO findings VALUES (61, 'i', 'A', '', '', 'draft', '{}', 1, '', '', '', NULL), (62, 'j', 'B', '', '', 'draft', '{}', 1, '', '', '', 'b'); INSERT INTO finding_rests VALUES (50, 'g', 61, 62, 'rests')`, `UPDATE finding_rests SET role = 'rival'`],
  ['truth_tables', `INSERT INTO truth_tables VALUES (50, 'g', 'Why', '', 0.8, 0, 1, 1, '', '')`, `UPDATE truth_tables SET consistency = 0.75, notes = '“so”'`],
  ['truth_sets', `INSERT INTO truth_tables VALUES (51, 'h', 'Why', '', 0.8, 0, 1, 1, '', ''); INSERT INTO truth_sets VALUES (50, 'g', 51, 'condition', 'Trust', 'share', 2, NULL, '{"kind":"own"}', '', '', 1, '', '')`, `UPDATE truth_sets SET calibration = '{"kind":"crisp","threshold":1.5,"side":"from"}', expectation = 'absent'`],
  ['truth_scores', `INSERT INTO truth_tables VALUES (51, 'h', 'Why', '', 0.8, 0, 1, 1, '', ''); INSERT INTO truth_sets VALUES (52, 'i', 51, 'condition', 'Trust', 'own', NULL, NULL, '{"kind":"own"}', '', '', 1, '', ''); INSERT INTO truth_scores VALUES (50, 'g', 52, 1, 0.7, 'because', '{"g": "2 0 4 plain"}', 1, '', '')`, `UPDATE truth_scores SET score = 1, basis = '{}'`],
  ['guide_marks', `DELETE FROM guide_marks; INSERT INTO guide_marks VALUES (50, 'g', 2, 'purpose', '', 'Trust: so', '', '', '')`, `UPDATE guide_marks SET part = '', helpful = '“so”'`],
  ['workshops', `INSERT INTO workshops VALUES (50, 'g', 'Lisbon', '', 1, 1, '', '')`, `UPDATE workshops SET counts = 0, welcome = '“so”'`],
  ['workshop_cards', `INSERT INTO workshops VALUES (51, 'h', 'Lisbon', '', 1, 1, '', ''); INSERT INTO workshop_cards VALUES (50, 'g', 51, 'cell', 'So', NULL, 1, 2, 1, '')`, `UPDATE workshop_cards SET statement = 'l''eau'`],
  ['workshop_answers', `INSERT INTO workshops VALUES (51, 'h', 'Lisbon', '', 1, 1, '', ''); INSERT INTO workshop_cards VALUES (52, 'i', 51, 'profile', 'So', NULL, NULL, 2, 1, ''); INSERT INTO workshop_answers VALUES (50, 'g', 52, 1, 7, 's', 'agree', NULL, 1, '')`, `UPDATE workshop_answers SET answer = 'contest', coding_guid = 'null'`],
  ['guide_plans', `INSERT INTO guide_plans VALUES (50, 'g', 'Coast', 1, '', '')`, `UPDATE guide_plans SET name = 'l''eau'`],
  ['guide_answers', `INSERT INTO guide_plans VALUES (51, 'h', 'Coast', 1, '', ''); INSERT INTO guide_answers VALUES (50, 'g', 51, '', 2, 'fits', '', 1, '')`, `UPDATE guide_answers SET choice = '', words = 'null'`],
]; // prettier-ignore

test.for(rows)(
  'what is made, changed and removed in %s is taken back and done again, the very same',
  ([table, make, change]) => {
    const { db, act, back, forth } = study();
    const states = [dump(db, table)];
    for (const sql of [make, change, `DELETE FROM ${table} WHERE id = 50`]) {
      if (sql === '') continue;
      act(sql);
      states.push(dump(db, table));
      expect(states.at(-1)).not.toBe(states.at(-2));
    }
    for (let round = 0; round < 2; round++) {
      for (const state of states.slice(0, -1).reverse()) {
        back();
        expect(dump(db, table)).toBe(state);
      }
      for (const state of states.slice(1)) {
        forth();
        expect(dump(db, table)).toBe(state);
      }
    }
  },
);

test('every table whose rows a person makes is watched', () => {
  const { db } = study();
  const watched = db
    .prepare<[], string>(`SELECT DISTINCT tbl_name FROM temp.sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all();
  const kept = db
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1`)
    .pluck()
    .all();
  // Turns travel with their text; the history names coders, so it keeps them; seals follow whatever changes.
  const ofItself = ['history', 'history_rows', 'turns', 'coders', 'seals'];
  const ofPersons = (tables: readonly string[]): string[] =>
    tables.filter((table) => !ofItself.includes(table)).toSorted();
  expect(ofPersons(watched)).toEqual(ofPersons(kept));
  expect(
    rows
      .map(([table]) => table)
      .concat('project')
      .toSorted(),
  ).toEqual(ofPersons(watched));
});

test('a text comes back with its turns, and its turns are found again', () => {
  const { db, act, back, forth } = study();
  const turns = dump(db, 'turns');
  const found = () =>
    db.prepare(`SELECT count(*) FROM turn_search WHERE turn_search MATCH 'there'`).pluck().get();
  act('DELETE FROM source_versions');
  expect([dump(db, 'turns'), found()]).toEqual(['[]', 0]);
  back();
  expect([dump(db, 'turns'), found()]).toEqual([turns, 1]);
  forth();
  expect([dump(db, 'turns'), found()]).toEqual(['[]', 0]);
});

test('an import leaves its keys in history, not a second copy of its words', () => {
  const { db } = study();
  const images = db.prepare(`SELECT DISTINCT image FROM history_rows`).pluck().all();
  expect(images).toEqual([null]);
});

test('an action that changes nothing leaves no line, and keeps what can be done again', () => {
  const { history, act, back } = study();
  act(`UPDATE cases SET name = 'Three' WHERE id = 1`);
  back();
  const lines = history.list(10);
  act('DELETE FROM memos');
  expect(history.list(10)).toEqual(lines);
  expect(history.firstUndone()?.id).toBe(lines[0]?.id);
});

test('once something else was done, what was undone stays in the history but cannot be done again', () => {
  const { history, act, back } = study();
  act(`UPDATE cases SET name = 'Three' WHERE id = 1`);
  back();
  act(`UPDATE cases SET name = 'Four' WHERE id = 1`);
  expect(history.firstUndone()).toBeUndefined();
  expect(history.list(2).map(({ state }) => state)).toEqual(['done', 'dropped']);
});

test('history is read page by page, the newest first, and no number is given twice', () => {
  const { db, history, act } = study();
  act(`UPDATE cases SET name = 'Three' WHERE id = 1`);
  const all = history.list(100);
  const [newest, next] = all;
  expect(history.list(1, newest?.id)).toEqual([next]);
  db.exec('DELETE FROM history');
  act(`UPDATE cases SET name = 'Four' WHERE id = 1`);
  expect(history.list(1)[0]?.id).toBeGreaterThan(newest?.id ?? Infinity);
});

test('every line is sealed with the one before: none can be changed or left out unseen', () => {
  const { db, history, act, back } = study();
  act(`INSERT INTO cases VALUES (50, 'g', 'New', 1, 'then')`);
  act(`UPDATE cases SET name = 'Newer' WHERE id = 50`);
  back();
  expect(history.brokenLine()).toBeUndefined();
  const [line] = db
    .prepare<[], { operations: string }>('SELECT operations FROM history ORDER BY id DESC')
    .all();
  expect(JSON.parse(line?.operations ?? '')).toMatchObject({ made: {}, changed: { cases: 1 } });
  const changed = db.transaction((sql: string) => {
    db.exec(sql);
    const found = history.brokenLine();
    throw Object.assign(new Error('back'), { found });
  });
  const afterwards = (sql: string): unknown => {
    try {
      changed(sql);
      return undefined;
    } catch (error) {
      return error instanceof Error && 'found' in error ? error.found : undefined;
    }
  };
  const last = history.list(1)[0]?.id ?? 0;
  expect(afterwards(`UPDATE history SET sentence = 'nothing' WHERE id = ${last}`)).toBe(last);
  expect(afterwards(`UPDATE history SET at = 'then' WHERE id = ${last - 1}`)).toBe(last - 1);
  expect(afterwards(`UPDATE history SET operations = '{}' WHERE id = ${last - 1}`)).toBe(last - 1);
  expect(afterwards(`DELETE FROM history WHERE id = ${last - 1}`)).toBe(last);
});

test('what it takes to undo is taken away for good, words and all; the lines stay and later steps still undo', () => {
  const { db, history, act, back } = study();
  act(`INSERT INTO memos VALUES (50, 'g', 'project', 1, 'a secret word', 1, '', '')`);
  act(`DELETE FROM memos`);
  const words = () => db.prepare<[], number>(`SELECT count(*) FROM history_rows WHERE image LIKE '%secret%'`).pluck().get();
  const lines = history.list(1000).length;
  expect(words()).toBe(1);
  expect(history.empty('2000-01-01')).toBe(0);
  expect(history.empty('2999-01-01')).toBe(lines);
  expect([words(), history.list(1000).length, history.lastDone(), history.brokenLine()]).toEqual([0, lines, undefined, undefined]);
  act(`INSERT INTO cases VALUES (50, 'g', 'New', 1, 'then')`);
  back();
  expect(history.lastDone()).toBeUndefined();
  expect(db.prepare<[], number>('SELECT highest_code FROM project').pluck().get()).toBe(4);
}); // prettier-ignore

test('undoing goes back to what cannot be undone, and not past it', () => {
  const { db, history, act, back } = study();
  act(`UPDATE cases SET name = 'Three' WHERE id = 1`);
  const lines = history.list(1000).length;
  db.transaction(() => {
    history.note(1, 'erasure', 'erased a source');
  })();
  expect(history.list(1)[0]).toMatchObject({ sentence: 'erased a source', coder: 'Ada', state: 'done' });
  expect(history.list(1)[0]?.emptiedAt).not.toBeNull();
  expect([history.lastDone(), history.firstUndone(), history.brokenLine()]).toEqual([undefined, undefined, undefined]);
  act(`UPDATE cases SET name = 'Four' WHERE id = 1`);
  back();
  expect(history.lastDone()).toBeUndefined();
  expect(history.list(1000)).toHaveLength(lines + 2);
}); // prettier-ignore
