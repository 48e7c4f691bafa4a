import { z } from 'zod';
import { listOf, Polarity, SourceKind, Ids } from './common.ts';

/** Which codings are exported: empty lists admit everything; a code stands for itself and all below it. */
export const ExportQuery = z.object({
  codes: Ids,
  cases: Ids,
  sources: Ids,
  coders: Ids,
  informantTypes: listOf(z.string()),
  kinds: listOf(SourceKind),
  polarities: listOf(Polarity),
  attributes: z.enum(['yes', 'no']).default('no'),
});
