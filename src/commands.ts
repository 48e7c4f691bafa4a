import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importCaseTable } from './actions/cases.ts';
import { placedCodes } from './actions/coding.ts';
import { countCells } from './actions/counted-matrix.ts';
import { exportedRows } from './actions/export.ts';
import { importCodings } from './actions/imported-codings.ts';
import { createProject } from './actions/project.ts';
import { importSources } from './actions/sources.ts';
import { suggestionsFor } from './actions/suggesting.ts';
import { MatrixQuery } from './api/matrix.ts';
import { findCode } from './domain/code.ts';
import { Refusal } from './domain/refusal.ts';
import { readCodebook } from './formats/codebooks/yaml.ts';
import { readCases } from './formats/tables/cases.ts';
import { readCodings } from './formats/tables/codings.ts';
import { excerptsCsv } from './formats/tables/excerpts.ts';
import { readSourceCards } from './formats/tables/source-cards.ts';
import { toCsv } from './formats/tables/write-csv.ts';
import { decode } from './formats/texts/encoding.ts';
import { createReader } from './formats/texts/read-in-worker.ts';
import { described, starterCodebook } from './sample.ts';
import { workspaceFolder } from './serve.ts';
import type { Project } from './storage/project.ts';
import { openWorkspace, type Workspace } from './storage/workspace.ts';
import { matrixTable } from './web/matrix-page.ts';
import { readAs } from './web/request.ts';

const help = `throughline COMMAND PROJECT [FILES] [OPTIONS]

  new PROJECT      make a project   [--name NAME] [--codebook learning-partnerships | none | FILE.yaml]
  import PROJECT FILES              store files as sources   [--sources TABLE.csv] [--cases TABLE.csv]
  code PROJECT TABLE.csv            add codings located by start and end, or by quote
  suggest PROJECT                   what the codebook would suggest   [--source NAME]
  matrix PROJECT   a cross-case matrix as CSV   [--rows case] [--codes "Strategic enabler"] [--measure informants]
  export PROJECT   coded excerpts as CSV   [--out FILE] [--attributes]
  check PROJECT    prove that every quote is the words at its place

PROJECT is the name of a project of the workspace, or the path of its file.
Everywhere: --workspace FOLDER, --coder NAME (who does it), --json (answers as JSON).`;

