import { z } from 'zod';
import { wholeCodebook } from '../domain/code.ts';
import { origins, polarities } from '../domain/coding.ts';
import { sourceKinds } from '../domain/source.ts';

export const Nothing = z.object({});
export const Id = z.coerce.number<number | string>().int().positive();
/** An id in a query; the empty choice of a form is none. */
export const optionalId = z
  .union([z.literal('').transform(() => null), Id])
  .optional()
  .transform((id) => id ?? null);

/** A branch of the codebook: the code at its head, or 0 for the whole of it. */
export const optionalBranch = z
  .union([z.literal('').transform(() => null), Id, z.coerce.number().pipe(z.literal(wholeCodebook))])
  .optional()
  .transform((id) => id ?? null);

export const Guid = z.guid();
export const Offset = z.int().nonnegative().describe('UTF-16 units from the start of the source');
export const Polarity = z.enum(polarities);
export const Origin = z.enum(origins);
export const SourceKind = z.enum(sourceKinds);
export const Day = z.iso.date('A date is written as 2025-03-31.');

export const InProject = z.object({ project: z.string().min(1) });
export const InSource = InProject.extend({ source: Id });

/** What undo and redo would do next, in words; null where there is nothing. */
export const Standing = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type Standing = z.infer<typeof Standing>;

const builtOn =
  'Say which version you build on: `was` is the `version` you read, or “none” where nothing stands.';
/** Which version a write builds on. Every operation that replaces what a person wrote asks for it. */
export const Was = z
  .string({ error: builtOn })
  .min(1, builtOn)
  .max(40)
  .describe(
    'The `version` it builds on, or “none” where nothing stands; refused (409, with what stands) where it is another',
  );
export const Version = z.string().describe('What to send as `was` when it is replaced');

/** A list in a query: given once, several times, or not at all. */
export const listOf = <T extends z.ZodType>(one: T) =>
  z
    .preprocess(
      (given: z.input<T> | readonly z.input<T>[] | undefined) => (given === undefined ? [] : [given].flat()),
      z.array(one),
    )
    .optional()
    .transform((given): z.output<T>[] => given ?? []);

/** A list of ids in a query; an empty choice of a form ("all of them") is no id. */
export const Ids = z.preprocess(
  (given: string | number | readonly (string | number)[] | undefined) =>
    [given].flat().filter((one) => one !== undefined && one !== ''),
  z.array(Id),
);

/** Which sources are left in: those of a span of days, those that somebody who counts has read to their end. */
export const Narrowing = z.object({
  since: z.literal('').or(Day).default('').describe('Only sources of this day or later'),
  until: z.literal('').or(Day).default('').describe('Only sources of this day or earlier'),
  read: z.literal('').or(z.literal('yes')).default('').describe('"yes": only sources that were read'),
});
