// R12. Sends files that were made to do harm, and asks others to work meanwhile: each is refused in one sentence and soon,
// memory stays small, nobody waits, and the project is as it was.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { storedZip } from '../../src/formats/texts/packed/zip.ts';
import { docx, docxParts, paragraph } from '../formats/docx-builder.ts';
import { hostileFiles as tables, type HostileFile } from '../support/hostile-files.ts';
import { deflatedZip, locked, patched } from '../support/zips.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';
import type { Errand, Waited } from './frame/beside.ts';
import { clientOf, memoryOf, type Asked, type Client } from './frame/client.ts';
import { api, studyFor } from './frame/people.ts';

const longestMs = 5000;
const mostMemoryMb = 300;
/** Somebody who works meanwhile waits for no longer. */
const longestWaitMs = 500;

export const hostile: Bar = {
  number: 'R12',
  name: 'hostile files',
  promise: 'a hostile file is refused in one sentence within five seconds, and nobody waits for it',
  isAlone: true,
  sabotages: [
    {
      name: 'files that are read in the server itself',
      breaks: [
        {
          file: 'src/web/sources/importing.ts',
          from: 'import',
          to: `import { readFile as readHere } from '../../formats/texts/read-file.ts';\nimport`,
        },
        { file: 'src/web/sources/importing.ts', from: 'await reader.read(', to: 'await readHere(' },
      ],
    },
  ],
  measure,
};

type As = HostileFile['as'] | 'text';
interface Sent {
  readonly what: string;
  readonly as: As;
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

interface Tally {
  slowest: number;
  longestWait: number;
  mostMemory: number;
  largest: string;
  waitsOver100: number;
  readonly faults: string[];
}

async function measure(trial: Trial): Promise<Seen> {
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  const study = await studyFor(api(server.url, server.token), 1, 0);
  const base = `/projects/${study.key}`;
  const state = async (): Promise<string> =>
    JSON.stringify(
      await Promise.all(['codes', 'sources', 'history'].map((what) => client.ask('GET', `${base}/${what}`))),
    );
  const before = await state();
  const files = trial.extent === 'whole' ? [...texts(), ...tables] : texts();
  const tally: Tally = {
    slowest: 0,
    longestWait: 0,
    mostMemory: 0,
    largest: '',
    waitsOver100: 0,
    faults: [],
  };
  const pid = server.child.pid ?? 0;
  const usual = treeMemory(pid);
  for (const file of files) {
    const bytes = file.bytes();
    const beside = workBeside({ url: `${server.url}/api/v1${base}/codes`, token: server.token }, pid);
    const begun = performance.now();
    const answer = await send(client, base, file, bytes).catch((): Asked => ({ status: 0, json: null }));
    const took = performance.now() - begun;
    const { longest, over100, memory } = await beside.stop();
    tally.slowest = Math.max(tally.slowest, took);
    tally.longestWait = Math.max(tally.longestWait, longest);
    tally.waitsOver100 += over100;
    if (memory - usual > tally.mostMemory)
      Object.assign(tally, { mostMemory: memory - usual, largest: file.what });
    const fault = faultOf(answer, took);
    if (fault !== null) tally.faults.push(`${file.as} “${file.what}” ${fault}`);
  }
  if ((await state()) !== before) tally.faults.push('The project is not as it was.');
  if (tally.mostMemory > mostMemoryMb)
    tally.faults.push(`Memory rose by ${Math.round(tally.mostMemory)} MB with “${tally.largest}”.`);
  if (tally.longestWait > longestWaitMs)
    tally.faults.push(`Somebody else waited ${Math.round(tally.longestWait)} ms.`);
  return {
    rounds: files.length,
    kills: 0,
    losses: 0,
    figures: [
      `slowest refusal ${Math.round(tally.slowest)} ms, memory of all processes at most +${Math.round(tally.mostMemory)} MB (“${tally.largest}”), others waited at most ${Math.round(tally.longestWait)} ms (${tally.waitsOver100} waits over 100 ms)`,
    ],
    faults: tally.faults,
  };
}

function faultOf({ status, json }: Asked, took: number): string | null {
  const message = typeof json === 'object' && json !== null && 'message' in json ? String(json.message) : '';
  if (status < 400 || status >= 500) return `was answered ${status}`;
  if (message.length < 10 || message.length > 500 || /\n|node_modules|TypeError/.test(message))
    return `was refused without a sentence: ${message.slice(0, 100)}`;
  return took > longestMs ? `took ${Math.round(took)} ms` : null;
}

async function send(client: Client, base: string, { as, name }: Sent, bytes: Uint8Array): Promise<Asked> {
  const named = `name=${encodeURIComponent(name)}`;
  if (as === 'text') return client.ask('POST', `${base}/files?${named}`, bytes);
  if (as === 'codebook') return client.ask('POST', `${base}/codebook?${named}`, bytes);
  if (as === 'codings') return client.ask('POST', `${base}/codings?${named}`, bytes);
  const status = await client.form(`${base}/cases/table`, { table: Buffer.from(bytes).toString() });
  return { status, json: { message: 'said on a page' } };
}

/** Somebody who asks for the codebook every few milliseconds, and a look at the memory of all processes. */
function workBeside(
  errand: Errand,
  pid: number,
): { readonly stop: () => Promise<Waited & { memory: number }> } {
  const somebody = new Worker(join(import.meta.dirname, 'frame', 'beside.ts'), { workerData: errand });
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, treeMemory(pid));
  }, 30);
  return {
    stop: async () => {
      clearInterval(looking);
      somebody.postMessage('stop');
      // `beside.ts` sends nothing else.
      const [waited] = (await once(somebody, 'message')) as [Waited];
      return { ...waited, memory };
    },
  };
}

