#!/usr/bin/env node
// The process. What needs a newer Node is imported only after the version has been checked.
import { parseArgs } from 'node:util';
import { requireNode } from './node-version.ts';

requireNode();
const { serve } = await import('./serve.ts');

const { values } = parseArgs({
  options: {
    workspace: { type: 'string' },
    port: { type: 'string' },
    token: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});

await serve({
  workspace: values.workspace,
  port: values.port,
  token: values.token,
  open: !values['no-open'],
});
