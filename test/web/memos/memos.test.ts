import { expect, test } from 'vitest';
import { listMemos } from '../../../src/api/memos.ts';
import { addCodes } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { asked, serveEmpty } from '../study.ts';

test('a memo is written on what its form names, read as Markdown, and leads to what it names', async () => {
  const { port, base, project, page, ask } = await serveEmpty();
  const codes = addCodes(project);
  const at = `${base}/memos`;
  const text =
    '**Bold** thought on [[Trust]]\r\n\r\n<script>alert(1)</script> ![p](http://a.example/p.png) [l](http://a.example)';
  expect((await submit(port, at, { subject: 'The journal', text })).status).toBe(303);
  expect(
    (await submit(port, at, { subject: 'code: Enabler > Time', text: 'On [[Enabler > Trust]] too' })).status,
  ).toBe(303);
  const html = await (await page(at)).text();
  expect(html).toContain('<strong>Bold</strong> thought on <a href="');
  expect(html).toContain(`<a href="${base}/codebook/${codes.Trust}">Trust</a>`);
  expect(html).toContain(`<a href="${base}/codebook/${codes.Trust}">Enabler &gt; Trust</a>`);
  expect(html).not.toMatch(/<script>alert|<img|href="http/);
  const aboutTrust = await (await page(`${at}?about=code&id=${codes.Trust}`)).text();
  expect(aboutTrust).toContain('Named in:');
  const found = await asked(listMemos.answer, ask('GET', `${base}/memos?q=bold`));
  expect(found.map(({ about }) => about)).toEqual(['journal']);
  const wrong = await submit(port, at, { subject: 'code: Nowhere', text: 'kept words' });
  expect([wrong.status, wrong.body.includes('kept words')]).toEqual([400, true]);
});
