import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FilePreview, importTexts, listFiles } from '../../../src/api/sources.ts';
import { docx, paragraph } from '../../formats/docx-builder.ts';
import { serve } from '../../support/server.ts';
import { asked, sentenceIn, serveEmpty, type Served } from '../study.ts';

const interview = `Interviewer: How did it begin?

Rosa: Slowly. We trusted her after a year.

Interviewer: And the funder?

Rosa: They never came to see us, not once.
`;
const bytes = (text: string): Uint8Array => Buffer.from(text);

const preview = (ask: Served['ask'], base: string, name: string, body: Uint8Array) =>
  ask('POST', `${base}/files?name=${encodeURIComponent(name)}`, body);

const card = (name: string) => ({
  name,
  kind: 'interview',
  date: '2025-03-31',
  cases: ['Kitchen Table', ' '],
  speakers: [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' },
  ],
});

async function staged(ask: Served['ask'], base: string, name: string, text = interview): Promise<string> {
  const { texts } = await asked(FilePreview, preview(ask, base, name, bytes(text)));
  return texts[0]?.staged ?? '';
}

test('before anything is stored she sees who speaks, how much, and who probably asks', async () => {
  const { ask, base, project } = await serveEmpty();
  const { texts, ...file } = await asked(FilePreview, preview(ask, base, 'Gespräch 1.txt', bytes(interview)));
  expect(file).toMatchObject({ file: 'Gespräch 1.txt', type: 'Plain text', duplicateOf: null });
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatchObject({
    name: 'Gespräch 1',
    turns: 4,
    interviewers: ['Interviewer'],
    hasTimes: false,
    warnings: [],
  });
  expect(texts[0]?.voices.map(({ label, turns }) => [label, turns])).toEqual([
    ['Interviewer', 2],
    ['Rosa', 2],
  ]);
  expect(texts[0]?.beginning).toContain('How did it begin?');
  expect(project.sources.all()).toEqual([]);
  expect(project.history.lastDone()).toBeUndefined();
});

test('what is stored is what was shown, and her card says whose words they are', async () => {
  const { ask, base, project } = await serveEmpty();
  const key = await staged(ask, base, 'a.txt');
  const stored = await asked(
    importTexts.answer,
    ask('POST', `${base}/sources`, { sources: [{ staged: key, card: card('Rosa 1') }] }),
  );
  expect(stored.undo).toBe('imported “Rosa 1”');
  const [id = 0] = stored.ids;
  const { json } = await ask('GET', `${base}/sources/${id}`);
  expect(json).toMatchObject({ name: 'Rosa 1', date: '2025-03-31', cases: ['Kitchen Table'] });
  expect(project.texts.textOf(id)).toContain('We trusted her after a year.');
  expect(project.texts.turnsOf(id)).toHaveLength(4);
  expect(project.informants.all()).toMatchObject([{ name: 'Rosa Medina', type: 'partner' }]);
  expect(project.integrity.check()).toMatchObject({ sources: 1, problems: [] });
});

test('a broken file is refused in words while the others go on, even when all are sent at once', async () => {
  const { ask, base } = await serveEmpty();
  const pretended = new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...Array.from({ length: 200 }, (_, at) => at)]);
  const whole = docx(paragraph('Interviewer: Hello?') + paragraph('Rosa: Hello.'));
  const files: [string, Uint8Array, number][] = [
    ['broken.docx', pretended, 400],
    ['half.docx', whole.slice(0, whole.length / 2), 400],
    ['empty.txt', bytes(''), 400],
    ['scan.pdf', bytes('%PDF-1.7 nothing'), 400],
    ['whole.docx', whole, 200],
    ['whole.txt', bytes(interview), 200],
    ['whole.vtt', bytes('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rosa>Hello there.\n'), 200],
  ];
  const answers = await Promise.all(files.map(([name, body]) => preview(ask, base, name, body)));
  answers.forEach(({ status, json }, at) => {
    const [name, , wanted] = files[at] ?? [];
    expect(status, name).toBe(wanted);
    if (wanted === 400) expect(sentenceIn(json), name).toMatch(/^[A-Z].*\.$/s);
    else expect(FilePreview.parse(json).texts[0]?.turns, name).toBeGreaterThan(0);
  });
});

