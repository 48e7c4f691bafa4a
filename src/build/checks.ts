// Runs every check that is no test, as many side by side as there are processors, and prints what each found when it ends.
// Ends with 1 where one found something; none is left out because another failed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Scripts of `package.json`, the longest first, so that the last one to end is a short one. */
const scripts = process.argv.length > 2 ? process.argv.slice(2) : ['lint:code', 'types', 'lint:format', 'deps', 'unused', 'packages']; // prettier-ignore

interface Ended {
  readonly script: string;
  readonly code: number | null;
  readonly said: string;
  readonly seconds: number;
}

/** Runs one script to its end, with all that it said. */
function run(script: string): Promise<Ended> {
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a batch file.
    shell: process.platform === 'win32',
  });
  let said = '';
  const hear = (part: string): void => void (said += part);
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ script, code, said, seconds: (performance.now() - began) / 1000 });
    });
  });
}

function tell({ script, code, said, seconds }: Ended): void {
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${script} (${seconds.toFixed(0)} s)\n${said}`);
  if (code !== 0) process.exitCode = 1;
}

/** Takes one script after the other until none is left. */
async function lane(left: string[]): Promise<void> {
  for (let script = left.shift(); script !== undefined; script = left.shift()) tell(await run(script));
}

const left = [...scripts];
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, () => lane(left)));
