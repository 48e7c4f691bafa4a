import { expect, test } from 'vitest';
import { correctLabels, showText } from '../../../src/api/importing.ts';
import { FilePreview, importTexts, listFiles } from '../../../src/api/sources.ts';
import { asked, sentenceIn, serveEmpty, type Served } from '../study.ts';

const talk = (title: string): string => `Interviewer: How did ${title} begin?
Rosa: Slowly.
Kitchen: we wanted to learn.
Interviewer: And then?
Rosa: We met.
Kitchen: the same again.
`;

const noLabels = { instead: false, signs: [], speakers: [], notSpeakers: [], others: null };
const noKitchen = { ...noLabels, notSpeakers: ['Kitchen'] };

async function read({ ask }: Pick<Served, 'ask'>, base: string, name: string) {
  const { texts } = await asked(
    FilePreview,
    ask('POST', `${base}/files?name=${name}`, Buffer.from(talk(name))),
  );
  const [first] = texts;
  if (!first) throw new Error('nothing was read');
  return first;
}

test('a text is shown line by line beside what was understood, and corrected before it is stored', async () => {
  const { ask, base, project, ...served } = await serveEmpty();
  const text = await read({ ask, ...served }, base, 'a.txt');
  expect(text.pattern).toBe('Name:');
  const before = await asked(showText.answer, ask('GET', `${base}/files/${text.staged}`));
  expect(before.lines[2]).toEqual({
    number: 3,
    words: 'Kitchen: we wanted to learn.',
    offered: 'Kitchen',
    understood: [{ speaker: 'Kitchen', matter: null, words: 'we wanted to learn.', goesOn: false }],
  });
  const body = { staged: [text.staged], labels: noKitchen };
  const [after] = await asked(correctLabels.answer, ask('PUT', `${base}/files/labels`, body));
  expect(after?.voices.map(({ label }) => label)).toEqual(['Interviewer', 'Rosa']);
  const then = await asked(showText.answer, ask('GET', `${base}/files/${text.staged}?from=3`));
  expect(then.lines[0]?.understood[0]?.words).toBe('Kitchen: we wanted to learn.');
  expect(project.history.lastDone()).toBeUndefined();
  const [waiting] = await asked(listFiles.answer, ask('GET', `${base}/files`));
  expect(waiting?.texts[0]?.labels?.notSpeakers).toEqual(['Kitchen']);

  // As it was read, and corrected once more: nothing of the file is lost on the way.
  await ask('PUT', `${base}/files/labels`, { staged: [text.staged], labels: noLabels });
  const [again] = await asked(correctLabels.answer, ask('PUT', `${base}/files/labels`, body));
  expect(again?.words).toBe(after?.words);
});

test('what she corrected is known in the next import of the study, said there, and forgotten when the import is undone', async () => {
  const { ask, base, ...served } = await serveEmpty();
  const first = await read({ ask, ...served }, base, 'a.txt');
  await ask('PUT', `${base}/files/labels`, { staged: [first.staged], labels: noKitchen });
  const card = { name: 'A', kind: 'interview', date: null, cases: [], speakers: [] };
  const stored = ask('POST', `${base}/sources`, { sources: [{ staged: first.staged, card }] });
  const { ids } = await asked(importTexts.answer, stored);
  expect(ids).toHaveLength(1);
  const next = await read({ ask, ...served }, base, 'b.txt');
  expect(next.voices.map(({ label }) => label)).toEqual(['Interviewer', 'Rosa']);
  expect(next.warnings).toEqual([
    'Who speaks was told as you corrected it before in files whose labels look the same.',
  ]);
  expect((await ask('GET', `${base}/views`)).json).toEqual([]);
  await ask('POST', `${base}/history/undone`);
  const later = await read({ ask, ...served }, base, 'c.txt');
  expect(later.voices.map(({ label }) => label)).toContain('Kitchen');
});

test('a text that no longer waits cannot be corrected, and another study’s cannot be seen', async () => {
  const { ask, base } = await serveEmpty();
  const gone = `${crypto.randomUUID()}.0`;
  const answer = await ask('PUT', `${base}/files/labels`, { staged: [gone], labels: noKitchen });
  expect([answer.status, sentenceIn(answer.json)]).toEqual([
    404,
    'This text must be read again: drop its file once more.',
  ]);
  expect((await ask('GET', `${base}/files/${gone}`)).status).toBe(404);
});
