import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const fileName = 'open-throughline.html';

/**
 * Opens the link in the browser she uses, by way of a file that she alone can read: what a program is started with can be read by
 * everybody on the machine. Answers what takes the file away. Where there is no browser the printed link will do.
 */
export function openBrowser(link: string, workspace: string): () => void {
  const file = writeLeadingFile(link, workspace);
  if (file === null) return () => undefined;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', file]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', file]
        : ['xdg-open', file];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return () => {
    rmSync(file, { force: true });
    if (dirname(file) !== workspace) rmSync(dirname(file), { recursive: true, force: true });
  };
}

/**
 * The workspace comes first: browsers that are shut into a box of their own see what is in her home, but neither hidden folders nor
 * the temporary one, which serves where the workspace can only be read.
 */
function writeLeadingFile(link: string, workspace: string): string | null {
  for (const folder of [() => workspace, () => mkdtempSync(join(tmpdir(), 'throughline-'))]) {
    try {
      const file = join(folder(), fileName);
      // One that an interrupted run left leads nowhere any more.
      rmSync(file, { force: true });
      writeFileSync(file, leadingTo(link), { flag: 'wx', mode: 0o600 });
      return file;
    } catch {
      // Not to be written to: the next, or the printed link.
    }
  }
  return null;
}

/** The link has an address of ours and a token in letters, digits, "-" and "_": nothing in it needs to be escaped. */
const leadingTo = (link: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Throughline</title><meta http-equiv="refresh" content="0;url=${link}"></head>
<body><p><a href="${link}">Open Throughline</a> (good once)</p></body></html>
`;
