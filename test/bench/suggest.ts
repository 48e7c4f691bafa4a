// npm run bench:suggest -- FILE.csv [--codebook FILE]: how well codes are suggested on coded interviews, after 0, 1, 3 and 8 of
// them, beside repeating the last codes. FILE has the columns source, turn, text, codes (separated by semicolons), and
// perhaps speaker and asks (yes for the interviewer).
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { WordedCode } from '../../src/language/keywords.ts';
import { createModel } from '../../src/language/learning/model.ts';
import { readStudy, type Coded } from '../../src/language/learning/study.ts';
import type { Passage } from '../../src/language/learning/passages.ts';
import { readCodebookFile } from '../../src/formats/codebooks/read-codebook.ts';
import type { CodebookCode } from '../../src/domain/codebook.ts';
import { rowsOf } from '../../src/formats/tables/columns.ts';
import { readCsv } from '../../src/formats/tables/csv.ts';

const { values, positionals } = parseArgs({
  options: {
    codebook: { type: 'string' },
    orders: { type: 'string', default: '5' },
    earlier: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined) throw new Error('Which table? npm run bench:suggest -- FILE.csv');
await measure(file);

interface Data {
  readonly codes: readonly WordedCode[];
  readonly transcripts: readonly (readonly Passage[])[];
  /** Parallel to the passages: the places of their codes. */
  readonly labels: readonly (readonly ReadonlySet<number>[])[];
}

async function read(path: string): Promise<Data> {
  const rows = rowsOf(basename(path), readCsv(readFileSync(path, 'utf8')), ['source', 'text', 'codes']);
  const entries =
    values.codebook === undefined ? new Map<string, CodebookCode>() : await entriesOf(values.codebook);
  const named = rows.map((row) => ({
    row,
    codes: row.cell('codes').split(';').map((name) => name.trim().toLowerCase()).filter((name) => name !== ''),
  })); // prettier-ignore
  const names = [...new Set(named.flatMap(({ codes }) => codes))].sort();
  const codes = names.map((name, id): WordedCode => {
    const entry = entries.get(name);
    return {
      id,
      name,
      definition: entry?.definition ?? '',
      keywords: entry?.keywords ?? [],
      exclusions: entry?.exclusions ?? [],
      ignored: [],
    };
  });
  const bySource = [...Map.groupBy(named, ({ row }) => row.cell('source')).values()];
  return {
    codes,
    transcripts: bySource.map((all) =>
      all.map(({ row }) => ({
        text: row.cell('text'),
        speaker: row.cell('speaker'),
        asks: row.cell('asks') === 'yes',
      })),
    ),
    labels: bySource.map((all) => all.map((one) => new Set(one.codes.map((name) => names.indexOf(name))))),
  };
}

async function entriesOf(path: string): Promise<Map<string, CodebookCode>> {
  const book = await readCodebookFile(basename(path), readFileSync(path));
  const found = new Map<string, CodebookCode>();
  const visit = (code: CodebookCode): void => {
    found.set(code.name.toLowerCase(), code);
    for (const below of code.codes) visit(below);
  };
  for (const facet of book.facets) visit(facet);
  return found;
}

interface Ranked {
  readonly order: readonly number[];
  readonly likelihoods: readonly number[];
  readonly truth: ReadonlySet<number>;
}

async function measure(path: string): Promise<void> {
  const data = await read(path);
  const study = readStudy(data.codes, data.transcripts);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(
    `${data.transcripts.length} transcripts, ${data.transcripts.flat().length} passages, ${data.codes.length} codes, ${study.dictionary.size} features`,
  );
  const steps = [0, 1, 3, 8, 20].filter((count) => count < data.transcripts.length);
  say('coded   mAP          R@3          R@5          P@1          ECE     repeat mAP   ms to learn');
  for (const count of steps) {
    const runs = Array.from({ length: Number(values.orders) }, (_, seed) =>
      runOnce(data, study, count, seed),
    );
    const shown = (pick: (run: (typeof runs)[number]) => number): string => {
      const all = runs.map(pick);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      const spread = Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length);
      return `${mean.toFixed(3)} ±${spread.toFixed(3)}`;
    };
    say([
      String(count).padEnd(7), shown((run) => run.map), shown((run) => run.r3), shown((run) => run.r5), shown((run) => run.p1),
      shown((run) => run.ece), shown((run) => run.repeat), shown((run) => run.ms),
    ].join(' ')); // prettier-ignore
  }
}

function runOnce(data: Data, study: ReturnType<typeof readStudy>, count: number, seed: number) {
  const order = shuffled(
    data.transcripts.map((_, at) => at),
    seed,
  );
  const model = createModel(study);
  const coded = order.slice(0, count).map((transcript): Coded => {
    const given = data.labels[transcript] ?? [];
    return { transcript, given, rejected: given.map(() => new Set<number>()), finished: true };
  });
  const begun = performance.now();
  if (coded.length > 0) model.learn(coded);
  const ms = performance.now() - begun;
  const { earlier } = values;
  const ranked: Ranked[] = [];
  const repeated: number[] = [];
  for (const transcript of order.slice(count)) {
    let last: ReadonlySet<number> = new Set();
    model
      .score({
        passages: data.transcripts[transcript] ?? [],
        ...(earlier ? { given: data.labels[transcript] ?? [] } : {}),
      })
      .forEach((scored, at) => {
        const truth = data.labels[transcript]?.[at] ?? new Set<number>();
        if (data.transcripts[transcript]?.[at]?.asks) return;
        ranked.push({
          order: scored.map(({ code }) => code),
          likelihoods: scored.map(({ likelihood }) => likelihood),
          truth,
        });
        if (truth.size > 0) {
          repeated.push(averagePrecision([...last], truth));
          last = truth;
        }
      });
  }
  const withCodes = ranked.filter(({ truth }) => truth.size > 0);
  const mean = (of: (one: Ranked) => number): number =>
    withCodes.reduce((sum, one) => sum + of(one), 0) / withCodes.length;
  const recall = (most: number) => (one: Ranked) =>
    one.order.slice(0, most).filter((code) => one.truth.has(code)).length / one.truth.size;
  return {
    map: mean(({ order: list, truth }) => averagePrecision(list, truth)),
    r3: mean(recall(3)),
    r5: mean(recall(5)),
    p1: mean((one) => (one.truth.has(one.order[0] ?? -1) ? 1 : 0)),
    ece: calibrationError(ranked),
    repeat: repeated.reduce((sum, one) => sum + one, 0) / repeated.length,
    ms,
  };
}

function averagePrecision(order: readonly number[], truth: ReadonlySet<number>): number {
  let hits = 0;
  let sum = 0;
  order.forEach((code, at) => {
    if (truth.has(code)) sum += ++hits / (at + 1);
  });
  return sum / truth.size;
}

/** Expected calibration error over ten bands. */
function calibrationError(ranked: readonly Ranked[]): number {
  const bands = Array.from({ length: 10 }, () => ({ said: 0, right: 0, count: 0 }));
  for (const { order, likelihoods, truth } of ranked)
    order.forEach((code, at) => {
      const said = likelihoods[at] ?? 0;
      const band = bands[Math.min(9, Math.floor(said * 10))];
      if (!band) return;
      band.said += said;
      band.right += truth.has(code) ? 1 : 0;
      band.count++;
    });
  const all = bands.reduce((sum, { count }) => sum + count, 0);
  return bands.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / all;
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const copy = [...list];
  let state = seed * 7919 + 1;
  for (let at = copy.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const other = (state >> 8) % (at + 1);
    const [one, another] = [copy[at], copy[other]];
    if (one !== undefined && another !== undefined) [copy[at], copy[other]] = [another, one];
  }
  return copy;
}
