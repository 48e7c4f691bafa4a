import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One thing that scripts and the browser can ask of the server: how it is asked, and what it answers. */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  As extends Method = Method,
  Path extends string = string,
> {
  readonly method: As;
  /** Below `/api/v1`, with parameters in braces. */
  readonly path: Path;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
}

/** Declares an operation, keeping the types of its schemas, and its method and path letter by letter: the browser asks by them. */
export const operation = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  M extends Method,
  Path extends string,
>(
  declared: Operation<P, Q, B, A, M, Path>,
): Operation<P, Q, B, A, M, Path> => declared;
