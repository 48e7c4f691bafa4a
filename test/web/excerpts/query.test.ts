import { expect, test } from 'vitest';
import { takeTable } from '../../../src/actions/attributes/attributes.ts';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { chosenExcerpts, listExcerpts } from '../../../src/api/excerpts.ts';
import { listViews } from '../../../src/api/saved-views.ts';
import { readCases } from '../../../src/formats/tables/cases.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { asked, sentenceIn, serveEmpty } from '../study.ts';

/** Two interviews: what Rosa says of trust and time, and what Ben says of trust. */
async function study() {
  const served = await serveEmpty();
  const { project } = served;
  const codes = addCodes(project);
  const text = spoken('One', [
    ['Interviewer', 'How was the trust?'],
    ['Rosa', 'We trusted her slowly.'],
    ['Rosa', 'It took time.'],
    ['Rosa', 'Trust came at last.'],
  ]);
  const speakers = [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: 'Rosa', isInterviewer: false, informant: 'Rosa', informantType: 'partner' },
  ];
  const sourceId = addSource(project, text, { cases: ['River'], speakers });
  const other = spoken('Two', [['Ben', 'No trust here.']]);
  const ben = [{ label: 'Ben', isInterviewer: false, informant: 'Ben', informantType: 'funder' }];
  const otherId = addSource(project, other, { cases: ['Harbour'], speakers: ben });
  takeTable(
    project,
    1,
    'case',
    readCases('cases.csv', 'case,Region,Years running\nRiver,East,4\nHarbour,West,2\n'),
  );
  const code = (codeId: number, exact: string, inOther = false): void => {
    const { text: whole } = inOther ? other : text;
    const start = whole.indexOf(exact);
    const how = { polarity: inOther ? 'contradicts' : 'plain', origin: 'by hand' } as const;
    applyCodes(project, 1, inOther ? otherId : sourceId, [
      { guid: crypto.randomUUID(), codeId, start, end: start + exact.length, exact, ...how },
    ]);
  };
  code(codes.Trust, 'We trusted her slowly.');
  code(codes.Time, 'slowly');
  code(codes.Time, 'It took time.');
  code(codes.Trust, 'Trust came at last.');
  code(codes.Trust, 'No trust here.', true);
  const { ask, base } = served;
  const found = async (q: string) => {
    const { excerpts } = await asked(
      listExcerpts.answer,
      ask('GET', `${base}/excerpts?q=${encodeURIComponent(q)}`),
    );
    return excerpts.map(({ exact }) => exact);
  };
  return { ...served, codes, sourceId, found };
}

test('excerpts are asked for by codes, by how they stand to each other, by words, people, cases and attributes', async () => {
  const { found } = await study();
  const [slow, short, time, last, none] = [
    'We trusted her slowly.',
    'slowly',
    'It took time.',
    'Trust came at last.',
    'No trust here.',
  ];
  expect(await found('[Trust]')).toEqual([slow, last, none]);
  expect(await found('[Trust] and [Time]')).toEqual([slow, short]);
  expect(await found('[Trust] and not [Time]')).toEqual([last, none]);
  expect(await found('[Time] inside [Trust]')).toEqual([short]);
  expect(await found('[Trust] after [Enabler > Time] within 1 turn')).toEqual([last]);
  expect(await found('[Trust] near [Time] within 0 words')).toEqual([slow]);
  expect(await found('[Trust] near [Time] within 3 words')).toEqual([slow, last]);
  expect(await found('[Enabler] and "AT LAST"')).toEqual([last]);
  expect(await found('type = funder or speaker = rosa and [Time]')).toEqual([short, time, none]);
  expect(await found('case != River')).toEqual([none]);
  expect(await found('region = east and [Trust]')).toEqual([slow, last]);
  expect(await found('"Years running" < 3')).toEqual([none]);
  expect(await found('polarity = contradicts and coder = Ada')).toEqual([none]);
});

test('a query that cannot be answered is refused with what is wrong, and stays in its field', async () => {
  const { ask, base, page } = await study();
  const refusal = async (q: string) =>
    sentenceIn((await ask('GET', `${base}/excerpts?q=${encodeURIComponent(q)}`)).json);
  expect(await refusal('[Trust')).toContain('is missing');
  expect(await refusal('[Love]')).toBe('There is no code “Love” in the codebook.');
  expect(await refusal('planet = mars')).toContain(
    'There is no field “planet”. There are: type, informant, speaker, case',
  );
  const answer = await page(`${base}/excerpts?q=%5BLove%5D`);
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain('value="[Love]"');
  expect(html).toContain('There is no code “Love” in the codebook.');
});

