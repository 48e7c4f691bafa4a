import { pathSeparator } from '../../domain/code.ts';
import type { Codebook, CodebookCode } from '../../domain/codebook.ts';
import { toCsv } from '../tables/write-csv.ts';
import { writeXlsx } from '../tables/write-xlsx.ts';

const header = [
  'path',
  'parent',
  'name',
  'colour',
  'definition',
  'use when',
  'do not use when',
  'example',
  'counter-example',
  'keywords',
  'exclusions',
  'origin',
  'also under',
  'guid',
];

/** A codebook as a table, one row per code; several keywords in a cell are separated by semicolons. */
export function codebookCsv({ facets }: Codebook): Iterable<string> {
  return toCsv(header, rowsBelow(facets, ''));
}

/** The same table as a workbook for Excel. */
export const codebookXlsx = ({ facets }: Codebook): Promise<Buffer> =>
  writeXlsx('Codebook', header, [...rowsBelow(facets, '')]);

function* rowsBelow(codes: readonly CodebookCode[], above: string): Generator<string[]> {
  for (const code of codes) {
    const path = above === '' ? code.name : above + pathSeparator + code.name;
    yield [
      path,
      above,
      code.name,
      code.colour ?? '',
      code.definition,
      code.useWhen,
      code.doNotUseWhen,
      code.example,
      code.counterExample,
      code.keywords.join('; '),
      code.exclusions.join('; '),
      code.origin,
      code.alsoUnder.join('; '),
      code.guid ?? '',
    ];
    yield* rowsBelow(code.codes, path);
  }
}

/** A code of which nothing but its name is known. */
export const blank = (name: string): CodebookCode => ({
  name,
  colour: null,
  definition: '',
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [],
  exclusions: [],
  origin: '',
  codes: [],
  alsoUnder: [],
});
