import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTreeOrder, type Code } from '../../src/domain/code.ts';
import { hues, nextHue, shadesOf } from '../../src/domain/colour.ts';

type Light = readonly [number, number, number];

const lightOf = (colour: string): Light => {
  const at = (from: number): number => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [at(1), at(3), at(5)];
};

const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(lightOf(one)), luminance(lightOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const times = (rows: readonly Light[], [r, g, b]: Light): Light => {
  const row = ([x, y, z]: Light): number => Math.max(0, x * r + y * g + z * b);
  const [first, second, third] = rows.map(row);
  return [first ?? 0, second ?? 0, third ?? 0];
};

/** What eyes see: all three kinds of cones, and without one of them (Machado and others, 2009). */
const eyes: Record<string, readonly Light[]> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** How far two colours are apart, in OKLab, for these eyes. */
function distance(one: string, other: string, seen: readonly Light[]): number {
  const lab = (colour: string): Light => {
    const cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ],
      times(seen, lightOf(colour)),
    );
    const [l, m, s] = cones.map(Math.cbrt);
    const [x, y, z] = [l ?? 0, m ?? 0, s ?? 0];
    return [
      0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
      1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z,
      0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z,
    ];
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

test('every colour is told from the next by all eyes, and stands out from paper in each of its shades', () => {
  hues.forEach((hue, at) => {
    const next = hues[(at + 1) % hues.length] ?? hue;
    for (const [whose, seen] of Object.entries(eyes))
      expect(distance(hue, next, seen), `${hue} and ${next}, ${whose}`).toBeGreaterThan(0.08);
    for (const shade of shadesOf(hue)) expect(contrast(shade, '#fbfaf7'), shade).toBeGreaterThan(3);
    const pairs = shadesOf(hue).flatMap((one, place, all) =>
      all.slice(place + 1).map((other) => [one, other] as const),
    );
    for (const [one, other] of pairs)
      expect(distance(one, other, eyes['all'] ?? []), `${one} ${other}`).toBeGreaterThan(0.05);
  });
});

test('one more code has the colour that is used least, in turn, and never that of the last', () => {
  const given: string[] = [];
  for (let count = 0; count < 30; count++) {
    const hue = nextHue(given);
    expect(hue).not.toBe(given.at(-1));
    given.push(hue);
  }
  expect(given.slice(0, 12)).toEqual(hues);
  expect(nextHue([null, '#123456', hues[0]])).toBe(hues[1]);
});

const codeOf = (id: number, parentId: number | null, colour: string | null): Code => ({
  id,
  parentId,
  colour,
  guid: '',
  position: id,
  alsoUnder: [],
  archivedAt: null,
  name: `Code ${id}`,
  definition: '',
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [],
  exclusions: [],
  origin: '',
});

test('codes that were given no colour never look like the line before them, nor like what they lie under', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 40 }), (parents) => {
      const codes = parents.map((parent, at) =>
        codeOf(at + 1, at === 0 || parent % (at + 1) === 0 ? null : parent % (at + 1), null),
      );
      const placed = inTreeOrder(codes);
      placed.slice(1).forEach((code, at) => {
        expect(code.shade).not.toBe(placed[at]?.shade);
        const above = placed.find(({ id }) => id === code.parentId);
        if (above) expect([code.tint, code.shade === above.shade]).toEqual([above.tint, false]);
      });
    }),
    { numRuns: 100 },
  );
});
