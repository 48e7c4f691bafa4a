import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { importSources, setRead } from '../../../src/actions/sources/sources.ts';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { sourcesAround } from '../../../src/web/sources/sources-around.ts';
import { spoken } from '../../support/project.ts';
import { serve } from '../../support/server.ts';
import { submit } from '../forms.ts';

const many = 230;
const named = (place: number): string => `Interview ${String(place + 1).padStart(3, '0')}`;

/** A study of many short interviews, each of a person and a case of their own. */
async function largeStudy() {
  const workspace = openWorkspace(mkdtempSync(join(tmpdir(), 'throughline-')));
  const key = await workspace.create({ name: 'Large', description: '' }, (project) => {
    project.coders.ensure('Ada');
    const facet = createCode(project, 1, { name: 'Enabler', parentId: null });
    const trust = createCode(project, 1, { name: 'Trust', parentId: facet });
    const incoming = Array.from({ length: many }, (_, place) => {
      const text = spoken(named(place), [
        [`Person ${place + 1}`, `We trusted them. ${'More. '.repeat(place % 7)}`],
      ]);
      const role = {
        label: `Person ${place + 1}`,
        isInterviewer: false,
        informant: `Person ${place + 1}`,
        informantType: '',
      };
      return {
        text,
        file: { name: `${text.name}.txt`, type: 'Text', hash: text.name },
        card: {
          name: text.name,
          kind: 'interview' as const,
          date: null,
          cases: [`Case ${place + 1}`],
          speakers: [role],
        },
      };
    });
    const ids = importSources(project, 1, incoming);
    const start = (incoming[209]?.text.text ?? '').indexOf('We');
    applyCodes(project, 1, ids[209] ?? 0, [
      {
        guid: 'late',
        codeId: trust,
        start,
        end: start + 10,
        exact: 'We trusted',
        polarity: 'plain',
        origin: 'by hand',
      },
    ]);
    for (let at = 0; at < 130; at++)
      writeMemo(project, 1, { about: 'journal', id: 0, was: undefined }, `Thought number ${at}.`);
  });
  return { workspace, base: `/projects/${key}`, project: workspace.project(key) };
}

let study: Awaited<ReturnType<typeof largeStudy>>;
beforeAll(async () => {
  study = await largeStudy();
});
afterAll(() => {
  study.workspace.close();
  rmSync(study.workspace.folder, { recursive: true, force: true });
});

async function opened() {
  const server = await serve(study.workspace);
  // However the template breaks its lines.
  const show = async (path: string): Promise<string> =>
    (await (await server.page(`${study.base}${path}`)).text()).replaceAll(/\s+/g, ' ');
  const rows = async (path: string): Promise<string[]> =>
    [
      ...(await show(path)).matchAll(/<th scope="row">\s*(?:<a\s+href="[^"]*">|<input[^>]*value=")([^<"]*)/g),
    ].map(([, name]) => name ?? '');
  return { ...server, show, rows };
}

describe('sources', () => {
  test('come a hundred at a time, and every one of them comes', async () => {
    const { rows, show } = await opened();
    const parts = [
      await rows('/sources'),
      await rows('/sources?offset=100'),
      await rows('/sources?offset=200'),
    ];
    expect(parts.map(({ length }) => length)).toEqual([100, 100, 30]);
    expect(parts.flat()).toEqual(Array.from({ length: many }, (_, place) => named(place)));
    const first = await show('/sources');
    expect(first).toMatch(/rel="next" href="[^"]*offset=100"/);
    expect(first).toContain('230 sources, 230 of them not read');
    expect(first.length).toBeLessThan(100_000);
  });

  test('are found by name, case and informant, and sorted', async () => {
    const { rows, show } = await opened();
    expect(await rows('/sources?q=interview+123')).toEqual([named(122)]);
    expect(await rows('/sources?q=PERSON+200')).toEqual([named(199)]);
    expect(await rows('/sources?q=case+7')).toHaveLength(41);
    expect(await show('/sources?q=nobody')).toContain('No source is called like that');
    const words = await rows('/sources?sort=most+words');
    expect(words[0]).toBe(named(6));
    expect((await rows('/sources?sort=fewest+codings&offset=200')).at(-1)).toBe(named(209));
    // What is asked for stays asked for on the next page.
    expect(await show('/sources?sort=most+words&q=interview')).toMatch(
      /href="[^"]*sort=most[^"]*q=interview[^"]*offset=100"/,
    );
  });
});

test('cases come a hundred at a time, and she comes back to the part she worked on', async () => {
  const { rows, port, show } = await opened();
  expect(await rows('/cases')).toHaveLength(100);
  expect((await rows('/cases?offset=200')).at(-1)).toBe('Case 230');
  expect(await rows('/cases?q=case+211')).toEqual(['Case 211']);
  const form = /action="([^"]*\/cases\/\d+\?offset=200)">\s*<input type="hidden" name="was" value="([^"]*)"/;
  const [, action = '', was = ''] = form.exec(await show('/cases?offset=200')) ?? [];
  const answer = await submit(port, action, { name: 'Case 201', newAttribute: 'Size', newValue: '7', was });
  expect(answer.headers.location).toBe(`${study.base}/cases?offset=200`);
});

test('memos come a hundred at a time; a link to one leads to the part that holds it', async () => {
  const { show } = await opened();
  const ids = (html: string) => [...html.matchAll(/id="memo-(\d+)"/g)].map(([, id]) => Number(id));
  const all = study.project.memos.all().map(({ id }) => id);
  expect(ids(await show('/memos'))).toEqual(all.slice(0, 100));
  expect(ids(await show('/memos?offset=100'))).toEqual(all.slice(100));
  expect(ids(await show(`/memos?memo=${all[120] ?? 0}`))).toEqual(all.slice(100));
});

test('saturation lists two hundred sources at a time and counts all of them', async () => {
  const { rows, show, workspace } = await opened();
  const project = workspace.project(study.base.split('/').at(-1) ?? '');
  for (const { id } of project.sources.all()) setRead(project, 1, id, true);
  expect(await rows('/saturation?under=1&order=place')).toHaveLength(200);
  const rest = await show('/saturation?under=1&order=place&offset=200');
  expect(rest).toContain('<td class="n">210</td>');
  // An order is made by hand where all that is ordered can be seen.
  expect(rest).not.toContain('data-move');
  expect(await rows('/saturation?under=1&order=place&offset=200')).toHaveLength(30);
});

test('where sources are chosen from a list, it is never longer than can be looked through', () => {
  const sources = Array.from({ length: 1000 }, (_, place) => ({ id: place + 1, name: named(place) }));
  const around = (place: number, chosen: number | null) => sourcesAround(sources, { place, chosen });
  expect(around(0, null).map(({ value }) => Number(value))).toEqual(
    sources.slice(0, 300).map(({ id }) => id),
  );
  expect(around(999, null).at(-1)?.value).toBe('1000');
  expect(around(500, 500)).toHaveLength(300);
  expect(around(500, 2)).toHaveLength(301);
  expect(around(500, 2).filter(({ chosen }) => chosen)).toEqual([
    { value: '2', label: named(1), chosen: true },
  ]);
  expect(sourcesAround(sources.slice(0, 9), { place: 8, chosen: null })).toHaveLength(9);
});
