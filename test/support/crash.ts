// Kills the real server at random moments while people code and import, and looks at what is left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { api, importer, coder, studyFor, type Study } from './crash-clients.ts';
import { endBy, startServer } from './process.ts';

/** A fault put into the harness on purpose, to show that it would be noticed. */
export type Sabotage = 'none' | 'a coding never sent' | 'an import half sent';

export interface CrashOptions {
  readonly rounds: number;
  readonly sabotage?: Sabotage;
  readonly onRound?: (round: number, figures: CrashFigures) => void;
}

/** What was seen. All but the first four should be 0. */
export interface CrashFigures {
  rounds: number;
  acknowledgedCodings: number;
  acknowledgedImports: number;
  /** Kills while an import was under way. */
  killedInImport: number;
  lostCodings: number;
  lostImports: number;
  halfImports: number;
  /** Rounds after which the check of the project found something, in words. */
  problems: string[];
}

const token = 'crash';
const coders = 6;
const roundsPerProject = 20;

/** Runs rounds of coding, importing, kill -9 and inspection. */
export async function crash({ rounds, sabotage = 'none', onRound }: CrashOptions): Promise<CrashFigures> {
  const figures: CrashFigures = {
    rounds: 0,
    acknowledgedCodings: 0,
    acknowledgedImports: 0,
    killedInImport: 0,
    lostCodings: 0,
    lostImports: 0,
    halfImports: 0,
    problems: [],
  };
  const folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'));
  try {
    let study: Study | null = null;
    for (let round = 0; round < rounds; round++) {
      const known: Study | null = round % roundsPerProject === 0 ? null : study;
      study = await oneRound(folder, { round, sabotage }, known, figures);
      onRound?.(round + 1, figures);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

/** Starts the server, sets people to work, kills it, and looks at what is left. */
async function oneRound(
  folder: string,
  { round, sabotage }: { round: number; sabotage: Sabotage },
  known: Study | null,
  figures: CrashFigures,
): Promise<Study> {
  const { child, url } = await startServer(['--workspace', folder, '--port', '0', '--token', token]);
  try {
    const ask = api(url, token);
    const study = known ?? (await studyFor(ask, coders, round));
    const work = [importer(ask, study, round), ...study.codes.map((_, at) => coder(ask, study, at))];
    const ended = Promise.all(work);
    await Promise.race([ended, momentToKill(study, round, sabotage)]);
    if (study.importing) figures.killedInImport++;
    await endBy(child, 'SIGKILL');
    await ended;
    if (sabotage === 'a coding never sent') study.codings.set(crypto.randomUUID(), 'words');
    if (sabotage === 'an import half sent') for (const { names } of study.imports) names.push('never sent');
    inspect(folder, study, figures);
    figures.rounds++;
    return study;
  } finally {
    await endBy(child, 'SIGKILL');
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Any moment; in two rounds of three one while an import is being stored. */
async function momentToKill(study: Study, round: number, sabotage: Sabotage): Promise<void> {
  await pause(40 + Math.random() * 260);
  // So that there is one to be found.
  const needsImport = sabotage === 'an import half sent';
  while (needsImport && !study.imports.some((one) => one.acknowledged)) await pause(5);
  if (round % 3 === 0) return;
  for (let waited = 0; !study.importing && waited < 300; waited++) await pause(2);
  await pause(Math.random() * 60);
}

/** Opens what the killed server left, as the next start does, and compares it with what was acknowledged. */
function inspect(folder: string, study: Study, figures: CrashFigures): void {
  const workspace = openWorkspace(folder);
  try {
    const project = workspace.project(study.key);
    const { problems } = project.integrity.check();
    figures.problems.push(...problems);
    for (const [guid, words] of study.codings) {
      if (project.codings.find(guid)?.exact !== words) figures.lostCodings++;
    }
    figures.acknowledgedCodings += study.codings.size;
    study.codings.clear();
    for (const { names, turns, text, acknowledged } of study.imports) {
      if (acknowledged) figures.acknowledgedImports++;
      const found = names.flatMap((name) => project.sources.named(name) ?? []);
      if (found.length === 0) {
        if (acknowledged) figures.lostImports++;
        continue;
      }
      const whole = found.filter(
        ({ id }) => project.texts.turnsOf(id).length === turns && project.texts.textOf(id) === text,
      );
      if (whole.length < names.length) figures.halfImports++;
    }
    study.imports.length = 0;
  } catch (error) {
    figures.problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    workspace.close();
  }
}

/** The figures as a table of lines. */
export const told = (figures: CrashFigures): string =>
  [
    `rounds (kill -9)                ${figures.rounds}, ${figures.killedInImport} of them during an import`,
    `codings acknowledged            ${figures.acknowledgedCodings}`,
    `  lost                          ${figures.lostCodings}`,
    `imports acknowledged            ${figures.acknowledgedImports}`,
    `  lost                          ${figures.lostImports}`,
    `  half there                    ${figures.halfImports}`,
    `found by the check of the file  ${figures.problems.length}`,
    ...figures.problems.slice(0, 5).map((problem) => `  ${problem}`),
  ].join('\n');

/** Whether anything was lost, halved or damaged. */
export const isWhole = ({ lostCodings, lostImports, halfImports, problems }: CrashFigures): boolean =>
  lostCodings + lostImports + halfImports + problems.length === 0;
