import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { ReadText } from '../../domain/source.ts';

/** Whose files are meant: those that a coder laid aside for a project. */
export interface Owner {
  /** The GUID of the project. */
  readonly project: string;
  readonly coder: string;
}

/** A file that was read and shown and is not stored yet: what is known of it, without its texts. */
export interface StagedFile<Shown> {
  readonly id: string;
  readonly at: string;
  readonly owner: Owner;
  readonly file: { readonly name: string; readonly type: string; readonly hash: string };
  /** What was shown of it. */
  readonly shown: Shown;
  /** The numbers of the texts that wait; those that were stored or let go are no longer among them. */
  readonly waiting: readonly number[];
  readonly bytes: number;
}

/** Of all files together; the oldest are given up beyond that, never the one just read. */
const mostBytes = 500_000_000;
const keptMs = 24 * 3600 * 1000;
const keyForm = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,7})$/;

/**
 * Files that were read and shown, and wait in the workspace until their texts are stored or let go: they survive a restart, are
 * readable by nobody else, and nothing of them stays. A text is known by a key: the file's id and its number in it.
 */
export function stagedFiles<Shown>(workspace: string) {
  const shelf = openShelf<Shown>(join(workspace, 'staged'));

  function bound(newest: string): void {
    let bytes = 0;
    for (const one of [...shelf.files().values()].reverse()) {
      bytes += one.bytes;
      if (bytes > mostBytes && one.id !== newest) shelf.remove(one.id);
    }
  }
  const waits = (owner: Owner, id: string, number: number): boolean => {
    const known = shelf.files().get(id);
    return known?.owner.project === owner.project && known.waiting.includes(number);
  };

  return {
    /** Lays the texts of a file aside; `show` says what is shown of them under their keys. */
    stage: async (
      owner: Owner,
      file: StagedFile<Shown>['file'],
      texts: readonly ReadText[],
      show: (keys: readonly string[]) => Shown,
    ): Promise<Shown> => {
      const id = randomUUID();
      const shown = show(texts.map((_, at) => `${id}.${at}`));
      const waiting = texts.map((_, at) => at);
      await shelf.put({ id, at: new Date().toISOString(), owner, file, shown, waiting, bytes: 0 }, texts);
      bound(id);
      return shown;
    },
    /** The files that somebody laid aside and has neither stored nor let go, the oldest first. */
    of: ({ project, coder }: Owner): StagedFile<Shown>[] =>
      [...shelf.files().values()].filter(({ owner }) => owner.project === project && owner.coder === coder),
    /** The texts of some keys, each with the file it came from; undefined for one that does not wait any more. */
    texts: async (owner: Owner, keys: readonly string[]) => {
      const opened = new Map<string, readonly (ReadText | null)[]>();
      const found = [];
      for (const key of keys) {
        const [, id = '', number = ''] = keyForm.exec(key) ?? [];
        const file = waits(owner, id, Number(number)) ? shelf.files().get(id)?.file : undefined;
        if (file && !opened.has(id)) opened.set(id, await shelf.textsOf(id));
        const text = opened.get(id)?.[Number(number)];
        found.push(file && text ? { text, file } : undefined);
      }
      return found;
    },
    /** A text takes the place of what was understood of it before; `show` says what is shown of its file then. Refuses one that does not wait. */
    change: (...changed: Changed<Shown>): Promise<void> => change(shelf, waits, ...changed),
    /** Lets texts go, stored or not wanted. Of a file whose texts are all gone nothing stays. */
    letGo: (owner: Owner, keys: readonly string[]): Promise<void> => letGo(shelf, owner, keys),
    /** Lets go what waits for more than a day, and what an interrupted program left. */
    sweep: (now = Date.now()): void => {
      try {
        shelf.sweep(now - keptMs);
      } catch (error) {
        // In a folder that can only be read nothing is laid aside either.
        console.error(error instanceof Error ? error.message : error);
      }
    },
  };
}

export type StagedFiles<Shown> = ReturnType<typeof stagedFiles<Shown>>;

