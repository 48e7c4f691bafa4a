import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** So much is kept in memory; what is larger goes by a file. */
const mostInMemory = 4_000_000;
const blockSize = 1 << 17;
/** UTF-8 takes three bytes at most for what is one unit in UTF-16. */
const mostBytes = 3;

/**
 * A text that grows chunk by chunk and is sent when all of it is there: whatever goes wrong on the way is said in a
 * sentence, and nobody is left with half a file. `placeFor` answers where one that is large is put meanwhile.
 */
export function createWholeAnswer(placeFor: () => { whole: string; remove: () => void }) {
  const blocks: Buffer[] = [];
  let block = Buffer.allocUnsafeSlow(blockSize);
  let used = 0;
  let size = 0;
  let file: { readonly path: string; readonly handle: number; readonly remove: () => void } | null = null;

  function keep(bytes: Buffer): void {
    size += bytes.length;
    if (!file && size > mostInMemory) {
      const { whole: path, remove } = placeFor();
      file = { path, remove, handle: openSync(path, 'w', 0o600) };
      for (const one of blocks.splice(0)) writeSync(file.handle, one);
    }
    if (file) writeSync(file.handle, bytes);
    else blocks.push(bytes);
  }

  function flush(): void {
    if (used === 0) return;
    keep(block.subarray(0, used));
    // What went to the file has been written; what is kept must not be written over.
    if (!file) block = Buffer.allocUnsafeSlow(blockSize);
    used = 0;
  }

  return {
    add: (text: string): void => {
      if (text.length * mostBytes > blockSize) {
        flush();
        keep(Buffer.from(text));
        return;
      }
      if (used + text.length * mostBytes > blockSize) flush();
      used += block.write(text, used);
    },
    /** Sends it, no faster than it is taken. */
    send: async (response: Response): Promise<void> => {
      flush();
      response.setHeader('content-length', size);
      const stream = file ? createReadStream(file.path) : Readable.from(blocks);
      await pipeline(stream, response).catch((error: unknown) => {
        // She may close the window half-way.
        if (!response.destroyed) throw error;
      });
    },
    /** To be called in any case. */
    discard: (): void => {
      if (!file) return;
      closeSync(file.handle);
      file.remove();
    },
  };
}
