import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import { inTreeOrder } from '../../../src/domain/code.ts';
import type { CodebookCode } from '../../../src/domain/codebook.ts';
import { readCodebook } from '../../../src/formats/codebooks/yaml.ts';
import { starterCodebook } from '../../../src/starters.ts';
import { emptyProject } from '../../support/project.ts';

const book = (facets: string): string => `format: throughline-codebook/1\nname: Small\nfacets:\n${facets}`;
const read = (text: string) => readCodebook('small.yaml', text);

test('a codebook with the fewest words it can have is read', () => {
  const { facets } = read(
    book('  - name: Enabler\n    codes:\n      - name: Trust\n        keywords: [trust, rely on]\n'),
  );
  expect(facets[0]?.codes[0]).toMatchObject({
    name: 'Trust',
    keywords: ['trust', 'rely on'],
    exclusions: [],
    codes: [],
  });
});

test.each([
  [
    'two codes of one name in one place',
    '  - name: A\n    codes:\n      - name: Trust\n      - name: trust\n',
    'line 7: “trust” is there twice',
  ],
  [
    'a code without a name',
    '  - name: A\n    codes:\n      - definition: nothing\n',
    'line 6: name is missing',
  ],
  ['a colour that is none', '  - name: A\n    colour: red\n', 'line 5: colour must be a colour'],
  ['a field that is not known', '  - name: A\n    use: never\n', 'line 4'],
  ['a name that would break a path', '  - name: A > B\n', 'line 4: name cannot contain'],
  [
    'keywords that are no list',
    '  - name: A\n    codes:\n      - name: T\n        keywords: trust\n',
    'line 7: keywords',
  ],
])('%s is refused with its line', (_what, facets, message) => {
  expect(() => read(book(facets))).toThrow(`small.yaml, ${message.startsWith('line') ? message : ''}`);
  expect(() => read(book(facets))).toThrow(message);
});

test('what is not YAML is refused with its line', () => {
  expect(() => read('format: throughline-codebook/1\nname: "open\nfacets: []')).toThrow(
    /small\.yaml, line \d+: this is not YAML/,
  );
});

test('another format is refused', () => {
  expect(() => read('format: something-else\nname: A\nfacets:\n  - name: B\n')).toThrow(
    'format must be throughline-codebook/1',
  );
});

test('aliases cannot blow a codebook up', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map(
      (name, at) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${'abcdefg'[at] ?? 'a'}`)
          .join(', ')}]`,
    ),
  ];
  expect(() => read(bomb.join('\n'))).toThrow();
});

test('the starter codebook has every facet and code of the study, each with all that a coder needs', () => {
  const { facets } = starterCodebook();
  const names = (code: CodebookCode): string[] =>
    code.codes.flatMap((below) => [below.name, ...names(below)]);
  const leaves = (code: CodebookCode): string[] =>
    code.codes.length === 0 ? [code.name] : code.codes.flatMap(leaves);
  const of = (name: string): CodebookCode => {
    const facet = facets.find((one) => one.name === name);
    if (!facet) throw new Error(`no facet ${name}`);
    return facet;
  };
  expect(Object.fromEntries(facets.map((facet) => [facet.name, leaves(facet).length]))).toMatchObject({
    Purpose: 5,
    Participants: 3,
    'Set-up': 12,
    'Value added': 4,
    Fit: 7,
    'Strategic enabler': 10,
    Archetype: 4,
  });
  expect(of('Strategic enabler').codes).toHaveLength(4);
  expect(of('Operational enabler').codes).toHaveLength(3);
  expect(names(of('Operational enabler'))).toEqual(
    expect.arrayContaining(['Soft skills', 'Technical skills']),
  );
  const walk = (code: CodebookCode): CodebookCode[] => [code, ...code.codes.flatMap(walk)];
  for (const code of facets.flatMap((facet) => facet.codes).flatMap(walk)) {
    const { name, definition, useWhen, doNotUseWhen, example, counterExample, origin } = code;
    for (const part of [definition, useWhen, doNotUseWhen, example, counterExample, origin])
      expect(part, name).not.toBe('');
    expect(code.keywords.length, name).toBeGreaterThan(1);
  }
});

test('adding a codebook twice adds nothing the second time', () => {
  const project = emptyProject();
  expect(addCodebook(project, 1, starterCodebook()).added).toBe(103);
  expect(addCodebook(project, 1, starterCodebook()).added).toBe(0);
  expect(inTreeOrder(project.codes.all())).toHaveLength(103);
});

test('the example of the description is a codebook', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../codebook/README.md'), 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
  expect(readCodebook('README.md', example).facets).toHaveLength(1);
});
