import { expect, test } from 'vitest';
import { listExcerpts } from '../../../src/api/excerpts.ts';
import { showPlacement, showProfile, writeProfile } from '../../../src/api/profiles.ts';
import { allLinks, linkTo, numbersIn } from '../links.ts';
import { asked, serveSample } from '../study.ts';

test('every membership opens onto so many people of that case, and those who contradict onto theirs', async () => {
  const { ask, page, base, project } = await serveSample();
  const links = project.cases.links();
  const { archetypes, cases } = await asked(showPlacement.answer, ask('GET', `${base}/profiles?count=each`));
  expect(archetypes.map(({ name }) => name)).toEqual([
    'Practice partner',
    'Philanthropy sense-maker',
    'Network builder',
    'Programme navigator',
  ]);
  let [people, apart] = [0, 0];
  for (const { caseId, memberships } of cases) {
    const all = links.flatMap((one) => (one.caseId === caseId ? one.sourceId : []));
    const isShared = (id: number) => links.filter(({ sourceId }) => sourceId === id).length > 1;
    const among = (ids: readonly number[]) => ids.map((id) => `&sources=${id}`).join('');
    const [own, shared] = [among(all.filter((id) => !isShared(id))), among(all.filter(isShared))];
    for (const [at, { placing, codings, ...rest }] of memberships.entries()) {
      const codeId = archetypes[at]?.codeId ?? 0;
      const kinds = ['plain', 'supports', 'qualifies'].map((one) => `&polarities=${one}`).join('');
      const list = await asked(
        listExcerpts.answer,
        ask('GET', `${base}/excerpts?codes=${codeId}&cases=${caseId}${own}${kinds}&limit=1000`),
      );
      expect(list.total).toBe(codings);
      const names = list.excerpts.flatMap(({ informant }) => (informant === '' ? [] : informant.split('; ')));
      expect(new Set(names).size).toBe(placing.count);
      people += placing.count;
      if (shared === '') continue;
      const notes = await asked(
        listExcerpts.answer,
        ask('GET', `${base}/excerpts?codes=${codeId}&cases=${caseId}${shared}${kinds}`),
      );
      expect(notes.total).toBe(rest.shared);
      apart += notes.total;
    }
  }
  expect(people).toBeGreaterThan(10);
  expect(apart).toBeGreaterThan(0);
  const html = await (await page(`${base}/profiles`)).text();
  expect(html).toContain('2 in more than one: Harbour Schools, Night Shift.');
  // The address on the page is the one that was asked above.
  expect(linkTo(html, '3 of 3')).toMatch(
    /\/excerpts\?codes=\d+&cases=\d+(&sources=\d+)*&polarities=plain&polarities=supports&polarities=qualifies$/,
  );
});

test('every number of a profile is what the excerpts behind it say, here and elsewhere', async () => {
  const { page, ask, base } = await serveSample();
  const { archetypes } = await asked(showPlacement.answer, ask('GET', `${base}/profiles`));
  const [practice] = archetypes;
  const at = `${base}/profiles/${practice?.codeId ?? 0}`;
  const html = await (await page(`${at}?least=33`)).text();
  const links = allLinks(html).filter(({ href }) => href.includes('/excerpts?') && href.includes('raised='));
  expect(links.length).toBeGreaterThan(60);
  for (const { href, words } of links.filter((_, place) => place % 9 === 0)) {
    const count = Number(/(\d+) of \d+/.exec(words)?.[1]);
    const list = await (await page(href)).text();
    expect(numbersIn(list).informants, href).toBe(count);
  }
  const profile = await asked(showProfile.answer, ask('GET', `${at}?least=33`));
  expect(profile.cases.map(({ name }) => name)).toEqual(['Harbour Schools', 'Kitchen Table', 'Night Shift']);
  expect(profile.facets.map(({ facet }) => facet)).toEqual([
    'Purpose',
    'Participants',
    'Set-up',
    'Value added',
    'Fit',
    'Strategic enabler',
    'Operational enabler',
    'Risk',
  ]);
  for (const { here, elsewhere } of profile.facets.flatMap(({ codes }) => codes)) {
    expect(here.of + elsewhere.of).toBe(21);
    expect(here.count <= here.of && elsewhere.count <= elsewhere.of).toBe(true);
  }
});

test('whoever belongs nowhere by a harder rule is not read, and words are kept as the memo on the code', async () => {
  const { page, ask, base, project } = await serveSample();
  const id = project.codes.all().find(({ name }) => name === 'Practice partner')?.id ?? 0;
  const strict = await asked(showProfile.answer, ask('GET', `${base}/profiles/${id}?least=66`));
  expect(strict.cases.map(({ name }) => name)).toEqual(['Harbour Schools']);
  const bySource = await asked(showProfile.answer, ask('GET', `${base}/profiles/${id}?by=sources`));
  expect(bySource.facets[0]?.codes[0]?.here.of).toBeLessThan(15);
  await asked(
    writeProfile.answer,
    ask('PUT', `${base}/profiles/${id}/words`, { text: 'Help on the table.', was: 'none' }),
  );
  expect(project.memos.about('code', id)).toBe('Help on the table.');
  expect(await (await page(`${base}/profiles/${id}`)).text()).toContain('Help on the table.</textarea>');
  expect((await page(`${base}/profiles/${project.codes.all()[0]?.id ?? 0}`)).status).toBe(404);
});

test('quotes of an archetype are its own, of every type that has any, and nobody’s words stand twice', async () => {
  const { page, base, project } = await serveSample();
  const id = project.codes.all().find(({ name }) => name === 'Practice partner')?.id ?? 0;
  const html = await (await page(`${base}/profiles/${id}`)).text();
  const quotes = [...html.matchAll(/<b class="exact">([^<]*)<\/b>/g)].map(([, words = '']) => words);
  expect(quotes.length).toBeGreaterThan(5);
  expect(new Set(quotes).size).toBe(quotes.length);
  // Cited in the summary of Harbour Schools, so it comes first among the partners.
  expect(quotes[0]).toContain('She helped us to make a reading card.');
  for (const type of ['partner', 'philanthropy', 'MEL partner', 'in notes'])
    expect(html).toContain(`<section aria-label="${type}">`);
});
