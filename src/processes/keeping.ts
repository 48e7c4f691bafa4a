import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { backupFile, newBackupFile, thinBackups, type BackupReason } from '../storage/backups.ts';
import { putInPlace } from '../storage/durable-file.ts';
import { deleteFromShelf, putOnShelf, takeFromShelf, type Shelf } from '../storage/shelves.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Upkeep } from './upkeep.ts';

/** From this many rows on, a project is backed up before they are added or taken away. */
const manyRows = 100;

interface KeepingParts {
  readonly workspace: Workspace;
  readonly upkeep: Upkeep;
  /** Has whoever else has project files open here (what makes suggestions) close them. */
  readonly closeElsewhere: () => Promise<void>;
}

/** Looks after project files: copies before something large is done, their way back, and where files are put away. */
export class Keeping {
  private readonly workspace: Workspace;
  private readonly upkeep: Upkeep;
  private readonly closeElsewhere: () => Promise<void>;
  /** The moment of the history at which a project was last backed up: twice the same would be no help. */
  private readonly lastMarks = new Map<string, string>();

  constructor({ workspace, upkeep, closeElsewhere }: KeepingParts) {
    this.workspace = workspace;
    this.upkeep = upkeep;
    this.closeElsewhere = closeElsewhere;
  }

  /** Puts a checked copy of a project aside. */
  async backUp(key: string, reason: BackupReason): Promise<void> {
    const { folder, opened } = this.workspace;
    this.workspace.refuseUnwritable();
    await opened.ready(key, this.upkeep);
    const mark = this.markOf(key);
    await this.upkeep.copy(this.workspace.project(key).file, newBackupFile(folder, key, reason));
    thinBackups(folder, key);
    this.lastMarks.set(key, mark);
  }

  /** Puts one aside before something is done to many rows, unless nothing was done since the last one. */
  async before(key: string, reason: BackupReason, rows: number): Promise<void> {
    if (rows > manyRows && this.lastMarks.get(key) !== this.markOf(key)) await this.backUp(key, reason);
  }

  /**
   * Puts a backup in the place of a project, after a copy of what stands there was put aside. Refuses a backup that is
   * itself damaged; what stands there is then left as it is.
   */
  async restore(key: string, name: string): Promise<void> {
    const { folder, files } = this.workspace;
    const backup = backupFile(folder, key, name);
    const file = files.fileOf(key);
    const incoming = `${file}.new`;
    try {
      copyFileSync(backup, incoming);
      // Proved under another name: what stands in its place is not touched by a backup that is no good.
      await this.upkeep.examine(incoming, `${incoming}.old`);
      await this.upkeep.prove(incoming);
      await this.keepWhatStands(key, file);
      await this.close(key);
      putInPlace(incoming, file);
    } finally {
      for (const part of ['', '-wal', '-shm', '.old']) rmSync(incoming + part, { force: true });
    }
  }

  /** Makes a second project of what one holds, and answers its key. */
  async duplicate(key: string): Promise<string> {
    await this.workspace.opened.ready(key, this.upkeep);
    return this.workspace.createBy(`${key}-copy`, async (file) => {
      await this.upkeep.copy(this.workspace.project(key).file, file);
      await this.upkeep.separate(file, 'copy');
    });
  }

  /** Makes a project of a backup, beside the one it is of, and answers its key. */
  async openBeside(key: string, name: string): Promise<string> {
    const backup = backupFile(this.workspace.folder, key, name);
    const day = name.slice(0, 10);
    return this.workspace.createBy(`${key}-${day}`, async (file) => {
      copyFileSync(backup, file);
      await this.upkeep.examine(file, `${file}.old`);
      rmSync(`${file}.old`, { force: true });
      await this.upkeep.separate(file, `as of ${day}`);
    });
  }

  /** Puts a project away: into the archive, or into the trash. */
  async putAway(key: string, shelf: Shelf): Promise<void> {
    const { folder, files } = this.workspace;
    if (!existsSync(files.fileOf(key))) throw new Refusal('missing', 'That project is no longer there.');
    await this.close(key);
    putOnShelf(folder, shelf, key);
  }

  /** Takes a project back from there, and answers its key. */
  takeBack(shelf: Shelf, name: string): string {
    this.workspace.refuseUnwritable();
    return takeFromShelf(this.workspace.folder, shelf, name);
  }

  deleteForGood(shelf: Shelf, name: string): void {
    this.workspace.refuseUnwritable();
    deleteFromShelf(this.workspace.folder, shelf, name);
  }

  removeBackup(key: string, name: string): void {
    this.workspace.refuseUnwritable();
    rmSync(backupFile(this.workspace.folder, key, name));
  }

  private markOf(key: string): string {
    const project = this.workspace.project(key);
    return `${project.place()} ${project.history.mark()}`;
  }

  /** Has a file closed by everybody here, so that it can be moved or replaced. */
  private async close(key: string): Promise<void> {
    const { opened, files } = this.workspace;
    this.workspace.refuseUnwritable();
    await this.closeElsewhere();
    opened.letGo(key);
    if (!existsSync(`${files.fileOf(key)}-wal`)) return;
    throw new Refusal(
      'busy',
      'Another program has the file of this project open. End it, and try again: nothing was changed.',
    );
  }

  /** A file that cannot be opened any more is put aside as it is: somebody may yet save something from it. */
  private async keepWhatStands(key: string, file: string): Promise<void> {
    if (!existsSync(file)) return;
    try {
      await this.backUp(key, 'restore');
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'full' || error.kind === 'busy') throw error;
      this.workspace.opened.letGo(key);
      putOnShelf(this.workspace.folder, 'trash', key);
    }
  }
}
