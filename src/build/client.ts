// Bundles the browser's part: src/client/<page>/main.ts → dist/<page>-<hash>.js, the styles, and a manifest of names.
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const outdir = join(root, 'dist');

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
const pages = globSync('src/client/*/main.ts', { cwd: root });
const result = await build({
  absWorkingDir: root,
  entryPoints: [
    ...pages.map((file) => ({ in: file, out: basename(join(file, '..')) })),
    { in: 'src/client/styles/main.css', out: 'styles' },
  ],
  entryNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  outdir,
});

const manifest = Object.fromEntries(
  Object.keys(result.metafile.outputs).map((file) => {
    const name = basename(file);
    return [name.replace(/-[A-Z0-9]{8}(?=\.)/, ''), name];
  }),
);
writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest));
