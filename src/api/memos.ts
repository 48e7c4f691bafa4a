import { z } from 'zod';
import { readKey } from '../domain/matrix-key.ts';
import { subjects } from '../domain/memo.ts';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const Memo = z.object({
  id: z.int(),
  about: z.enum(subjects),
  aboutId: z.int(),
  text: z.string().describe('Markdown; [[name]] points to a code, source, case or informant'),
  coder: z.string(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  version: Version,
});

export const MemoQuery = z.object({
  about: z.enum(['', ...subjects]).default(''),
  id: z.coerce.number<number | string>().int().nonnegative().optional(),
  q: z.string().max(200).default(''),
});

export const listMemos = operation({
  method: 'get',
  path: '/projects/{project}/memos',
  summary: 'The memos, the one changed last first',
  params: InProject,
  query: MemoQuery,
  body: Nothing,
  answer: z.array(Memo),
});

export const writeMemo = operation({
  method: 'post',
  path: '/projects/{project}/memos',
  summary: 'Write the memo on a thing (an empty one is taken away), or a new entry of the journal (id 0)',
  params: InProject,
  query: Nothing,
  body: z.object({
    about: z.enum(subjects),
    id: z.int().nonnegative().default(0),
    text: z.string(),
    was: Was,
  }),
  answer: Standing,
});

export const rewriteMemo = operation({
  method: 'put',
  path: '/projects/{project}/memos/{memo}',
  summary: 'Change what a memo says; an empty one is taken away',
  params: InProject.extend({ memo: Id }),
  query: Nothing,
  body: z.object({ text: z.string(), was: Was }),
  answer: Standing,
});

const RowKey = z
  .string()
  .max(400)
  .refine((key) => readKey(key) !== null, 'That is the key of no row of a matrix.');

export const writeCellMemo = operation({
  method: 'put',
  path: '/projects/{project}/cells/memo',
  summary:
    'Write the memo on a cell of a matrix, by the key of its row and its code; an empty one is taken away',
  params: InProject,
  query: Nothing,
  body: z.object({ rowKey: RowKey, codeId: Id, text: z.string(), was: Was }),
  answer: Standing,
});
