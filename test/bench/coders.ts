// Twenty coders at once, each writing and reading once a second: what each waits for.
import { guidOf, stretches, studies, transcript } from './generate.ts';
import { once, spreadOf } from './measure.ts';
import { codesOf, type Bench } from './workbench.ts';

const coders = 20;
const seconds = 15;
const everyMs = 1000;

export async function benchCoders({ report, serve }: Bench): Promise<void> {
  const { ours, stop } = await serve('S');
  const { key, words, transcripts } = studies.S;
  const api = `/api/v1/projects/${key}`;
  const codes = await codesOf(ours, key);
  const writes: number[] = [];
  const reads: number[] = [];
  const timedInto = async (times: number[], what: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await what();
    times.push(performance.now() - begun);
  };
  const work = async (coder: number): Promise<void> => {
    const source = 1 + (coder % transcripts);
    const spans = stretches(transcript(source - 1, words), {
      count: seconds,
      codes: codes.length,
      seed: 900 + coder,
    });
    // They do not all press a key in the same millisecond.
    await new Promise((then) => setTimeout(then, (coder * everyMs) / coders));
    for (const { code, ...span } of spans) {
      const next = performance.now() + everyMs;
      const coding = { ...span, guid: guidOf(0xc0 + coder, span, code), codeId: codes[code] ?? 0 };
      await timedInto(writes, () =>
        ours.ask('POST', `${api}/sources/${source}/codings`, { codings: [coding] }),
      );
      await timedInto(reads, () => ours.get(`/projects/${key}/coding/${source}`));
      await new Promise((then) => setTimeout(then, Math.max(0, next - performance.now())));
    }
  };
  await Promise.all(Array.from({ length: coders }, (_, coder) => work(coder)));
  report.add({ name: '20 coders, one coding, durable', ours: spreadOf(writes), target: [50, 100] });
  const slowest = [...writes].sort((a, b) => a - b)[Math.floor(0.99 * writes.length)] ?? NaN;
  report.add({ name: '20 coders, one coding at p99', ours: once(slowest), target: 300 });
  report.add({ name: '20 coders, a coding page', ours: spreadOf(reads), target: [50, 100] });
  await stop();
}
