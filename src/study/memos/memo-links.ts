// What memos point to: everything that can be named between [[ and ]], and the way back.
import { idIn } from '../../domain/matrix-key.ts';
import { linksIn, type Subject } from '../../domain/memo.ts';
import type { Memo } from '../../storage/memos.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';

/** Something that a memo can be about, and be found by: its kind, its id, and what it is called. */
export interface Noted {
  readonly about: Subject;
  readonly id: number;
  readonly name: string;
  /** Of a turn, or a coding that begins there: its number in the source of that id. */
  readonly turn?: number;
  /** Of a coding: what its code is called. */
  readonly code?: string;
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
    { about: 'project', id: 1, name: 'the project' },
  ];
}

/**
 * What stands between [[ and ]]: a whole path of a code, a name, the last name of a path that only one has, a turn
 * (“Interview 07, turn 13”), a coding in it (“Interview 07, turn 13, Trust”), or a cell (“Harbour × Trust”).
 */
export function whatIs(named: readonly Noted[], name: string): Noted | undefined {
  return (
    byName(named, name) ?? turnNamedSo(named, name) ?? codingNamedSo(named, name) ?? cellNamedSo(named, name)
  );
}

function codingNamedSo(named: readonly Noted[], name: string): Noted | undefined {
  const [, place = '', code = ''] = /^(.+, turn \d+), (.+)$/i.exec(name) ?? [];
  const turn = turnNamedSo(named, place);
  const of = byName(named, code);
  return turn && of?.about === 'code' ? { ...turn, about: 'coding', name, code: of.name } : undefined;
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

/** Tells one thing from all others that can be named. */
const keyOf = ({ about, id, turn, code, caseId }: Noted): string =>
  [about, id, turn ?? '', code ?? '', caseId ?? ''].join(' ');

/** By what they name, the memos in which something is named: where back-links lead. */
export function backLinks(memos: readonly Memo[], named: readonly Noted[]): (one: Noted) => readonly Memo[] {
  const found = new Map<string, Memo[]>();
  for (const memo of memos) {
    const things = new Set(
      linksIn(memo.text)
        .flatMap((name) => whatIs(named, name) ?? [])
        .map(keyOf),
    );
    for (const key of things) found.set(key, [...(found.get(key) ?? []), memo]);
  }
  return (one) => found.get(keyOf(one)) ?? [];
}

/** What a memo is about, as it would be named in another; undefined where it is gone, or is the journal. */
export function notedBy(
  project: Project,
  named: readonly Noted[],
  { about, aboutId }: Memo,
): Noted | undefined {
  if (about === 'turn') {
    const turn = project.texts.turn(aboutId);
    return turn && { about, id: turn.sourceId, name: '', turn: turn.number };
  }
  if (about === 'coding') return codingNoted(project, aboutId);
  if (about !== 'cell') return named.find((one) => one.about === about && one.id === aboutId);
  const cell = project.cells.find(aboutId);
  const caseId = cell ? idIn(cell.rowKey, 'case') : null;
  return cell && caseId !== null ? { about, id: cell.codeId, name: '', caseId } : undefined;
}

function codingNoted(project: Project, id: number): Noted | undefined {
  const [coding] = project.codings.some([id]);
  const code = placedCodes(project).find((one) => one.id === coding?.codeId);
  const turn = coding && project.texts.turnsOf(coding.sourceId).find(({ end }) => end > coding.start);
  if (!coding || !code || !turn) return undefined;
  return { about: 'coding', id: coding.sourceId, name: '', turn: turn.number, code: code.path };
}
