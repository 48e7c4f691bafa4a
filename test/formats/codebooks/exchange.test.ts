import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import { asListed } from '../../../src/domain/code.ts';
import {
  codebookOf,
  compareCodebook,
  type Codebook,
  type CodebookCode,
} from '../../../src/domain/codebook.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { codebookDocx } from '../../../src/formats/codebooks/docx.ts';
import { readQdc, writeQdc } from '../../../src/formats/codebooks/qdc.ts';
import { readCodebookFile } from '../../../src/formats/codebooks/read-codebook.ts';
import { blank, codebookCsv, codebookXlsx } from '../../../src/formats/codebooks/table.ts';
import { writeYaml } from '../../../src/formats/codebooks/write-yaml.ts';
import { createReader } from '../../../src/processes/reader.ts';
import { starterCodebook } from '../../../src/starters.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { emptyProject, temporaryFolder } from '../../support/project.ts';

const shared = join(import.meta.dirname, '../../../../shared/exchange');
const hasXmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint'].some((path) => existsSync(path));

const formats = {
  yaml: writeYaml,
  csv: (book: Codebook) => [...codebookCsv(book)].join(''),
  qdc: writeQdc,
  xlsx: codebookXlsx,
} as const;

/** A project with a codebook, and that codebook as it is written. */
function projectWith(book: Codebook) {
  const project = emptyProject();
  addCodebook(project, 1, book);
  return { project, written: codebookOf('Study', '', placedCodes(project)) };
}

const none = { added: [], changed: [], missing: [] };

test.each(Object.keys(formats) as (keyof typeof formats)[])(
  'the starter codebook, saved as %s and read again, is the same to the last word',
  async (format) => {
    const { project, written } = projectWith(starterCodebook());
    const again = await readCodebookFile(`book.${format}`, Buffer.from(await formats[format](written)));
    expect(compareCodebook(placedCodes(project), again)).toEqual(none);
    expect(compareCodebook(placedCodes(projectWith(again).project), written)).toEqual(none);
  },
);

const words = fc
  .string({
    unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '"', ',', ';', "'", '<', '&', ':', '=', '-', '#', '\n'),
    maxLength: 14,
  })
  .map((text) => text.trim());
const plainWords = words.map((text) => text.replace(/[;\n]/g, '').trim()).filter((text) => text !== '');
const name = plainWords.map((text) => text.replace(/\s+/g, ' '));
const code: fc.Memo<CodebookCode> = fc.memo((depth) =>
  fc.record({
    name,
    colour: fc.constantFrom(null, '#1c7a52'),
    definition: words,
    useWhen: words,
    doNotUseWhen: words,
    example: words,
    counterExample: words,
    keywords: fc.uniqueArray(plainWords, { maxLength: 3 }),
    exclusions: fc.uniqueArray(plainWords, { maxLength: 2 }),
    origin: words,
    alsoUnder: fc.constant([]),
    codes:
      depth > 1
        ? fc.uniqueArray(code(depth - 1), { maxLength: 3, selector: (one) => one.name.toLowerCase() })
        : fc.constant([]),
  }),
);

test.each(['yaml', 'csv', 'xlsx'] as const)(
  'whatever a codebook says, %s carries it there and back',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(code(3), { minLength: 1, maxLength: 3, selector: (one) => one.name.toLowerCase() }),
        async (facets) => {
          const { project, written } = projectWith({ name: 'Study', about: '', facets });
          const again = await readCodebookFile(`book.${format}`, Buffer.from(await formats[format](written)));
          expect(compareCodebook(placedCodes(project), again)).toEqual(none);
        },
      ),
      { numRuns: format === 'xlsx' ? 15 : 50 },
    );
  },
);

test.each(['yaml', 'csv', 'xlsx', 'qdc'] as const)(
  'a code may be called what every object of the language is called: %s carries it there and back',
  async (format) => {
    const facets = ['constructor', '__proto__', 'toString'].map((called) => ({
      ...blank(called),
      definition: called,
    }));
    const { project, written } = projectWith({ name: 'Study', about: '', facets });
    const again = await readCodebookFile(`book.${format}`, Buffer.from(await formats[format](written)));
    expect(compareCodebook(placedCodes(project), again)).toEqual(none);
    expect(again.facets.map(({ name: called }) => called)).toEqual(['constructor', '__proto__', 'toString']);
  },
);

