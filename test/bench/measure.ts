// Times operations and says in one line each how they stand to their floor and their target.

/** How long an operation took (or how much it used). */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

type Unit = 'ms' | 'MB' | '/s';

/** One operation beside the least that it could cost and what it may cost. */
export interface Line {
  readonly name: string;
  readonly ours: Spread;
  readonly floor?: Spread | undefined;
  /** The most that it may be at p50 (the least, for a rate); for p95 too where there are two. */
  readonly target?: number | readonly [number, number] | undefined;
  readonly unit?: Unit;
}

/** The operation a number of times, after as many more as it needs to be warm. */
export async function timed(
  operation: (run: number) => unknown,
  { runs = 20, warmUp = 3 }: { runs?: number; warmUp?: number } = {},
): Promise<Spread> {
  const times: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const begun = performance.now();
    await operation(run);
    if (run >= 0) times.push(performance.now() - begun);
  }
  return spreadOf(times);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** A figure that was taken once. */
export const once = (value: number): Spread => ({ p50: value, p95: value });

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const columns = [46, 19, 11, 8, 14] as const;
const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[at] ?? 0))).join(' ');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints lines as they come and keeps those that missed their target. */
export function createReport() {
  const missed: string[] = [];
  let met = 0;
  say(row(['operation', 'ours p50 / p95', 'floor p50', 'ratio', 'target']));
  return {
    add: ({ name, ours, floor, target, unit = 'ms' }: Line): void => {
      const verdict = verdictOf(ours, target, unit);
      if (verdict === 'met') met++;
      else if (verdict !== '') missed.push(`${name}: ${verdict}`);
      const ratio = floor ? (unit === '/s' ? floor.p50 / ours.p50 : ours.p50 / floor.p50) : undefined;
      const cells = [
        `${name}${unit === 'ms' ? '' : ` (${unit})`}`,
        `${shown(ours.p50)} / ${shown(ours.p95)}`,
        floor ? shown(floor.p50) : '–',
        ratio === undefined ? '–' : `${ratio.toFixed(1)}×`,
        target === undefined ? '–' : `${unit === '/s' ? '≥' : '≤'} ${[target].flat().map(shown).join(' / ')}`,
      ];
      say(`${row(cells)}  ${verdict}`);
    },
    note: say,
    end: (): void => {
      say(`\n${met} targets met, ${missed.length} missed.`);
      for (const one of missed) say(`  ${one}`);
    },
  };
}

export type Report = ReturnType<typeof createReport>;

function verdictOf(ours: Spread, target: Line['target'], unit: Unit): string {
  if (target === undefined) return '';
  const [wanted, wanted95 = Infinity] = [target].flat();
  if (wanted === undefined) return '';
  if (unit === '/s')
    return ours.p50 >= wanted ? 'met' : `missed by ${((1 - ours.p50 / wanted) * 100).toFixed(0)} %`;
  const over = Math.max(ours.p50 / wanted, ours.p95 / wanted95);
  return over <= 1 ? 'met' : `missed by ${((over - 1) * 100).toFixed(0)} %`;
}
