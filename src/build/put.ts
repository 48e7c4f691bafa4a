import { renameSync, writeFileSync } from 'node:fs';

/** Puts a file in its place whole or not at all: a build that is stopped, or two at once, leave no half of one. */
export function put(file: string, contents: Uint8Array | string): void {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}
