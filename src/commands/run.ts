import { basename, dirname, resolve, sep } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { workspaceFolder } from '../serving/workspace-folder.ts';
import { refusalOfFault } from '../storage/faults.ts';
import { whyLocked } from '../storage/lock.ts';
import { openWorkspace } from '../storage/workspace.ts';
import { check, exportExcerpts, matrix, suggest } from './answers.ts';
import { report, truthTable } from './defending.ts';
import { eraseWithdrawn } from './erasing.ts';
import { backUp, backups, restore } from './keeping.ts';
import { codeTable, importFiles, makeProject } from './storing.ts';
import { parse, type Asked, type Command } from './work.ts';

const help = `throughline COMMAND PROJECT [FILES] [OPTIONS]

  new PROJECT      make a project   [--name NAME] [--codebook learning-partnerships | evaluation-criteria | none | FILE]
  import PROJECT FILES              store files as sources   [--sources TABLE.csv] [--cases TABLE.csv]
  code PROJECT TABLE.csv            add codings located by start and end, or by quote
  suggest PROJECT                   what the codebook would suggest   [--source NAME]
  matrix PROJECT   a cross-case matrix as CSV, what is not said as on its page   [--rows case] [--columns code]
                   [--codes "Strategic enabler"] [--level finest] [--measure informants] [--count each | once | CODER]
  export PROJECT   coded excerpts as CSV   [--out FILE] [--attributes]
  report PROJECT   a report as one page   [--name TITLE, where there are several] [--out FILE.html | FILE.docx]
  truth-table PROJECT               what a truth table says   [--name NAME] [--of presence | absence] [--out FILE.R]
  check PROJECT    prove that every quote is the words at its place and nothing else changed the file
                   [--accept: something did, and so it is to be]
  erase PROJECT    take away for good what somebody said who withdraws: --source, --informant or --case NAME
                   [--dry-run] [--also WORD] [--keep-copies]
  backup PROJECT   put a checked copy aside; backups PROJECT lists them; restore PROJECT BACKUP goes back to one

PROJECT is the name of a project of the workspace, or the path of its file.
Of export and matrix, only what is wanted, each as often as needed:
  --code PATH  --case NAME  --source NAME  --coded-by NAME  --informant-type TYPE  --kind KIND  --polarity POLARITY
  --since DAY  --until DAY  --read (only sources that were read)   (a matrix takes no --polarity; --code gives it columns)
Everywhere: --workspace FOLDER, --coder NAME (who does it), --json (answers as JSON).
--version says which Throughline this is.`;

/** Nobody waits for a command but whoever gave it: it waits long for another program that writes. */
const patienceMs = 10_000;

const commands = new Map<string, Command>([
  ['new', makeProject],
  ['import', importFiles],
  ['code', codeTable],
  ['suggest', suggest],
  ['matrix', matrix],
  ['export', exportExcerpts],
  ['report', report],
  ['truth-table', truthTable],
  ['check', check],
  ['erase', eraseWithdrawn],
  ['backup', backUp],
  ['backups', backups],
  ['restore', restore],
]);

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
  const command = commands.get(name);
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
  const isPath = project.includes('/') || project.includes(sep) || project.endsWith('.throughline');
  const folder = isPath ? dirname(resolve(project)) : workspaceFolder(asked.workspace);
  const workspace = openWorkspace(folder, { patience: patienceMs });
  workspace.opened.protect(whyLocked(folder));
  try {
    show(await command({ workspace, key: basename(project, '.throughline'), files, asked }), asked.json);
    return 0;
  } catch (error) {
    return fail(sentenceOf(error), 1);
  } finally {
    workspace.close();
  }
}

function show(answer: unknown, asJson: boolean): void {
  if (asJson) say(JSON.stringify(answer, null, 2));
  else if (typeof answer === 'string') say(answer);
  else if (typeof answer === 'object' && answer !== null)
    say(
      Object.entries(answer)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join('\n'),
    );
}

/** What cannot be done, as a sentence; a bug flies on. */
function sentenceOf(error: unknown): string {
  const isNotThere = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (error instanceof Refusal || isNotThere) return error.message;
  const fault = refusalOfFault(error);
  if (!fault) throw error;
  return fault.message;
}

const say = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}
