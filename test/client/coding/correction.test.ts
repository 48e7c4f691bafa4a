import { expect, test } from 'vitest';
import { correctWords, isOfWords } from '../../../src/client/coding/correction/in-place.ts';
import type { NotDone } from '../../../src/client/kit/server.ts';
import { network, standing } from '../network.ts';
import { codingOf, deskOf, trust } from './desk.ts';

const said = ['How did it begin?', 'Slowly, she said.', 'And then?', 'It went well.'];

/** The second turn said otherwise. */
const change = { from: 1, to: 1, parts: [{ speaker: null, words: 'Quite slowly she said.' }] };

function coded() {
  const desk = deskOf(said);
  const { page } = desk;
  page.store.update({ codings: [codingOf(page, 'How'), codingOf(page, 'she said'), codingOf(page, 'well')] });
  const quotes = (): string[] =>
    page.store.get().codings.map(({ start, end, exact }) => {
      expect(page.text.slice(start, end)).toBe(exact);
      return exact;
    });
  const words = (): (string | null | undefined)[] =>
    page.turns.map(({ element }) => element.querySelector('.words')?.textContent);
  return { ...desk, quotes, words };
}

test('corrected words are shown before they are on disk, every coding at its words', async () => {
  const { asked, answer } = network();
  const { page, queue, quotes, words, writing } = coded();
  expect(isOfWords(page, change)).toBe(true);
  const done = correctWords(page, queue, { change, decisions: [] }, () => undefined);
  expect(words()).toEqual([said[0], 'Quite slowly she said.', said[2], said[3]]);
  expect(quotes()).toEqual(['How', 'she said', 'well']);
  for (const { start, end, node } of page.turns) expect(page.text.slice(start, end)).toBe(node.data);
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatchObject({ method: 'PATCH', path: 'sources/7/text', body: { version: 1, change } });
  answer({ version: 2, ...standing });
  expect(await done).toBe(true);
  const at = page.text.indexOf('It');
  void writing.apply({ start: at, end: at + 2 }, [{ codeId: trust }]);
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]?.body).toMatchObject({ textVersion: 2, codings: [{ exact: 'It', start: at }] });
});

test('what is decided of codings whose words change is shown at once, too', () => {
  const answers = { codings: [], turnMemos: [], matter: [], isRead: false, textVersion: 2, ...standing };
  network(({ method }) => (method === 'GET' ? answers : undefined));
  const { page, queue, quotes } = coded();
  page.store.update({ codings: [...page.store.get().codings, codingOf(page, 'Slowly, she')] });
  const place = {
    start: page.text.indexOf('Slowly'),
    end: page.text.indexOf('Slowly') + 'Quite slowly she'.length,
  };
  void correctWords(page, queue, { change, decisions: [{ guid: 'Slowly, she', place }] }, () => undefined);
  expect(quotes()).toEqual(['How', 'Quite slowly she', 'she said', 'well']);
});

test('a correction that is refused leaves the page as it was, and says why', async () => {
  const { answer, asked } = network(({ method }) =>
    method === 'GET'
      ? { codings: [], turnMemos: [], matter: [], isRead: false, textVersion: 1, ...standing }
      : undefined,
  );
  const { page, queue, words } = coded();
  const { codings } = page.store.get();
  const refusals: NotDone[] = [];
  const done = correctWords(page, queue, { change, decisions: [] }, (error) => {
    expect(words()).toEqual(said);
    expect(page.store.get().codings).toEqual(codings);
    refusals.push(error);
  });
  await expect.poll(() => asked.length).toBe(1);
  answer({ message: 'This text was corrected in another window meanwhile.' }, 409);
  expect(await done).toBe(false);
  expect(refusals.map(({ message }) => message)).toEqual([
    'This text was corrected in another window meanwhile.',
  ]);
  expect(page.textVersion).toBe(1);
});

test('where nothing is said otherwise nothing is written; turns cut, joined or given to others need the page anew', async () => {
  const { asked } = network();
  const { page, queue } = coded();
  const [, , same] = said;
  const none = { from: 2, to: 2, parts: [{ speaker: null, words: same ?? '' }] };
  expect(await correctWords(page, queue, { change: none, decisions: [] }, () => undefined)).toBe(true);
  expect(asked).toEqual([]);
  expect(page.textVersion).toBe(1);
  expect(isOfWords(page, { from: 1, to: 1, parts: [{ speaker: 'Ben', words: 'Slowly.' }] })).toBe(false);
  expect(isOfWords(page, { ...change, to: 2 })).toBe(false);
});
