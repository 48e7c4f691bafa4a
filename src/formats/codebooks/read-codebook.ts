import { mostCodes, mostLevels, sizeOf, type Codebook } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { guarded } from '../guarded.ts';
import { refuseLarger } from '../size.ts';
import { csvRows } from '../tables/csv.ts';
import { xlsxRows } from '../tables/xlsx.ts';
import { decode } from '../texts/encoding.ts';
import { readCodeList } from './list.ts';
import { readQdc } from './qdc.ts';
import { readCodebook } from './yaml.ts';

const largest = 20_000_000;
/** YAML is read at a megabyte a second. */
const largestYaml = 2_000_000;

/** Reads a codebook by what its name ends in: YAML of ours, REFI-QDA, or a table with one row per code. */
export async function readCodebookFile(fileName: string, bytes: Uint8Array): Promise<Codebook> {
  const book = await guarded(`${fileName} could not be read as a codebook`, () =>
    readByName(fileName, bytes),
  );
  const { codes, levels } = sizeOf(book);
  if (codes > mostCodes)
    throw new Refusal(
      'invalid',
      `${fileName} has ${codes} codes; no codebook can have more than ${mostCodes}.`,
    );
  if (levels > mostLevels)
    throw new Refusal(
      'invalid',
      `${fileName} has codes ${levels} levels deep; no more than ${mostLevels} can be.`,
    );
  return book;
}

async function readByName(fileName: string, bytes: Uint8Array): Promise<Codebook> {
  refuseLarger(fileName, bytes, largest, 'A codebook holds codes, not transcripts: take out what is none.');
  const [, ending = ''] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
  if (ending === 'xlsx') {
    const rows = await xlsxRows(fileName, bytes);
    return readCodeList(
      fileName,
      rows.map((cells, at) => ({ cells, number: at + 1 })),
    );
  }
  const { text } = decode(bytes);
  if (ending === 'qdc' || ending === 'xml') return readQdc(fileName, text);
  if (ending === 'csv' || ending === 'tsv' || ending === 'txt') return readCodeList(fileName, csvRows(text));
  if (ending === 'yaml' || ending === 'yml') {
    refuseLarger(fileName, bytes, largestYaml, 'Save it as .csv or .qdc.');
    return readCodebook(fileName, text);
  }
  throw new Refusal(
    'invalid',
    `${fileName} cannot be read as a codebook. Save it as .csv, .xlsx, .qdc (REFI-QDA) or .yaml.`,
  );
}
