// node one.ts R1 whole|short [name of a sabotage]: measures one bar in a process of its own and tells its parent what was seen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endBy, startServer } from '../../support/process.ts';
import type { Bar, Sabotage, Seen, NotTried, Server, Trial } from './bar.ts';
import { bars } from './bars.ts';
import { environmentOf } from './sabotage.ts';

const token = 'the-token-of-the-reliability-harness';

/** Measures a bar in a folder of its own, and ends every server it started. */
async function measured(
  bar: Bar,
  extent: Trial['extent'],
  sabotage: Sabotage | null,
): Promise<Seen | NotTried> {
  const folder = mkdtempSync(join(tmpdir(), `throughline-${bar.number}-`));
  const servers: Server[] = [];
  const start: Trial['start'] = async (workspace, { args = [], env = {} } = {}) => {
    const running = await startServer(['--workspace', workspace, '--port', '0', '--token', token, ...args], {
      ...env,
      ...environmentOf(sabotage?.breaks ?? []),
      ...sabotage?.env,
    });
    const server = { ...running, token };
    servers.push(server);
    return server;
  };
  // Whoever started this process is gone: its servers are not to outlive it.
  process.once('disconnect', () => {
    for (const { child } of servers) child.kill('SIGKILL');
  });
  try {
    return await bar.measure({ folder, extent, sabotage, start });
  } finally {
    await Promise.all(servers.map(({ child }) => endBy(child, 'SIGKILL')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const [number, extent, sabotageName] = process.argv.slice(2);
const bar = bars.find((one) => one.number === number);
if (!bar) throw new Error(`There is no bar ${String(number)}.`);
const sabotage = bar.sabotages.find(({ name }) => name === sabotageName) ?? null;
const seen = await measured(bar, extent === 'short' ? 'short' : 'whole', sabotage).catch(
  (error: unknown): Seen => ({
    rounds: 0,
    kills: 0,
    losses: 0,
    figures: [],
    faults: [
      `It could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    ],
  }),
);
process.send?.(seen);
process.disconnect();
// What a bar left running must not keep its process alive.
setTimeout(() => process.exit(0), 1000).unref();
