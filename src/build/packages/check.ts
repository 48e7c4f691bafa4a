// Proves the packages of the lock file by its words alone; nothing is asked of anybody. Ends with 1 where one is wrong.
import { join } from 'node:path';
import { readLock, readManifest } from './lock.ts';
import { atRuntime, complaints, platforms } from './rules.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../..');
const packages = readLock(folder);
const wrong = complaints(packages, readManifest(folder));
for (const sentence of wrong) console.error(sentence);
if (wrong.length > 0) process.exitCode = 1;
else {
  const counts = platforms.map((platform) => `${platform} ${atRuntime(packages, platform).length}`);
  process.stdout.write(`Packages that run with the program: ${counts.join(', ')}. Each has its hash.\n`);
}
