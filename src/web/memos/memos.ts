import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { rewriteMemo, writeCellMemo, writeMemo } from '../../actions/memos/memos.ts';
import { Was } from '../../api/common.ts';
import * as api from '../../api/memos.ts';
import { keyOf, readKey } from '../../domain/matrix-key.ts';
import { subjects, titleOf, type Subject } from '../../domain/memo.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nothingYet, versionOf } from '../../domain/writing/version.ts';
import type { Cell } from '../../storage/cells.ts';
import type { Memo } from '../../storage/memos.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { backLinks, nameables, notedBy, type Noted } from '../../study/memos/memo-links.ts';
import { subjectOf } from '../../study/memos/subjects.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';
import { optionsFor } from '../views/evidence-form.ts';
import { memoHtml } from '../views/markdown.ts';
import { pager } from '../views/pager.ts';
import type { MemoLine } from '../views/view-lines.ts';

const typed = z.string().transform((text) => text.replace(/\r\n?/g, '\n'));
/** `was` is the version of what `opened` the form; on another subject, what stands there already is kept. */
const MemoForm = z.object({
  subject: z.string().max(400),
  text: typed,
  was: Was,
  opened: z.string().optional(),
});
const RewriteForm = z.object({ text: typed, was: Was });

/** How a form names what a memo is about. */
const journal = 'The journal';
const labelOf = ({ about, name }: Noted): string => `${about}: ${name}`;

export function memoPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, shown(scope, request, { problem: '', text: '' }));
  };

  const write: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const form = readAs(MemoForm, request.body);
    const { subject, text } = form;
    await orShow(
      response,
      () => {
        const about = subjectNamed(scope, subject);
        const isOther = form.opened !== undefined && subject !== form.opened;
        const said = isOther ? besides(scope, about, text) : text;
        writeMemo(scope.project, scope.coder.id, { ...about, was: isOther ? undefined : form.was }, said);
        leadTo(response, `${scope.base}/memos`);
      },
      ({ message }) => {
        pages.show(response, scope, shown(scope, request, { problem: message, text, subject }));
      },
    );
  };

  const rewrite: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { text, was } = readAs(RewriteForm, request.body);
    rewriteMemo(scope.project, scope.coder.id, { id: Number(request.params['memo']), was }, text);
    leadTo(response, `${scope.base}/memos`);
  };

  return { index, write, rewrite };
}

/** What is written, behind what stands there already: the form did not show it. */
function besides({ project }: Scope, { about, id }: { about: Subject; id: number }, text: string): string {
  const there = about === 'journal' ? '' : project.memos.about(about, id);
  return there === '' ? text : `${there}\n\n${text}`;
}

function subjectNamed({ project }: Scope, subject: string): { about: Subject; id: number } {
  const wanted = subject.trim().toLowerCase();
  if (wanted === journal.toLowerCase()) return { about: 'journal', id: 0 };
  if (wanted === 'the project') return { about: 'project', id: 1 };
  const found = nameables(project).find((one) => labelOf(one).toLowerCase() === wanted);
  if (!found) throw new Refusal('missing', `There is nothing called “${subject}” to write about.`);
  return { about: found.about, id: found.id };
}

function shown(
  scope: Scope,
  request: Request,
  { problem, text, subject }: { problem: string; text: string; subject?: string },
): Parameters<Pages['show']>[2] {
  const { project, base } = scope;
  const query = readAs(api.MemoQuery, request.query);
  const named = nameables(project);
  const asked = named.find((one) =>
    subject === undefined ? one.about === query.about && one.id === query.id : labelOf(one) === subject,
  );
  const pointing = backLinks(project.memos.all(), named);
  const { memos, pages } = partOfMemos(request, memosOf(scope, query));
  const page = {
    base,
    problem,
    text: text === '' && asked ? project.memos.about(asked.about, asked.id) : text,
    subject: subject ?? (asked ? labelOf(asked) : journal),
    was: asked ? versionOf({ text: project.memos.about(asked.about, asked.id) }) : nothingYet,
    opened: asked ? labelOf(asked) : journal,
    subjects: [
      journal,
      'The project',
      ...named
        .filter(({ about }) => about !== 'project')
        .slice(0, mostSubjects)
        .map(labelOf),
    ],
    kinds: optionsFor(
      [['', 'everything'], ...subjects.map((about): [string, string] => [about, about])],
      query.about,
    ),
    words: query.q,
    memos: memos.map((memo) => {
      const about = notedBy(project, named, memo);
      return { ...lineOf(scope, memo, named), namedIn: about ? titled(pointing(about)) : [] };
    }),
    backLinks: asked ? titled(pointing(asked)) : [],
    isFiltered: query.about !== '' || query.q !== '',
    ...pages,
  };
  return { title: 'Memos', room: 'memos', view: 'memos/index', page };
}

