import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Workspace } from '../../src/storage/workspace.ts';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { serve, token } from './server.ts';

/** One Chromium for all journeys of a file. */
export function useBrowser(): {
  readonly open: (options?: BrowserContextOptions, workspace?: Workspace) => Promise<Journey>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    open: async (options = {}, given) => {
      if (!browser) throw new Error('the browser has not started');
      const { url, workspace } = await serve(given);
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // Whoever comes to work has left the tour; its own journey begins it in the help.
        storageState: { cookies: [], origins: [{ origin: url, localStorage: [tourIsOver] }] },
        ...options,
      });
      onTestFinished(() => context.close());
      // A busy machine is slow, not wrong.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${url}/?token=${token}`);
      return { page, url, workspace, faults };
    },
  };
}

/** What the browser of somebody remembers who has left the tour of the sample study. */
const tourIsOver = { name: 'throughline tour', value: '"over"' };

/** A browser at the list of projects of a fresh workspace; `faults` gathers errors of the page and of its policy. */
export interface Journey {
  readonly page: Page;
  readonly url: string;
  readonly workspace: Awaited<ReturnType<typeof serve>>['workspace'];
  readonly faults: readonly string[];
}
