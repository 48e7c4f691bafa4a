import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of projects: as asked, as the environment says, or in her home. */
export const workspaceFolder = (asked: string | undefined): string =>
  resolve(asked ?? process.env['THROUGHLINE_HOME'] ?? join(homedir(), 'Throughline'));
