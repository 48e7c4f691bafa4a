import type { Codebook } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readCsv } from '../tables/csv.ts';
import { readXlsx } from '../tables/xlsx.ts';
import { decode } from '../texts/encoding.ts';
import { readQdc } from './qdc.ts';
import { readCodebookTable } from './table.ts';
import { readCodebook } from './yaml.ts';

/** Reads a codebook by what its name ends in: YAML of ours, REFI-QDA, or a table with one row per code. */
export async function readCodebookFile(fileName: string, bytes: Uint8Array): Promise<Codebook> {
  const [, ending = ''] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
  if (ending === 'xlsx') return readCodebookTable(fileName, await readXlsx(fileName, bytes));
  const { text } = decode(bytes);
  if (ending === 'qdc' || ending === 'xml') return readQdc(fileName, text);
  if (ending === 'csv' || ending === 'tsv') return readCodebookTable(fileName, readCsv(text));
  if (ending === 'yaml' || ending === 'yml') return readCodebook(fileName, text);
  throw new Refusal(
    'invalid',
    `${fileName} cannot be read as a codebook. Save it as .csv, .xlsx, .qdc (REFI-QDA) or .yaml.`,
  );
}
