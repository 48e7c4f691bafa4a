import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/formats/tables/csv.ts';
import { takeLock } from '../../src/storage/lock.ts';
import { temporaryFolder, temporaryWorkspace } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';
import { canaries, forensicSearch, withdrawalStudy, wordsOfHers } from '../support/withdrawal.ts';

const run = promisify(execFile);
const cli = join(import.meta.dirname, '../../src/throughline.cjs');

/** Runs the real command line in a folder; answers what it printed and how it ended. */
async function throughline(
  folder: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const all = [cli, ...args, '--workspace', folder];
  try {
    const { stdout, stderr } = await run(process.execPath, all, { cwd: folder });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
    return { code: Number(error.code), out: String(error.stdout), err: String(error.stderr) };
  }
}

/** A folder with two small files of a study. */
function studyFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'texts'));
  const lines = [
    'Interviewer: How was it?',
    'Rosa: We stepped back to take stock. 😀 It was slow.',
    'Interviewer: And then?',
    'Rosa: =Then it went well.',
  ];
  writeFileSync(join(folder, 'texts/one.txt'), lines.join('\n\n'));
  writeFileSync(join(folder, 'texts/broken.docx'), 'PK\u0003\u0004 nonsense');
  writeFileSync(
    join(folder, 'sources.csv'),
    'source,case,speaker,informant,informant type\none,Kitchen Table,Rosa,Rosa M.,partner\none,,Interviewer,,interviewer\nnobody,,,,\n',
  );
  writeFileSync(
    join(folder, 'codings.csv'),
    'source,quote,code,coder,polarity\none,It was slow.,Sufficient set-up time,Ada,contradicts\none,=Then it went well.,Reflection,Ben,\n',
  );
  return folder;
}

test('a study goes from files to excerpts by the command line alone', async () => {
  const folder = studyFolder();
  await throughline(folder, 'new', 'study', '--codebook', 'learning-partnerships', '--coder', 'Ada');
  const imported = await throughline(
    folder,
    'import',
    'study',
    'texts/one.txt',
    'texts/broken.docx',
    '--sources',
    'sources.csv',
    '--json',
  );
  expect(JSON.parse(imported.out)).toEqual({
    imported: 1,
    broken: [{ file: 'broken.docx', why: expect.stringContaining('damaged') as string }],
    unused: ['nobody'],
  });
  expect(imported.err).toContain('sources.csv names sources that are not among the files: nobody');
  expect(imported.err).toContain('broken.docx:');
  const coded = await throughline(folder, 'code', 'study', 'codings.csv', '--json');
  expect(JSON.parse(coded.out)).toEqual({ added: 2, known: 0 });

  await throughline(folder, 'export', 'study', '--out', 'excerpts.csv', '--attributes');
  const { header, rows } = readCsv(readFileSync(join(folder, 'excerpts.csv'), 'utf8'));
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
  expect(column('exact')).toEqual(['It was slow.', '=Then it went well.']);
  expect(column('case')).toEqual(['Kitchen Table', 'Kitchen Table']);
  expect(column('coder')).toEqual(['Ada', 'Ben']);

  const only = async (...filter: string[]) => {
    const { out } = await throughline(folder, 'export', 'study', '--json', ...filter);
    return (JSON.parse(out) as { exact: string }[]).map(({ exact }) => exact);
  };
  expect(await only('--coded-by', 'ben')).toEqual(['=Then it went well.']);
  expect(await only('--code', 'Sufficient set-up time', '--case', 'Kitchen Table')).toEqual(['It was slow.']);
  expect(await only('--informant-type', 'philanthropy')).toEqual([]);
  const unknown = await throughline(folder, 'export', 'study', '--coded-by', 'Cleo');
  expect(unknown).toMatchObject({
    code: 1,
    err: 'There is no coder “Cleo”. There is “Ada”, “Ben”.\n',
  });

  const matrix = await throughline(folder, 'matrix', 'study', '--codes', 'Purpose', '--measure', 'codings');
  // Ada and Ben coded in one source: nothing was said about whose codings count.
  expect(matrix.out).toContain('Purpose > Reflection (passages)');
  expect((await throughline(folder, 'check', 'study')).out).toContain('codings: 2');
}, 240_000);

test('suggestions come as JSON with their words and reasons', async () => {
  const folder = temporaryFolder();
  const key = copySample({ folder });
  const { out } = await throughline(folder, 'suggest', key, '--json');
  const found = JSON.parse(out) as { source: string; words: string; reasons: { says: string }[] }[];
  expect(found.length).toBeGreaterThan(3);
  for (const { source, words, reasons } of found) {
    expect([source, words]).not.toContain('');
    expect(reasons.every(({ says }) => says !== '')).toBe(true);
  }
}, 240_000);

test('what cannot be done is said in a sentence, with exit code 1, and nothing is half done', async () => {
  const folder = studyFolder();
  await throughline(folder, 'new', 'study', '--codebook', 'learning-partnerships');
  await throughline(folder, 'import', 'study', 'texts/one.txt', '--sources', 'sources.csv');
  writeFileSync(
    join(folder, 'bad.csv'),
    'source,quote,code\none,It was slow.,Reflection\none,never said,Reflection\none,Rosa,Nothing\n',
  );
  const refused = await throughline(folder, 'code', 'study', 'bad.csv');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Line 3: The quote “never said” is not in the source.');
  expect(refused.err).toContain('Line 4:');
  expect((await throughline(folder, 'check', 'study')).out).toContain('codings: 0');

  writeFileSync(
    join(folder, 'twice.yaml'),
    'format: throughline-codebook/1\nname: A\nfacets:\n  - name: X\n  - name: x\n',
  );
  const book = await throughline(folder, 'new', 'other', '--codebook', 'twice.yaml');
  expect(book).toMatchObject({
    code: 1,
    err: expect.stringContaining('twice.yaml, line 5: “x” is there twice') as string,
  });
  expect((await throughline(folder, 'check', 'other')).err).toContain('There is no project “other”');
}, 240_000);