test('what a query finds is recoded as a whole, and comes back by one undo', async () => {
  const { ask, base, codes, found, project } = await study();
  const guids = await asked(chosenExcerpts.answer, ask('GET', `${base}/excerpts/guids?q=%5BTrust%5D`));
  expect(guids).toHaveLength(3);
  const body = { codings: guids, codeId: codes['Focal point'] };
  expect((await ask('POST', `${base}/codings/recoded`, body)).status).toBe(200);
  expect(await found('[Focal point]')).toHaveLength(3);
  undo(project);
  expect(await found('[Trust]')).toHaveLength(3);
});

test('a kept view outlives a new name and a merge of its codes; it can be taken away and brought back', async () => {
  const { ask, base, page, codes, project } = await study();
  const view = {
    page: 'excerpts',
    name: 'Slow trust',
    asked: 'q=%5Btrust%5D+near+%5BTime%5D&offset=50&kinds=',
    was: 'none',
  };
  expect((await ask('POST', `${base}/views`, view)).status).toBe(200);
  expect((await ask('POST', `${base}/views`, { ...view, name: ' ' })).status).toBe(400);
  expect((await ask('POST', `${base}/views`, { ...view, asked: 'q=%5Bnowhere%5D' })).status).toBe(404);
  reviseCode(project, 1, codes.Trust, { name: 'Reliance' });
  const facet = createCode(project, 1, { name: 'Value', parentId: null });
  createCode(project, 1, { name: 'Reliance', parentId: facet });
  mergeCodes(project, 1, [codes.Time], codes['Focal point']);
  const views = await asked(listViews.answer, ask('GET', `${base}/views`));
  expect(new URLSearchParams(views[0]?.asked).get('q')).toBe(
    '[Enabler > Reliance] near [Focal point] within 1 turns',
  );
  const html = await (await page(`${base}/excerpts?${views[0]?.asked ?? ''}`)).text();
  expect(html).toContain('aria-current="page">Slow trust</a>');
  expect((await ask('DELETE', `${base}/views/${views[0]?.id ?? 0}`)).status).toBe(200);
  expect(await asked(listViews.answer, ask('GET', `${base}/views`))).toEqual([]);
  undo(project);
  expect(await asked(listViews.answer, ask('GET', `${base}/views`))).toHaveLength(1);
});

test('the hits of a search are offered for a code one by one: not the interviewer’s, not what is settled', async () => {
  const { ask, base, page, codes, sourceId } = await study();
  const review = async (unit: string): Promise<string[]> => {
    const html = await (await page(`${base}/suggestions?code=Focal+point&words=trust&unit=${unit}`)).text();
    return [...html.matchAll(/<b class="exact">([^<]*)<\/b>/g)].map(([, exact = '']) => exact);
  };
  expect(await review('turn')).toEqual(['We trusted her slowly.', 'Trust came at last.', 'No trust here.']);
  expect(await review('words')).toEqual(['trusted', 'Trust', 'trust']);
  const html = await (await page(`${base}/suggestions?code=Focal+point&words=trust`)).text();
  const [, start = '', end = ''] = /data-start="(\d+)" data-end="(\d+)"/.exec(html) ?? [];
  const decided = {
    codeId: codes['Focal point'],
    start: Number(start),
    end: Number(end),
    reason: 'the search “trust”',
  };
  const at = `${base}/sources/${sourceId}/suggestions`;
  expect((await ask('POST', `${at}/accepted`, { ...decided, guid: crypto.randomUUID() })).status).toBe(200);
  expect(await review('sentence')).toEqual(['Trust came at last.', 'No trust here.']);
  const [, from = '', to = ''] =
    /data-start="(\d+)" data-end="(\d+)"/.exec(
      await (await page(`${base}/suggestions?code=Focal+point&words=trust`)).text(),
    ) ?? [];
  expect(
    (await ask('POST', `${at}/rejected`, { ...decided, start: Number(from), end: Number(to) })).status,
  ).toBe(200);
  expect(await review('sentence')).toEqual(['No trust here.']);
  const queried = await (
    await page(`${base}/suggestions?code=Focal+point&asked=${encodeURIComponent('q=[Time]')}`)
  ).text();
  expect(queried).toContain('<b class="exact">It took time.</b>');
});