const options = {
  workspace: { type: 'string' },
  coder: { type: 'string' },
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  codebook: { type: 'string' },
  sources: { type: 'string' },
  cases: { type: 'string' },
  source: { type: 'string' },
  rows: { type: 'string' },
  codes: { type: 'string' },
  measure: { type: 'string' },
  out: { type: 'string' },
  attributes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Asked = ReturnType<typeof parse>['values'];

/** What a command works on, and what it was asked. */
interface Work {
  readonly workspace: Workspace;
  readonly key: string;
  readonly files: readonly string[];
  readonly asked: Asked;
}

/** Answers what to print, at once or later. */
type Command = (work: Work) => unknown;

const commands: Record<string, Command> = {
  new: makeProject,
  import: importFiles,
  code: codeTable,
  suggest,
  matrix,
  export: exportExcerpts,
  check,
};

/** Runs one command and answers the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommand(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), 2);
  }
  const { values: asked, positionals } = parsed;
  const [name = '', project, ...files] = positionals;
  const command = commands[name];
  if (asked.help || name === '') {
    say(help);
    return asked.help ? 0 : 2;
  }
  if (!command) return fail(`There is no command “${name}”.\n\n${help}`, 2);
  if (project === undefined) return fail(`throughline ${name} needs a project.\n\n${help}`, 2);
  return run(command, project, files, asked);
}

async function run(
  command: Command,
  project: string,
  files: readonly string[],
  asked: Asked,
): Promise<number> {
  const isPath = /[/\\]|\.throughline$/.test(project);
  const workspace = openWorkspace(isPath ? dirname(resolve(project)) : workspaceFolder(asked.workspace));
  try {
    const answer = await command({ workspace, key: basename(project, '.throughline'), files, asked });
    if (asked.json) say(JSON.stringify(answer, null, 2));
    else if (typeof answer === 'string') say(answer);
    else if (answer !== undefined) say(Object.entries(answer as object).map(([name, value]) => `${name}: ${String(value)}`).join('\n')); // prettier-ignore
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return fail(error.message, 1);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return fail(error.message, 1);
    throw error;
  } finally {
    workspace.close();
  }
}

const say = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function opened({ workspace, key, asked }: Work): { project: Project; coderId: number } {
  const project = workspace.project(key);
  const [first] = project.coders.all();
  const coder = asked.coder === undefined ? first : project.coders.ensure(asked.coder);
  if (!coder) throw new Error('a project without coders');
  return { project, coderId: coder.id };
}

async function makeProject({ workspace, key, asked }: Work): Promise<unknown> {
  const { name = key, coder = 'Researcher', codebook = 'none' } = asked;
  const book =
    codebook === 'none' ? null
    : codebook === 'learning-partnerships' ? starterCodebook()
    : readCodebook(basename(codebook), readFileSync(codebook, 'utf8')); // prettier-ignore
  const made = await createProject(workspace, {
    name,
    description: '',
    fileName: key,
    coder,
    codebook: book,
  });
  return { project: made, file: workspace.project(made).file };
}

async function importFiles(work: Work): Promise<unknown> {
  const { project, coderId } = opened(work);
  const { sources, cases } = work.asked;
  if (cases !== undefined) importCaseTable(project, coderId, readCases(basename(cases), textOf(cases)));
  const cards =
    sources === undefined ? new Map<string, never>() : readSourceCards(basename(sources), textOf(sources));
  const reader = createReader();
  const broken: string[] = [];
  const incoming = await Promise.all(
    work.files.map(async (path) => {
      const name = basename(path);
      try {
        const file = await reader.read(name, readFileSync(path));
        return file.texts.map((text) => described(name, file, text, cards.get(text.name)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        broken.push(`${name}: ${error.message}`);
        return [];
      }
    }),
  ).finally(() => reader.close());
  const ids = importSources(project, coderId, incoming.flat());
  for (const line of broken) process.stderr.write(`${line}\n`);
  return { imported: ids.length, broken: broken.length };
}

/** A file as text, in whatever encoding it is. */
const textOf = (path: string): string => decode(readFileSync(path)).text;

function codeTable(work: Work): unknown {
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

function suggest(work: Work): unknown {
  const { project, coderId } = opened(work);
  const codes = new Map(placedCodes(project).map((code) => [code.id, code.path]));
  const wanted = work.asked.source;
  const sources = project.sources.all().filter(({ name }) => wanted === undefined || name === wanted);
  if (wanted !== undefined && sources.length === 0)
    throw new Refusal('missing', `There is no source called “${wanted}”.`);
  const found = sources.flatMap((source) => {
    const text = project.texts.textOf(source.id) ?? '';
    return suggestionsFor(project, coderId, source.id).map(({ codeId, start, end, score, reasons }) => ({
      source: source.name,
      code: codes.get(codeId) ?? '',
      start,
      end,
      words: text.slice(start, end),
      score: Math.round(score * 100) / 100,
      reasons: reasons.map(({ kind, words }) => `${kind}: ${words}`),
    }));
  });
  if (work.asked.json) return found;
  return found
    .map((one) => `${one.source} ${one.start}–${one.end}  ${one.code}  (${one.reasons.join('; ')})`)
    .join('\n');
}

function matrix(work: Work): unknown {
  const { project } = opened(work);
  const { rows, codes, measure } = work.asked;
  const facets = placedCodes(project);
  const under = codes === undefined ? facets.find((code) => code.depth === 0) : findCode(facets, codes);
  const asked = { rows: rows ?? 'case', measure: measure ?? 'informants', ...(under && { under: under.id }) };
  const query = readAs(MatrixQuery, asked);
  const counted = countCells(project, query, '');
  const { header, rows: lines } = matrixTable(query, counted);
  if (!work.asked.json) return [...toCsv(header, lines)].join('');
  return {
    rows: counted.rows,
    columns: counted.columns.map(({ id, path }) => ({ codeId: id, path })),
    cells: counted.cells,
  };
}

function exportExcerpts(work: Work): unknown {
  const { project } = opened(work);
  const [problem] = project.integrity.checkQuotes();
  if (problem !== undefined) throw new Refusal('conflict', `Nothing was exported: ${problem}`);
  const none = {
    codes: [],
    cases: [],
    sources: [],
    coders: [],
    informantTypes: [],
    kinds: [],
    polarities: [],
  };
  const { attributes, rows } = exportedRows(project, {
    ...none,
    attributes: work.asked.attributes ? 'yes' : 'no',
  });
  if (work.asked.json) return [...rows];
  const csv = [...excerptsCsv(attributes, rows)].join('');
  if (work.asked.out === undefined) return csv;
  writeFileSync(work.asked.out, csv);
  return { written: work.asked.out };
}

function check(work: Work): unknown {
  const { problems, ...counts } = opened(work).project.integrity.check();
  if (problems.length > 0) throw new Refusal('conflict', problems.join('\n'));
  return { ...counts, problems: problems.length };
}
