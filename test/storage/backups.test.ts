import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backupFile,
  backupFolder,
  backupsOf,
  keptOf,
  newBackupFile,
  sortOldBackups,
  thinBackups,
  type Backup,
} from '../../src/storage/backups.ts';
import { temporaryFolder } from '../support/project.ts';

const day = 24 * 60 * 60_000;
const end = Date.parse('2026-03-31T12:00:00Z');
const backupAt = (moment: number): Backup => {
  const at = new Date(moment).toISOString();
  return { name: at, reason: 'asked', at, bytes: 1 };
};
const newestFirst = (moments: readonly number[]): Backup[] =>
  [...new Set(moments)].sort((a, b) => b - a).map(backupAt);

test('after a year of hourly backups there are ten, one for each of 14 days and one for each of 8 weeks', () => {
  const hours = Array.from({ length: 365 * 24 }, (_, hour) => end - hour * 60 * 60_000);
  const kept = keptOf(newestFirst(hours));
  const days = new Set(kept.map(({ at }) => at.slice(0, 10)));
  // Ten of the last hours, the last of 14 days (the first is among the ten) and of 8 weeks (two of them are among the days).
  expect(kept).toHaveLength(10 + 13 + 5);
  for (let back = 0; back < 14; back++)
    expect(days).toContain(new Date(end - back * day).toISOString().slice(0, 10));
  expect(Date.parse(kept.at(-1)?.at ?? '')).toBeLessThan(end - 6 * 7 * day);
});

test('whatever was kept before, the newest ten stay, never more than 32, and thinning twice changes nothing', () => {
  const moments = fc.array(fc.integer({ min: end - 400 * day, max: end }), { maxLength: 200 });
  fc.assert(
    fc.property(moments, (some) => {
      const all = newestFirst(some);
      const kept = keptOf(all);
      expect(kept.slice(0, 10)).toEqual(all.slice(0, 10));
      expect(kept.length).toBeLessThanOrEqual(10 + 14 + 8);
      expect(keptOf(kept)).toEqual(kept);
    }),
    { seed: 7 },
  );
});

test('thinning removes files and leaves those of other projects alone', () => {
  const workspace = temporaryFolder();
  const put = (key: string, moment: number): void => {
    mkdirSync(backupFolder(workspace, key), { recursive: true });
    writeFileSync(newBackupFile(workspace, key, 'import', new Date(moment)), 'x');
  };
  for (let minute = 0; minute < 15; minute++) put('study', end + minute * 60_000);
  put('other', end);
  thinBackups(workspace, 'study');
  expect(backupsOf(workspace, 'study').map(({ at }) => at)).toEqual(
    Array.from({ length: 10 }, (_, back) => new Date(end + (14 - back) * 60_000).toISOString()),
  );
  expect(backupsOf(workspace, 'other')).toHaveLength(1);
});

test('only a name that is in the list leads to a file', () => {
  const workspace = temporaryFolder();
  mkdirSync(backupFolder(workspace, 'study'), { recursive: true });
  const file = newBackupFile(workspace, 'study', 'asked', new Date(end));
  writeFileSync(file, 'x');
  writeFileSync(join(backupFolder(workspace, 'study'), 'half.new'), 'x');
  const [backup] = backupsOf(workspace, 'study');
  expect(backup).toMatchObject({ reason: 'asked', at: '2026-03-31T12:00:00.000Z', bytes: 1 });
  expect(backupFile(workspace, 'study', backup?.name ?? '')).toBe(file);
  for (const name of ['../study.throughline', 'half.new', '', '..'])
    expect(() => backupFile(workspace, 'study', name), name).toThrow('no longer there');
});

test('the backups of the first release, which lay side by side, are found under their project', () => {
  const workspace = temporaryFolder();
  const folder = join(workspace, 'backups');
  mkdirSync(folder);
  for (const key of ['study', 'study-2', '2025-03-31T-study'])
    writeFileSync(join(folder, `${key}-2025-11-02T09-30-15-123Z.throughline`), 'x');
  writeFileSync(join(folder, 'something else.throughline'), 'x');
  sortOldBackups(workspace);
  for (const key of ['study', 'study-2', '2025-03-31T-study'])
    expect(backupsOf(workspace, key)).toMatchObject([{ at: '2025-11-02T09:30:15.123Z', reason: 'upgrade' }]);
  expect(readdirSync(folder)).toContain('something else.throughline');
});
