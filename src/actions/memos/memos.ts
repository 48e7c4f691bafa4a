import type { Subject } from '../../domain/memo.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Memo } from '../../storage/memos.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../codebook/codebook.ts';
import { nameables } from '../../study/memos/memo-links.ts';

const longest = 100_000;

/** Where a memo is written: on a thing, or in the journal; `was` is the version it builds on. */
interface MemoPlace {
  readonly about: Subject;
  readonly id: number;
  readonly was?: string | undefined;
}

/**
 * Writes the memo on a thing, or a new entry of the journal. Refuses a thing that is not there, an empty entry, and to write
 * over what was written there meanwhile. The same entry of the journal is not written twice.
 */
export function writeMemo(
  project: Project,
  coderId: number,
  { about, id, was }: MemoPlace,
  text: string,
): void {
  refuseLong(text);
  if (about === 'journal' && text.trim() === '') throw new Refusal('invalid', 'Write something first.');
  project.act(coderId, () => {
    const what = knownSubject(project, about, id);
    if (about !== 'journal') refuseUnseenMemo(was, text, what, project.memos.on(about, id));
    if (about !== 'journal' || !isInJournal(project, coderId, text))
      project.memos.write(about, id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed the memo on' : 'wrote a memo on';
    return { result: undefined, sentence: about === 'journal' ? 'wrote in the journal' : `${done} ${what}` };
  });
}

/** Whether she has written just this into the journal already: a form that is sent twice is one thought. */
function isInJournal(project: Project, coderId: number, text: string): boolean {
  const coder = project.coders.all().find(({ id }) => id === coderId)?.name;
  return project.memos.ofKind('journal').some((one) => one.text === text.trim() && one.coder === coder);
}

function refuseUnseenMemo(was: string | undefined, text: string, what: string, memo: Memo | undefined): void {
  const called = what === 'the journal' ? 'this entry of the journal' : `the memo on ${what}`;
  refuseUnseen(was, { text: text.trim() }, { called, says: { text: memo?.text ?? '' }, by: memo?.coder });
}

/** Changes what a memo says, wherever it is; emptied, it is taken away. `was` is the version it builds on. */
export function rewriteMemo(
  project: Project,
  coderId: number,
  { id, was }: { id: number; was?: string | undefined },
  text: string,
): void {
  refuseLong(text);
  project.act(coderId, () => {
    const memo = project.memos.find(id);
    if (!memo) throw new Refusal('missing', 'That memo is no longer there.');
    const what = subjectOf(project, memo.about, memo.aboutId) ?? 'something that is gone';
    refuseUnseenMemo(was, text, what, memo);
    if (memo.text !== text.trim()) project.memos.rewrite(id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed a memo on' : 'changed the memo on';
    return { result: undefined, sentence: `${done} ${what}` };
  });
}

function refuseLong(text: string): void {
  if (text.length > longest) throw new Refusal('invalid', 'A memo may have 100,000 characters at most.');
}

/** What a memo is about, as a person would say it; undefined where it is not in the project. */
export function subjectOf(project: Project, about: Subject, id: number): string | undefined {
  if (about === 'journal') return 'the journal';
  if (about === 'project') return 'the project';
  if (about === 'coding') return codingNamed(project, id);
  if (about === 'turn') return turnNamed(project, id);
  return about === 'cell' ? cellNamed(project, id) : named(project, about, id);
}

function knownSubject(project: Project, about: Subject, id: number): string {
  const found = subjectOf(project, about, id);
  if (found === undefined)
    throw new Refusal('missing', 'What the memo is about is no longer in the project.');
  return found;
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
  return project.texts.turnsOf(sourceId).flatMap(({ id, number }) => {
    const text = memos.get(id);
    return text === undefined ? [] : [{ turn: number, text }];
  });
}

function turnNamed(project: Project, id: number): string | undefined {
  const turn = project.texts.turn(id);
  const source = turn && project.sources.find(turn.sourceId)?.name;
  return turn && `turn ${turn.number} of “${source ?? ''}”`;
}

function cellNamed(project: Project, id: number): string | undefined {
  const cell = project.cells.find(id);
  const code = cell && project.codes.find(cell.codeId)?.name;
  return cell && `the cell “${rowNamed(project, cell.rowKey) ?? 'a row that is gone'} × ${code ?? ''}”`;
}

/** What the row of a matrix is called; undefined where it is not in the project. */
function rowNamed(project: Project, key: string): string | undefined {
  const [, kind, name = ''] = /^([a-z]+)-(.*)$/s.exec(key) ?? [];
  const id = Number(name);
  if (kind === 'case') return project.cases.all().find((one) => one.id === id)?.name;
  if (kind === 'source') return project.sources.find(id)?.name;
  if (kind === 'informant') return project.informants.all().find((one) => one.id === id)?.name;
  return name || key;
}

/** Writes the memo on a cell of a matrix: its row by key, its code. An empty one is taken away. */
export function writeCellMemo(
  project: Project,
  coderId: number,
  { rowKey, codeId, was }: { rowKey: string; codeId: number; was?: string | undefined },
  text: string,
): void {
  refuseLong(text);
  project.act(coderId, () => {
    findKnown(project, codeId);
    const id = project.cells.ensure(rowKey, codeId);
    refuseUnseenMemo(was, text, cellNamed(project, id) ?? 'a cell', project.memos.on('cell', id));
    project.memos.write('cell', id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed the memo on' : 'wrote a memo on';
    return { result: undefined, sentence: `${done} ${cellNamed(project, id) ?? 'a cell'}` };
  });
}
