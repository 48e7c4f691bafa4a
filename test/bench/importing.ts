// From files to stored sources: read in processes of their own, stored and indexed in one transaction.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSources, type IncomingSource } from '../../src/actions/sources/sources.ts';
import { createReader, type FileReader } from '../../src/processes/reader.ts';
import { openProject } from '../../src/storage/project.ts';
import { docx, paragraph } from '../formats/docx-builder.ts';
import { plainDatabase } from './floor.ts';
import { described, studies, transcript } from './generate.ts';
import { once, timed } from './measure.ts';
import type { Bench } from './workbench.ts';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function filesOf(count: number, as: 'txt' | 'docx'): File[] {
  return Array.from({ length: count }, (_, place) => {
    const { name, text } = transcript(place, studies.S.words);
    const bytes =
      as === 'txt'
        ? Buffer.from(text)
        : docx(
            text
              .split('\n\n')
              .map((words) => paragraph(words))
              .join(''),
          );
    return { name: `${name}.${as}`, bytes };
  });
}

export async function benchImport({ report, sizes, folder }: Bench): Promise<void> {
  let imports = 0;
  const fresh = folder();
  const importAll = async (reader: FileReader, files: readonly File[]): Promise<void> => {
    const project = openProject(join(fresh, `${++imports}.throughline`));
    try {
      const coder = project.coders.ensure('Ada').id;
      importSources(project, coder, await read(reader, files));
    } finally {
      project.close();
    }
  };
  const cold = async (files: readonly File[]): Promise<void> => {
    const reader = createReader({ timeoutMs: 60_000 });
    await importAll(reader, files);
    await reader.close();
  };

  if (sizes.includes('S')) {
    const txt = filesOf(studies.S.transcripts, 'txt');
    const word = filesOf(studies.S.transcripts, 'docx');
    const floor = await timed(() => insertAll(join(fresh, `${++imports}.db`), studies.S.transcripts), {
      runs: 5,
    });
    const few = { runs: 5, warmUp: 1 };
    report.add({ name: 'import S, .txt', ours: await timed(() => cold(txt), few), floor, target: 300 });
    report.add({ name: 'import S, .docx', ours: await timed(() => cold(word), few), floor, target: 600 });
    const reader = createReader({ timeoutMs: 60_000 });
    const warm = await timed(() => importAll(reader, txt), few);
    report.add({ name: 'import S, .txt, reader awake', ours: warm, floor });
    await reader.close();
  }
  if (sizes.includes('L')) {
    const files = filesOf(studies.L.transcripts, 'txt');
    const floor = await timed(() => insertAll(join(fresh, 'l.db'), studies.L.transcripts), {
      runs: 1,
      warmUp: 0,
    });
    const begun = performance.now();
    await cold(files);
    report.add({ name: 'import L, .txt', ours: once(performance.now() - begun), floor, target: 5000 });
  }
}

/** Reads files side by side and takes over what was understood of them. */
async function read(reader: FileReader, files: readonly File[]): Promise<IncomingSource[]> {
  const found = await Promise.all(files.map(({ name, bytes }) => reader.read(name, bytes)));
  return found.flatMap(({ texts }, place) => texts.map((text) => described(text, place)));
}

const migrations = join(import.meta.dirname, '..', '..', 'src', 'storage', 'migrations');
const schemas = readdirSync(migrations)
  .sort()
  .map((name) => readFileSync(join(migrations, name), 'utf8'));

/** The floor: texts, turns and words for the search into the very tables, without reading files. */
function insertAll(file: string, count: number): void {
  const db = plainDatabase(file);
  for (const schema of schemas) db.exec(schema);
  db.exec(`INSERT INTO coders VALUES (1, 'a', 'Ada', '')`);
  const source = db.prepare(
    `INSERT INTO sources VALUES (?, ?, ?, 'interview', NULL, '', '', '', 8000, 1, '', NULL)`,
  );
  const version = db.prepare(`INSERT INTO source_versions VALUES (?, ?, ?, 1, ?, '', 1, '')`);
  const turn = db.prepare('INSERT INTO turns VALUES (NULL, ?, ?, ?, ?, NULL, NULL, NULL)');
  const index = db.prepare('INSERT INTO turn_search (rowid, words) VALUES (?, ?)');
  const texts = Array.from({ length: count }, (_, place) => transcript(place, studies.S.words));
  begun(db, () => {
    texts.forEach(({ name, text, turns }, place) => {
      source.run(place + 1, `s${place}`, name);
      version.run(place + 1, `v${place}`, place + 1, text);
      turns.forEach(({ start, end }, number) => {
        const { lastInsertRowid } = turn.run(place + 1, number + 1, start, end);
        index.run(lastInsertRowid, text.slice(start, end));
      });
    });
  });
  db.close();
}

const begun = (db: ReturnType<typeof plainDatabase>, work: () => void): void => {
  db.transaction(work)();
};
