// What the addresses of truth tables name, and what their forms send.
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Id, Was } from '../../api/common.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { asked } from '../../study/truth-tables/scored-table.ts';
import { orShow } from '../http/form-answers.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';

export const frame = { room: 'synthesis', script: 'synthesis' } as const;

const typed = z
  .string()
  .max(100_000)
  .default('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());
const number = typed.transform((text) => Number(text.replace(',', '.')));

export const TableForm = z.object({
  name: typed,
  notes: typed,
  consistency: number,
  pri: number,
  frequency: number,
  was: Was,
});
export const ScoreForm = z.object({ score: typed, reason: typed, was: Was });
export const ShowQuery = z.object({
  of: z.enum(asked).default('presence'),
  work: z.literal('yes').optional(),
});

export interface InTable extends Scope {
  readonly tableId: number;
}
export interface InSet extends InTable {
  readonly setId: number;
}
export interface OfScore extends InSet {
  readonly caseId: number;
}

export const openedTable = (workspace: Workspace, request: Request): InTable => ({
  ...scopeOf(workspace, request),
  tableId: readAs(Id, request.params['table']),
});

export const openedSet = (workspace: Workspace, request: Request): InSet => ({
  ...openedTable(workspace, request),
  setId: readAs(Id, request.params['set']),
});

export const openedScore = (workspace: Workspace, request: Request): OfScore => ({
  ...openedSet(workspace, request),
  caseId: readAs(Id, request.params['case']),
});

/** Says that nobody waits for an answer any more. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  return gone.signal;
}

/** Does what a form asks; answers what was refused, for its page to say, null where nothing was. */
export async function refusalOf(response: Response, deed: () => void): Promise<string | null> {
  let problem: string | null = null;
  await orShow(response, deed, ({ message }) => {
    problem = message;
  });
  return problem;
}
