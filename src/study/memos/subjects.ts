import { readKey } from '../../domain/matrix-key.ts';
import type { Subject } from '../../domain/memo.ts';
import type { Project } from '../../storage/project.ts';
import { nameables } from './memo-links.ts';

/** What a memo is about, as a person would say it; undefined where it is not in the project. */
export function subjectOf(project: Project, about: Subject, id: number): string | undefined {
  if (about === 'journal') return 'the journal';
  if (about === 'project') return 'the project';
  if (about === 'coding') return codingNamed(project, id);
  if (about === 'turn') return turnNamed(project, id);
  return about === 'cell' ? cellNamed(project, id) : named(project, about, id);
}

function named(project: Project, about: Subject, id: number): string | undefined {
  const found = nameables(project).find((one) => one.about === about && one.id === id);
  return found && `the ${about} “${found.name}”`;
}

function codingNamed(project: Project, id: number): string | undefined {
  const [coding] = project.codings.some([id]);
  const code = coding && project.codes.find(coding.codeId)?.name;
  const source = coding && project.sources.find(coding.sourceId)?.name;
  return coding && `a coding of “${source ?? ''}” with “${code ?? ''}”`;
}

/** The memos on turns of a source, by the number of the turn. */
export function turnMemos(project: Project, sourceId: number): { turn: number; text: string }[] {
  const memos = new Map(project.memos.ofKind('turn').map(({ aboutId, text }) => [aboutId, text]));
  if (memos.size === 0) return [];
  return project.texts.turnsAndMatterOf(sourceId).flatMap(({ id, number }) => {
    const text = memos.get(id);
    return text === undefined ? [] : [{ turn: number, text }];
  });
}

function turnNamed(project: Project, id: number): string | undefined {
  const turn = project.texts.turn(id);
  const source = turn && project.sources.find(turn.sourceId)?.name;
  return turn && `turn ${turn.number} of “${source ?? ''}”`;
}

export function cellNamed(project: Project, id: number): string | undefined {
  const cell = project.cells.find(id);
  const code = cell && project.codes.find(cell.codeId)?.name;
  return cell && `the cell “${rowNamed(project, cell.rowKey) ?? 'a row that is gone'} × ${code ?? ''}”`;
}

/** What the row of a matrix is called; undefined where it is not in the project. */
function rowNamed(project: Project, key: string): string | undefined {
  const row = readKey(key);
  if (!row) return key;
  if (!('id' in row)) return 'name' in row ? row.name || key : key;
  if (row.kind === 'case') return project.cases.all().find(({ id }) => id === row.id)?.name;
  if (row.kind === 'source') return project.sources.find(row.id)?.name;
  if (row.kind === 'informant') return project.informants.all().find(({ id }) => id === row.id)?.name;
  return String(row.id);
}