const pageSize = 100;
/** So many things to write about are offered; the name of any other is typed. */
const mostSubjects = 1000;

/** Which part of the memos: from a place on, or the one that holds a memo. */
const Part = z.object({
  offset: z.coerce.number().int().nonnegative().default(0),
  memo: z.coerce.number().int().optional(),
});

function partOfMemos(request: Request, all: readonly Memo[]) {
  const { offset: asked, memo } = readAs(Part, request.query);
  const place = memo === undefined ? -1 : all.findIndex(({ id }) => id === memo);
  const offset = place < 0 ? asked : place - (place % pageSize);
  return {
    memos: all.slice(offset, offset + pageSize),
    pages: pager(request, { total: all.length, offset, pageSize }),
  };
}

const titled = (memos: readonly Memo[]) => memos.map(({ id, text }) => ({ id, title: titleOf(text) }));

const memosOf = ({ project }: Scope, { about, id, q }: z.output<typeof api.MemoQuery>): Memo[] =>
  project.memos
    .all()
    .filter(
      (memo) =>
        (about === '' || memo.about === about) &&
        (id === undefined || memo.aboutId === id) &&
        memo.text.toLowerCase().includes(q.trim().toLowerCase()),
    );

function lineOf(scope: Scope, memo: Memo, named: readonly Noted[]): Omit<MemoLine, 'namedIn'> {
  const { project, base } = scope;
  const { id, about, aboutId, text, coder, modifiedAt } = memo;
  return {
    id,
    about: subjectOf(project, about, aboutId) ?? 'something no longer in the project',
    href: hrefOf(scope, about, aboutId),
    coder,
    date: dayOf(modifiedAt),
    text,
    was: versionOf({ text }),
    html: memoHtml(text, named, (one) => hrefOfNoted({ base, project }, one)),
  };
}

/** Where something is that a memo names. */
function hrefOfNoted(scope: Pick<Scope, 'base' | 'project'>, { about, id, turn, caseId }: Noted): string {
  if (turn !== undefined) return `${scope.base}/coding/${id}#turn-${turn}`;
  if (caseId !== undefined)
    return cellHref(scope.base, { rowKey: keyOf({ kind: 'case', id: caseId }), codeId: id });
  return hrefOf(scope, about, id);
}

/** Where a thing is that a memo is about. */
function hrefOf({ base, project }: Pick<Scope, 'base' | 'project'>, about: Subject, id: number): string {
  if (about === 'project') return `${base}/memos?about=project`;
  if (about === 'code') return `${base}/codebook/${id}`;
  if (about === 'source') return `${base}/coding/${id}`;
  if (about === 'case') return `${base}/excerpts?cases=${id}`;
  if (about === 'informant') return `${base}/matrix?rows=informant`;
  if (about === 'cell') return cellHref(base, project.cells.find(id));
  const turn = about === 'turn' ? project.texts.turn(id) : undefined;
  if (turn) return `${base}/coding/${turn.sourceId}#turn-${turn.number}`;
  const [coding] = about === 'coding' ? project.codings.some([id]) : [];
  return coding ? `${base}/coding/${coding.sourceId}#coding-${coding.guid}` : '';
}

/** The words of a cell: what the rows are is in the key of its row. */
function cellHref(base: string, cell: Omit<Cell, 'id'> | undefined): string {
  const kind = cell && readKey(cell.rowKey)?.kind;
  // Which attribute has the value does not stand in the key.
  if (!kind || ['value', 'no-value', 'total'].includes(kind)) return '';
  const code = String(cell.codeId);
  const rows = kind === 'type' ? 'informant type' : kind;
  const asked = new URLSearchParams({ rows, codes: code, row: cell.rowKey, column: code });
  return `${base}/matrix/excerpts?${asked.toString()}`;
}

export function answerMemos({ inProject }: Answering): void {
  inProject(api.listMemos, (scope, { query }) =>
    memosOf(scope, query).map((memo) => ({ ...memo, version: versionOf({ text: memo.text }) })),
  );
  inProject(api.writeMemo, ({ project, coder, standing }, { body }) => {
    writeMemo(project, coder.id, body, body.text);
    return standing();
  });
  inProject(api.writeCellMemo, ({ project, coder, standing }, { body }) => {
    writeCellMemo(project, coder.id, body, body.text);
    return standing();
  });
  inProject(api.rewriteMemo, ({ project, coder, standing }, { params, body }) => {
    rewriteMemo(project, coder.id, { id: params.memo, was: body.was }, body.text);
    return standing();
  });
}
