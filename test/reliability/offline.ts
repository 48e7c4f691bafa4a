// R16. Works on a machine without a network, and writes down every call to elsewhere that the program tries.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bar, NotTried, Seen, Trial } from './frame/bar.ts';
import { clientOf, pause, sampleOf } from './frame/client.ts';
import { noCompiler } from './frame/disk.ts';

const root = join(import.meta.dirname, '..', '..');
/** Parts of the suite that between them read, code, count, suggest, export and serve. */
const suite = ['test/server.test.ts', 'test/web', 'test/processes', 'test/commands', 'test/sample.test.ts'];

export const offline: Bar = {
  number: 'R16',
  name: 'no network',
  promise: 'the program works without a network and calls nobody',
  sabotages: [
    {
      name: 'a program that asks whether there is a newer one',
      breaks: [
        {
          file: 'src/serve.ts',
          from: 'export async function serve(',
          to: `setTimeout(() => void fetch('http://updates.throughline.invalid/').catch(() => undefined), 50);\nexport async function serve(`,
        },
      ],
    },
  ],
  measure,
};

async function measure(trial: Trial): Promise<Seen | NotTried> {
  const calls = join(trial.folder, 'calls');
  const library = join(trial.folder, 'calls.so');
  try {
    execFileSync(
      'cc',
      ['-shared', '-fPIC', '-O2', '-o', library, join(import.meta.dirname, 'frame', 'calls.c'), '-ldl'],
      { stdio: 'pipe' },
    );
  } catch {
    return { notTried: noCompiler };
  }
  const pages = await useAll(trial, { LD_PRELOAD: library, RELIABILITY_CALLS: calls });
  const tried = existsSync(calls) ? [...new Set(readFileSync(calls, 'utf8').trim().split('\n'))] : [];
  const ran = trial.extent === 'whole' ? await suiteWithoutNetwork() : null;
  return {
    rounds: pages.length + (ran?.passed ?? 0),
    kills: 0,
    losses: 0,
    figures: [
      `${pages.length} pages, files and answers of the sample study: ${tried.length} calls to elsewhere`,
      ...(ran ? [ran.sentence] : []),
    ],
    faults: [
      ...tried.map((call) => `The program ${call}.`),
      ...pages
        .filter(({ status }) => status !== 200)
        .map(({ path, status }) => `${path} was answered ${status}.`),
      ...(ran?.faults ?? []),
    ],
  };
}

/** Uses everything the program can do that might call somebody. */
async function useAll(trial: Trial, env: Readonly<Record<string, string>>) {
  const server = await trial.start(join(trial.folder, 'workspace'), { env });
  const client = clientOf(server);
  const key = await sampleOf(client);
  const paths = [
    'sources', 'sources/import', 'cases', 'coding/1', 'codebook', 'codebook/print', 'suggestions', 'suggestions/report', 'voices', 'co-occurrence',
    'saturation', 'profiles', 'framework', 'findings', 'memos', 'matrix', 'excerpts', 'export', 'search?q=trust', 'history', 'export/excerpts.csv',
    'export/project', 'matrix.xlsx', 'matrix.csv', 'framework.docx', 'codebook.yaml', 'codebook.xlsx',
  ].map((page) => `/projects/${key}/${page}`); // prettier-ignore
  const seen: { path: string; status: number }[] = [];
  for (const path of ['/', ...paths]) seen.push({ path, status: (await client.page(path)).status });
  const text = Buffer.from('Ann: Hello.\nBob: Hello you.\n');
  seen.push({
    path: 'a file',
    status: (await client.ask('POST', `/projects/${key}/files?name=a.txt`, text)).status,
  });
  // What is called a little later is called as well.
  await pause(500);
  return seen;
}

/** A part of the suite in a network of its own, where there is nobody but this machine. */
async function suiteWithoutNetwork(): Promise<{ passed: number; sentence: string; faults: string[] }> {
  const command = `ip link set lo up && exec node_modules/.bin/vitest run --config .config/vitest.config.ts --project server ${suite.join(' ')}`;
  const child = spawn('unshare', ['-rn', 'sh', '-c', command], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } }); // prettier-ignore
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.on('error', (error) => (said += error.message));
  await once(child, 'close');
  const passed = Number(/Tests\s.*?(\d+) passed/.exec(said)?.[1] ?? 0);
  if (passed === 0)
    return {
      passed,
      sentence: 'the suite could not be run without a network: no network namespaces (unshare, ip) here',
      faults: [],
    };
  return {
    passed,
    sentence: `${passed} tests without a network`,
    faults:
      child.exitCode === 0
        ? []
        : [`Of the suite without a network: ${/Tests\s.*/.exec(said)?.[0] ?? said.slice(-300)}`],
  };
}
