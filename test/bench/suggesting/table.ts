// A coded study in a table: one row per passage, in the order in which they were spoken.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CodebookCode } from '../../../src/domain/codebook.ts';
import { readCodebookFile } from '../../../src/formats/codebooks/read-codebook.ts';
import { rowsOf, type Row } from '../../../src/formats/tables/columns.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import { detectLanguage } from '../../../src/language/languages/detection.ts';
import { codeAt, type CodedStudy } from './study.ts';

/**
 * Reads the columns source, turn, text and codes (several with semicolons between), and speaker and asks (yes for the
 * interviewer) where they are there. The codes are those that were given; a codebook says what they mean.
 */
export async function readTable(file: string, codebook?: string): Promise<CodedStudy> {
  const needed = ['source', 'turn', 'text', 'codes'];
  const rows = rowsOf(basename(file), readCsv(readFileSync(file, 'utf8')), needed);
  const entries = codebook === undefined ? new Map<string, CodebookCode>() : await entriesOf(codebook);
  const names = [...new Set(rows.flatMap(namesIn))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const language = detectLanguage(rows.map((row) => row.cell('text')).join('\n'));
  const bySource = [...Map.groupBy(rows, (row) => row.cell('source')).values()];
  return {
    codes: names.map((name, place) => codeAt(place, name, entries.get(name))),
    transcripts: bySource.map((all) =>
      all.map((row) => ({
        text: row.cell('text'),
        speaker: row.cell('speaker'),
        asks: row.cell('asks').toLowerCase() === 'yes',
        language,
      })),
    ),
    given: bySource.map((all) =>
      all.map((row) => new Set(namesIn(row).flatMap((name) => places.get(name) ?? []))),
    ),
  };
}

const namesIn = (row: Row): string[] =>
  row
    .cell('codes')
    .split(';')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

async function entriesOf(file: string): Promise<Map<string, CodebookCode>> {
  const book = await readCodebookFile(basename(file), readFileSync(file));
  const found = new Map<string, CodebookCode>();
  const visit = (code: CodebookCode): void => {
    found.set(code.name.trim().toLowerCase(), code);
    for (const below of code.codes) visit(below);
  };
  for (const facet of book.facets) visit(facet);
  return found;
}
