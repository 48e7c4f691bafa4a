// Puts the parts of each view into lines, what is nested set in, so that a page can be changed by reading it. With `--check` nothing is
// written: what is not so, or has a line that nobody can read, is named. Another folder than this house can be named, for the test.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseView } from './views/parse.ts';
import { printView } from './views/print.ts';

const isCheck = process.argv.includes('--check');
const root = process.argv.slice(2).find((one) => !one.startsWith('--')) ?? join(import.meta.dirname, '../..');
const longest = 160;

/** What is wrong with a view; '' where nothing is. */
function wrongWith(file: string): string {
  const text = readFileSync(file, 'utf8');
  const printed = printView(parseView(text));
  if (!isCheck && printed !== text) writeFileSync(file, printed);
  if (isCheck && printed !== text) return 'is not in its lines: npm run format';
  const at = printed.split('\n').findIndex((line) => line.length > longest);
  return at < 0
    ? ''
    : `has a line of more than ${longest} signs (${at + 1}): say it in its page model, or in a partial`;
}

for (const name of readdirSync(join(root, 'views'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.ejs')) continue;
  const wrong = wrongWith(join(root, 'views', name));
  if (wrong === '') continue;
  console.error(`views/${name} ${wrong}`);
  process.exitCode = 1;
}
