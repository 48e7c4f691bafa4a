import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameCandidates } from '../../../src/domain/pseudonyms/candidates.ts';
import { hitFinder } from '../../../src/domain/pseudonyms/hits.ts';
import { nearForms } from '../../../src/domain/pseudonyms/near.ts';
import { readPseudonyms } from '../../../src/domain/pseudonyms/table.ts';

const found = (names: readonly string[], text: string): string[] =>
  hitFinder(names.map((name, of) => ({ name, of })))(text).map(({ start, end }) => text.slice(start, end));

test('a table is read as it is typed, pasted from a spreadsheet, or written with arrows', () => {
  expect(
    readPseudonyms('Name\tPseudonym\nMaria Lopez | Mari\tInes\nPort Alder → Town A\nMrs Lopez\tInes\n'),
  ).toEqual([
    { pseudonym: 'Ines', names: ['Maria Lopez', 'Mari', 'Mrs Lopez'] },
    { pseudonym: 'Town A', names: ['Port Alder'] },
  ]);
});

test.each([
  ['Maria', 'Line 1 of the names: write a name'],
  ['Maria → Ines\nMaria → Eva', 'Line 2 of the names: “Maria” is to become “Ines” already'],
  ['Maria → Ines\nInes → Eva', '“Ines” is a name of your table and a pseudonym too'],
  ['Maria → ?', '“?” has neither a letter nor a digit'],
  ['M → Ines', 'single character'],
  [' | → Ines', 'Line 1 of the names'],
])('a table that cannot be meant is refused with its line: %s', (typed, sentence) => {
  expect(() => readPseudonyms(typed)).toThrow(sentence);
});

test('names are found as whole words, the longer first, whatever capitals and blanks a longer one has', () => {
  const text =
    'Rosa met ROSA  MEIER, rosa meier and Rosa\nMeier; Rosalind, Prosa and rosa are others. “Rosa’s”, ROSA.';
  expect(found(['Rosa', 'Rosa Meier'], text)).toEqual([
    'Rosa',
    'ROSA  MEIER',
    'rosa meier',
    'Rosa\nMeier',
    'Rosa',
    'ROSA',
  ]);
  expect(found(["O'Neil", 'St. Mary'], 'Mr O’Neil of St. Mary, not ONeil of St Mary.')).toEqual([
    'O’Neil',
    'St. Mary',
  ]);
  expect(found(['Zoë'], 'Zoe\u0308 and Zoë.')).toEqual(['Zoe\u0308', 'Zoë']);
  expect(found(['王芳', 'สมชาย'], '我认识王芳女士。คุณสมชายมา')).toEqual(['王芳', 'สมชาย']);
  expect(found(['Анна'], 'Анна и Анны')).toEqual(['Анна']);
});

test('forms that are near a name are offered: endings, prefixes, small letters, parts; what is found already is not', () => {
  const table = readPseudonyms('Rosa Meier → P1\nАнна → P2\nمحمد → P3\nWill → P4');
  const text = 'Rosa Meier; Rosas Haus, Meier. Анны и Анна. ومحمد قال. Will will. Rosalinda';
  const sought = table.flatMap(({ names }, of) => names.map((name) => ({ name, of })));
  const near = nearForms(table, [{ text, hits: hitFinder(sought)(text) }]);
  expect(near.map(({ name, isLikely }) => `${name} ${isLikely ? 'likely' : ''}`.trim()).toSorted()).toEqual(
    ['Rosas likely', 'Meier', 'ومحمد likely', 'will'].toSorted(),
  );
  // What an ending adds stays in the text.
  const [rosas] = near.filter(({ name }) => name === 'Rosas');
  const [hit] = hitFinder(rosas ? [rosas] : [])(text);
  expect(text.slice(hit?.start, hit?.end)).toBe('Rosa');
});

test('words with capitals inside sentences that recur may be names; ordinary words are not, nor nouns of a language that writes them so', () => {
  const text =
    'We met Maria Lopez in Alder. Then Alder changed. People trust people. We asked Trust Fund, and I trust it.';
  expect(
    nameCandidates([text, 'They love Alder.', 'and so it went on for many years '.repeat(9)]).map(
      ({ name }) => name,
    ),
  ).toEqual(['Alder', 'Maria Lopez', 'Trust Fund']);
  const german =
    'Wir haben im Garten mit dem Lehrer über die Arbeit und das Geld im Garten gesprochen, mit Frau Berger.';
  expect(nameCandidates([german.repeat(3)]).map(({ name }) => name)).toEqual(['Frau Berger']);
});

test('hits lie in order, apart, and are what was sought, in any text', () => {
  const word = fc.constantFrom(
    'Rosa',
    'rosa',
    'Meier',
    'ROSA',
    'Rosalind',
    '王芳',
    'and',
    'é',
    '\u0301',
    '’s',
    '🙂',
    ' ',
    '\n',
    '. ',
    '-',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join('');
      const names = ['Rosa', 'Rosa Meier', '王芳', 'Meier-Rosa'];
      let last = 0;
      for (const { of, start, end } of hitFinder(names.map((name, at) => ({ name, of: at })))(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
        const plain = text.slice(start, end).normalize('NFC').replace(/\s+/g, ' ');
        expect(plain.toLowerCase()).toBe(names[of]?.toLowerCase());
        if (of !== 2) expect(`${text[start - 1] ?? ''}${text[end] ?? ''}`).not.toMatch(/[\p{L}\p{N}\p{M}]/u);
      }
    }),
    { numRuns: 500 },
  );
});
