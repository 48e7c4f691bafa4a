import { statSync } from 'node:fs';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { renameProject } from '../../actions/projects/projects.ts';
import * as api from '../../api/project-files.ts';
import { Refusal } from '../../domain/refusal.ts';
import { backupsOf, type Backup } from '../../storage/backups.ts';
import { canBeAccepted, unreadable, type Check } from '../../storage/check/check.ts';
import { shelved } from '../../storage/shelves.ts';
import { warningAbout } from '../../storage/whereabouts.ts';
import type { Listed } from '../../storage/workspace.ts';
import { fileAddress, projectAddress } from '../addresses.ts';
import type { Answering } from '../http/answer.ts';
import type { Parts } from '../http/parts.ts';
import { scopeOf } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import type { FilePage } from './file-views.ts';

const Confirmed = z.object({ sure: z.literal('yes', 'Tick the box first: this cannot be undone.') });

type FileParts = Pick<Parts, 'workspace' | 'pages' | 'upkeep' | 'keeping'>;

/**
 * The page of a project's file: where it is, whether it is whole, its backups, and what can be done with it. It does not need
 * the project to be open: a file that is damaged is brought back from here.
 */
export function filePages({ workspace, pages, upkeep, keeping }: FileParts) {
  async function answerPage(
    request: Request,
    response: Response,
    { problem, isChecked }: { problem: string; isChecked: boolean },
  ): Promise<void> {
    const page = await pageOf({ workspace, upkeep }, keyIn(request), isChecked);
    const title = `${page.name}: project file`;
    pages.show(response, null, { title, view: 'projects/file', page: { ...page, problem } });
  }

  /** Does something and leads on; what is refused is said on the page, with all that stands there. */
  const doing =
    (deed: (key: string, request: Request, response: Response) => Promise<string>): RequestHandler =>
    async (request, response) => {
      try {
        response.redirect(303, await deed(keyIn(request), request, response));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        response.status(error.kind === 'missing' ? 404 : 409);
        await answerPage(request, response, { problem: error.message, isChecked: false });
      }
    };
  const backupIn = (request: Request): string => readAs(z.string(), request.params['backup']);

  return {
    show: (async (request, response) => {
      await answerPage(request, response, { problem: '', isChecked: request.query['check'] === 'yes' });
    }) satisfies RequestHandler,
    accept: doing(async (key) => {
      await accept({ workspace, upkeep }, key, null);
      return `${fileAddress(key)}?check=yes#check`;
    }),
    backUp: doing(async (key) => {
      await keeping.backUp(key, 'asked');
      return `${fileAddress(key)}#backups`;
    }),
    restore: doing(async (key, request) => {
      await keeping.restore(key, backupIn(request));
      return `${projectAddress(key)}/sources`;
    }),
    openBeside: doing(async (key, request) => {
      const beside = await keeping.openBeside(key, backupIn(request));
      return `${projectAddress(beside)}/sources`;
    }),
    removeBackup: doing((key, request) => {
      readAs(Confirmed, request.body);
      keeping.removeBackup(key, backupIn(request));
      return Promise.resolve(`${fileAddress(key)}#backups`);
    }),
    rename: doing(async (key, request) => {
      await workspace.opened.ready(key, upkeep);
      const { project, coder } = scopeOf(workspace, request);
      renameProject(project, coder.id, readAs(api.NewName, request.body).name);
      return fileAddress(key);
    }),
    duplicate: doing(async (key) => `${projectAddress(await keeping.duplicate(key))}/sources`),
    putAway: doing(async (key, request) => {
      await keeping.putAway(key, readAs(api.putProjectAway.params.shape.shelf, request.params['shelf']));
      return '/';
    }),
  };
}

/** The archive and the trash, on the first page. */
export function shelfPages({ keeping }: Pick<Parts, 'keeping'>) {
  const at = (request: Request): z.output<typeof api.takeFromShelf.params> =>
    readAs(api.takeFromShelf.params, request.params);
  const takeBack: RequestHandler = (request, response) => {
    const { shelf, file } = at(request);
    response.redirect(303, fileAddress(keeping.takeBack(shelf, file)));
  };
  const deleteForGood: RequestHandler = (request, response) => {
    const { shelf, file } = at(request);
    readAs(Confirmed, request.body);
    keeping.deleteForGood(shelf, file);
    response.redirect(303, '/');
  };
  return { takeBack, deleteForGood };
}

const keyIn = (request: Request): string => readAs(z.string(), request.params['project']);

