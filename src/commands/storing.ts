import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { takeTable } from '../actions/attributes/attributes.ts';
import { importCodings } from '../actions/codings/imported-codings.ts';
import { createProject } from '../actions/projects/projects.ts';
import { importSources, type IncomingSource } from '../actions/sources/sources.ts';
import type { Codebook } from '../domain/codebook.ts';
import { Refusal } from '../domain/refusal.ts';
import { takenOver } from '../formats/codebooks/list.ts';
import type { SourceCardLine } from '../formats/tables/source-cards.ts';
import { createReader, type FileReader } from '../processes/reader.ts';
import { described } from '../sample.ts';
import { starterCodebook, starterNames } from '../starters.ts';
import { bytesOf } from './file-bytes.ts';
import { opened, type Work } from './work.ts';

/** new: makes a project, with a codebook or without. */
export async function makeProject({ workspace, key, asked }: Work): Promise<unknown> {
  const { name = key, coder = 'Researcher', codebook = 'none' } = asked;
  const book = await codebookOf(codebook);
  const about = { name, description: '', fileName: key, coder, codebook: book };
  const made = await createProject(workspace, about);
  return { project: made, file: workspace.project(made).file };
}

async function codebookOf(wanted: string): Promise<Codebook | null> {
  if (wanted === 'none') return null;
  if (starterNames().includes(wanted)) return starterCodebook(wanted);
  return takenOver(await reading((reader) => reader.codebook(basename(wanted), bytesOf(wanted))));
}

/** Reads files in processes that are gone afterwards. */
async function reading<T>(read: (reader: FileReader) => Promise<T>): Promise<T> {
  const reader = createReader();
  return read(reader).finally(() => reader.close());
}

/** import: everything is read before anything is stored, and is stored whole or not at all. */
export async function importFiles(work: Work): Promise<unknown> {
  const { project, coderId } = opened(work);
  const { sources, cases } = work.asked;
  const { caseTable, cards, incoming, broken } = await reading(async (reader) => {
    const table = cases === undefined ? null : await reader.cases(basename(cases), bytesOf(cases));
    const said =
      sources === undefined
        ? new Map<string, SourceCardLine>()
        : await reader.sourceCards(basename(sources), bytesOf(sources));
    return { caseTable: table, cards: said, ...(await readAll(reader, work.files, said)) };
  });
  const ids = project.atOnce(() => {
    if (caseTable) takeTable(project, coderId, 'case', caseTable);
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
async function readAll(
  reader: FileReader,
  paths: readonly string[],
  cards: ReadonlyMap<string, SourceCardLine>,
) {
  const broken: { file: string; why: string }[] = [];
  const readOne = async (path: string): Promise<IncomingSource[]> => {
    const name = basename(path);
    try {
      const file = await reader.read(name, bytesOf(path));
      return file.texts.map((text) => described(name, file, text, cards.get(text.name)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      broken.push({ file: name, why: error.message });
      return [];
    }
  };
  const incoming = await Promise.all(paths.map(readOne));
  return { incoming: incoming.flat(), broken };
}

/** code: the codings of a table, all of them or none. */
export async function codeTable(work: Work): Promise<unknown> {
  const [path] = work.files;
  if (path === undefined)
    throw new Refusal('invalid', 'Which table of codings? throughline code PROJECT TABLE.csv');
  const { project, coderId } = opened(work);
  const lines = await reading((reader) => reader.codings(basename(path), bytesOf(path)));
  return importCodings(
    project,
    coderId,
    lines.map((line) => ({ ...line, guid: line.guid || randomUUID() })),
  );
}
