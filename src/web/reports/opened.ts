// What the addresses of reports name, and what their forms send.
import type { Request } from 'express';
import { z } from 'zod';
import { Id, optionalId, Was } from '../../api/common.ts';
import { PartKind } from '../../api/reports.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';

export const frame = { room: 'synthesis', script: 'report' } as const;

const typed = z
  .string()
  .max(100_000)
  .default('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());
const ids = z.preprocess((given) => [given ?? []].flat(), z.array(Id).max(1000));

export const TitleForm = z.object({ title: typed });
export const ReportForm = z.object({
  title: typed,
  byline: typed,
  least: z.coerce.number('How few informants are too few is a number.'),
  was: Was,
});
export const PartForm = z.object({ heading: typed, text: typed, was: Was });
export const OrderForm = z.object({ parts: ids });

/** What is put into a report; a cell comes as “case code” from a list. */
export const NewPartForm = z
  .object({
    report: optionalId,
    shows: PartKind,
    heading: typed,
    text: typed,
    findingId: optionalId,
    caseId: optionalId,
    codeId: optionalId,
    codingGuid: z.string().max(100).optional(),
    asked: z.string().max(8000).default(''),
    cell: z
      .string()
      .regex(/^\d+ \d+$/, 'A cell is a case and a code.')
      .optional(),
  })
  .transform(({ cell, report, codingGuid = null, ...part }) => {
    const [caseId = null, codeId = null] = cell?.split(' ').map(Number) ?? [part.caseId, part.codeId];
    return { report, part: { ...part, codingGuid, caseId, codeId } };
  });

export interface InReport extends Scope {
  readonly reportId: number;
}
export interface OfPart extends InReport {
  readonly partId: number;
}

export const openedReport = (workspace: Workspace, request: Request): InReport => ({
  ...scopeOf(workspace, request),
  reportId: readAs(Id, request.params['report']),
});

export const openedPart = (workspace: Workspace, request: Request): OfPart => ({
  ...openedReport(workspace, request),
  partId: readAs(Id, request.params['part']),
});
