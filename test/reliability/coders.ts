// R7. Twenty coders at once: each writes and reads once a second; then all of them without a pause.
import { openWorkspace } from '../../src/storage/workspace.ts';
import {
  guidOf,
  leafCodes,
  makeStudy,
  stretches,
  studies,
  transcript,
  type LeafCode,
} from '../bench/generate.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';
import { clientOf, pause, percentile, type Client } from './frame/client.ts';

const coders = 20;
const { key, words, transcripts } = studies.S;

export const manyCoders: Bar = {
  number: 'R7',
  name: 'twenty coders',
  promise:
    'with twenty coders at once 95 of 100 codings are on the disk within 100 ms, 99 within 300 ms, and 500 in a second where nobody pauses',
  isAlone: true,
  sabotages: [
    {
      name: 'a write that keeps everybody waiting',
      breaks: [
        {
          file: 'src/actions/codings/codings.ts',
          from: 'export function applyCodes(',
          to: `const holdsUp = (): void => { const end = performance.now() + 60; while (performance.now() < end); };\nexport function applyCodes(`,
        },
        {
          file: 'src/actions/codings/codings.ts',
          from: "project.act(coderId, 'codings', () => {\n    const text = textOf(project, sourceId);",
          to: "holdsUp();\n  project.act(coderId, 'codings', () => {\n    const text = textOf(project, sourceId);",
        },
      ],
    },
  ],
  measure,
};

async function measure(trial: Trial): Promise<Seen> {
  const workspace = openWorkspace(trial.folder);
  await makeStudy(workspace, studies.S);
  workspace.close();
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  // What api/codes.ts answers.
  const codes = leafCodes((await client.ask('GET', `/projects/${key}/codes`)).json as LeafCode[]);
  await client.page(`/projects/${key}/coding/1`);
  const seconds = trial.extent === 'whole' ? 20 : 4;
  const [writes, reads, errors]: [number[], number[], string[]] = [[], [], []];
  await Promise.all(
    Array.from({ length: coders }, (_, coder) =>
      paced(client, { coder, codes, seconds }, { writes, reads, errors }),
    ),
  );
  const burst = await withoutPause(client, codes, trial.extent === 'whole' ? 5 : 2);
  const [p95, p99, page] = [percentile(writes, 0.95), percentile(writes, 0.99), percentile(reads, 0.95)];
  const faults = [
    ...(p95 > 100 ? [`95 of 100 codings took up to ${Math.round(p95)} ms.`] : []),
    ...(p99 > 300 ? [`99 of 100 codings took up to ${Math.round(p99)} ms.`] : []),
    ...(errors.length > 0 ? [`${errors.length} requests were refused: ${errors[0] ?? ''}`] : []),
    ...(burst < 500 ? [`Without pauses ${Math.round(burst)} codings were acknowledged in a second.`] : []),
  ];
  return {
    rounds: writes.length + reads.length,
    kills: 0,
    losses: 0,
    figures: [
      `codings p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; coding pages p95 ${page.toFixed(1)} ms; without pauses ${Math.round(burst)} codings a second`,
    ],
    faults,
  };
}

interface Work {
  readonly coder: number;
  readonly codes: readonly number[];
  readonly seconds: number;
}

/** One coder: a coding and a page in each second. */
async function paced(
  { ask, page }: Client,
  { coder, codes, seconds }: Work,
  { writes, reads, errors }: { writes: number[]; reads: number[]; errors: string[] },
): Promise<void> {
  const source = 1 + (coder % transcripts);
  await pause((coder * 1000) / coders);
  for (const coding of codingsOf(source, { coder, codes, count: seconds })) {
    const begun = performance.now();
    const { status } = await ask('POST', `/projects/${key}/sources/${source}/codings`, { codings: [coding] });
    writes.push(performance.now() - begun);
    if (status !== 200) errors.push(`a coding was answered ${status}`);
    const between = performance.now();
    const shown = await page(`/projects/${key}/coding/${source}`);
    reads.push(performance.now() - between);
    if (shown.status !== 200) errors.push(`a page was answered ${shown.status}`);
    await pause(Math.max(0, begun + 1000 - performance.now()));
  }
}

function codingsOf(
  source: number,
  { coder, codes, count }: { coder: number; codes: readonly number[]; count: number },
) {
  const seed = 5000 + coder;
  return stretches(transcript(source - 1, words), { count, codes: codes.length, seed }).map(
    ({ code, ...span }) => ({
      ...span,
      guid: guidOf(0x400 + coder, span, code),
      codeId: codes[code] ?? 0,
    }),
  );
}

/** How many codings are acknowledged in a second when twenty send one after the other. */
async function withoutPause({ ask }: Client, codes: readonly number[], seconds: number): Promise<number> {
  let acknowledged = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const prepared = Array.from({ length: coders }, (_, coder) =>
    codingsOf(1 + coder, { coder: 100 + coder, codes, count: 400 }),
  );
  const started = performance.now();
  await Promise.all(
    prepared.map(async (codings, coder) => {
      for (const coding of codings) {
        if (performance.now() > end + (started - begun)) return;
        const { status } = await ask('POST', `/projects/${key}/sources/${1 + coder}/codings`, {
          codings: [coding],
        });
        if (status === 200) acknowledged++;
      }
    }),
  );
  return acknowledged / ((performance.now() - started) / 1000);
}
