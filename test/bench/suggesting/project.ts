// A coded study in a project file of Throughline: what one coder did with the sources she read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { placedCodes, textOf } from '../../../src/actions/coding.ts';
import { languageOf } from '../../../src/actions/source-language.ts';
import { turnsWithin } from '../../../src/domain/evidence.ts';
import type { Passage } from '../../../src/language/learning/passages.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
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
  const codes = placedCodes(project).filter(({ depth, isAside }) => depth > 0 && !isAside);
  const places = new Map(codes.map(({ id }, place) => [id, place]));
  const sources = sourcesOf(project, coderId);
  return {
    codes: codes.map((code, place) => codeAt(place, code.name, code)),
    transcripts: sources.map((id) => passagesOf(project, id)),
    given: sources.map((id) => givenIn(project, { coderId, sourceId: id, places })),
  };
}

/**
 * The sources she has marked as read, for only there silence means that no code fits; those she coded at all, where
 * she marked none.
 */
function sourcesOf(project: Project, coderId: number): number[] {
  const ids = project.sources.all().map(({ id }) => id);
  const coded = ids.filter((id) => project.codings.ofSource(id).some((one) => one.coderId === coderId));
  const readings = project.sources.readings().filter((one) => one.coderId === coderId);
  const read = coded.filter((id) => readings.some(({ sourceId }) => sourceId === id));
  return read.length > 0 ? read : coded;
}

function passagesOf(project: Project, sourceId: number): Passage[] {
  const text = textOf(project, sourceId);
  const language = languageOf(project, sourceId);
  const speakers = new Map(project.informants.speakersOf(sourceId).map((speaker) => [speaker.id, speaker]));
  return project.texts.turnsOf(sourceId).map(({ start, end, speakerId }) => {
    const speaker = speakerId === null ? undefined : speakers.get(speakerId);
    return {
      text: text.slice(start, end),
      asks: speaker?.isInterviewer ?? false,
      speaker: speaker?.label ?? '',
      language,
    };
  });
}

interface Given {
  readonly coderId: number;
  readonly sourceId: number;
  /** The places of the codes, by id. */
  readonly places: ReadonlyMap<number, number>;
}

function givenIn(project: Project, { coderId, sourceId, places }: Given): Set<number>[] {
  const turns = project.texts.turnsOf(sourceId).map(({ start, end }, at) => ({ start, end, at }));
  const given = turns.map(() => new Set<number>());
  for (const coding of project.codings.ofSource(sourceId)) {
    const place = places.get(coding.codeId);
    if (coding.coderId !== coderId || place === undefined) continue;
    for (const { at } of turnsWithin(turns, coding)) given[at]?.add(place);
  }
  return given;
}
