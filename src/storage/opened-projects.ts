import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { newBackupFile } from './backups.ts';
import { letGoOfDisplaced } from './displaced.ts';
import { identityAt, isSameFile } from './file-identity.ts';
import { ending } from './file-names.ts';
import { report, stateOf } from './project-files.ts';
import type { ProjectFolder } from './project-folder.ts';
import type { Opening, Project } from './project.ts';
import { openChecked, openInTurns, provingHere, type Prover } from './proved.ts';
import { copyForReading, type ReadingCopy } from './reading-copy.ts';

/** Up to this many bytes a project is proved here and now: in a few ms, sooner than another process would begin. */
const smallUpTo = 2 * 1024 * 1024;
/** Above this many bytes a project is shown while its words are still being proved. */
const largeFrom = 200 * 1024 * 1024;

/** A project that is open: the file itself, or a copy of it where it can only be read. */
interface Opened {
  readonly project: Project;
  readonly copy: ReadingCopy | null;
  /** Whether its words are still being proved. */
  isBeingProved: boolean;
  /** When it was last asked for, by a clock that nobody sets. */
  askedAt: number;
}

/** Where a project is to be opened, and how. */
interface Entrance {
  readonly file: string;
  readonly copy: ReadingCopy | null;
  readonly opening: Opening & { readonly backup: string };
}

/**
 * The projects of a folder that are open, each with the file it was opened from. Whoever asks for one gets what stands at
 * its path at that moment, or a sentence: a file that was renamed, replaced or deleted meanwhile is let go first.
 */
export class OpenedProjects {
  private readonly files: ProjectFolder;
  /** How long each waits for another program that holds its file, in ms. */
  private readonly patience: number;
  private readonly open = new Map<string, Opened>();
  private readonly beingOpened = new Map<string, Promise<void>>();
  /** What was found out about a file that is not to be opened, until another stands in its place. */
  private readonly condemned = new Map<string, { refusal: Refusal; state: string }>();
  /** What became of files that are let go, by key; and of those whose key is another project's by now. */
  private readonly fates = new Map<string, string>();
  private readonly earlierFates: string[] = [];
  private readonly lettingGo = new Set<(file: string) => void>();

  constructor(files: ProjectFolder, patience: number) {
    this.files = files;
    this.patience = patience;
  }

  /** The project of a key; opened and proved here and now where it is not open yet. */
  project(key: string): Project {
    const known = this.current(key);
    if (known) return known.project;
    this.letGoOfStrays();
    this.tellFate(key);
    const entrance = this.enter(key);
    try {
      const project = openChecked(entrance.file, entrance.opening.backup, entrance.opening);
      return this.keep(key, entrance, project).project;
    } catch (error) {
      entrance.copy?.remove();
      throw error;
    }
  }

  /** To be awaited before `project` is asked for, so that nobody waits while a file is proved. Refuses what cannot be opened. */
  async ready(key: string, prover: Prover): Promise<void> {
    if (this.current(key)) return;
    this.letGoOfStrays();
    // A name that no file can have is no project, and nothing is asked about it.
    this.files.fileThere(key);
    const under = this.beingOpened.get(key) ?? this.openBy(key, this.isSmall(key) ? provingHere : prover);
    this.beingOpened.set(key, under);
    await under.finally(() => this.beingOpened.delete(key));
  }

  /** The project of a key where it is open and its file is still the one that was opened. */
  ifOpen(key: string): Project | undefined {
    return this.current(key)?.project;
  }

  /** Says once, by refusing, what became of a file that was no longer the one that was opened. */
  tellFate(key: string): void {
    this.letGoOfStrays();
    const sentence = this.fates.get(key);
    if (sentence === undefined) return;
    this.fates.delete(key);
    throw new Refusal('conflict', `${sentence} Load the page again to see what is there.`);
  }

  /** What became of files that were no longer the ones that were opened, where nobody was told yet. */
  untoldFates(): string[] {
    this.letGoOfStrays();
    const sentences = [...this.earlierFates.splice(0), ...this.fates.values()];
    this.fates.clear();
    return sentences;
  }

  /** A new project has nothing to do with what became of another that had its key. */
  begin(key: string): void {
    const sentence = this.fates.get(key);
    if (sentence !== undefined) this.earlierFates.push(sentence);
    this.fates.delete(key);
  }

  isBeingProved(key: string): boolean {
    return this.open.get(key)?.isBeingProved ?? false;
  }

  /** From now on everything can only be read, for the reason given; `null` lets her work again. */
  protect(why: string | null): void {
    this.files.protectedBecause = why;
    this.closeAll();
  }

  /** Closes a project, so that its file can be moved or replaced; it is opened again when it is next asked for. */
  letGo(key: string): void {
    this.letGoOfStrays();
    const opened = this.open.get(key);
    if (opened) this.close(key, opened);
  }

  /** Has `listener` told of each file before it is let go, for those who have it open by themselves. */
  onLetGo(listener: (file: string) => void): void {
    this.lettingGo.add(listener);
  }

