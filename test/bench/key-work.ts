// How long a page works for a key: what listens to it, and the frame after it, told apart from all waiting.
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().default(0),
      args: z.object({ data: z.object({ type: z.string().optional() }).optional() }),
    }),
  ),
});

/** Milliseconds of work for each key that `press` presses, as the browser itself traces them. */
export async function workOfKeys(
  browser: Browser,
  page: Page,
  press: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'cc'] });
  await press();
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()));
  const timed = traceEvents.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts);
  return timed.flatMap((key) => {
    if (key.name !== 'EventDispatch' || key.args.data?.type !== 'keydown') return [];
    const frame = timed.find(
      ({ name, pid, tid, ts }) =>
        name === 'ProxyMain::BeginMainFrame' && pid === key.pid && tid === key.tid && ts >= key.ts,
    );
    return frame ? (key.dur + frame.dur) / 1000 : [];
  });
}
