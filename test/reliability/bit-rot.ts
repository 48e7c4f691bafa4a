// R9. Changes single bytes of project files at rest, and stretches of them, and asks whether the program notices.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeCodes } from '../../src/actions/codebook/code-tree.ts';
import { createCode } from '../../src/actions/codebook/codebook.ts';
import { undo } from '../../src/actions/history/history.ts';
import { writeMemo } from '../../src/actions/memos/memos.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { createReader } from '../../src/processes/reader.ts';
import { openSample } from '../../src/sample.ts';
import { checkFile, refuseDamaged } from '../../src/storage/check/examine.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { makeStudy } from '../bench/generate.ts';
import { contentOf } from './content.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';

const wanted = 0.95;

export const bitRot: Bar = {
  number: 'R9',
  name: 'bit rot',
  promise:
    'of single bytes that change what a project says at least 95 in 100 are found when it is opened, of damaged blocks all, and the damaged file is left as it is',
  isInside: true,
  sabotages: [
    {
      name: 'tables that are not held against their seals',
      breaks: [
        {
          file: 'src/storage/check/check.ts',
          from: 'const broken = brokenSeals(db);',
          to: 'const broken = brokenSeals(db).slice(0, 0);',
        },
      ],
    },
    {
      name: 'indexes that are not held against their tables',
      breaks: [
        {
          file: 'src/storage/check/check.ts',
          from: `db.pragma('integrity_check(1)', { simple: true }) === 'ok'`,
          to: `db.pragma('quick_check(1)', { simple: true }) === 'ok'`,
        },
      ],
    },
  ],
  measure,
};

/** How a kind of damage fared. */
interface Tally {
  readonly kind: string;
  readonly length: number;
  tried: number;
  changed: number;
  found: number;
  /** Found though nothing that can be asked for was changed. */
  foundBeside: number;
  modified: number;
  readonly missed: string[];
}

async function measure({ folder, extent }: Trial): Promise<Seen> {
  const isWhole = extent === 'whole';
  const tallies = [
    tally('single bytes', 1),
    tally('stretches of 64 bytes', 64),
    tally('blocks of 4 KB', 4096),
  ];
  const counts = isWhole ? [2000, 100, 100] : [150, 10, 10];
  for (const file of [await sampleStudy(folder), await generatedStudy(folder)]) {
    const whole = readFileSync(file);
    const content = contentOf(whole);
    const { problems } = checkFile(file);
    if (problems.length > 0 || content === 'unreadable') throw new Error(problems.join(' '));
    tallies.forEach((one, at) => {
      for (let number = 0; number < (counts[at] ?? 0); number++)
        damage(one, { file, whole, content, random: seeded(one.length * 1_000_003 + number * 7919) });
    });
  }
  return seenOf(tallies);
}

const tally = (kind: string, length: number): Tally => ({
  kind,
  length,
  tried: 0,
  changed: 0,
  found: 0,
  foundBeside: 0,
  modified: 0,
  missed: [],
});

interface Place {
  readonly file: string;
  readonly whole: Buffer;
  readonly content: string;
  readonly random: () => number;
}

/** Damages a file at one place, looks at it as the program does, and puts it back. */
function damage(one: Tally, { file, whole, content, random }: Place): void {
  const bytes = Buffer.from(whole);
  const at = Math.floor((random() * whole.length) / one.length) * one.length;
  for (let place = at; place < Math.min(at + one.length, bytes.length); place++)
    bytes[place] = ((bytes[place] ?? 0) + 1 + Math.floor(random() * 255)) % 256;
  const isChanged = contentOf(bytes) !== content;
  writeFileSync(file, bytes);
  const isFound = isRefused(file);
  one.tried++;
  if (isChanged) one.changed++;
  if (isChanged && isFound) one.found++;
  if (!isChanged && isFound) one.foundBeside++;
  if (!readFileSync(file).equals(bytes)) one.modified++;
  if (isChanged && !isFound) one.missed.push(`${one.kind} at ${at} of ${whole.length}`);
}

function isRefused(file: string): boolean {
  try {
    refuseDamaged(checkFile(file));
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

function seenOf(tallies: readonly Tally[]): Seen {
  const share = ({ found, changed }: Tally): number => found / Math.max(1, changed);
  const percent = (one: Tally): string => `${(100 * share(one)).toFixed(2)} %`;
  const faults = tallies.flatMap((one) => [
    ...(share(one) < (one.length === 1 ? wanted : 1) && one.length !== 64
      ? [`${one.kind}: ${percent(one)} found`]
      : []),
    ...(one.modified > 0 ? [`${one.kind}: ${one.modified} damaged files were written to`] : []),
    ...(one.changed === 0 ? [`${one.kind}: none changed anything, so nothing was tried`] : []),
  ]);
  return {
    rounds: tallies.reduce((sum, { tried }) => sum + tried, 0),
    kills: 0,
    losses: tallies.reduce((sum, { changed, found }) => sum + changed - found, 0),
    figures: tallies.map(
      (one) =>
        `${one.kind}: ${one.tried} tried, ${one.changed} changed what is there, ${one.found} of them found (${percent(one)}); of the others ${one.foundBeside} found as well${one.missed.length > 0 ? `; missed: ${one.missed.slice(0, 8).join(', ')}` : ''}`,
    ),
    faults,
  };
}

/** The sample study as a file at rest. */
async function sampleStudy(folder: string): Promise<string> {
  const within = join(folder, 'sample');
  mkdirSync(within);
  const workspace = openWorkspace(within);
  const reader = createReader({ timeoutMs: 60_000 });
  try {
    return workspace.files.fileOf(await openSample(workspace, reader, 'Amara Diallo'));
  } finally {
    await reader.close();
    workspace.close();
  }
}

/** A small study with memos, with something removed, and with something undone. */
async function generatedStudy(folder: string): Promise<string> {
  const within = join(folder, 'generated');
  mkdirSync(within);
  const workspace = openWorkspace(within);
  const key = 'generated';
  await makeStudy(workspace, { key, transcripts: 6, words: 1500, codes: 20, codingsEach: 60 });
  const project = workspace.project(key);
  for (const { id } of project.sources.all())
    writeMemo(project, 1, { about: 'source', id }, `A note on ${id}`);
  const gone = createCode(project, 1, { name: 'Gone', parentId: null });
  removeCodes(project, 1, [gone], 'nothing');
  writeMemo(project, 1, { about: 'project', id: 1 }, 'Taken back');
  undo(project);
  workspace.close();
  return workspace.files.fileOf(key);
}

/** Numbers in [0, 1) that follow from `seed` alone (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
