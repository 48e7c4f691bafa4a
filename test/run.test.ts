import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { runNode } from './support/process.ts';
import { temporaryFolder } from './support/project.ts';

const root = join(import.meta.dirname, '..');
const starter = join(root, 'src/run.cjs');

/** Starts `run.cjs` of a folder as a Node of some version would, with a program that says where it has got to. */
function startAs(version: string, run = starter) {
  const folder = temporaryFolder();
  const program = join(folder, 'program.ts');
  writeFileSync(
    program,
    'const words: string[] = process.argv.slice(2);\nconsole.log(process.versions.node, ...words);\nprocess.exitCode = 7;\n',
  );
  const as = join(folder, 'as.cjs');
  writeFileSync(as, `Object.defineProperty(process.versions, 'node', { value: '${version}' });`);
  return runNode(['--require', as, run, program, '--port', '1 2']);
}

/** `run.cjs` where no package brings a Node. */
function alone(): string {
  const folder = join(temporaryFolder(), 'src');
  mkdirSync(folder);
  for (const file of ['run.cjs', 'enter.cjs', 'built.cjs'])
    cpSync(join(root, 'src', file), join(folder, file));
  return join(folder, 'run.cjs');
}

test('on a Node that is too old the program goes on on the one that came with the packages', async () => {
  for (const old of ['0.12.0', '18.0.0', '20.19.0', '22.17.1', '22.9.1', '23.5.0']) {
    const { code, said, complained } = await startAs(old);
    expect(complained).toBe('');
    expect(said.trim(), old).toMatch(/^2[24]\.\d+\.\d+ --port 1 2$/);
    expect(said).not.toContain(old);
    expect(code).toBe(7);
  }
});

test('where none came, a Node that is too old is told in words which one is needed and how to get it', async () => {
  for (const old of ['0.12.0', '18.0.0', '20.19.0', '22.17.1', '22.9.1', '23.5.0']) {
    const { code, said, complained } = await startAs(old, alone());
    expect(code, old).toBe(1);
    expect(said).toBe('');
    expect(complained).toContain('22.18');
    expect(complained).toContain(`this is Node ${old}`);
    expect(complained).toContain('npm ci');
    expect(complained).not.toMatch(/Error|\n\s+at /);
  }
  for (const fine of ['22.18.0', '23.6.0', '24.21.0', '26.0.0'])
    expect((await startAs(fine, alone())).said.trim(), fine).toBe(`${fine} --port 1 2`);
});

test('a Node that came and does not run here is no worse than none', async () => {
  const run = alone();
  const name = /'(node-[\w-]+)',/.exec(
    readFileSync(run, 'utf8').split(`'${process.platform}-${process.arch}'`)[1] ?? '',
  )?.[1];
  const brought = join(run, '../../node_modules', name ?? '');
  mkdirSync(join(brought, 'bin'), { recursive: true });
  writeFileSync(join(brought, 'package.json'), '{"bin":{"node":"bin/node"}}');
  const { code, complained } = await startAs('20.19.0', run);
  expect(code).toBe(1);
  expect(complained).toContain('22.18');
});

test('what is told to end ends the program that was started, and takes over how it ended', async () => {
  const folder = temporaryFolder();
  const program = join(folder, 'program.ts');
  writeFileSync(
    program,
    "process.on('SIGTERM', () => process.exit(5));\nsetInterval(() => undefined, 1000);\nconsole.log('up');\n",
  );
  const as = join(folder, 'as.cjs');
  writeFileSync(as, "Object.defineProperty(process.versions, 'node', { value: '20.0.0' });");
  const child = spawn(process.execPath, ['--require', as, starter, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([5, null]);
});

test('any Node reads it, however old', () => {
  const languageOptions = { ecmaVersion: 5, sourceType: 'commonjs' } as const;
  for (const file of ['run.cjs', 'throughline.cjs']) {
    const code = readFileSync(join(root, 'src', file), 'utf8').replace(/^#!.*/, '');
    expect(new Linter().verify(code, { languageOptions }), file).toEqual([]);
  }
  expect(new Linter().verify('const a = () => 1;', { languageOptions })).not.toEqual([]);
});
