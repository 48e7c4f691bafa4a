import { Refusal } from '../domain/refusal.ts';
import { Keeping } from '../processes/keeping.ts';
import { createUpkeep } from '../processes/upkeep.ts';
import { backupsOf } from '../storage/backups.ts';
import type { Work } from './work.ts';

/** backup: puts a checked copy of the project aside, and answers which there are. */
export async function backUp(work: Work): Promise<unknown> {
  await keeping(work, (keeper) => keeper.backUp(work.key, 'asked'));
  return backups(work);
}

/** backups: what there is to go back to, the newest first. */
export function backups({ workspace, key, asked }: Work): unknown {
  const all = backupsOf(workspace.folder, key);
  if (asked.json) return all;
  return all.length === 0
    ? 'No backup yet.'
    : all.map(({ name, bytes }) => `${name}  ${bytes} bytes`).join('\n');
}

/** restore: puts a backup in the place of the project, after what stands there became a backup itself. */
export async function restore(work: Work): Promise<unknown> {
  const [name] = work.files;
  if (name === undefined)
    throw new Refusal(
      'invalid',
      'Which backup? throughline restore PROJECT BACKUP (see throughline backups PROJECT)',
    );
  await keeping(work, (keeper) => keeper.restore(work.key, name));
  return { restored: name };
}

async function keeping({ workspace }: Work, deed: (keeper: Keeping) => Promise<void>): Promise<void> {
  const upkeep = createUpkeep();
  try {
    // Nobody else works within a command.
    await deed(new Keeping({ workspace, upkeep, closeElsewhere: () => Promise.resolve() }));
  } finally {
    await upkeep.close();
  }
}
