import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNode } from '../../support/process.ts';
import { token } from '../../support/server.ts';
import { send } from '../raw.ts';
import { sentenceIn, serveEmpty, serveSample } from '../study.ts';

/** What every object answers to, though nobody gave it such a part. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

test('a file is asked for by the name of its format, and a name that only objects have is none', async () => {
  const { page, base } = await serveSample();
  for (const name of inherited)
    for (const file of ['codebook', 'framework', 'matrix']) {
      const response = await page(`${base}/${file}.${name}`);
      expect(response.status, `${file}.${name}`).toBe(404);
      expect(await response.text(), `${file}.${name}`).toMatch(/is saved as \.|no such page/);
    }
});

test('a query asks for fields by their names, and a name that only objects have is none', async () => {
  const { ask, base } = await serveSample();
  for (const name of inherited)
    for (const place of ['excerpts', 'excerpts.csv', 'excerpts/guids']) {
      const { status, json } = await ask('GET', `${base}/${place}?q=${encodeURIComponent(`${name} = x`)}`);
      expect(status, `${place} ${name}`).toBe(400);
      expect(sentenceIn(json)).toContain(`There is no field “${name.toLowerCase()}”.`);
    }
});

test('choices by such names are refused in words wherever something is chosen by name', async () => {
  const { page, base } = await serveSample();
  const choices = [
    'matrix?measure=',
    'matrix?rows=',
    'matrix?columns=',
    'matrix?sort=',
    'matrix?kinds=',
    'matrix?voices=',
    'matrix.csv?measure=',
    'framework?under=',
    'framework?kinds=',
    'co-occurrence?unit=',
    'saturation?order=',
    'saturation?base=',
    'excerpts?polarities=',
    'memos?about=',
    'suggestions?sort=',
    'search?in=',
    'codebook?under=',
    'codebook/then?day=',
    'findings?sort=',
    'voices?of=',
    'history?before=',
  ];
  for (const name of inherited)
    for (const choice of choices) {
      const { status } = await page(`${base}/${choice}${name}`);
      expect(status, choice + name).toBeLessThan(500);
    }
});

test('an attribute may be called so: who has a value shows it, and who has none shows nothing', async () => {
  const { port, page, ask, base, project } = await serveEmpty();
  const table = `case,${inherited.join(',')}\nKitchen,${inherited.map(() => 'yes').join(',')}\nGarden\n`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ table, was: 'none' }).toString();
  expect((await send(port, 'POST', `${base}/cases/table`, { headers, body })).status).toBe(303);
  expect(project.attributes.case.all().map(({ name }) => name)).toEqual(inherited);
  const shown = await (await page(`${base}/cases`)).text();
  expect(shown.match(/value="yes"/g)).toHaveLength(inherited.length);
  expect(shown).not.toMatch(/native code|\[object Object\]/);
  const { json } = await ask('GET', `${base}/cases`);
  expect(JSON.stringify(json)).toContain('"name":"Garden","values":{}');
  expect(await (await page(`${base}/matrix?rows=constructor`)).text()).not.toMatch(/native code/);
});

test('on the command line there is no command of such a name', async () => {
  const { code, complained } = await runNode([
    join(import.meta.dirname, '../../../src/throughline.cjs'),
    'constructor',
    'study',
  ]);
  expect(code).toBe(2);
  expect(complained).toContain('There is no command “constructor”.');
});

const deep = (open: string, close: string): string => `${open.repeat(950)}[Trust]${close.repeat(950)}`;
const unreadable: readonly (readonly [string, string, string])[] = [
  ['1,900 brackets', deep('(', ')'), 'more than 50 brackets'],
  ['480 times not', 'not '.repeat(480) + '[Trust]', 'more than 50 brackets'],
  ['1,900 square brackets', '['.repeat(1900), '] is missing'],
  ['a code that nobody has', '[No such code at all]', 'There is no code'],
  ['half a query', '[Trust] and', 'stops too early'],
];

test.each(unreadable)(
  '%s: refused with a sentence, also where a file would have begun',
  async (_, q, says) => {
    const { ask, page, base } = await serveSample();
    const asked = new URLSearchParams({ q }).toString();
    const list = await ask('GET', `${base}/excerpts?${asked}`);
    expect(list.status).toBe(400);
    expect(sentenceIn(list.json)).toContain(says);
    expect(sentenceIn(list.json).length).toBeLessThan(400);
    for (const path of ['excerpts', 'export/excerpts.csv']) {
      const response = await page(`${base}/${path}?${asked}`);
      expect(response.status, path).toBe(400);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(response.headers.get('content-disposition')).toBeNull();
      expect(await response.text(), path).toContain(says);
    }
  },
);

test('fifty brackets are read', async () => {
  const { ask, base } = await serveSample();
  const q = `${'('.repeat(49)}"learn"${')'.repeat(49)}`;
  expect((await ask('GET', `${base}/excerpts?${new URLSearchParams({ q }).toString()}`)).status).toBe(200);
});