test('a codebook of one facet, saved for other programs and read again, changes nothing', async () => {
  const facets = [
    { ...blank('Value'), codes: [{ ...blank('Trust'), codes: [blank('Early')] }, blank('Money')] },
  ];
  const { project, written } = projectWith({ name: 'Study', about: '', facets });
  const again = await readCodebookFile('book.qdc', Buffer.from(writeQdc(written)));
  expect(compareCodebook(placedCodes(project), again)).toEqual(none);
});

describe('a table of codes', () => {
  const pathsOf = async (csv: string): Promise<string[]> =>
    placedCodes(projectWith(await readCodebookFile('codes.csv', Buffer.from(csv))).project).map(
      ({ path }) => path,
    );

  test('is understood by paths, and by parents', async () => {
    expect(await pathsOf('path,definition\nValue > Trust,Relying\nValue,All\n')).toEqual([
      'Value',
      'Value > Trust',
    ]);
    expect(await pathsOf('name,parent\nValue,\nTrust,Value\nSlow,Trust\n')).toEqual([
      'Value',
      'Value > Trust',
      'Value > Trust > Slow',
    ]);
  });

  test('without names is refused by row, and without codes', async () => {
    await expect(pathsOf('path\nValue > \n')).rejects.toThrow('codes.csv, row 2: a code needs a name');
    await expect(pathsOf('name\n')).rejects.toThrow(/no rows|no codes/);
  });
});

describe('a REFI-QDA codebook', () => {
  const xml = (codes: string): string =>
    `<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>${codes}</Codes><Sets/></CodeBook>`;
  const codeXml = (more: string, inside = ''): string =>
    `<Code guid="{5215CC69-b628-4e02-afb9-9beeaee55808}" ${more}>${inside}</Code>`;
  const shape = ({ facets }: Codebook) =>
    facets.map((facet) => [facet.name, facet.codes.map((one) => one.name)]);

  test('of other programs is read: a root that only holds, colours of three digits, two of one name', () => {
    const inner =
      codeXml('name="Trust" isCodable="true" color="#1fa"', '<Description>Relying</Description>') +
      codeXml('name="Trust"') +
      codeXml('name="a > b"');
    const book = readQdc(
      'nodes.qdc',
      xml(codeXml('name="Nodes" isCodable="false"', codeXml('name="Value" isCodable="false"', inner))),
    );
    expect(shape(book)).toEqual([['Value', ['Trust', 'Trust (2)', 'a › b']]]);
    expect(book.facets[0]?.codes[0]).toMatchObject({
      colour: '#11ffaa',
      definition: 'Relying',
      guid: '5215cc69-b628-4e02-afb9-9beeaee55808',
    });
  });

  test('whose codes lie flat has them at the top, and one that was cut off is refused', () => {
    const flat = xml(codeXml('name="One"') + codeXml('name="Two"'));
    expect(shape(readQdc('tags.qdc', flat))).toEqual([
      ['One', []],
      ['Two', []],
    ]);
    expect(() => readQdc('tags.qdc', flat.slice(0, flat.indexOf('Two') + 2))).toThrow('it was cut off');
  });

  test('with sets has their codes under them, the first time, and listed under the others', () => {
    const member = '<MemberCode guid="5215CC69-B628-4E02-AFB9-9BEEAEE55808"/>';
    const sets = `<Sets><Set name="Group 1"><Description>Why</Description>${member}</Set><Set name="Group 2">${member}</Set></Sets>`;
    const book = readQdc(
      'atlas.qdc',
      `<CodeBook><Codes>${codeXml('name="One" color="rgb(255, 0, 0)"')}</Codes>${sets}</CodeBook>`,
    );
    expect(shape(book)).toEqual([
      ['Group 1', ['One']],
      ['Group 2', []],
    ]);
    expect(book.facets.find((one) => one.name === 'Group 1')).toMatchObject({
      definition: 'Why',
      codes: [{ colour: '#ff0000', alsoUnder: ['Group 2'] }],
    });
  });

  test('that is none, or declares entities, is refused', async () => {
    expect(() => readQdc('x.qdc', '<html><body>no</body></html>')).toThrow('not a REFI-QDA codebook');
    expect(() => readQdc('x.qdc', '<!DOCTYPE a [<!ENTITY b "c">]><CodeBook/>')).toThrow('declares entities');
    await expect(readCodebookFile('x.docx', Buffer.from(''))).rejects.toThrow('cannot be read as a codebook');
  });

  test.skipIf(!existsSync(shared) || !hasXmllint)(
    'of ours is valid against the schema of the standard',
    () => {
      const { written } = projectWith(starterCodebook());
      const file = join(temporaryFolder(), 'book.qdc');
      writeFileSync(file, writeQdc(written));
      execFileSync('xmllint', ['--noout', '--schema', join(shared, 'schema/Codebook-mrt2019.xsd'), file], {
        stdio: 'pipe',
      });
    },
  );

  test.skipIf(!existsSync(shared))('of the standard itself is read', () => {
    const sample = readFileSync(join(shared, 'samples/spec-annexA1-codebook.qdc'), 'utf8');
    expect(shape(readQdc('annex.qdc', sample))).toEqual([
      ...['Topics', 'Economy', 'Health care', 'Values', 'Conservatives', 'Liberals'].map((name) => [
        name,
        [],
      ]),
    ]);
  });
});

