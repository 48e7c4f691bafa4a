import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { makeAttribute, setValues } from '../../../src/actions/attributes/attributes.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { takeBack } from '../../../src/actions/history/history.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { replaceNames, restoreNames } from '../../../src/actions/pseudonyms/pseudonyms.ts';
import { namesOf } from '../../../src/domain/pseudonyms/key.ts';
import { readPseudonyms } from '../../../src/domain/pseudonyms/table.ts';
import { isSpanOf, trimmed } from '../../../src/domain/text.ts';
import { readKey, writeKey } from '../../../src/formats/pseudonyms/key-file.ts';
import { columnsOf, formOf, tables as rewrittenTables } from '../../../src/storage/erasure/written.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { placesWithNames } from '../../../src/study/pseudonyms/check.ts';
import { planPseudonyms } from '../../../src/study/pseudonyms/plan.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../../support/project.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { rowsOf } from '../../support/rows.ts';
import { forensicSearch, withdrawalStudy } from '../../support/withdrawal.ts';

const table = readPseudonyms(
  [
    'Rosalind Zyxquith | Rosalind | Zyxie | Zyxquith\tIlse',
    'zyxquith-harbour-2025 → file 1',
    'Okafor = Berg',
    'Harbour → Port town',
  ].join('\n'),
);
/** (The file itself is called after the harbour.) */
const names = ['Zyxquith', 'Rosalind', 'Zyxie', 'Okafor'];
const madeAt = '2026-01-02';

test('no name is found in any byte of the study afterwards, codings keep to their words, and the key brings every row back', async () => {
  const workspace = temporaryWorkspace();
  const { project, ids, late, ofBen, across } = await withdrawalStudy(workspace);
  const before = rowsOf(project.file);
  const codings = project.codings.count();
  expect(forensicSearch(workspace.folder, names).length).toBeGreaterThan(3);

  const { key, rewritten } = replaceNames(project, 1, { table }, madeAt);
  expect(forensicSearch(workspace.folder, names)).toEqual([]);
  expect(project.integrity.check().problems).toEqual([]);
  expect(project.history.brokenLine()).toBeUndefined();
  expect(rewritten.unhinged).toBe(0);
  expect(project.codings.count()).toBe(codings);
  const text = project.texts.textOf(ids.group) ?? '';
  expect(text).toContain('As Ilse said, it was hard; Ilse’s plan came first.');
  expect(project.codings.find(late.guid)?.exact).toBe('a good year');
  expect(project.codings.find(ofBen.guid)?.exact).toBe('it was hard; Ilse’s plan came first.');
  expect(project.codings.find(across.guid)?.exact).toContain('Ilse: In the group');
  expect(project.informants.all().map(({ name }) => name)).toEqual(['Ben Berg', 'Ilse']);
  expect(project.sources.all().map(({ name }) => name)).toContain('Interview Ilse Port town');

  restoreNames(project, 1, readKey(writeKey(key)));
  expect(rowsOf(project.file)).toEqual(before);
  expect(project.integrity.check().problems).toEqual([]);
  expect(project.history.brokenLine()).toBeUndefined();
});

test('what was done before is still taken back, with pseudonyms for the names', async () => {
  const workspace = temporaryWorkspace();
  const { project } = await withdrawalStudy(workspace);
  replaceNames(project, 1, { table }, madeAt);
  const lines = project.history.list(500);
  expect(lines.filter(({ sentence }) => names.some((name) => sentence.includes(name)))).toEqual([]);
  const written = lines.find(({ sentence }) => sentence === 'wrote in the journal');
  takeBack(project, 1, written?.id ?? 0);
  const coded = lines.find(({ sentence }) => sentence.startsWith('coded turn 5 of “Focus group”'));
  takeBack(project, 1, coded?.id ?? 0);
  expect(project.integrity.check().problems).toEqual([]);
  expect(forensicSearch(workspace.folder, names)).toEqual([]);
});

test('everything is shown before, and showing it changes nothing; a hit that is left stays', async () => {
  const { project, ids } = await withdrawalStudy(temporaryWorkspace());
  const mark = project.history.mark();
  const plan = planPseudonyms(project, { table }, madeAt);
  expect(project.history.mark()).toBe(mark);
  const [ilse, , berg] = plan.pseudonyms;
  expect(ilse?.count).toBeGreaterThan(5);
  expect(berg?.hits.map(({ where, words }) => `${where}: ${words}`)).toContain(
    'The source “Interview Okafor”: Okafor',
  );
  const hit = ilse?.hits.find(({ before }) => before.endsWith('it was hard; '));
  replaceNames(project, 1, { table, leave: [hit?.id ?? ''] }, madeAt);
  expect(project.texts.textOf(ids.group)).toContain('As Ilse said, it was hard; Rosalind’s plan');
});

const piece = fc.constantFrom(
  'Rosa',
  'Rosa Meier',
  'Meier',
  'Ilse',
  'and then',
  'ROSA MEIER',
  'Rosas',
  'she said',
  '🙂',
  '.',
  '\n',
  'P1',
  '王芳',
  'x',
);
const offsets = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(2));

