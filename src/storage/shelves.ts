import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { ending, partOfName } from './file-names.ts';

/** Where project files are put that nobody works on: put away for later, or thrown away and not yet gone. */
export type Shelf = 'archive' | 'trash';

/** A project file on a shelf. */
export interface Shelved {
  /** The name of its file, which stands for it in addresses. */
  readonly name: string;
  /** The key it had, and gets again where that is free. */
  readonly key: string;
  /** When it was put there, in UTC. */
  readonly at: string;
  readonly bytes: number;
}

/** The project files on a shelf, the last one first. */
export function shelved(workspace: string, shelf: Shelf): Shelved[] {
  const folder = join(workspace, shelf);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => read(folder, name) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Puts the file of a project that nobody has open on a shelf. */
export function putOnShelf(workspace: string, shelf: Shelf, key: string, now = new Date()): void {
  const folder = join(workspace, shelf);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const moment = now.toISOString().replaceAll(':', '-');
  renameSync(join(workspace, key + ending), join(folder, `${partOfName(key)}--${moment}${ending}`));
}

/** Takes a project file back into the workspace, and answers its key: the one it had, or the next that is free. */
export function takeFromShelf(workspace: string, shelf: Shelf, name: string): string {
  const { key } = find(workspace, shelf, name);
  const free = (number: number): string => {
    const wanted = number === 1 ? key : `${key}-${number}`;
    return existsSync(join(workspace, wanted + ending)) ? free(number + 1) : wanted;
  };
  const back = free(1);
  renameSync(join(workspace, shelf, name), join(workspace, back + ending));
  return back;
}

/** Deletes a project file for good. */
export function deleteFromShelf(workspace: string, shelf: Shelf, name: string): void {
  rmSync(join(workspace, shelf, find(workspace, shelf, name).name));
}

function find(workspace: string, shelf: Shelf, name: string): Shelved {
  const found = shelved(workspace, shelf).find((one) => one.name === name);
  if (!found) throw new Refusal('missing', 'That project is no longer there.');
  return found;
}

function read(folder: string, name: string): Shelved | undefined {
  const [, key, day, time] =
    /^(.+)--(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2}\.\d{3})Z\.throughline$/.exec(name) ?? [];
  if (key === undefined || day === undefined || time === undefined) return undefined;
  return { name, key, at: `${day}T${time.replaceAll('-', ':')}Z`, bytes: statSync(join(folder, name)).size };
}
