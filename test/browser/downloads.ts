import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';

/** Waits for the file that something offers. */
export async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

export const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());
