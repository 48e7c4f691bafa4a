// Keeps what was measured, and writes it into test/RELIABILITY.md between its marks. Nothing else fills them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { isTried, type Bar, type Sabotage } from './bar.ts';
import type { Measured } from './lanes.ts';
import { inWords } from './lines.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = join(root, 'test', 'RELIABILITY.md');
const kept = join(root, '.cache', 'reliability');

/** A measure as it is kept: what was seen, when, and of which commit. */
interface Kept {
  readonly at: string;
  readonly commit: string;
  readonly measured: Measured;
}

/** Keeps what was seen of a promise, or of a planted fault, for the page. */
export function keep(bar: Bar, sabotage: Sabotage | null, measured: Measured): void {
  mkdirSync(kept, { recursive: true });
  const one: Kept = { at: new Date().toISOString(), commit: commit(), measured };
  writeFileSync(fileOf(bar, sabotage), JSON.stringify(one));
}

const fileOf = ({ number }: Bar, sabotage: Sabotage | null): string =>
  join(kept, `${[number, ...(sabotage ? [sabotage.name] : [])].join(' ').replaceAll(/[^\w ]/g, '')}.json`);

function lastOf(bar: Bar, sabotage: Sabotage | null): Kept | undefined {
  const file = fileOf(bar, sabotage);
  // Written by `keep`.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

/** Fills the page with what was measured last of each promise and each planted fault. */
export function writePage(bars: readonly Bar[]): void {
  const head = ['', 'promised', 'rounds', 'kills', 'losses', 'verdict', 'figures', 'seconds', 'of'];
  fill('measured', [machine(), '', ...table(head, bars.map(rowOf))]);
  const pairs = bars.flatMap((bar) => bar.sabotages.map((sabotage) => ({ bar, sabotage })));
  fill('sabotage', table(['', 'planted', '', 'by what it was seen first', 'of'], pairs.map(sabotageRow)));
}

function rowOf(bar: Bar): string[] {
  const last = lastOf(bar, null);
  if (!last) return [bar.number, bar.promise, '', '', '', 'not measured yet', '', '', ''];
  const { seen, seconds } = last.measured;
  const [when, took] = [`${last.commit}, ${last.at.slice(0, 10)}`, String(Math.round(seconds))];
  if (!isTried(seen))
    return [bar.number, bar.promise, '', '', '', `not tried: ${seen.notTried}`, '', took, when];
  const verdict = seen.faults.length === 0 ? 'kept' : `**not kept**: ${seen.faults.slice(0, 3).join(' ')}`;
  const counts = [seen.rounds, seen.kills, seen.losses].map((count) => count.toLocaleString('en'));
  return [bar.number, bar.promise, ...counts, verdict, seen.figures.join('; '), took, when];
}

function sabotageRow({ bar, sabotage }: { readonly bar: Bar; readonly sabotage: Sabotage }): string[] {
  const last = lastOf(bar, sabotage);
  if (!last) return [bar.number, sabotage.name, 'not measured yet', '', ''];
  const { seen, wasSeen } = last.measured;
  const verdict = !isTried(seen) ? `not tried: ${seen.notTried}` : wasSeen ? 'seen' : '**not seen**';
  const first = isTried(seen) && wasSeen ? (seen.faults[0] ?? '').slice(0, 160) : '';
  return [bar.number, sabotage.name, verdict, first, `${last.commit}, ${last.at.slice(0, 10)}`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').slice(0, 700)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function fill(mark: string, lines: readonly string[]): void {
  const text = readFileSync(page, 'utf8');
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no marks for “${mark}”.`);
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`);
}

const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();

/** On what it was measured. */
function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `On ${inWords(availableParallelism(), 'core')} (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, ${type()} ${release()}, Node ${process.versions.node}.`;
}
