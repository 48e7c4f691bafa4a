import type { Subject } from '../../domain/memo.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Memo } from '../../storage/memos.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { subjectOf, cellNamed } from '../../study/memos/subjects.ts';

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
  project.act(coderId, 'memos', () => {
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
  project.act(coderId, 'memos', () => {
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

function knownSubject(project: Project, about: Subject, id: number): string {
  const found = subjectOf(project, about, id);
  if (found === undefined)
    throw new Refusal('missing', 'What the memo is about is no longer in the project.');
  return found;
}

/** Writes the memo on a cell of a matrix: its row by key, its code. An empty one is taken away. */
export function writeCellMemo(
  project: Project,
  coderId: number,
  { rowKey, codeId, was }: { rowKey: string; codeId: number; was?: string | undefined },
  text: string,
): void {
  refuseLong(text);
  project.act(coderId, 'memos', () => {
    findKnown(project, codeId);
    const id = project.cells.ensure(rowKey, codeId);
    refuseUnseenMemo(was, text, cellNamed(project, id) ?? 'a cell', project.memos.on('cell', id));
    project.memos.write('cell', id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed the memo on' : 'wrote a memo on';
    return { result: undefined, sentence: `${done} ${cellNamed(project, id) ?? 'a cell'}` };
  });
}
