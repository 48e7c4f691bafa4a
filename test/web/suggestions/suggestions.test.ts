import { expect, test } from 'vitest';
import { listSuggestions } from '../../../src/api/suggestions.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { asked, sentenceIn, serveEmpty, versionOfCode } from '../study.ts';

/** A served interview in which the keyword of a code is said by the interviewer and by Rosa. */
async function suggesting() {
  const served = await serveEmpty();
  const { project, ask, base } = served;
  const codes = addCodes(project);
  const was = await versionOfCode(served, codes.Trust);
  const entry = { keywords: ['trust'], exclusions: ['trust fund'], was };
  expect((await ask('PATCH', `${base}/codes/${codes.Trust}`, entry)).status).toBe(200);
  const text = spoken('Interview 1', [
    ['Interviewer', 'Do you trust them?'],
    ['Rosa', 'Well. We trusted her after a year.'],
    ['Rosa', 'The trust fund paid for the bus.'],
  ]);
  const speakers = [{ label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' }];
  const source = addSource(project, text, { speakers });
  const at = `${base}/sources/${source}`;
  const list = () => asked(listSuggestions.answer, ask('GET', `${at}/suggestions`));
  return { ...served, codes, text: text.text, source, at, list };
}

test('a suggestion gives the words that are its reason, is made on no interviewer, and codes nothing', async () => {
  const { list, codes, text, project } = await suggesting();
  const found = await list();
  expect(found.map(({ codeId }) => codeId)).toEqual([codes.Trust]);
  const [one] = found;
  expect(text.slice(one?.start, one?.end)).toContain('We trusted her');
  const [reason] = one?.reasons ?? [];
  expect(reason).toMatchObject({ kind: 'keyword', words: 'trust' });
  expect(reason?.at.map(({ start, end }) => text.slice(start, end))).toEqual(['trusted']);
  expect(project.codings.count()).toBe(0);
});

test('accepting makes one coding that says where it came from, and the suggestion goes', async () => {
  const { list, ask, at, source, project, text } = await suggesting();
  const [one] = await list();
  if (!one) throw new Error('nothing was suggested');
  const { codeId, start, end } = one;
  const decided = { codeId, start, end, reason: 'trust' };
  const guid = crypto.randomUUID();
  expect((await ask('POST', `${at}/suggestions/accepted`, { ...decided, guid })).status).toBe(200);
  expect(project.codings.ofSource(source)).toMatchObject([
    { guid, codeId, start, end, exact: text.slice(start, end), origin: 'accepted suggestion' },
  ]);
  expect(await list()).toEqual([]);
  const again = await ask('POST', `${at}/suggestions/accepted`, { ...decided, guid: crypto.randomUUID() });
  expect(again.status).toBe(409);
  expect(sentenceIn(again.json)).toBe('You have coded this already.');
  expect(project.codings.count()).toBe(1);
});

test('what is rejected does not come back to her, but does to another coder, and after undo', async () => {
  const { list, ask, url, at, base, project } = await suggesting();
  const [one] = await list();
  const body = { codeId: one?.codeId, start: one?.start, end: one?.end, reason: 'trust' };
  expect((await ask('POST', `${at}/suggestions/rejected`, body)).status).toBe(200);
  expect(await list()).toEqual([]);
  expect(project.codings.count()).toBe(0);
  project.coders.ensure('Ben');
  const headers = { authorization: 'Bearer a-token-for-tests', 'x-coder': 'Ben' };
  const forBen: unknown = await (await fetch(`${url}/api/v1${at}/suggestions`, { headers })).json();
  expect(forBen).toHaveLength(1);
  expect((await ask('POST', `${base}/history/undone`)).status).toBe(200);
  expect(await list()).toHaveLength(1);
});

test('a decision on a place or code that is not there is refused and leaves nothing', async () => {
  const { ask, at, codes, project, base } = await suggesting();
  const decided = { codeId: codes.Trust, start: 0, end: 4, reason: '' };
  for (const [wrong, status] of [
    [{ start: -1 }, 400],
    [{ end: 1e9 }, 400],
    [{ start: 4, end: 4 }, 400],
    [{ start: 1.5 }, 400],
    [{ codeId: 999 }, 404],
  ] as const) {
    const guid = crypto.randomUUID();
    for (const way of ['accepted', 'rejected']) {
      const answer = await ask('POST', `${at}/suggestions/${way}`, { ...decided, guid, ...wrong });
      expect(answer.status, `${way} ${JSON.stringify(wrong)}`).toBe(status);
      expect(sentenceIn(answer.json).length).toBeGreaterThan(10);
    }
  }
  const unnamed = await ask('POST', `${at}/suggestions/accepted`, { ...decided, guid: 'mine' });
  expect(unnamed.status).toBe(400);
  expect((await ask('GET', `${base}/sources/77/suggestions`)).status).toBe(404);
  expect(project.codings.count()).toBe(0);
});
