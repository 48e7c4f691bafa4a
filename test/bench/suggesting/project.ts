// A coded study in a project file of Throughline: what one coder did with the sources she read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { askedIn, offeredCodes } from '../../../src/study/suggestions/learning.ts';
import { codeAt, type CodedStudy } from './study.ts';

/** Reads a project as one coder coded it; without a name, the only coder there is. Works on a copy: opening migrates. */
export async function readProject(file: string, coder?: string): Promise<CodedStudy> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    const copy = join(folder, 'copy.throughline');
    await copyOf(file, copy);
    const project = openProject(copy);
    try {
      return studyOf(project, coderIn(project, coder));
    } finally {
      project.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyOf(file: string, copy: string): Promise<void> {
  const db = new Database(file, { fileMustExist: true });
  db.pragma('query_only = ON');
  try {
    await db.backup(copy);
  } finally {
    db.close();
  }
}

function coderIn(project: Project, name?: string): number {
  const coders = project.coders.all();
  const found =
    name === undefined && coders.length === 1 ? coders[0] : coders.find((one) => one.name === name);
  if (found) return found.id;
  throw new Error(`Whose codings? --coder with one of: ${coders.map((one) => one.name).join(', ')}`);
}

/** Everything that one coder could be offered and that she coded. */
export function studyOf(project: Project, coderId: number): CodedStudy {
  const codes = offeredCodes(project);
  const asked = sourcesOf(project, coderId).map((sourceId) =>
    askedIn(project, coderId, { sourceId, codes, sourceIds: [] }),
  );
  return {
    codes: codes.map((code, place) => codeAt(place, code.name, code)),
    transcripts: asked.map(({ passages }) => passages),
    given: asked.map(({ given }) => given),
  };
}

/**
 * The sources she has marked as read, for only there silence means that no code fits; those she coded at all, where
 * she marked none.
 */
function sourcesOf(project: Project, coderId: number): number[] {
  const ids = project.sources.all().map(({ id }) => id);
  const coded = ids.filter((id) => project.codings.ofSource(id).some((one) => one.coderId === coderId));
  const readings = project.readings.finished().filter((one) => one.coderId === coderId);
  const read = coded.filter((id) => readings.some(({ sourceId }) => sourceId === id));
  return read.length > 0 ? read : coded;
}
