// The process; run.cjs starts it on a Node that can. What it needs is loaded once types that were stripped can be kept.
import { parseArgs } from 'node:util';
import { enableCompileCache } from 'node:module';

// Types are stripped once, not at every start.
enableCompileCache();
const { serve } = await import('./serve.ts');

const options = {
  workspace: { type: 'string' },
  port: { type: 'string' },
  token: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
} as const;

try {
  const { values } = parseArgs({ options });
  const { workspace, port, token } = values;
  await serve({ workspace, port, token, open: !values['no-open'] });
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`${error.message}\nKnown are --workspace FOLDER, --port N, --token TOKEN and --no-open.`);
  process.exitCode = 1;
}
