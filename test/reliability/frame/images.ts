// Makes images of what a disk may hold after the power went: everything that was synced, and of the rest any part.
//
// The disk is an honest one. What a sync had finished is there. Of later writes any subset of sectors may be there. Names
// (made, renamed, removed) come in their order, and are certain once their folder was synced, or a file whose name came later
// in that order. A disk that lies about its cache cannot be modelled.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A change of the disk, as `disk.c` writes it. */
export interface Change {
  readonly kind: 'opened' | 'written' | 'cut' | 'synced' | 'renamed' | 'removed' | 'folder synced' | 'linked';
  readonly file: number;
  readonly place: number;
  readonly path: string;
  readonly second: string;
  readonly bytes: Buffer;
  /** Where in the record it ends: what was acknowledged later came after it. */
  readonly end: number;
}

const kinds = [
  'opened',
  'written',
  'cut',
  'synced',
  'renamed',
  'removed',
  'folder synced',
  'linked',
] as const;
const headLength = 32;

/** Every change in a record, in order. */
export function readRecord(file: string): Change[] {
  const record = readFileSync(file);
  const changes: Change[] = [];
  for (let at = 0; at + headLength <= record.length;) {
    const kind = kinds[record.readUInt32LE(at) - 1];
    if (kind === undefined) throw new Error(`The record of the disk cannot be read at ${at}.`);
    const size = kind === 'written' ? Number(record.readBigUInt64LE(at + 20)) : 0;
    const first = at + headLength;
    const second = first + record.readUInt16LE(at + 28);
    const bytes = second + record.readUInt16LE(at + 30);
    const end = bytes + size;
    changes.push({
      kind,
      file: Number(record.readBigUInt64LE(at + 4)),
      place: Number(record.readBigUInt64LE(at + 12)),
      path: record.toString('utf8', first, second),
      second: record.toString('utf8', second, bytes),
      bytes: record.subarray(bytes, end),
      end,
    });
    at = end;
  }
  return changes;
}

/** The bytes of a file that are certain, and the changes to it that are not yet. */
interface Content {
  bytes: Buffer;
  size: number;
  unsure: Change[];
}

/** A name that was given to a file, or taken away. */
interface Naming {
  readonly path: string;
  readonly content: Content | null;
}

/** What of the unsure changes is still there when the power comes back. */
export type Rest = 'nothing' | 'everything' | 'torn' | 'a beginning';

/** A disk that changes are played on, and of which an image can be made at any moment. */
export class PlayedDisk {
  /** As the program saw it. */
  readonly #names = new Map<string, Content>();
  readonly #sureNames = new Map<string, Content>();
  #unsureNames: Naming[] = [];
  readonly #byNumber = new Map<number, Content>();

  /** A file that was there, and certain, before the record begins. */
  put(path: string, bytes: Buffer): void {
    const content: Content = { bytes: Buffer.from(bytes), size: bytes.length, unsure: [] };
    this.#names.set(path, content);
    this.#sureNames.set(path, content);
  }

  play(change: Change): void {
    switch (change.kind) {
      case 'opened':
        this.#opened(change);
        break;
      case 'written':
      case 'cut':
        this.#byNumber.get(change.file)?.unsure.push(change);
        break;
      case 'synced':
        this.#synced(this.#byNumber.get(change.file));
        break;
      case 'folder synced':
        this.#makeSure(this.#unsureNames.length);
        break;
      case 'renamed':
      case 'linked':
        this.#named(change);
        break;
      case 'removed':
        this.#names.delete(change.path);
        this.#unsureNames.push({ path: change.path, content: null });
    }
  }

  #opened({ path, file, place }: Change): void {
    const known = this.#names.get(path);
    const content = known ?? { bytes: Buffer.alloc(0), size: 0, unsure: [] };
    this.#byNumber.set(file, content);
    if (!known) {
      this.#names.set(path, content);
      this.#unsureNames.push({ path, content });
    } else if (place === 1) content.unsure.push({ ...emptied, file });
  }

  #named({ kind, path, second, file }: Change): void {
    const content = this.#names.get(path) ?? this.#byNumber.get(file);
    if (!content) throw new Error(`The record names ${path}, which nobody made.`);
    if (kind === 'renamed') this.#names.delete(path);
    this.#names.set(second, content);
    this.#unsureNames.push({ path: second, content });
    if (kind === 'renamed') this.#unsureNames.push({ path, content: null });
  }

  #synced(content: Content | undefined): void {
    if (!content) return;
    content.unsure.forEach((change) => {
      apply(content, change);
    });
    content.unsure = [];
    this.#makeSure(this.#unsureNames.findLastIndex((name) => name.content === content) + 1);
  }

  #makeSure(count: number): void {
    for (const { path, content } of this.#unsureNames.splice(0, count)) give(this.#sureNames, path, content);
  }

  /** Writes the files right in the folder `from` as they may be after the power went now, into the folder `to`. */
  image(rest: Rest, { from, to }: { readonly from: string; readonly to: string }): void {
    const keeps = keeping(rest);
    const names = new Map(this.#sureNames);
    for (const { path, content } of this.#unsureNames) {
      if (!keeps.next()) break;
      give(names, path, content);
    }
    for (const [path, content] of names) {
      const target = join(to, relative(from, path));
      if (dirname(path) !== from || path.endsWith('-shm')) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, imageOf(content, keeps));
    }
  }
}

const emptied = { kind: 'cut', place: 0, path: '', second: '', bytes: Buffer.alloc(0), end: 0 } as const;

function give(names: Map<string, Content>, path: string, content: Content | null): void {
  if (content) names.set(path, content);
  else names.delete(path);
}

interface Keeping {
  /** Whether the next unsure change is there. */
  readonly next: () => boolean;
  readonly isTorn: boolean;
}

function keeping(rest: Rest): Keeping {
  if (rest === 'nothing' || rest === 'everything')
    return { next: () => rest === 'everything', isTorn: false };
  if (rest === 'torn') return { next: () => Math.random() < 0.5, isTorn: true };
  let left = Math.floor(Math.random() * 40);
  return { next: () => left-- > 0, isTorn: false };
}

const sector = 512;

function imageOf(content: Content, { next, isTorn }: Keeping): Buffer {
  const copy: Content = {
    ...content,
    bytes: Buffer.from(content.bytes.subarray(0, content.size)),
    unsure: [],
  };
  for (const change of content.unsure) {
    if (!isTorn || change.kind === 'cut') {
      if (next()) apply(copy, change);
      continue;
    }
    for (let at = 0; at < change.bytes.length; at += sector) {
      const bytes = change.bytes.subarray(at, at + sector);
      if (next()) apply(copy, { ...change, place: change.place + at, bytes });
    }
  }
  return copy.bytes.subarray(0, copy.size);
}

/** Changes the bytes of a file; what lies beyond what was ever written is zero. */
function apply(content: Content, { kind, place, bytes }: Change): void {
  const end = kind === 'cut' ? place : Math.max(content.size, place + bytes.length);
  if (end > content.bytes.length) {
    const larger = Buffer.alloc(Math.max(end, content.bytes.length * 2));
    content.bytes.copy(larger, 0, 0, content.size);
    content.bytes = larger;
  }
  if (kind === 'written') bytes.copy(content.bytes, place);
  else content.bytes.fill(0, Math.min(place, content.size));
  content.size = end;
}
