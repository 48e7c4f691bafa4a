import { expect, test } from 'vitest';
import { serveEmpty, serveSample } from '../study.ts';

test('each archetype has its card: who raises what, her own words, and a quote that names nobody', async () => {
  const { page, base, project, ask } = await serveSample();
  const practice = project.codes.all().find(({ name }) => name === 'Practice partner')?.id ?? 0;
  const words = 'Helps most where partners want to learn for themselves.';
  await ask('PUT', `${base}/profiles/${practice}/words`, { text: words, was: 'none' });
  const html = (await (await page(`${base}/profiles/cards`)).text()).replaceAll(/\s+/g, ' ');
  const cards = html.split('<article').slice(1);
  const facet = project.codes.find(practice)?.parentId;
  expect(cards).toHaveLength(project.codes.all().filter(({ parentId }) => parentId === facet).length);
  const [card = ''] = cards.filter((one) => one.includes('>Practice partner<'));
  expect(card).toContain(words);
  expect(card).toMatch(/Seen in [^;]*Harbour Schools[^;]*; \d+ informants/);
  expect(card).toMatch(/<li>[^<]+ <small class="quiet">\d+ of \d+/);
  for (const name of project.informants.all().flatMap((one) => [one.name, ...one.name.split(' ')]))
    expect(cards.join('')).not.toMatch(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
  // Where the team wrote nothing, what the codebook says of it stands there.
  expect(cards.find((one) => one.includes('>Network builder<'))).toContain('To build ties between actors');
});

test('a study without archetypes is told where they come from', async () => {
  const { page, base } = await serveEmpty();
  expect(await (await page(`${base}/profiles/cards`)).text()).toContain('No archetypes yet');
});
