// Writes what was measured into test/RELIABILITY.md, between its marks. Nothing else fills them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { isTried, type Bar, type Sabotage } from './bar.ts';
import type { Measured } from './lanes.ts';
import { inWords } from './lines.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = join(root, 'test', 'RELIABILITY.md');

interface BarResult {
  readonly bar: Bar;
  readonly measured: Measured;
}

/** Writes down a whole run. */
export function writeBars(results: readonly BarResult[]): void {
  const rows = results.map(({ bar, measured: { seen } }) => {
    const cells = isTried(seen)
      ? [
          seen.rounds.toLocaleString('en'),
          seen.kills.toLocaleString('en'),
          seen.losses.toLocaleString('en'),
          seen.faults.length === 0 ? 'kept' : `**not kept**: ${seen.faults[0] ?? ''}`,
          seen.figures.join('; '),
        ]
      : ['', '', '', `not tried: ${seen.notTried}`, ''];
    return [bar.number, bar.promise, ...cells];
  });
  fill('measured', [
    `${machine()} ${inWords(results.length, 'promise')}, measured in ${Math.round(secondsOf(results) / 60)} minutes of work.`,
    '',
    ...table(['', 'promised', 'rounds', 'kills', 'losses', 'verdict', 'figures'], rows),
  ]);
}

/** Writes down which planted faults were seen. */
export function writeSabotages(results: readonly (BarResult & { readonly sabotage: Sabotage })[]): void {
  const rows = results.map(({ bar, sabotage, measured: { seen, wasSeen } }) => {
    const verdict = !isTried(seen) ? `not tried: ${seen.notTried}` : wasSeen ? 'seen' : '**not seen**';
    return [bar.number, sabotage.name, verdict, isTried(seen) ? (seen.faults[0] ?? '') : ''];
  });
  fill('sabotage', [machine(), '', ...table(['', 'planted', '', 'by what it was seen first'], rows)]);
}

const secondsOf = (results: readonly BarResult[]): number =>
  results.reduce((sum, { measured }) => sum + measured.seconds, 0);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').slice(0, 400)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function fill(mark: string, lines: readonly string[]): void {
  const text = readFileSync(page, 'utf8');
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no marks for “${mark}”.`);
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`);
}

/** When, at which commit and on what it was measured. */
function machine(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit}, on ${inWords(availableParallelism(), 'core')} (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, ${type()} ${release()}, Node ${process.versions.node}.`;
}
