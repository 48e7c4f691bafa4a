import { join } from 'node:path';
import express, { type Express } from 'express';
import type { FilePreview } from './api/sources.ts';
import { Refusal } from './domain/refusal.ts';
import { createErasing } from './processes/erasing.ts';
import { Keeping } from './processes/keeping.ts';
import { createMinimising } from './processes/minimising.ts';
import { createPseudonymising } from './processes/pseudonyms.ts';
import { createReader } from './processes/reader.ts';
import { createStoring } from './processes/storing.ts';
import { createSuggesting } from './processes/suggesting.ts';
import { createUpkeep } from './processes/upkeep.ts';
import { openSample } from './sample.ts';
import { starterCodebook, starterNames } from './starters.ts';
import { stagedFiles } from './storage/staged/staged-files.ts';
import type { Workspace } from './storage/workspace.ts';
import { version } from './version.ts';
import { viewsFolder } from './views-folder.ts';
import { readAssets } from './web/http/assets.ts';
import { answerErrors } from './web/http/errors.ts';
import { lockedDown, ownHostOnly, ownWritesOnly } from './web/http/guard.ts';
import { createPages } from './web/http/pages.ts';
import { scopeAround } from './web/http/request-context.ts';
import type { Session } from './web/http/session/session.ts';
import { addRoutes } from './web/routes.ts';

const hourMs = 3600 * 1000;
const root = join(import.meta.dirname, '..');

/** The one place where things are put together. `close` ends what works in the background. */
export function createApp(
  workspace: Workspace,
  session: Session,
): { app: Express; close: () => Promise<void> } {
  // A hostile file is given up after this long, so that the next one gets its turn.
  const reader = createReader({ timeoutMs: 4500 });
  const storing = createStoring();
  const suggesting = createSuggesting();
  const upkeep = createUpkeep();
  const keeping = new Keeping({ workspace, upkeep, closeElsewhere: () => suggesting.letGo() });
  const erasing = createErasing();
  const pseudonymising = createPseudonymising();
  const minimising = createMinimising();
  const staged = stagedFiles<FilePreview>(workspace.folder);
  staged.sweep();
  const sweeping = setInterval(() => {
    staged.sweep();
  }, hourMs).unref();
  // Who makes suggestions has the files open too.
  workspace.opened.onLetGo(() => void suggesting.letGo());
  const assets = readAssets(join(root, 'dist'));
  const pages = createPages(viewsFolder, { asset: assets.address, version });
  const starters = {
    codebook: starterCodebook,
    names: starterNames,
    sample: (coder: string) => openSample(workspace, reader, coder),
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(lockedDown, ownHostOnly);
  app.get('/assets/:asset', assets.serve);
  app.use(session.guard, ownWritesOnly);
  addRoutes(app, {
    workspace,
    pages,
    reader,
    starters,
    storing,
    suggesting,
    upkeep,
    keeping,
    erasing,
    pseudonymising,
    minimising,
    packScript: () => assets.text('pack.js'),
    staged,
  });
  app.use(() => {
    throw new Refusal('missing', 'There is no such page.');
  });
  app.use(answerErrors(pages, (request) => scopeAround(workspace, request)));
  return {
    app,
    close: async () => {
      clearInterval(sweeping);
      const beside = [reader, storing, suggesting, upkeep, erasing, pseudonymising, minimising];
      await Promise.all(beside.map((one) => one.close()));
    },
  };
}
