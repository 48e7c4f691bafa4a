// Zip files from strangers: nothing is inflated before the directory has been found honest, and only what is asked for.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { Refusal } from '../../../domain/refusal.ts';

const megabyte = 1_000_000;
const limits = { entries: 5000, entryBytes: 100 * megabyte, totalBytes: 200 * megabyte, ratio: 200 };

/** A zip whose directory has been checked: what it holds, and the parts one asks for. */
export interface Zip {
  readonly names: readonly string[];
  /** How many bytes the files whose names `wanted` accepts unpack to, as the directory says. */
  readonly size: (wanted: (name: string) => boolean) => number;
  /** The bytes of every file whose name `wanted` accepts. Refuses one whose bytes are not what the directory says. */
  readonly read: (wanted: (name: string) => boolean) => Promise<Map<string, Buffer>>;
}

/** Opens the zip in `bytes`; refuses bombs, names that climb out, overlaps, duplicates and locked files. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const zip = await opened(bytes);
  const entries = await directory(zip);
  refuseBombs(entries);
  refuseOverlaps(entries);
  return {
    names: entries.map(({ fileName }) => fileName),
    size: (wanted) =>
      entries.reduce(
        (sum, { fileName, uncompressedSize }) => sum + (wanted(fileName) ? uncompressedSize : 0),
        0,
      ),
    read: async (wanted) => {
      const parts = new Map<string, Buffer>();
      for (const entry of entries)
        if (wanted(entry.fileName)) parts.set(entry.fileName, await inflate(zip, entry));
      return parts;
    },
  };
}

const damaged = (why: string): Refusal =>
  new Refusal(
    'invalid',
    `The file is damaged or was made to do harm: ${why}. Open it in the program that made it, save it again and try again.`,
  );

const reason = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be unpacked';

async function opened(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(view, options, (error: Error | null, zip?: yauzl.ZipFile) => {
      if (zip) resolve(zip);
      else reject(damaged(reason(error)));
    });
  });
}

async function directory(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > limits.entries) throw damaged(`it holds ${zip.entryCount} files`);
  const entries: yauzl.Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => {
      reject(damaged(reason(error)));
    });
    zip.on('end', resolve);
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

function refuseBombs(entries: readonly yauzl.Entry[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const { fileName, compressedSize, uncompressedSize, generalPurposeBitFlag } of entries) {
    if (generalPurposeBitFlag & 1) throw locked();
    if (names.has(fileName)) throw damaged('two of its parts have one name');
    names.add(fileName);
    total += uncompressedSize;
    const tooDense = uncompressedSize > megabyte && uncompressedSize > compressedSize * limits.ratio;
    if (uncompressedSize > limits.entryBytes || total > limits.totalBytes || tooDense) {
      throw damaged('it unpacks to far more than it should');
    }
  }
}

const locked = (): Refusal =>
  new Refusal('invalid', 'The file is locked with a password. Save it without one and try again.');

/** The smallest header before an entry's bytes. */
const localHeader = 30;

function refuseOverlaps(entries: readonly yauzl.Entry[]): void {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize } of sorted) {
    if (start < end) throw damaged('its parts overlap');
    end = start + localHeader + compressedSize;
  }
}

async function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  const open = promisify(zip.openReadStream.bind(zip) as OpenEntry); // the overload without options
  try {
    const bytes = await buffer(await open(entry));
    if (crc32(bytes) === entry.crc32) return bytes;
  } catch (error) {
    throw damaged(reason(error));
  }
  throw damaged(`its part ${entry.fileName} was changed`);
}

/** yauzl's overloads hide from promisify the one that is meant. */
type OpenEntry = (entry: yauzl.Entry, done: (error: Error | null, stream: Readable) => void) => void;

/** A zip that stores `parts` as they are, for readers that take nothing but a zip. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const files: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    const path = Buffer.from(name);
    const common = entryFields(bytes, path.length);
    files.push(Buffer.from([0x50, 0x4b, 3, 4]), common, path, Buffer.from(bytes));
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, path);
    at += localHeader + path.length + bytes.length;
  }
  const list = Buffer.concat(central);
  return Buffer.concat([...files, list, directoryEnd(parts.size, list.length, at)]);
}

/** What an entry's local header and its line in the directory have in common. */
function entryFields(bytes: Uint8Array, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x800, 2); // names are UTF-8
  fields.writeUInt16LE(33, 8); // 1 January 1980
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function directoryEnd(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
