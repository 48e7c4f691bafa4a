// Archives that are not what they say, for tests.
import { deflateRawSync } from 'node:zlib';
import { storedZip } from '../../src/formats/texts/packed/zip.ts';

const localEntry = Buffer.from([0x50, 0x4b, 3, 4]);
const centralEntry = Buffer.from([0x50, 0x4b, 1, 2]);

/** A zip of `parts` and a last one that is deflated, its unpacked size as told. */
export function deflatedZip(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string,
  bytes: Uint8Array,
  told = bytes.length,
): Buffer {
  const zip = storedZip(new Map([...parts, [name, deflateRawSync(bytes)]]));
  for (const [at, size, method] of [
    [zip.lastIndexOf(localEntry), 22, 8],
    [zip.lastIndexOf(centralEntry), 24, 10],
  ] as const) {
    zip.writeUInt16LE(8, at + method);
    zip.writeUInt32LE(told, at + size);
  }
  return zip;
}

/** A copy of a zip, changed; `lastEntry` is where the directory's last line begins. */
export function patched(bytes: Uint8Array, change: (zip: Buffer, lastEntry: number) => void): Buffer {
  const zip = Buffer.from(bytes);
  change(zip, zip.lastIndexOf(centralEntry));
  return zip;
}

/** `bytes` with the last part marked as locked, which makes it twelve bytes longer. */
export const locked = (bytes: Uint8Array): Buffer =>
  patched(bytes, (zip, at) => {
    zip.writeUInt16LE(1, at + 8);
    zip.writeUInt32LE(zip.readUInt32LE(at + 20) + 12, at + 20);
  });
