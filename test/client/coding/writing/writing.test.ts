import { expect, test } from 'vitest';
import { NotDone } from '../../../../src/client/kit/server.ts';
import { network, standing } from '../../network.ts';
import { codingOf, deskOf, power, trust } from '../desk.ts';

const span = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

test('words are coded with their very words, shown before they are on disk, and then in hand', async () => {
  const { asked, answer } = network();
  const { page, writing, state, said } = deskOf(['How?', 'Slowly, she said.']);
  const done = writing.apply(span(page.text, 'Slowly'), [{ codeId: trust }]);
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: 'sources/7/codings',
    body: { codings: [{ codeId: trust, exact: 'Slowly', ...span(page.text, 'Slowly') }] },
  });
  const [shown] = state().codings;
  expect(state()).toMatchObject({ coding: shown?.guid, recent: [trust], selection: null });
  expect(state().pending).toEqual(new Set([shown?.guid]));
  answer(standing);
  await done;
  expect(state().pending.size).toBe(0);
  expect(said()).toBe('Coded with Trust');
});

test('what is coded so already is not coded again; it is taken in hand', async () => {
  const { asked } = network();
  const { page, writing, state, said } = deskOf(['How?', 'Slowly.']);
  page.store.update({ codings: [codingOf(page, 'Slowly')] });
  await writing.apply(span(page.text, 'Slowly'), [{ codeId: trust }]);
  expect(asked).toEqual([]);
  expect(state().coding).toBe('Slowly');
  expect(said()).toBe('These words have Trust from you already.');
});

test('words of the interviewer alone are coded, and it is said that they are no evidence', async () => {
  network(() => standing);
  const { page, writing, said } = deskOf(['How did it begin?', 'Slowly.']);
  await writing.apply(span(page.text, 'begin'), [{ codeId: trust }]);
  expect(said()).toContain('No informant speaks there');
});

test('a coding moves, is recoded, weighed and removed, each by one request that says what it was', async () => {
  const { asked } = network(() => standing);
  const { page, writing, state } = deskOf(['How?', 'Slowly, she said.']);
  const coding = codingOf(page, 'Slowly');
  page.store.update({ codings: [coding] });
  await writing.resize(coding, span(page.text, 'Slowly, she'));
  expect(state().codings[0]).toMatchObject({ exact: 'Slowly, she' });
  await writing.recode(coding, power);
  await writing.polarise(coding, 'contradicts');
  expect(state().codings[0]).toMatchObject({ codeId: power, polarity: 'contradicts' });
  await writing.remove(coding);
  expect(state().codings).toEqual([]);
  expect(asked.map(({ method, body }) => [method, body])).toEqual([
    ['PATCH', { ...span(page.text, 'Slowly, she'), was: span(page.text, 'Slowly'), textVersion: 1 }],
    ['PATCH', { codeId: power, textVersion: 1 }],
    ['PATCH', { polarity: 'contradicts', textVersion: 1 }],
    ['DELETE', {}],
  ]);
});

test('a memo that is refused is thrown to its box, so that it stays there', async () => {
  const { answer, asked } = network(({ method, path }) =>
    method === 'GET' && path.endsWith('/codings')
      ? { codings: [], turnMemos: [], matter: [], isRead: false, textVersion: 1, ...standing }
      : undefined,
  );
  const { page, writing, state } = deskOf(['How?', 'Slowly.']);
  const kept = writing.noteTurn(2, 'She hesitates', '');
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatchObject({ path: 'memos', body: { about: 'turn', id: 101, text: 'She hesitates' } });
  expect(state().turnMemos.get(2)).toBe('She hesitates');
  answer({ message: 'Ben wrote there meanwhile.' }, 409);
  await expect(kept).rejects.toThrow(NotDone);
  expect(state().turnMemos.size).toBe(0);
  expect(page.text).toContain('Slowly');
});
