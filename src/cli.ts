#!/usr/bin/env node
// The same actions from the command line. What needs a newer Node is imported only after the version has been checked.
import { enableCompileCache } from 'node:module';
import { requireNode } from './node-version.ts';

requireNode();
// Types are stripped once, not at every start.
enableCompileCache();
const { runCommand } = await import('./commands/run.ts');
process.exitCode = await runCommand(process.argv.slice(2));
