// The same actions from the command line; throughline.cjs starts it on a Node that can.

const asked = process.argv.slice(2);
if (asked.includes('--version')) {
  const { version } = await import('./version.ts');
  process.stdout.write(`${version}\n`);
} else {
  const { runCommand } = await import('./commands/run.ts');
  process.exitCode = await runCommand(asked);
}
