// What others wait for while one does something large: the longest that a small request took meanwhile.
import { spawn } from 'node:child_process';
import { once as happens } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serveOurs, type Served } from './children.ts';
import { guidOf, stretches, studies, transcript } from './generate.ts';
import { once, type Report } from './measure.ts';
import { openStudy } from './reading.ts';
import { codesOf, type Bench, type Size } from './workbench.ts';

/** Nobody waits longer than this for anybody, in ms. */
const most = 100;
const other = studies.dense500;
const texts = 43;

export async function benchWaiting({ report, sizes, copyOf, folder }: Bench): Promise<void> {
  for (const size of sizes) await benchSize(report, size, await copyOf(size, 'dense500'), folder());
}

async function benchSize(report: Report, size: Size, workspace: string, files: string): Promise<void> {
  const { key } = studies[size];
  const ours = await serveOurs(workspace);
  await openStudy(ours, other.key);
  const others = await smallRequests(ours);
  const during = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const quiet = await longestOf(others, () => pause(1500));
    const ofThis = await longestOf(others, work);
    report.add({
      name: `${name} ${size}, wait of others`,
      ours: once(ofThis),
      floor: once(quiet),
      target: most,
    });
  };
  const api = `/api/v1/projects/${key}`;
  await during('opening', () => openStudy(ours, key));
  await during('first matrix', () => ours.get(`/projects/${key}/matrix`));
  await during('check', () => ours.get(`${api}/check`));
  await during('backup', () => ours.ask('POST', `/api/v1/files/${key}/backups`, {}));
  await during('export of excerpts', () => ours.get(`/projects/${key}/export/excerpts.csv`));
  await during('export of the whole', () => ours.get(`/projects/${key}/export/project`));
  await during('learning', () => ours.get(`${api}/sources/1/suggestions`));
  await during(`import of ${texts} by page into`, () => importByPage(ours, api));
  await during(`import of ${texts} by command line into`, () => importByCommand(workspace, key, files));
  await ours.stop();
}

/** The longest time that one of some requests took, asked one after another while something is done. */
async function longestOf(others: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number> {
  const state = { over: false };
  const done = work().finally(() => {
    state.over = true;
  });
  let longest = 0;
  while (!state.over) {
    const begun = performance.now();
    await others();
    longest = Math.max(longest, performance.now() - begun);
  }
  await done;
  return longest;
}

/** By turns: a page of another project, and a coding in it. */
async function smallRequests(ours: Served): Promise<() => Promise<unknown>> {
  const [codeId = 0] = await codesOf(ours, other.key);
  const text = transcript(0, other.words);
  const spans = stretches(text, { count: 8000, codes: 60, seed: 77 }).map(({ code: _, ...span }) => span);
  const api = `/api/v1/projects/${other.key}`;
  let turn = 0;
  return () => {
    const span = spans[turn++ % spans.length];
    if (turn % 2 === 0 || !span) return ours.get(`${api}/codes`);
    const coding = { ...span, guid: guidOf(0xaa, span, codeId), codeId };
    return ours.ask('POST', `${api}/sources/1/codings`, { codings: [coding] });
  };
}

async function importByPage(ours: Served, api: string): Promise<void> {
  const sources = [];
  for (let place = 0; place < texts; place++) {
    const { text } = transcript(50_000 + place, 8000);
    const name = `By page ${place + 1}`;
    const read = await ours.ask(
      'POST',
      `${api}/files?name=${encodeURIComponent(name)}.txt`,
      Buffer.from(text),
    );
    // What api/sources.ts answers.
    const { texts: found } = JSON.parse(read.toString()) as { texts: { staged: string }[] };
    const card = { name, kind: 'interview', date: null, cases: [], speakers: [] };
    sources.push(...found.map(({ staged }) => ({ staged, card })));
  }
  await ours.ask('POST', `${api}/sources`, { sources });
}

async function importByCommand(workspace: string, key: string, files: string): Promise<void> {
  mkdirSync(files, { recursive: true });
  const paths = Array.from({ length: texts }, (_, place) => {
    const path = join(files, `By command ${place + 1}.txt`);
    writeFileSync(path, transcript(60_000 + place, 8000).text);
    return path;
  });
  const cli = join(import.meta.dirname, '..', '..', 'src', 'throughline.cjs');
  const child = spawn(process.execPath, [cli, 'import', key, ...paths, '--workspace', workspace], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await happens(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`the import ended with ${String(child.exitCode)}`);
}
