// Bundles the program itself: the server, the command line and the processes beside it, each a file of one folder with what they
// share, so that a start reads a few files and not some hundreds. What it is made of stays runnable as it is.
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { put } from './put.ts';

const root = join(import.meta.dirname, '../..');

/** Packages written for "require" find it here, as they would in a module of their own. */
const banner = [
  `import { createRequire as requireFrom } from 'node:module';`,
  `const require = requireFrom(import.meta.url);`,
].join('\n');

/** Bundles it into a folder beside `src`; what the build before made stays for a program that still runs. */
export async function buildProgram(outdir: string): Promise<void> {
  const listFile = join(outdir, 'files.json');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/server.ts', 'src/cli.ts', ...globSync('src/processes/*-process.ts', { cwd: root })],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    banner: { js: banner },
    // A library of the machine's own kind lies outside.
    external: ['better-sqlite3'],
    write: false,
    outdir,
  });

  mkdirSync(outdir, { recursive: true });
  copyMigrations(join(outdir, 'migrations'));
  const before = existsSync(listFile) ? readFileSync(listFile, 'utf8') : '';
  // What others import comes before who imports it: names with a hash never change what they hold.
  const hashed = outputFiles.filter(({ path }) => /-[A-Z0-9]{8}\.js/.test(path));
  const entries = outputFiles.filter((file) => !hashed.includes(file));
  for (const { path, contents } of hashed) if (!existsSync(path)) put(path, contents);
  for (const { path, contents } of entries) put(path, contents);
  const now = JSON.stringify(outputFiles.map(({ path }) => basename(path)));
  put(listFile, now);

  for (const name of readdirSync(outdir))
    if (/\.js(\.map)?$/.test(name) && !now.includes(name) && !before.includes(name))
      rmSync(join(outdir, name), { force: true });
}

/** Their number is the version of the schema: one that was renamed or is gone must not stay behind. */
function copyMigrations(to: string): void {
  const from = join(root, 'src/storage/migrations');
  cpSync(from, to, { recursive: true });
  const known = new Set(readdirSync(from));
  for (const name of readdirSync(to)) if (!known.has(name)) rmSync(join(to, name), { force: true });
}
