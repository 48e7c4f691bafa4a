import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { frameworkHtml } from '../../src/formats/reports/framework-tables.ts';
import type { FrameworkReport } from '../../src/formats/reports/framework.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { temporaryFolder } from '../support/project.ts';

const hostile =
  '<img src=x onerror=alert(1)></style><script>alert(2)</script><a href="javascript:alert(3)">x</a>';

/** A report in which every word is hostile. */
const report: FrameworkReport = {
  title: hostile,
  codes: [{ name: hostile, path: hostile }],
  cases: [
    {
      name: hostile,
      cells: [
        {
          code: hostile,
          text: `${hostile} [1]`,
          citations: [{ number: 1, place: hostile, exact: hostile }],
          excerpts: 1,
          caution: hostile,
        },
      ],
    },
  ],
};

/** Opens words as a file; what ran, what was refused by its policy, and how its words are set. */
async function opened(html: string) {
  const file = join(temporaryFolder(), 'framework.html');
  writeFileSync(file, html);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const ran: string[] = [];
  const refused: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => refused.push(message.text()));
  await page.goto(`file://${file}`);
  const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  return { ran, refused, font, words: await page.locator('body').innerText() };
}

test('a framework matrix that is saved as a page is styled, shows every word, and runs nothing wherever it is opened', async () => {
  const { ran, refused, font, words } = await opened(frameworkHtml(report));
  expect(ran).toEqual([]);
  expect(refused).toEqual([]);
  expect(font).toContain('Georgia');
  expect(words).toContain(hostile);
});

test('what got into it all the same is held by its own policy', async () => {
  const fetched: string[] = [];
  const elsewhere = createServer(({ url }, response) => {
    fetched.push(url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void elsewhere.close());
  await once(elsewhere, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = elsewhere.address() as AddressInfo;
  const there = `http://127.0.0.1:${port}`;
  const planted = `<script>alert(1)</script><img src="${there}/x" onerror="alert(2)"><script src="${there}/y"></script><style>body{font-family:monospace}</style>`;
  const { ran, refused, font } = await opened(frameworkHtml(report).replace('</body>', `${planted}</body>`));
  expect(ran).toEqual([]);
  expect(fetched).toEqual([]);
  expect(refused.length).toBeGreaterThanOrEqual(3);
  expect(font).toContain('Georgia');
});
