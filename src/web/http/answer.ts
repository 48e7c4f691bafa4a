import type { Express, Request, RequestHandler } from 'express';
import type { z } from 'zod';
import type { Operation } from '../../api/operation.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { scopeOf, type Scope } from './request-context.ts';
import { readAs } from './request.ts';

interface Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

/** Express' form of a path of the API. */
const routeOf = (path: string): string => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

/** Lets operations of the API be answered: what comes in is read by their schemas first, and only that is used. */
export function createAnswering(app: Express, workspace: Workspace) {
  function answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    operation: Operation<P, Q, B, A>,
    respond: (given: Given<P, Q, B>, request: Request) => z.input<A> | Promise<z.input<A>>,
  ): void {
    app[operation.method](routeOf(operation.path), async (request, response) => {
      const given = {
        params: readAs(operation.params, request.params),
        query: readAs(operation.query, request.query),
        body: readAs(operation.body, request.body ?? {}),
      };
      response.json(await respond(given, request));
    });
  }

  return {
    answer,
    /** Lets an operation whose answer is a file be answered by what sends it to the browser as well. */
    handle: (operation: Operation, send: RequestHandler): void => {
      app[operation.method](routeOf(operation.path), send);
    },
    /** Answers an operation inside a project. */
    inProject: <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
      operation: Operation<P, Q, B, A>,
      respond: (scope: Scope, given: Given<P, Q, B>) => z.input<A> | Promise<z.input<A>>,
    ): void => {
      answer(operation, (given, request) => respond(scopeOf(workspace, request), given));
    },
  };
}

export type Answering = ReturnType<typeof createAnswering>;
