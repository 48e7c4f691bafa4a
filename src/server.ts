// The process; run.cjs starts it on a Node that can.
import { parseArgs } from 'node:util';
import { serve } from './serve.ts';

const options = {
  workspace: { type: 'string' },
  port: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  'end-sessions': { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
} as const;

try {
  const { values } = parseArgs({ options });
  const { workspace, port, token, 'token-file': tokenFile, 'end-sessions': endSessions } = values;
  await serve({ workspace, port, token, tokenFile, endSessions, open: !values['no-open'] });
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  console.error(
    `${error.message}\nKnown are --workspace FOLDER, --port N, --no-open, --token-file FILE, --token TOKEN and --end-sessions.`,
  );
  process.exitCode = 1;
}
