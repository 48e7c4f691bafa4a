import type { RequestHandler } from 'express';
import { z } from 'zod';
import { ensureCoder } from '../../actions/projects/projects.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placeOf, rememberCoder } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';

const Chosen = z.object({
  name: z.string().max(80),
  newName: z.string().max(80).default(''),
  back: z.string().default(''),
});

export function coderPages(workspace: Workspace) {
  /** Says who codes from now on in this browser; a new name makes a new coder. */
  const choose: RequestHandler = (request, response) => {
    const { key, base, project } = placeOf(workspace, request);
    const { name, newName, back } = readAs(Chosen, request.body);
    rememberCoder(response, key, ensureCoder(project, newName.trim() === '' ? name : newName));
    // Only a page of this project: an address of elsewhere would lead her away.
    response.redirect(303, back.startsWith(`${base}/`) ? back : `${base}/sources`);
  };
  return { choose };
}