test('a file that is in the project already is named, also under another name', async () => {
  const { ask, base } = await serveEmpty();
  const key = await staged(ask, base, 'a.txt');
  await ask('POST', `${base}/sources`, { sources: [{ staged: key, card: card('Rosa 1') }] });
  const again = await asked(FilePreview, preview(ask, base, 'renamed.md', bytes(interview)));
  expect(again.duplicateOf).toBe('Rosa 1');
  const other = await asked(FilePreview, preview(ask, base, 'a.txt', bytes(`${interview}\nRosa: More.\n`)));
  expect(other.duplicateOf).toBeNull();
});

test('the same text is not stored twice: not by asking again, not twice in one step', async () => {
  const { ask, base, project } = await serveEmpty();
  const key = await staged(ask, base, 'a.txt');
  const body = { sources: [{ staged: key, card: card('Rosa 1') }] };
  expect((await ask('POST', `${base}/sources`, body)).status).toBe(200);
  const again = await ask('POST', `${base}/sources`, body);
  expect(again.status).toBe(404);
  expect(sentenceIn(again.json)).toContain('“Rosa 1” must be read again');
  const fresh = await staged(ask, base, 'b.txt');
  const twice = ['Rosa 2', 'Rosa 3'].map((name) => ({ staged: fresh, card: card(name) }));
  expect((await ask('POST', `${base}/sources`, { sources: twice })).status).toBe(409);
  expect(project.sources.all()).toHaveLength(1);
});

test('several texts are stored all together or not at all, and undone in one step', async () => {
  const { ask, base, project } = await serveEmpty();
  const keys = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((name) => staged(ask, base, name)));
  const sources = keys.map((key, at) => ({ staged: key, card: card(`Rosa ${at + 1}`) }));
  const twins = sources.map((one) => ({ ...one, card: card('Rosa') }));
  const refused = await ask('POST', `${base}/sources`, { sources: twins });
  expect(refused.status).toBe(409);
  expect(sentenceIn(refused.json)).toBe('There is a source called “Rosa” already.');
  const unknown = [...sources, { staged: 'nothing', card: card('Rosa 4') }];
  expect((await ask('POST', `${base}/sources`, { sources: unknown })).status).toBe(404);
  expect([project.sources.all(), project.cases.all(), project.informants.all()]).toEqual([[], [], []]);

  expect((await ask('POST', `${base}/sources`, { sources })).status).toBe(200);
  expect(project.sources.all()).toHaveLength(3);
  expect((await ask('POST', `${base}/history/undone`)).status).toBe(200);
  expect([project.sources.all(), project.cases.all(), project.informants.all()]).toEqual([[], [], []]);
});

test('a card that says nothing sensible is refused, and the text may still be stored with a better one', async () => {
  const { ask, base, project } = await serveEmpty();
  const key = await staged(ask, base, 'a.txt');
  const wrong = [
    { ...card('x'), name: '  ' },
    { ...card('x'), kind: 'poem' },
    { ...card('x'), date: '31.3.2025' },
    { ...card('x'), name: 'x'.repeat(201) },
    { ...card('x'), cases: 'Kitchen' },
    { ...card('x'), speakers: null },
  ];
  for (const one of wrong) {
    const { status, json } = await ask('POST', `${base}/sources`, { sources: [{ staged: key, card: one }] });
    expect(status).toBe(400);
    expect(sentenceIn(json).length).toBeGreaterThan(5);
  }
  expect(project.sources.all()).toEqual([]);
  const good = { sources: [{ staged: key, card: card('Rosa') }] };
  expect((await ask('POST', `${base}/sources`, good)).status).toBe(200);
});

test('what was read waits over a restart, and nothing of it stays in the workspace once it is stored or let go', async () => {
  const { ask, base, workspace } = await serveEmpty();
  const wanted = await staged(ask, base, 'a.txt', 'Rosa: The zyxquith came.\n');
  const unwanted = await staged(ask, base, 'b.txt', 'Rosa: The wobblefish came.\n');
  const again = await serve(workspace);
  const waiting = await asked(listFiles.answer, again.ask('GET', `${base}/files`));
  expect(waiting.map(({ file, texts }) => [file, texts[0]?.staged])).toEqual([
    ['a.txt', wanted],
    ['b.txt', unwanted],
  ]);
  const body = { sources: [{ staged: wanted, card: { ...card('a'), speakers: [] } }] };
  expect((await again.ask('POST', `${base}/sources`, body)).status).toBe(200);
  expect((await again.ask('DELETE', `${base}/files`, { staged: [unwanted] })).status).toBe(200);
  expect(readdirSync(join(workspace.folder, 'staged'))).toEqual([]);
  expect(await asked(listFiles.answer, again.ask('GET', `${base}/files`))).toEqual([]);
});
