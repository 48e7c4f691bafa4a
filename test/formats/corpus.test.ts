// Files of real researchers, where they are at hand; none of them is part of the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { likelyInterviewer, voicesOf } from '../../src/formats/texts/talk/voices.ts';
import { soundOrRefused } from './invariants.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const filesIn = (folder: string): string[] =>
  readdirSync(join(corpus, folder)).map((name) => join(folder, name));
const read = (path: string) => readFile(path, readFileSync(join(corpus, path)));

describe.skipIf(!existsSync(corpus))('real files', () => {
  if (!existsSync(corpus)) return;
  const folders = [
    'transcripts/fr_docx',
    'transcripts/en_vtt',
    'awkward/docx',
    'awkward/subtitles',
    'awkward/encodings',
    'awkward/rtf',
  ];
  const paths = [
    ...folders.flatMap(filesIn),
    ...filesIn('coded/oral_history_ctrlshift/transcripts'),
    'awkward/blns.txt',
  ];

  test.each(paths)('%s', async (path) => {
    await soundOrRefused(read(path));
  });

  test.each(filesIn('transcripts/fr_docx'))('%s is two voices', async (path) => {
    const [text] = (await read(path)).texts;
    const voices = text ? voicesOf(text) : [];
    expect(voices.map(({ label }) => label).sort()).toEqual(['Chercheur', 'Interviewe']);
    expect(likelyInterviewer(voices)).toBe('Chercheur');
    expect(text?.kind).toBe('interview');
  });
});