test('a command that is not understood shows how it is asked', async () => {
  const folder = temporaryFolder();
  expect(await throughline(folder, 'dance', 'study')).toMatchObject({ code: 2 });
  expect((await throughline(folder, 'check', 'study', '--nonsense')).code).toBe(2);
  expect((await throughline(folder, '--help')).out).toContain('throughline COMMAND PROJECT');
}, 240_000);

test('erasing says what it would do, and does it for the one who is named', async () => {
  const workspace = temporaryWorkspace();
  const { key } = await withdrawalStudy(workspace);
  const { folder } = workspace;
  workspace.close();
  const dry = await throughline(folder, 'erase', key, '--informant', canaries.name, '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('Nothing has been done');
  expect(dry.out).toContain('1 turns in “Focus group”');
  const unsaid = await throughline(folder, 'erase', key);
  expect([unsaid.code, unsaid.err]).toEqual([1, expect.stringContaining('Say who withdraws')]);
  expect((await throughline(folder, 'erase', key, '--case', 'Nowhere')).code).toBe(1);
  const also = ['--also', canaries.nickname, '--also', 'Zyxquith'];
  const done = await throughline(folder, 'erase', key, '--informant', canaries.name, ...also);
  expect(done.out).toContain('nothing was found');
  expect(forensicSearch(folder, wordsOfHers)).toEqual([]);
}, 240_000);

test('a backup is made, listed and gone back to; a folder that another computer works in is left alone', async () => {
  const folder = studyFolder();
  await throughline(folder, 'new', 'study', '--codebook', 'learning-partnerships');
  const made = await throughline(folder, 'backup', 'study');
  expect(made.out).toMatch(/^\d{4}-.*-asked\.throughline {2}\d+ bytes\n$/);
  const name = made.out.split(' ')[0] ?? '';
  await throughline(folder, 'import', 'study', 'texts/one.txt', '--sources', 'sources.csv');
  expect((await throughline(folder, 'check', 'study')).out).toContain('sources: 1');
  expect((await throughline(folder, 'restore', 'study', name)).out).toContain(`restored: ${name}`);
  expect((await throughline(folder, 'check', 'study')).out).toContain('sources: 0');
  expect((await throughline(folder, 'backups', 'study')).out.split('\n')).toHaveLength(3);
  expect(await throughline(folder, 'restore', 'study', 'nothing')).toMatchObject({ code: 1 });

  const desk = takeLock(folder, { host: 'desk' });
  const refused = await throughline(folder, 'import', 'study', 'texts/one.txt');
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('“desk”') as string });
  expect((await throughline(folder, 'export', 'study')).code).toBe(0);
  desk.release();
}, 240_000);

test('what is no file, or larger than anything that can be read, is said in a sentence, and nothing else is read of it', async () => {
  const folder = studyFolder();
  await throughline(folder, 'new', 'study', '--codebook', 'learning-partnerships');
  const huge = join(folder, 'huge.csv');
  writeFileSync(huge, '');
  truncateSync(huge, 3_000_000_000);
  const far = join(import.meta.dirname, '../formats/hostile/farcell.xlsx');
  const attempts: [string[], RegExp][] = [
    [['code', 'study', huge], /has 3000 MB; no more than 50 MB can be read/],
    [['code', 'study', folder], /is not a file/],
    [['import', 'study', 'texts/one.txt', '--cases', 'nowhere.csv'], /There is no file nowhere\.csv/],
    [['new', 'other', '--codebook', far], /goes as far as cell XFD1048576/],
  ];
  for (const [args, sentence] of attempts) {
    const { code, err } = await throughline(folder, ...args);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\bat \S+ \(/);
    expect(code).toBe(1);
  }
}, 240_000);

test('a report leaves as a page or for Word, and a truth table with its solutions or as a script', async () => {
  const workspace = temporaryWorkspace();
  const key = copySample(workspace);
  const { folder } = workspace;
  workspace.close();
  const page = await throughline(folder, 'report', key);
  expect(page.out).toContain('What five learning partnerships taught us');
  expect(page.out).toMatch(/<summary>16 of 21 informants/);
  expect(await throughline(folder, 'report', key, '--out', 'client.docx')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'client.docx')).subarray(0, 2).toString()).toBe('PK');
  expect(await throughline(folder, 'report', key, '--name', 'Another')).toMatchObject({
    code: 1,
    err: 'Say which report with --name: “What five learning partnerships taught us”.\n',
  });
  const table = await throughline(folder, 'truth-table', key);
  expect(table.out).toContain('intermediate: Meant to build capacity*Outside facilitator (consistency 0.866');
  expect((await throughline(folder, 'truth-table', key, '--of', 'both')).err).toContain(
    'presence or absence',
  );
  await throughline(folder, 'truth-table', key, '--of', 'absence', '--out', 'table.R');
  expect(readFileSync(join(folder, 'table.R'), 'utf8')).toContain('outcome = "~STRONGERMEL"');
});
