import { linksIn, type Subject } from '../domain/memo.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memo } from '../storage/memos.ts';
import type { Project } from '../storage/project.ts';
import { findKnown } from './codebook.ts';
import { placedCodes } from './coding.ts';

/** Something that a memo can be about, and be found by: its kind, its id, and what it is called. */
export interface Noted {
  readonly about: Subject;
  readonly id: number;
  readonly name: string;
  /** Of a turn: its number in the source of that id. */
  readonly turn?: number;
  /** Of a cell of a matrix: the case beside the code of that id. */
  readonly caseId?: number;
}

/** Everything in a project that can be named in a memo. */
export function nameables(project: Project): Noted[] {
  const listed = (about: Subject, all: readonly { id: number; name: string }[]): Noted[] =>
    all.map(({ id, name }) => ({ about, id, name }));
  return [
    ...placedCodes(project).map(({ id, path }) => ({ about: 'code' as const, id, name: path })),
    ...listed('source', project.sources.all()),
    ...listed('case', project.cases.all()),
    ...listed('informant', project.informants.all()),
  ];
}

/**
 * What stands between [[ and ]]: a whole path of a code, a name, the last name of a path that only one has, a turn
 * (“Interview 07, turn 13”), or a cell (“Harbour × Trust”).
 */
export function whatIs(named: readonly Noted[], name: string): Noted | undefined {
  return byName(named, name) ?? turnNamedSo(named, name) ?? cellNamedSo(named, name);
}

function turnNamedSo(named: readonly Noted[], name: string): Noted | undefined {
  const [, source = '', turn = ''] = /^(.+), turn (\d+)$/i.exec(name) ?? [];
  const found = byName(named, source);
  return found?.about === 'source' ? { about: 'turn', id: found.id, name, turn: Number(turn) } : undefined;
}

function cellNamedSo(named: readonly Noted[], name: string): Noted | undefined {
  const [, row = '', column = ''] = /^(.+) [×x] (.+)$/.exec(name) ?? [];
  const ofRow = byName(named, row);
  const code = byName(named, column);
  if (ofRow?.about !== 'case' || code?.about !== 'code') return undefined;
  return { about: 'cell', id: code.id, name, caseId: ofRow.id };
}

function byName(named: readonly Noted[], name: string): Noted | undefined {
  const wanted = name.toLowerCase();
  const exact = named.find((one) => one.name.toLowerCase() === wanted);
  if (exact) return exact;
  const short = named.filter((one) => one.name.toLowerCase().split(' > ').at(-1) === wanted);
  return short.length === 1 ? short[0] : undefined;
}

/** The memos in which something is named: where its back-links lead. */
export function backLinks(memos: readonly Memo[], named: readonly Noted[], { about, id }: Noted): Memo[] {
  return memos.filter(({ text }) =>
    linksIn(text).some((name) => {
      const found = whatIs(named, name);
      return found?.about === about && found.id === id;
    }),
  );
}

const longest = 100_000;

/** Writes the memo on a thing, or a new entry of the journal. Refuses a thing that is not there, and an empty entry. */
export function writeMemo(
  project: Project,
  coderId: number,
  { about, id }: { about: Subject; id: number },
  text: string,
): void {
  refuseLong(text);
  if (about === 'journal' && text.trim() === '') throw new Refusal('invalid', 'Write something first.');
  project.act(coderId, () => {
    const what = knownSubject(project, about, id);
    project.memos.write(about, id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed the memo on' : 'wrote a memo on';
    return { result: undefined, sentence: about === 'journal' ? 'wrote in the journal' : `${done} ${what}` };
  });
}

/** Changes what a memo says, wherever it is; emptied, it is taken away. */
export function rewriteMemo(project: Project, coderId: number, id: number, text: string): void {
  refuseLong(text);
  project.act(coderId, () => {
    const memo = project.memos.find(id);
    if (!memo) throw new Refusal('missing', 'That memo is no longer there.');
    if (memo.text !== text.trim()) project.memos.rewrite(id, text.trim(), coderId);
    const what = subjectOf(project, memo.about, memo.aboutId) ?? 'something that is gone';
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
  { rowKey, codeId }: { rowKey: string; codeId: number },
  text: string,
): void {
  refuseLong(text);
  project.act(coderId, () => {
    findKnown(project, codeId);
    const id = project.cells.ensure(rowKey, codeId);
    project.memos.write('cell', id, text.trim(), coderId);
    const done = text.trim() === '' ? 'removed the memo on' : 'wrote a memo on';
    return { result: undefined, sentence: `${done} ${cellNamed(project, id) ?? 'a cell'}` };
  });
}