test('whatever the text, the codings and the memos: with the key alone every row is as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(piece, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      fc.array(offsets, { maxLength: 12 }),
      fc.array(piece, { maxLength: 6 }),
      (turns, places, memo) => {
        const project = openProject(join(temporaryFolder(), 'p.throughline'));
        try {
          project.christen('About Rosa', '');
          project.coders.ensure('Ada');
          const codes = Object.values(addCodes(project));
          const text = spoken(
            'Rosa Meier',
            turns.map((words) => ['Rosa', `${words.join(' ')} end`]),
          );
          const sourceId = addSource(project, text);
          for (const [from, to, code] of places)
            codeSome(project, sourceId, { text: text.text, from, to, codeId: codes[code] ?? 1 });
          if (memo.length > 0) writeMemo(project, 1, { about: 'source', id: sourceId }, memo.join(' '));
          const before = rowsOf(project.file);
          const given = readPseudonyms('Rosa Meier | Rosa → P1\nMeier → Berg\n王芳 → 李');
          const plan = planPseudonyms(project, { table: given }, madeAt);
          if (plan.problems.length > 0) {
            expect(() => replaceNames(project, 1, { table: given }, madeAt)).toThrow('would both be');
            expect(rowsOf(project.file)).toEqual(before);
            return;
          }
          const { key } = replaceNames(project, 1, { table: given }, madeAt);
          expect(key).toEqual(plan.key);
          expect(placesWithNames(project, namesOf(key))).toEqual([]);
          expect(project.integrity.check().problems).toEqual([]);
          expect(project.codings.ofSource(sourceId)).toHaveLength(before['codings']?.length ?? 0);
          restoreNames(project, 1, readKey(writeKey(key)));
          expect(rowsOf(project.file)).toEqual(before);
        } finally {
          project.close();
        }
      },
    ),
    { numRuns: 25 },
  );
});

function codeSome(
  project: Project,
  sourceId: number,
  { text, from, to, codeId }: { text: string; from: number; to: number; codeId: number },
): void {
  const span = trimmed(text, {
    start: Math.min(from, to) % text.length,
    end: Math.max(from, to) % text.length,
  });
  if (!isSpanOf(text, span)) return;
  const one = {
    guid: crypto.randomUUID(),
    codeId,
    ...span,
    exact: text.slice(span.start, span.end),
    polarity: 'plain',
    origin: 'by hand',
  } as const;
  applyCodes(project, 1, sourceId, [one]);
}

test('a name in a list of choices, and a pseudonym in quotation marks, leave every value what it was chosen from', async () => {
  const { project } = await withdrawalStudy(temporaryWorkspace());
  const id = makeAttribute(project, 1, 'informant', {
    name: 'Led by',
    type: 'choice',
    choices: ['Zyxie', 'nobody'],
  });
  setValues(project, 1, 'informant', [{ attribute: id, id: 1, value: 'Zyxie' }]);
  const before = rowsOf(project.file);
  const quoted = readPseudonyms('Zyxie → Ms "K", the leader');
  const { key } = replaceNames(project, 1, { table: quoted }, madeAt);
  expect(project.integrity.check().problems).toEqual([]);
  expect(rowsOf(project.file)['attributes']).toContainEqual(
    expect.objectContaining({ choices: JSON.stringify(['Ms "K", the leader', 'nobody']) }),
  );
  restoreNames(project, 1, key);
  expect(rowsOf(project.file)).toEqual(before);
});

test('every column that holds JSON is known to those who rewrite what is in it', () => {
  const project = openProject(join(temporaryFolder(), 'empty.throughline'));
  try {
    const db = new Database(project.file, { readonly: true });
    const tables = db
      .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'table'`)
      .all();
    const holding = tables.flatMap(({ name, sql }) =>
      [...sql.matchAll(/"?(\w+)"? TEXT[^,]*json_valid/g)].map(([, column = '']) => [name, column] as const),
    );
    expect(holding.length).toBeGreaterThan(8);
    const written = holding.filter(([table, column]) => isWritten(db, table, column));
    expect(written.filter(([table, column]) => formOf(table, column) === 'plain')).toEqual([]);
    db.close();
  } finally {
    project.close();
  }
});

const isWritten = (db: Database.Database, table: string, column: string): boolean =>
  rewrittenTables.some((one) => one === table) && columnsOf(db, table).includes(column);

/** A study of Rosa whose names were replaced. */
function replacedStudy() {
  const project = openProject(join(temporaryFolder(), 'p.throughline'));
  onTestFinished(() => {
    project.close();
  });
  project.christen('Study', '');
  project.coders.ensure('Ada');
  const codes = addCodes(project);
  const sourceId = addSource(project, spoken('Talk', [['Ben', 'We met Rosa in Alder.']]));
  writeMemo(project, 1, { about: 'source', id: sourceId }, 'Rosa was kind.');
  const given = readPseudonyms('Rosa → Ilse\nAlder → Town A');
  const { key } = replaceNames(project, 1, { table: given }, madeAt);
  return { project, codes, sourceId, key };
}

test('what was written with the pseudonyms since gets the names as well, also behind what the key knows and with an ending', () => {
  const { project, sourceId, key } = replacedStudy();
  writeMemo(
    project,
    1,
    { about: 'source', id: sourceId },
    'Ilse was kind. Later I saw Ilse and Ilses son in Town A.',
  );
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Ilses house.');
  restoreNames(project, 1, key);
  expect(project.memos.about('source', sourceId)).toBe(
    'Rosa was kind. Later I saw Rosa and Rosas son in Alder.',
  );
  expect(project.memos.ofKind('journal').map(({ text }) => text)).toEqual(['Rosas house.']);
});

test('names are not put back where two codings would become one, and nothing is changed then', () => {
  const { project, codes, sourceId, key } = replacedStudy();
  const text = project.texts.textOf(sourceId) ?? '';
  const town = text.indexOf('Town A');
  for (const length of ['Town'.length, 'Town A'.length])
    codeSome(project, sourceId, { text, from: town, to: town + length, codeId: codes.Trust });
  const before = rowsOf(project.file);
  expect(() => restoreNames(project, 1, key)).toThrow('In “Talk” the coding of “Town A” would be the same');
  expect(rowsOf(project.file)).toEqual(before);
});
