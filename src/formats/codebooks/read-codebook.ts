import type { Codebook } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readQdc } from './qdc.ts';
import { readCodebookTable } from './table.ts';
import { readCodebook } from './yaml.ts';

/** Reads a codebook by what its name ends in: YAML of ours, REFI-QDA, or a table with one row per code. */
export function readCodebookFile(fileName: string, text: string): Codebook {
  const [, ending = ''] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
  if (ending === 'qdc' || ending === 'xml') return readQdc(fileName, text);
  if (ending === 'csv' || ending === 'tsv') return readCodebookTable(fileName, text);
  if (ending === 'yaml' || ending === 'yml') return readCodebook(fileName, text);
  throw new Refusal(
    'invalid',
    `${fileName} cannot be read as a codebook. Save it as .csv, .qdc (REFI-QDA) or .yaml.`,
  );
}