async function pageOf(
  { workspace, upkeep }: Pick<Parts, 'workspace' | 'upkeep'>,
  key: string,
  isChecked: boolean,
): Promise<Omit<FilePage, 'problem'>> {
  const backups = backupsOf(workspace.folder, key);
  const { name, problem, changedAt } = listedOr(workspace, key, backups.length > 0);
  const file = workspace.files.fileOf(key);
  const check = isChecked ? await checked({ workspace, upkeep }, key) : null;
  return {
    address: fileAddress(key),
    href: `${projectAddress(key)}/sources`,
    download: `${projectAddress(key)}/export/project`,
    name,
    file,
    bytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0,
    changedAt,
    changed: changedAt === '' ? '' : here(changedAt),
    unopened: problem,
    readOnly: workspace.files.whyReadOnly(key),
    warning: warningAbout(workspace.folder),
    check,
    canBeAccepted: check !== null && canBeAccepted(check),
    backups: backups.map(asLine),
  };
}

/** How the list shows a project; one of which only backups are there is shown as such. Refuses one of which nothing is there. */
function listedOr(workspace: Parts['workspace'], key: string, hasBackups: boolean): Omit<Listed, 'key'> {
  const found = workspace.list().find((one) => one.key === key);
  if (found) return found;
  if (!hasBackups) throw new Refusal('missing', `There is no project “${key}” in this workspace.`);
  return {
    name: key,
    problem: 'The file of this project is not there. Its backups are.',
    changedAt: '',
    holding: null,
  };
}

type Checking = Pick<Parts, 'workspace' | 'upkeep'>;

/** What is wrong with a project, also where it cannot be opened, or is no project at all. */
async function checked({ workspace, upkeep }: Checking, key: string): Promise<Check> {
  try {
    return await workspace.files.looking(key, upkeep.check);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return unreadable(error.message);
  }
}

async function accept({ workspace, upkeep }: Checking, key: string, coder: string | null): Promise<void> {
  workspace.refuseUnwritable();
  await upkeep.accept(workspace.files.fileThere(key), coder);
}

const asLine = (backup: Backup): FilePage['backups'][number] => ({
  ...backup,
  when: here(backup.at),
  why: reasons[backup.reason],
});

/** A moment by the clock on her wall. */
const here = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });

const reasons: Record<Backup['reason'], string> = {
  asked: 'you asked for it',
  upgrade: 'before an upgrade',
  import: 'before an import',
  merge: 'before codes were merged',
  removal: 'before something large was removed',
  restore: 'before a backup was restored',
  erasure: 'before something was erased',
};

/** The same for scripts. */
export function answerProjectFiles(
  { answer }: Answering,
  { workspace, upkeep, keeping }: Pick<Parts, 'workspace' | 'upkeep' | 'keeping'>,
): void {
  const { folder } = workspace;
  answer(api.checkFile, async ({ params }) => {
    const { faults, problems, ...counts } = await checked({ workspace, upkeep }, params.project);
    return { ...counts, faults: [...faults], problems: [...problems] };
  });
  answer(api.acceptFile, async ({ params }, request) => {
    await accept({ workspace, upkeep }, params.project, request.get('x-coder') ?? null);
    return {};
  });
  answer(api.listBackups, ({ params }) => backupsOf(folder, params.project));
  answer(api.backUpProject, async ({ params }) => {
    await keeping.backUp(params.project, 'asked');
    return backupsOf(folder, params.project);
  });
  answer(api.restoreBackup, async ({ params }) => {
    await keeping.restore(params.project, params.backup);
    return {};
  });
  answer(api.openBackupBeside, async ({ params }) => ({
    key: await keeping.openBeside(params.project, params.backup),
  }));
  answer(api.removeBackup, ({ params }) => {
    keeping.removeBackup(params.project, params.backup);
    return {};
  });
  answer(api.renameProject, async ({ params, body }, request) => {
    await workspace.opened.ready(params.project, upkeep);
    const { project, coder } = scopeOf(workspace, request);
    renameProject(project, coder.id, body.name);
    return {};
  });
  answer(api.duplicateProject, async ({ params }) => ({ key: await keeping.duplicate(params.project) }));
  answer(api.putProjectAway, async ({ params }) => {
    await keeping.putAway(params.project, params.shelf);
    return {};
  });
  answer(api.listShelf, ({ params }) => shelved(folder, params.shelf));
  answer(api.takeFromShelf, ({ params }) => ({ key: keeping.takeBack(params.shelf, params.file) }));
  answer(api.deleteFromShelf, ({ params }) => {
    keeping.deleteForGood(params.shelf, params.file);
    return {};
  });
}
