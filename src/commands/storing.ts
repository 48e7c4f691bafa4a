import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importCaseTable } from '../actions/cases.ts';
import { importCodings } from '../actions/imported-codings.ts';
import { createProject } from '../actions/project.ts';
import { importSources, type IncomingSource } from '../actions/sources.ts';
import { Refusal } from '../domain/refusal.ts';
import { readCodebookFile } from '../formats/codebooks/read-codebook.ts';
import { readCases } from '../formats/tables/cases.ts';
import { readCodings } from '../formats/tables/codings.ts';
import { readSourceCards, type SourceCardLine } from '../formats/tables/source-cards.ts';
import { createReader } from '../processes/reader.ts';
import { described } from '../sample.ts';
import { starterCodebook, starterNames } from '../starters.ts';
import { opened, textOf, type Work } from './work.ts';

/** new: makes a project, with a codebook or without. */
export async function makeProject({ workspace, key, asked }: Work): Promise<unknown> {
  const { name = key, coder = 'Researcher', codebook = 'none' } = asked;
  const book =
    codebook === 'none' ? null
    : starterNames().includes(codebook) ? starterCodebook(codebook)
    : await readCodebookFile(basename(codebook), readFileSync(codebook)); // prettier-ignore
  const about = { name, description: '', fileName: key, coder, codebook: book };
  const made = await createProject(workspace, about);
  return { project: made, file: workspace.project(made).file };
}

/** import: everything is read before anything is stored, and is stored whole or not at all. */
export async function importFiles(work: Work): Promise<unknown> {
  const { project, coderId } = opened(work);
  const { sources, cases } = work.asked;
  const caseTable = cases === undefined ? null : readCases(basename(cases), textOf(cases));
  const cards =
    sources === undefined
      ? new Map<string, SourceCardLine>()
      : readSourceCards(basename(sources), textOf(sources));
  const { incoming, broken } = await readAll(work.files, cards);
  const ids = project.atOnce(() => {
    if (caseTable) importCaseTable(project, coderId, caseTable);
    return importSources(project, coderId, incoming);
  });
  const names = new Set(incoming.map(({ text }) => text.name));
  const unused = [...cards.keys()].filter((name) => !names.has(name));
  for (const { file, why } of broken) process.stderr.write(`${file}: ${why}\n`);
  if (unused.length > 0) {
    const table = basename(sources ?? '');
    process.stderr.write(`${table} names sources that are not among the files: ${unused.join(', ')}\n`);
  }
  if (!work.asked.json) return { imported: ids.length, broken: broken.length };
  return { imported: ids.length, broken, unused };
}

/** What was understood of each file; a broken one never stops the others. */
async function readAll(paths: readonly string[], cards: ReadonlyMap<string, SourceCardLine>) {
  const reader = createReader();
  const broken: { file: string; why: string }[] = [];
  const readOne = async (path: string): Promise<IncomingSource[]> => {
    const name = basename(path);
    try {
      const file = await reader.read(name, readFileSync(path));
      return file.texts.map((text) => described(name, file, text, cards.get(text.name)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      broken.push({ file: name, why: error.message });
      return [];
    }
  };
  const incoming = await Promise.all(paths.map(readOne)).finally(() => reader.close());
  return { incoming: incoming.flat(), broken };
}

/** code: the codings of a table, all of them or none. */
export function codeTable(work: Work): unknown {
  const [path] = work.files;
  if (path === undefined)
    throw new Refusal('invalid', 'Which table of codings? throughline code PROJECT TABLE.csv');
  const { project, coderId } = opened(work);
  const lines = readCodings(basename(path), textOf(path));
  return importCodings(
    project,
    coderId,
    lines.map((line) => ({ ...line, guid: line.guid || randomUUID() })),
  );
}