/** The memory of a process and of all below it, in MB. */
function treeMemory(pid: number): number {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
    return memoryOf(pid) + children.reduce((sum, child) => sum + treeMemory(child), 0);
  } catch {
    // It ended while it was looked at.
    return 0;
  }
}

/** Transcripts that are bombs, lies, or nothing at all. */
function texts(): Sent[] {
  const plain = paragraph('Words');
  const parts = docxParts(plain);
  const rest = new Map([...parts].filter(([name]) => name !== 'word/document.xml'));
  const renamed = (name: string): Buffer => storedZip(new Map([...parts, [name, Buffer.from('x')]]));
  const xml = (body: string): Uint8Array => docx('', { 'word/document.xml': body });
  const made: [string, string, () => Uint8Array][] = [
    ['a bomb', 'x.docx', () => deflatedZip(rest, 'word/document.xml', Buffer.alloc(30_000_000, 32))],
    [
      'a bomb in a part that is not read',
      'x.docx',
      () => deflatedZip(parts, 'word/media/x.png', Buffer.alloc(90_000_000)),
    ],
    [
      'a header that lies',
      'x.docx',
      () => deflatedZip(rest, 'word/document.xml', Buffer.from(parts.get('word/document.xml') ?? []), 100),
    ],
    ['a name that climbs out', 'x.docx', () => renamed('../../etc/evil')],
    ['an absolute name', 'x.docx', () => renamed('/etc/evil')],
    ['a drive', 'x.docx', () => renamed('C:/evil')],
    ['backslashes', 'x.docx', () => renamed('word\\..\\..\\evil')],
    ['a locked part', 'x.docx', () => locked(docx(plain))],
    [
      'overlapping parts',
      'x.docx',
      () => patched(docx(plain), (zip, at) => void zip.writeUInt32LE(0, at + 42)),
    ],
    ['half a file', 'x.docx', () => Buffer.from(docx(plain)).subarray(0, 700)],
    [
      '20,000 parts',
      'x.docx',
      () =>
        storedZip(new Map(Array.from({ length: 20_000 }, (_, at) => [`word/${at}.bin`, Buffer.from('')]))),
    ],
    [
      'a billion laughs',
      'x.docx',
      () =>
        xml(
          '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body/></w:document>',
        ),
    ],
    [
      'a file it would fetch',
      'x.docx',
      () => xml('<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>'),
    ],
    [
      '20,000 tables in one another',
      'x.docx',
      () => docx('<w:tbl><w:tr><w:tc>'.repeat(20_000) + '</w:tc></w:tr></w:tbl>'.repeat(20_000)),
    ],
    ['two million paragraphs', 'x.docx', () => docx(`${'<w:p/>'.repeat(2_000_000)}${plain}`)],
    ['four million rows', 'x.csv', () => Buffer.from(`text\n${'hello you\n'.repeat(4_000_000)}`)],
    ['fifty million commas', 'x.csv', () => Buffer.alloc(50_000_000, ',')],
    ['200,001 paragraphs', 'x.txt', () => Buffer.from('a\n'.repeat(200_001))],
    ['nothing', 'x.txt', () => Buffer.from('')],
    ['nothing but NUL', 'x.txt', () => Buffer.alloc(100)],
    ['a picture called text', 'x.txt', () => Buffer.from('\u0089PNG\r\n', 'latin1')],
    ['a web page called text', 'x.txt', () => Buffer.from('<!DOCTYPE html><p>x')],
    ['more than 50 MB', 'x.txt', () => Buffer.alloc(50_000_001, 'a')],
  ];
  return made.map(([what, name, bytes]) => ({ what, as: 'text' as const, name, bytes }));
}
