// Builds what a test may start or serve, where it has changed since.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs before the tests. */
export default function build(): void {
  const src = join(import.meta.dirname, '../../src');
  const { status } = spawnSync(process.execPath, [join(src, 'run.cjs'), join(src, 'build/build.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The program could not be built; what is wrong with it stands above.');
}