type Changed<Shown> = [owner: Owner, key: string, text: ReadText, show: (before: Shown) => Shown];

async function change<Shown>(
  shelf: ReturnType<typeof openShelf<Shown>>,
  waits: (owner: Owner, id: string, number: number) => boolean,
  ...[owner, key, text, show]: Changed<Shown>
): Promise<void> {
  const [, id = '', number = ''] = keyForm.exec(key) ?? [];
  const known = waits(owner, id, Number(number)) ? shelf.files().get(id) : undefined;
  if (!known) throw new Refusal('missing', 'This text must be read again: drop its file once more.');
  const texts = await shelf.textsOf(id);
  await shelf.put({ ...known, shown: show(known.shown) }, texts.with(Number(number), text));
}

async function letGo<Shown>(
  shelf: ReturnType<typeof openShelf<Shown>>,
  owner: Owner,
  keys: readonly string[],
): Promise<void> {
  const byFile = Map.groupBy(
    keys.flatMap((key) => [keyForm.exec(key) ?? []]),
    ([, id = '']) => id,
  );
  for (const [id, gone] of byFile) {
    const known = shelf.files().get(id);
    if (known?.owner.project !== owner.project) continue;
    const waiting = known.waiting.filter((at) => !gone.some(([, , number]) => Number(number) === at));
    if (waiting.length === 0) shelf.remove(id);
    else {
      // The words of texts that are gone leave the disk; others keep their numbers.
      const texts = await shelf.textsOf(id);
      await shelf.put(
        { ...known, waiting },
        texts.map((text, at) => (waiting.includes(at) ? text : null)),
      );
    }
  }
}

/** The folder of staged files: of each what is known, and its texts beside it. */
function openShelf<Shown>(folder: string) {
  const textsIn = (id: string): string => join(folder, `${id}.texts`);
  const knownIn = (id: string): string => join(folder, `${id}.json`);
  const names = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  let known: Map<string, StagedFile<Shown>> | undefined;

  /** All files there are, the oldest first; read from the folder once. */
  const files = (): Map<string, StagedFile<Shown>> => {
    if (known) return known;
    const found = names().flatMap((name) =>
      name.endsWith('.json') ? (readKnown(join(folder, name)) ?? []) : [],
    );
    const sorted = found.sort((a, b) => a.at.localeCompare(b.at));
    return (known = new Map(sorted.map((one) => [one.id, one])));
  };
  const readKnown = (file: string): StagedFile<Shown> | undefined => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as StagedFile<Shown>; // written by `put` alone
    } catch {
      // Half written when the power went: its file must be dropped once more.
      return undefined;
    }
  };
  const remove = (id: string): void => {
    for (const file of [knownIn(id), textsIn(id)]) rmSync(file, { force: true });
    files().delete(id);
  };

  return {
    files,
    remove,
    put: async (one: StagedFile<Shown>, texts: readonly (ReadText | null)[]): Promise<void> => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const words = JSON.stringify(texts);
      const whole = { ...one, bytes: words.length };
      try {
        await writeFile(textsIn(one.id), words, { mode: 0o600 });
        writeFileSync(knownIn(one.id), JSON.stringify(whole), { mode: 0o600 });
        files().set(one.id, whole);
      } catch (error) {
        remove(one.id);
        throw asRefusal(error);
      }
    },
    textsOf: async (id: string): Promise<readonly (ReadText | null)[]> =>
      JSON.parse(await readFile(textsIn(id), 'utf8')) as readonly (ReadText | null)[], // written by `put` alone
    sweep: (before: number): void => {
      for (const one of [...files().values()]) if (Date.parse(one.at) < before) remove(one.id);
      for (const name of names()) {
        const isKnown = files().has(name.replace(/\.\w+$/, ''));
        const { mtimeMs = 0 } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
        if (!isKnown && mtimeMs < before) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

function asRefusal(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  const sentence =
    'The disk is full: what was read cannot be laid aside until it is stored. Free some space and try again.';
  return isFull ? new Refusal('full', sentence) : error;
}
