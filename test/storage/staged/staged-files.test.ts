import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stagedFiles } from '../../../src/storage/staged/staged-files.ts';
import { spoken, temporaryFolder } from '../../support/project.ts';

const owner = { project: 'study', coder: 'Ada' };
const file = { name: 'a.csv', type: 'Table', hash: 'x' };
const texts = ['zyxquith', 'wobblefish'].map((word) => spoken(word, [['Rosa', `The ${word} came.`]]));
const day = 24 * 3600 * 1000;

/** Two texts of one file that wait; their keys are what is shown of them. */
async function waiting() {
  const folder = temporaryFolder();
  const staged = stagedFiles<readonly string[]>(folder);
  const keys = await staged.stage(owner, file, texts, (all) => all);
  const inside = (): string =>
    readdirSync(join(folder, 'staged'))
      .map((name) => readFileSync(join(folder, 'staged', name), 'utf8'))
      .join();
  return { folder, staged, keys, inside, names: () => readdirSync(join(folder, 'staged')) };
}

test('what was read waits for its owner alone, also after a restart, and nobody else may read its files', async () => {
  const { folder, keys, names } = await waiting();
  const again = stagedFiles<readonly string[]>(folder);
  expect(again.of(owner).map(({ shown }) => shown)).toEqual([keys]);
  expect(again.of({ ...owner, coder: 'Ben' })).toEqual([]);
  expect((await again.texts(owner, keys)).map((one) => one?.text)).toEqual(texts);
  expect(await again.texts({ ...owner, project: 'another' }, keys)).toEqual([undefined, undefined]);
  for (const name of names()) expect(statSync(join(folder, 'staged', name)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'staged')).mode & 0o777).toBe(0o700);
});

test('of a text that was stored or let go no word stays; the others keep their keys', async () => {
  const { staged, keys, inside, names } = await waiting();
  expect(inside()).toContain('zyxquith came');
  await staged.letGo(owner, keys.slice(0, 1));
  expect(inside()).not.toContain('zyxquith came');
  expect((await staged.texts(owner, keys)).map((one) => one?.text.name)).toEqual([undefined, 'wobblefish']);
  await staged.letGo({ ...owner, project: 'another' }, keys);
  expect(names()).toHaveLength(2);
  await staged.letGo(owner, keys);
  expect(names()).toEqual([]);
});

test('after a day it is let go, and so is what an interrupted program left', async () => {
  const { folder, staged, names } = await waiting();
  const left = join(folder, 'staged', `${crypto.randomUUID()}.texts`);
  writeFileSync(left, '[]');
  utimesSync(left, new Date(), new Date(Date.now() - 2 * day));
  staged.sweep(Date.now());
  expect(names()).toHaveLength(2);
  staged.sweep(Date.now() + day + 1000);
  expect(names()).toEqual([]);
  expect(staged.of(owner)).toEqual([]);
});

test('a key that leads out of the folder leads nowhere', async () => {
  const { staged } = await waiting();
  for (const key of ['../../etc/passwd.0', 'x', '', '../staged.0', `${crypto.randomUUID()}.0`]) {
    expect(await staged.texts(owner, [key])).toEqual([undefined]);
    await staged.letGo(owner, [key]);
  }
  expect(staged.of(owner)).toHaveLength(1);
});
