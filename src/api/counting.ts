import { z } from 'zod';
import { layers } from '../domain/passages.ts';

/** How codings are counted; "" leaves it to the project. */
export const Count = z
  .union([z.enum(['', ...layers]), z.templateLiteral(['coder-', z.string().regex(/^\d+$/)])])
  .default('')
  .describe(
    '"each": every coding of every coder; "once": a passage with a code counts once, however many codings of it overlap there; "coder-3": the codings of the coder with id 3 alone; "": once where several coders coded a source, else each',
  );
