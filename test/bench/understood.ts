// What is understood of every file of a folder, one line each: `node test/bench/understood.ts FOLDER…` says type, turns, words,
// speakers and warnings, or the sentence of the refusal.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../src/domain/refusal.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { understoodFile, type UnderstoodText } from '../../src/formats/texts/understood.ts';

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

function said({ turns, words, voices, interviewers, hasTimes, warnings, text }: UnderstoodText): string {
  const speakers = voices.map(
    ({ label, turns: spoken, words: count }) =>
      `${interviewers.includes(label) ? '?' : ''}${label} ${spoken}/${count}`,
  );
  const nobody = turns.filter(({ speaker }) => speaker === null).length;
  const marks = [hasTimes ? 'times' : '', nobody > 0 ? `nobody ${nobody}` : ''].filter(Boolean).join(', ');
  const share =
    text.length === 0 ? 0 : turns.reduce((sum, { start, end }) => sum + end - start, 0) / text.length;
  return `${turns.length} turns, ${words} words, ${(share * 100).toFixed(0)} % | ${speakers.join('; ')} | ${marks}${warnings.map((one) => `\n      ! ${one}`).join('')}`;
}

for (const path of process.argv.slice(2).flatMap(filesOf)) {
  const began = performance.now();
  try {
    const { type, encoding, texts } = understoodFile(await readFile(basename(path), readFileSync(path)));
    const ms = (performance.now() - began).toFixed(0);
    process.stdout.write(
      `${basename(path)}: ${type}${encoding === null ? '' : ` (${encoding})`}, ${texts.length} texts, ${ms} ms\n`,
    );
    for (const text of texts.slice(0, 3)) process.stdout.write(`   ${said(text)}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stdout.write(`${basename(path)}: refused: ${error.message}\n`);
  }
}
