import { expect, test } from 'vitest';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { listCodings } from '../../../src/api/codings.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { token } from '../../support/server.ts';
import { asked, serveEmpty } from '../study.ts';

/** A served project with the codes of `addCodes`; `beside` asks for the codes beside a text, unless they are those of a mark. */
async function withCodes() {
  const served = await serveEmpty();
  const codes = addCodes(served.project);
  const beside = (mark = '') =>
    fetch(`${served.url}${served.base}/coding/codes`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'if-none-match': `"${mark}"` },
    });
  return { ...served, codes, beside };
}

const markIn = (html: string): string => /data-mark="([^"]*)"/.exec(html)?.[1] ?? '';

test('the codes beside a text are answered alone, as the page of the text holds them, with the address of their colours', async () => {
  const { project, base, page, beside } = await withCodes();
  const source = addSource(project, spoken('Interview 1', [['Rosa', 'Slowly.']]));
  const part = await (await beside()).text();
  const whole = await (await page(`${base}/coding/${source}`)).text();
  expect(part).not.toContain('<html');
  expect(part).toContain('>Focal point<');
  expect(whole).toContain(part.trim());
  const [, styles = ''] = /data-styles="([^"]*)"/.exec(part) ?? [];
  expect(whole).toContain(`<link rel="stylesheet" data-codes href="${styles}">`);
  expect((await page(styles)).headers.get('content-type')).toContain('text/css');
});

test('codes that are as they were are not sent again; whatever a page shows of them makes them others', async () => {
  const { project, codes, beside } = await withCodes();
  const mark = markIn(await (await beside()).text());
  const again = await beside(mark);
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  const marks = new Set([mark]);
  const changes = [
    () => void createCode(project, 1, { name: 'Patience', parentId: codes.Enabler }),
    () => {
      reviseCode(project, 1, codes.Trust, { name: 'Confidence' });
    },
    () => {
      reviseCode(project, 1, codes.Trust, { definition: 'Counting on one another' });
    },
    () => {
      reviseCode(project, 1, codes.Trust, { keywords: ['rely'] });
    },
  ];
  for (const change of changes) {
    change();
    const answer = await beside(mark);
    expect(answer.status).toBe(200);
    marks.add(markIn(await answer.text()));
  }
  expect(marks.size).toBe(changes.length + 1);
});

test('what cannot be read says why in a sentence, and asks of nobody to be a page', async () => {
  const { url } = await withCodes();
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const answer = await fetch(`${url}/projects/nothing/coding/codes`, { headers });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/\w+ .*\./) as string });
});

test('what is written about a code cannot end its data or its line', async () => {
  const { project, codes, beside } = await withCodes();
  reviseCode(project, 1, codes.Trust, {
    name: '<img src=x onerror=alert(1)',
    definition: '</script><img src=x>',
  });
  const part = await (await beside()).text();
  expect(part).not.toContain('<img');
  expect(part.match(/<\/script>/g)).toHaveLength(1);
});

test('with the codings of a source it is said whether this coder has read it', async () => {
  const { project, ask, base } = await withCodes();
  const source = addSource(project, spoken('Interview 1', [['Rosa', 'Slowly.']]));
  const isRead = async () =>
    (await asked(listCodings.answer, ask('GET', `${base}/sources/${source}/codings`))).isRead;
  expect(await isRead()).toBe(false);
  setRead(project, project.coders.ensure('Ben').id, source, true);
  expect(await isRead()).toBe(false);
  setRead(project, 1, source, true);
  expect(await isRead()).toBe(true);
});
