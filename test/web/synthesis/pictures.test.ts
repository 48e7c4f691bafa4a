import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timelinePicture } from '../../../src/web/profiles/timeline.ts';
import { networkPicture, type NetworkPair } from '../../../src/web/synthesis/network.ts';
import { allLinks } from '../links.ts';
import { serveSample } from '../study.ts';

const code = (id: number) => ({ id, name: `Code ${id}`, alone: id + 1 });
const pair = (a: number, b: number, closeness: number): NetworkPair => ({
  a: code(a),
  b: code(b),
  closeness,
  says: '',
  href: '',
});

describe('the network of codes', () => {
  test('is the same whenever it is drawn, within its frame, and no two codes stand on one place', () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.nat(14), fc.nat(14)).filter(([a, b]) => a < b),
      { minLength: 2, maxLength: 40, selector: String },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const given = all.map(([a, b]) => pair(a, b, 1 / (a + b)));
        const picture = networkPicture(given, '');
        expect(networkPicture(given, '')).toEqual(picture);
        expect(new Set(picture.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(picture.nodes.length);
        for (const { x, y } of picture.nodes)
          expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('draws the closest pairs and says how many it leaves to the table', () => {
    const all = Array.from({ length: 50 }, (_, at) => pair(0, at + 1, 1 - at / 100));
    const picture = networkPicture(all, 'so');
    expect([picture.edges.length, picture.left, picture.nodes.length]).toEqual([40, 10, 41]);
    expect(picture.edges[0]?.width).toBeGreaterThan(picture.edges.at(-1)?.width ?? 9);
  });
});

describe('a timeline', () => {
  const lane = (...dates: string[]) => ({
    label: 'Practice partner',
    tone: 0,
    dated: dates.map((date) => ({ date, codings: 1, against: 0, isShared: false, says: date, href: '' })),
  });

  test('stands in the order of the days, with beginnings of months between, eight at most', () => {
    const picture = timelinePicture(
      [{ label: 'Harbour', lanes: [lane('2025-02-07', '2025-02-11', '2026-05-21')] }],
      '',
    );
    const places = picture?.dots.map(({ x }) => x) ?? [];
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(picture?.ticks.map(({ label }) => label)).toEqual([
      'Mar 2025',
      'May 2025',
      'Jul 2025',
      'Sep 2025',
      'Nov 2025',
      'Jan 2026',
      'Mar 2026',
      'May 2026',
    ]);
  });

  test.each([['2025-02-07'], ['1989-11-09', '2026-01-01'], ['2025-12-31', '2026-01-02']])(
    'of %s %s can be read',
    (...dates) => {
      const picture = timelinePicture(
        [
          { label: 'A', lanes: [lane(...dates)] },
          { label: 'B', lanes: [] },
        ],
        '',
      );
      expect(picture?.ticks.length).toBeLessThanOrEqual(8);
      for (const { x } of picture?.dots ?? []) expect(x >= 0 && x <= (picture?.width ?? 0)).toBe(true);
    },
  );

  test('is none where nothing has a date', () => {
    expect(timelinePicture([{ label: 'A', lanes: [] }], '')).toBe(null);
  });
});

test('what a picture shows stands in the table beside it, and leads to the same words', async () => {
  const { page, base } = await serveSample();
  const under = (html: string, isPicture: boolean): Set<string> => {
    const pictures = [...html.matchAll(/<figure.*?<\/figure>/gs)].map(([figure]) => figure).join('');
    return new Set(
      allLinks(isPicture ? pictures : html.replaceAll(/<figure.*?<\/figure>/gs, '')).map(({ href }) => href),
    );
  };
  for (const path of [
    '/matrix?picture=yes',
    '/co-occurrence?unit=turn',
    '/profiles/83',
    '/co-occurrence?under=1&across=82&unit=source',
  ]) {
    const html = await (await page(base + path)).text();
    expect(html, path).not.toContain('NaN');
    const [drawn, tabled] = [under(html, true), under(html, false)];
    expect(drawn.size, path).toBeGreaterThan(5);
    for (const href of drawn) expect(tabled, path).toContain(href);
  }
});

test('saturation by hand begins with the sources she put first, and by type counts one type alone', async () => {
  const { page, base, project } = await serveSample();
  const asked = project.sources.all().filter(({ kind }) => kind === 'interview' || kind === 'focus group');
  const last = asked.at(-1)?.id ?? 0;
  const html = await (await page(`${base}/saturation?byHand=${last}`)).text();
  expect(/<tr data-key="(\d+)"/.exec(html)?.[1]).toBe(String(last));
  expect(html).toContain('Forget the order made by hand');
  expect(html).toMatch(/philanthropy<\/a>\s*<\/th>\s*<td class="n">5<\/td>/);
});