test('a codebook that says something else is compared first, and taken over only when she says so', () => {
  const { project, written } = projectWith(starterCodebook());
  const [facet] = written.facets;
  const [first, ...rest] = facet?.codes ?? [];
  if (!facet || !first) throw new Error('the starter codebook has no codes');
  const revised = { ...first, definition: 'Another meaning', example: '' };
  const fresh = { ...first, name: 'Brand new' };
  const other = { ...written, facets: [{ ...facet, codes: [revised, fresh, ...rest.slice(1)] }] };
  const path = `${facet.name} > ${first.name}`;
  const difference = compareCodebook(placedCodes(project), other);
  expect(difference.added).toEqual([`${facet.name} > Brand new`]);
  expect(difference.changed).toMatchObject([
    { path, fields: [{ field: 'Definition', then: first.definition, now: 'Another meaning' }] },
  ]);
  expect(difference.missing).toContain(`${facet.name} > ${rest[0]?.name ?? ''}`);
  const find = () => placedCodes(project).find((one) => one.path === path);
  expect(addCodebook(project, 1, other)).toEqual({ added: 1, changed: 0 });
  expect(find()?.definition).toBe(first.definition);
  expect(addCodebook(project, 1, other, true)).toEqual({ added: 0, changed: 1 });
  expect(find()).toMatchObject({ definition: 'Another meaning', example: first.example });
  expect(project.codeVersions.ofCode(find()?.id ?? 0)[0]?.entry.definition).toBe(first.definition);
});

test.each(Object.keys(formats) as (keyof typeof formats)[])(
  'a code that is also listed under another facet is so again after %s',
  async (format) => {
    const { project } = projectWith(
      await readCodebookFile('a.csv', Buffer.from('path,also under\nA,\nA > One,B\nB,\nB > Two,\n')),
    );
    const written = codebookOf('Study', '', placedCodes(project));
    const again = projectWith(
      await readCodebookFile(`b.${format}`, Buffer.from(await formats[format](written))),
    ).project;
    const listed = asListed(placedCodes(again)).map(
      ({ code: { name: called }, isGuest }) => called + (isGuest ? '*' : ''),
    );
    expect(listed).toEqual(['A', 'One', 'B', 'Two', 'One*']);
  },
);

test('lines of blanks inside a text survive YAML', async () => {
  const { project, written } = projectWith(
    await readCodebookFile('a.csv', Buffer.from('path,definition\nA,"a\n \n \na"\n')),
  );
  const again = await readCodebookFile('a.yaml', Buffer.from(writeYaml(written)));
  expect(compareCodebook(placedCodes(project), again)).toEqual(none);
});

test('a codebook for Word opens as a document with a heading for every code', async () => {
  const { written } = projectWith(starterCodebook());
  const reader = createReader();
  const { texts } = await reader.read('book.docx', await codebookDocx(written)).finally(() => reader.close());
  const text = texts[0]?.text ?? '';
  for (const facet of written.facets)
    for (const code of [facet, ...facet.codes]) expect(text).toContain(code.name);
  expect(text).toContain('Use when: ');
});

test('a workbook that is none is refused by name', async () => {
  await expect(readCodebookFile('x.xlsx', Buffer.from('PK nothing'))).rejects.toThrow(Refusal);
});
