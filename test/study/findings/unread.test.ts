import { expect, test } from 'vitest';
import { addFinding, restOn } from '../../../src/actions/findings/findings.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { unreadFor } from '../../../src/study/findings/unread.ts';
import { serveSample } from '../../web/study.ts';

/** The sample study with nothing read of two interviews: one with a partner, one with the fund. */
async function halfRead() {
  const study = await serveSample();
  const { project } = study;
  const finding = (id: number) => {
    const found = project.findings.find(id);
    if (!found) throw new Error('the finding is gone');
    return found;
  };
  const alone = (type: string): number => {
    const own = project.informants.all().filter((one) => one.type === type);
    const source = project.sources.all().find(({ id, kind }) => {
      const people = new Set(project.informants.speakersOf(id).flatMap((one) => one.informantId ?? []));
      return kind === 'interview' && people.size === 1 && own.some((one) => people.has(one.id));
    });
    return source?.id ?? 0;
  };
  const unread = [alone('partner'), alone('philanthropy')];
  for (const id of unread) for (const coder of project.coders.all()) setRead(project, coder.id, id, false);
  const ids = (id: number): number[] =>
    unreadFor(project, finding(id)).flatMap(({ sourceId }) => (unread.includes(sourceId) ? sourceId : []));
  const [partner = 0, fund = 0] = unread;
  return { ...study, finding, ids, partner, fund };
}

test('text that nobody read could overturn a claim: of those it speaks about, who has not spoken yet first, and it goes once it is read', async () => {
  const { project, ids, partner, fund, page, base } = await halfRead();
  // “In all five cases” is about everybody.
  expect(new Set(ids(1))).toEqual(new Set([partner, fund]));
  // “All partners” is about partners alone.
  expect(ids(2)).toEqual([partner]);
  const name = project.sources.find(partner)?.name ?? '';
  const html = (await (await page(`${base}/findings/2`)).text()).replaceAll(/\s+/g, ' ');
  expect(html).toContain('Read next: it could overturn the claim');
  const line = html.split(`/coding/${partner}#turn-`)[1] ?? '';
  expect(line).toContain(`>${name}</a>`);
  expect(line).toMatch(/^\d+">[^>]+> <span class="quiet">\d+ turns by [^<]+, not read yet</);
  setRead(project, 1, partner, true);
  expect(ids(2)).toEqual([]);
});

test('what could overturn a claim could overturn whatever rests on it; what stands on nothing is read for nothing', async () => {
  const { project, ids, partner, fund } = await halfRead();
  const id = addFinding(project, 1, 'So little is learned');
  expect(ids(id)).toEqual([]);
  restOn(project, 1, id, { onId: 1, role: 'rests' });
  expect(new Set(ids(id))).toEqual(new Set([partner, fund]));
});
