import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Id } from '../../api/common.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { MadeBy } from '../../storage/source-versions.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { differingTurns } from '../../study/correction/differing-turns.ts';
import { textOf } from '../../study/sources/texts.ts';
import type { Pages } from '../http/pages.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { sourceOf } from '../sources/sources.ts';
import type { Views } from '../views/views.ts';

const said: Readonly<Record<MadeBy, string>> = {
  import: 'as it was imported',
  turns: 'turns were corrected',
  speakers: 'a speaker was called otherwise',
  file: 'a corrected file was taken',
};

const Query = z.object({ since: Id.optional() });

/** The versions of a text, what changed since one of them, and where a corrected file is taken. */
export function textPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { id, name } = sourceOf(scope.project, request);
    const { since } = readAs(Query, request.query);
    const versions = scope.project.texts.versionsOf(id);
    const page = {
      base: scope.base,
      source: { id, name },
      versions: versions.map(({ number, madeBy, coder, createdAt }, place) => ({
        number,
        isNewest: place === 0,
        isChosen: number === since,
        said: said[madeBy],
        coder,
        at: createdAt,
        when: createdAt.slice(0, 16).replace('T', ' '),
      })),
      since: since === undefined ? null : changesSince(scope, id, since),
      data: dataBlock('text-data', { sourceId: id, version: versions[0]?.number ?? 1, base: scope.base }),
    };
    pages.show(response, scope, {
      title: `Text of ${name}`,
      room: 'sources',
      view: 'correction/show',
      page,
      script: 'correction',
    });
  };
  return { show };
}

/** What the text says otherwise than one of its versions did, by the turns as they are now. */
function changesSince(
  { project }: Scope,
  sourceId: number,
  since: number,
): Views['correction/show']['since'] {
  const then = project.texts.textOfVersion(sourceId, since);
  if (then === undefined) throw new Refusal('missing', 'There is no such version of this text.');
  // Seen from today's turns: what came since is new, what is no longer there is gone.
  const turns = differingTurns(textOf(project, sourceId), project.texts.turnsAndMatterOf(sourceId), then).map(
    ({ turn, parts }) => ({
      turn,
      parts: parts.map(({ kind, text }) => ({ kind: turnedAround[kind], text })),
    }),
  );
  return { number: since, turns };
}

const turnedAround = { same: 'same', gone: 'new', new: 'gone' } as const;
