import { expect, test } from 'vitest';
import { searchTerms } from '../../src/domain/search.ts';
import { addSource, emptyProject, spoken } from '../support/project.ts';

function interviews() {
  const project = emptyProject();
  addSource(
    project,
    spoken('Interview 1', [
      ['Rosa', 'The café was our focal point. Don’t ask why 😀.'],
      ['Ann', 'We trusted the Müller family, 50% of the time.'],
    ]),
  );
  addSource(
    project,
    spoken('Interview 2', [
      ['Rosa', 'Trusting C++ programmers; a point that is focal.'],
      [null, 'NEAR the sea, AND far.'],
    ]),
  );
  return {
    find: (typed: string, limit = 50, offset = 0) => project.search.find(searchTerms(typed), limit, offset),
  };
}

test('a word is found whatever its accents, its capitals and the end it still lacks', () => {
  const { find } = interviews();
  for (const typed of ['cafe', 'CAFÉ', 'caf', 'mueller muller'])
    expect(find(typed).total, typed).toBe(typed.includes(' ') ? 0 : 1);
  expect(find('muller').hits[0]).toMatchObject({ sourceName: 'Interview 1', turn: 2, speaker: 'Ann' });
  expect(find('trust').total).toBe(2);
  expect(find('trust ').total).toBe(0);
});

test('words between quotation marks are found side by side only', () => {
  const { find } = interviews();
  expect(find('focal point').total).toBe(2);
  expect(find('"focal point"').total).toBe(1);
  expect(find('focal 😀 zebra').total).toBe(0);
});

test('a found turn shows the words that matched', () => {
  const { find } = interviews();
  const [hit] = find('trusted family').hits;
  expect(hit?.snippets.filter(({ matched }) => matched).map(({ text }) => text)).toEqual([
    'trusted',
    'family',
  ]);
  expect(hit?.snippets.map(({ text }) => text).join('')).toBe(
    'We trusted the Müller family, 50% of the time.',
  );
});

test('turns are found in the order of the sources, page by page, with the number of all', () => {
  const { find } = interviews();
  const all = find('the').hits.map(({ sourceName, turn }) => `${sourceName} ${turn}`);
  expect(all).toEqual(['Interview 1 1', 'Interview 1 2', 'Interview 2 2']);
  expect(find('the', 1, 1).hits.map(({ sourceName, turn }) => `${sourceName} ${turn}`)).toEqual([
    'Interview 1 2',
  ]);
  expect(find('the', 1, 1).total).toBe(3);
});

test('nothing that can be typed is an error', () => {
  const { find } = interviews();
  const nasty = [
    '"',
    "'",
    '""',
    '"""',
    '*',
    '**',
    'a*',
    '*a',
    '(',
    ')',
    '()',
    'NEAR(',
    'NEAR(a b, 3)',
    'AND',
    'OR',
    'NOT',
    'a AND',
    'OR b',
    '-',
    '-a',
    '+',
    '^',
    '^a',
    ':',
    'words:a',
    'turn_search:x',
    "don't",
    'don’t',
    '50%',
    '_',
    'C++',
    '\\',
    '\0',
    'a\0b',
    '; DROP TABLE turns; --',
    '\uD83D',
    '😀',
    '\u0301',
    '"\u0301"',
    'e\u0301',
    '{a b}',
    '[1]',
    'a"b"c',
    '“',
    '„a',
    '\n\t',
    '',
    '   ',
    '한국어',
    'عربي',
    '\uE000',
    '\u200D',
    '٣',
    '①',
    'x'.repeat(100_000),
    'a OR '.repeat(5000),
    '"'.repeat(5000),
    '(a '.repeat(3000),
    'w '.repeat(50_000),
  ];
  for (const typed of nasty) expect(() => find(typed), JSON.stringify(typed.slice(0, 30))).not.toThrow();
  expect(find("don't").total).toBe(1);
  expect(find('50%').total).toBe(1);
  expect(find('NEAR').total).toBe(1);
  expect(find('').total).toBe(0);
});

test('words of scripts without blanks, and words with words before them, are found inside what they stand in', () => {
  const project = emptyProject();
  addSource(
    project,
    spoken('多种语言', [
      ['王', '我们在社区里合作了很多年，和funder一起。'],
      ['محمد', 'كان التعاون صعبًا، وبالتعاون نجحنا.'],
      ['דנה', 'בשיתוף הפעולה הזה הצלחנו.'],
      ['สม', 'เราทำงานร่วมกันมาหลายปี'],
    ]),
  );
  const find = (typed: string) => project.search.find(searchTerms(typed), 50);
  const turns = (typed: string) => find(typed).hits.map(({ turn }) => turn);
  expect([turns('合作'), turns('ร่วมกัน'), turns('שיתוף'), turns('تعاون')]).toEqual([[1], [4], [3], [2]]);
  expect(turns('合作 funder')).toEqual([1]);
  expect(turns('合作 donor')).toEqual([]);
  const marked = (typed: string) =>
    find(typed).hits.flatMap(({ snippets }) => snippets.flatMap((one) => (one.matched ? one.text : [])));
  expect(marked('تعاون')).toEqual(['تعاون', 'تعاون']);
  // Vowel signs do not matter, and what is marked is what stands there.
  expect(marked('صعبا')).toEqual(['صعبًا']);
  const [place] = project.search.places(searchTerms('合作'), 10)[0]?.places ?? [];
  expect(project.texts.textOf(1)?.slice(place?.start, place?.end)).toBe('合作');
});
