// The same actions from the command line; throughline.cjs starts it on a Node that can.
import { enableCompileCache } from 'node:module';

// Types are stripped once, not at every start.
enableCompileCache();
const { runCommand } = await import('./commands/run.ts');
process.exitCode = await runCommand(process.argv.slice(2));