  /** Lets go of every project whose file was renamed, replaced or deleted. */
  letGoOfStrays(): void {
    for (const [key, { project, copy }] of this.open) {
      if (copy || project.isInPlace()) continue;
      for (const listener of this.lettingGo) listener(project.file);
      const sentence = letGoOfDisplaced(project);
      this.open.delete(key);
      this.fates.set(key, sentence);
      console.error(sentence);
    }
  }

  /** Leaves one file for each project that nobody else reads just now; answers whether that was so for all. */
  settle(): boolean {
    const left = [...this.open.values()].filter((opened) => !settled(opened));
    return left.length === 0;
  }

  /** Closes what nobody has asked for in `idleMs`, no window either: what is known of it in memory goes with it. */
  closeIdle(idleMs: number): void {
    this.letGoOfStrays();
    for (const [key, opened] of this.open) {
      if (opened.isBeingProved || performance.now() - opened.askedAt < idleMs) continue;
      this.open.delete(key);
      opened.project.close();
      opened.copy?.remove();
    }
  }

  closeAll(): void {
    this.letGoOfStrays();
    for (const [key, opened] of this.open) this.close(key, opened);
  }

  /** The project where it is open and its file is still the one that was opened. */
  private current(key: string): Opened | undefined {
    const opened = this.open.get(key);
    if (opened) opened.askedAt = performance.now();
    if (!opened?.copy) return opened?.project.isInPlace() === true ? opened : undefined;
    if (opened.copy.isCurrent() && this.files.whyReadOnly(key) === opened.project.readOnly) return opened;
    this.close(key, opened);
    return undefined;
  }

  private close(key: string, { project, copy }: Opened): void {
    this.open.delete(key);
    for (const listener of this.lettingGo) listener(project.file);
    settled({ project, copy });
    project.close();
    copy?.remove();
    if (!copy) sayWhatIsBeside(project.file);
  }

  /** Where a project is opened: its own file, or a copy where it can only be read. Refuses what is not there. */
  private enter(key: string): Entrance {
    const file = this.files.fileThere(key);
    this.refuseTwin(key, file);
    const known = this.condemned.get(key);
    if (known?.state === stateOf(file)) throw known.refusal;
    const readOnly = this.files.whyReadOnly(key);
    const copy = readOnly === null ? null : copyForReading(file);
    const opening = {
      readOnly,
      patience: this.patience,
      backup: newBackupFile(this.files.folder, key, 'upgrade'),
    };
    return { file: copy?.file ?? file, copy, opening };
  }

  /** Two names of one file would be two connections that know nothing of each other. */
  private refuseTwin(key: string, file: string): void {
    const identity = identityAt(file);
    for (const [other, { project, copy }] of this.open) {
      if (other === key || copy || !isSameFile(project.identity, identity)) continue;
      throw new Refusal('conflict', `${key}${ending} is the same file as ${other}${ending}, which is open.`);
    }
  }

  private keep(key: string, { copy }: Entrance, project: Project): Opened {
    const opened: Opened = { project, copy, isBeingProved: false, askedAt: performance.now() };
    this.open.set(key, opened);
    return opened;
  }

  private async openBy(key: string, { examine: look, prove }: Prover): Promise<void> {
    const entrance = this.enter(key);
    const isLarge = statSync(entrance.file).size > largeFrom;
    try {
      await look(entrance.file, entrance.opening.backup);
      if (!isLarge) await prove(entrance.file);
      const project = await openInTurns(entrance.file, entrance.opening);
      // Somebody who could not wait may have opened it meanwhile.
      if (this.open.has(key)) {
        project.close();
        entrance.copy?.remove();
        return;
      }
      const opened = this.keep(key, entrance, project);
      if (isLarge) this.proveBeside(key, opened, prove);
    } catch (error) {
      entrance.copy?.remove();
      throw error;
    }
  }

  private proveBeside(key: string, opened: Opened, prove: Prover['prove']): void {
    const state = stateOf(this.files.fileOf(key));
    opened.isBeingProved = true;
    prove(opened.project.file)
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        this.condemned.set(key, { refusal: error, state });
        if (this.open.get(key) === opened) this.close(key, opened);
      })
      .finally(() => {
        opened.isBeingProved = false;
      })
      .catch(report);
  }

  private isSmall(key: string): boolean {
    return (statSync(this.files.fileOf(key), { throwIfNoEntry: false })?.size ?? 0) <= smallUpTo;
  }
}

/** Tidies up one project; answers whether there is nothing left to tidy. Waits for nobody. */
function settled({ project, copy }: Pick<Opened, 'project' | 'copy'>): boolean {
  if (copy || !project.isInPlace()) return true;
  try {
    return project.settle();
  } catch (error) {
    // On a full disk the work is safe in the second file.
    report(error);
    return false;
  }
}

/** A closed project is one file, unless another program reads it still: then that is said. */
function sayWhatIsBeside(file: string): void {
  const pages = `${file}-wal`;
  if ((statSync(pages, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const name = basename(file);
  console.error(
    `Another program has ${name} open. What was done last is in ${basename(pages)} beside it: keep the two together until that program has ended.`,
  );
}
