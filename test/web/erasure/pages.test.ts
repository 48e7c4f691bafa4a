import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import * as api from '../../../src/api/erasure.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { serve } from '../../support/server.ts';
import {
  canaries,
  forensicSearch,
  leaveCopies,
  withdrawalStudy,
  wordsOfHers,
} from '../../support/withdrawal.ts';
import { submit } from '../forms.ts';
import { allLinks } from '../links.ts';
import { asked, sentenceIn } from '../study.ts';

/** The study on a server, with copies of it where a workspace keeps some. */
async function serveWithdrawal() {
  const workspace = temporaryWorkspace();
  const study = await withdrawalStudy(workspace);
  const copies = leaveCopies(workspace, study.key);
  return { ...study, ...(await serve(workspace)), copies, base: `/projects/${study.key}` };
}

const informant = { kind: 'informant', id: 1 } as const;

test('the page leads to who withdraws, shows what goes and what holds it, and erases it everywhere', async () => {
  const { page, port, base, project, workspace, copies } = await serveWithdrawal();
  const first = await (await page(`${base}/erasure?q=rosalind`)).text();
  const link = allLinks(first).find(({ words }) => words === canaries.name)?.href ?? '';
  const shown = await (await page(link)).text();
  expect(shown).toContain('Nothing has been done yet');
  expect(shown).toContain(canaries.said[2].slice(0, -1));
  expect(shown).toContain(`value="${canaries.joined}"`);
  for (const path of copies) expect(shown).toContain(path);
  expect(project.informants.all()).toHaveLength(2);

  const form = {
    kind: 'informant',
    id: '1',
    mark: project.history.mark(),
    name: [canaries.name, canaries.joined, canaries.label, canaries.source, canaries.earlier],
    also: `${canaries.nickname}\r\nZyxquith`,
  };
  const again = await submit(port, `${base}/erasure/plan`, form);
  expect(again.body).toContain(`${canaries.nickname}\nZyxquith</textarea>`);
  const wrong = await submit(port, `${base}/erasure`, { ...form, confirmed: 'Rosa' });
  expect(wrong).toMatchObject({ status: 400 });
  expect(wrong.body).toContain('Nothing was erased: to confirm');
  expect(wrong.body).toContain(`${canaries.nickname}\nZyxquith</textarea>`);

  const done = await submit(port, `${base}/erasure`, { ...form, confirmed: canaries.name });
  expect(done.status).toBe(200);
  expect(done.body).toContain('nothing was found');
  expect(done.body).toContain('3 copies were deleted');
  for (const path of copies) expect(existsSync(join(workspace.folder, path))).toBe(false);
  expect(forensicSearch(workspace.folder, wordsOfHers)).toEqual([]);
  // Nothing that the server had read before is shown any more.
  for (const path of [
    '/sources',
    '/history',
    '/codebook',
    '/memos',
    '/excerpts',
    '/framework',
    '/findings',
    '/search?q=wobblefish',
  ])
    expect(forensicWords(await (await page(base + path)).text()), path).toEqual(
      path.includes('search') ? ['wobblefish'] : [],
    );
  expect((await page(link)).status).toBe(404);
  expect(project.integrity.check().problems).toEqual([]);
}, 240_000);

const forensicWords = (html: string): string[] =>
  wordsOfHers.filter((word) => html.toLowerCase().includes(word.toLowerCase()));

test('what was done since the page was shown is not erased unseen', async () => {
  const { port, base, project } = await serveWithdrawal();
  const mark = project.history.mark();
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Something new about Rosalind.');
  const form = { kind: 'informant', id: '1', mark, name: 'Rosalind', confirmed: canaries.name };
  const late = await submit(port, `${base}/erasure`, form);
  expect(late.status).toBe(409);
  expect(late.body).toContain('since this was shown');
  expect(late.body).toContain('Something new about');
  expect(project.informants.all()).toHaveLength(2);
});

test('scripts are shown the same and erase by the same means; a copy that is kept is said', async () => {
  const { ask, base, workspace, copies, project } = await serveWithdrawal();
  const [backup = ''] = copies;
  const before = readdirSync(workspace.folder, { recursive: true }).length;
  const { plan, files } = await asked(
    api.planErasure.answer,
    ask('POST', `${base}/erasures/plan`, { target: informant }),
  );
  expect(plan.name).toBe(canaries.name);
  expect(files.map(({ path }) => path).sort()).toEqual([...copies].sort());
  expect(readdirSync(workspace.folder, { recursive: true })).toHaveLength(before);
  const refused = await ask('POST', `${base}/erasures`, { target: informant, confirmed: 'x' });
  expect([refused.status, sentenceIn(refused.json)]).toEqual([400, expect.stringContaining('to confirm')]);
  const body = {
    target: informant,
    confirmed: canaries.name,
    also: ['Zyxie', 'Zyxquith'],
    keepFiles: [backup],
  };
  const done = await asked(api.erase.answer, ask('POST', `${base}/erasures`, body));
  expect(done).toMatchObject({ kept: [backup], left: [] });
  const left = forensicSearch(workspace.folder, wordsOfHers);
  expect(new Set(left.map((line) => line.split(':')[0]))).toEqual(new Set([backup]));
  expect(project.informants.all()).toHaveLength(1);
  expect((await ask('POST', `${base}/erasures/plan`, { target: informant })).status).toBe(404);
}, 240_000);

test('another project that holds the same is named and never touched', async () => {
  const { page, port, base, key, project, workspace } = await serveWithdrawal();
  project.writeTo(join(workspace.folder, 'second.throughline'));
  const shown = await (await page(`${base}/erasure?informant=1`)).text();
  expect(shown).toContain('second.throughline');
  const form = { kind: 'informant', id: '1', mark: project.history.mark(), confirmed: canaries.name };
  const done = await submit(port, `${base}/erasure`, form);
  expect(done.body).toContain('second.throughline');
  expect(workspace.project('second').informants.all()).toHaveLength(2);
  expect(workspace.project(key).informants.all()).toHaveLength(1);
}, 240_000);
