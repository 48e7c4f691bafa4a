import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Workspace } from '../../storage/workspace.ts';
import { leadTo, orShow } from './form-answers.ts';
import { scopeOf, type Scope } from './request-context.ts';
import { readAs } from './request.ts';

/** The form by which something is called. */
export const NameForm = z.object({
  name: z
    .string()
    .max(100_000)
    .default('')
    .transform((name) => name.replace(/\r\n?/g, '\n').trim()),
});

/** What stands on the list beside its things: why a name was refused, and the name as it was typed. */
export interface TypedName {
  readonly problem: string;
  readonly name: string;
}

interface NamedThings {
  readonly show: (response: Response, scope: Scope, typed: TypedName) => void;
  /** Makes one of them; answers its page. */
  readonly make: (scope: Scope, name: string) => string;
}

/** A page that lists things of one kind and makes another by its name; a name that is refused stands there again. */
export function namedList(workspace: Workspace, { show, make }: NamedThings) {
  const index: RequestHandler = (request, response) => {
    show(response, scopeOf(workspace, request), { problem: '', name: '' });
  };
  const add: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const { name } = readAs(NameForm, request.body);
    await orShow(
      response,
      () => {
        leadTo(response, make(scope, name));
      },
      ({ message }) => {
        show(response, scope, { problem: message, name });
      },
    );
  };
  return { index, add };
}
