import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { ending, partOfName } from './file-names.ts';

const keptLast = 10;
const keptDays = 14;
const keptWeeks = 8;

/** Why a copy of a project was put aside. */
const backupReasons = ['asked', 'upgrade', 'import', 'merge', 'removal', 'restore', 'erasure'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A copy of a project as it was at a moment. */
export interface Backup {
  /** The name of its file, which stands for it in addresses. */
  readonly name: string;
  readonly reason: BackupReason;
  /** When it was made, in UTC. */
  readonly at: string;
  readonly bytes: number;
}

/** The folder of a project's backups; every project has one of its own, so that no name is too long or means another's. */
export const backupFolder = (workspace: string, key: string): string =>
  join(workspace, 'backups', partOfName(key));

/** Where the next backup of a project is to be written. */
export function newBackupFile(
  workspace: string,
  key: string,
  reason: BackupReason,
  now = new Date(),
): string {
  return join(backupFolder(workspace, key), `${now.toISOString().replaceAll(':', '-')}-${reason}${ending}`);
}

/** The backups of a project, the newest first. */
export function backupsOf(workspace: string, key: string): Backup[] {
  const folder = backupFolder(workspace, key);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => read(folder, name) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** The file of a backup. Refuses a name that is none of this project's. */
export function backupFile(workspace: string, key: string, name: string): string {
  if (!backupsOf(workspace, key).some((backup) => backup.name === name))
    throw new Refusal('missing', 'That backup is no longer there.');
  return join(backupFolder(workspace, key), name);
}

/** Takes backups away that newer ones stand for: the last ten stay, and the last of each of 14 days and of 8 weeks. */
export function thinBackups(workspace: string, key: string): void {
  const all = backupsOf(workspace, key);
  const kept = new Set(keptOf(all));
  for (const backup of all) if (!kept.has(backup)) rmSync(join(backupFolder(workspace, key), backup.name));
}

/** Which of some backups, the newest first, are kept. */
export function keptOf(backups: readonly Backup[]): Backup[] {
  const daily = lastOfEach(backups, ({ at }) => at.slice(0, 10)).slice(0, keptDays);
  const weekly = lastOfEach(backups, ({ at }) => weekOf(at)).slice(0, keptWeeks);
  const kept = new Set([...backups.slice(0, keptLast), ...daily, ...weekly]);
  return backups.filter((backup) => kept.has(backup));
}

/** Gives backups of the first releases, which lay side by side, the folder of their project. */
export function sortOldBackups(workspace: string): void {
  const folder = join(workspace, 'backups');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, key, day, hour, minute, second] =
      /^(.+)-(\d{4}-\d{2}-\d{2}T)(\d{2})-(\d{2})-([\d.-]+Z)\.throughline$/.exec(name) ?? [];
    if (key === undefined) continue;
    const at = `${day ?? ''}${hour ?? ''}-${minute ?? ''}-${second?.replace('-', '.') ?? ''}`;
    mkdirSync(backupFolder(workspace, key), { recursive: true, mode: 0o700 });
    renameSync(join(folder, name), join(backupFolder(workspace, key), `${at}-upgrade${ending}`));
  }
}

function read(folder: string, name: string): Backup | undefined {
  const [, day, time, reason] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2}\.\d{3})Z-([a-z]+)\.throughline$/.exec(name) ?? [];
  const known = backupReasons.find((one) => one === reason);
  if (day === undefined || time === undefined || known === undefined) return undefined;
  const { size } = statSync(join(folder, name));
  return { name, reason: known, at: `${day}T${time.replaceAll('-', ':')}Z`, bytes: size };
}

/** The newest of each group, the newest group first. */
const lastOfEach = (backups: readonly Backup[], group: (backup: Backup) => string): Backup[] =>
  [...Map.groupBy(backups, group).values()].flatMap(([newest]) => newest ?? []);

/** The Monday of the week of a moment. */
function weekOf(at: string): string {
  const day = new Date(at.slice(0, 10));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
