// Bundles the browser's part: src/client/<room>/main.ts → dist/<room>-<hash>.js (a page of its own within a room: <room>-<page>),
// the styles, and a manifest of names. New files stand beside the old ones before the manifest names them, so that whoever
// reads it finds what it names.
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { put } from './put.ts';

const root = join(import.meta.dirname, '../..');

/** The name of a page's script: its folder below the client. */
const nameOf = (file: string): string => dirname(relative('src/client', file)).replaceAll(/[/\\]/g, '-');

/** Bundles it into a folder. */
export async function buildClient(outdir: string): Promise<void> {
  const manifestFile = join(outdir, 'manifest.json');
  const pages = globSync('src/client/**/main.ts', { cwd: root });
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      ...pages.map((file) => ({ in: file, out: nameOf(file) })),
      { in: 'src/client/styles/main.css', out: 'styles' },
    ],
    entryNames: '[name]-[hash]',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    loader: { '.woff2': 'file' },
    assetNames: '[name]-[hash]',
    outdir,
  });

  mkdirSync(outdir, { recursive: true });
  const before = existsSync(manifestFile) ? readFileSync(manifestFile, 'utf8') : '';
  const manifest = new Map<string, string>();
  for (const { path, contents } of outputFiles) {
    const name = basename(path);
    manifest.set(name.replace(/-[A-Z0-9]{8}(?=\.)/, ''), name);
    if (!existsSync(path)) put(path, contents);
  }
  const now = JSON.stringify(Object.fromEntries(manifest));
  put(manifestFile, now);

  // What the manifest before this one names may be about to be read by a server that is starting.
  for (const name of readdirSync(outdir))
    if (name !== 'manifest.json' && !name.endsWith('.new') && !now.includes(name) && !before.includes(name))
      rmSync(join(outdir, name), { force: true });
}
