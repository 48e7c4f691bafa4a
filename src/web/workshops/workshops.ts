import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { addCard, addWorkshop, removeCard, removeWorkshop } from '../../actions/workshops/workshops.ts';
import { Id, optionalId } from '../../api/common.ts';
import { cardKinds } from '../../domain/workshop/workshop.ts';
import { packHtml } from '../../formats/workshops/pack.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { hideNames } from '../../study/reports/hidden-names.ts';
import { workshopKnown } from '../../study/workshops/workshops.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import { namedList, type TypedName } from '../http/named-list.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { kindSaid, packCards } from './pack-of.ts';
import { roomPage, workshopPage, workshopSaid } from './workshop-page.ts';

const frame = { room: 'synthesis', script: 'workshops' } as const;
const CardForm = z.object({
  kind: z.enum(cardKinds),
  finding: optionalId,
  case: optionalId,
  code: optionalId,
});

/** The workshops of a study. */
export function workshopPages(workspace: Workspace, pages: Pages) {
  const showIndex = (response: Response, scope: Scope, more: TypedName): void => {
    const { base, project } = scope;
    const workshops = project.workshops.all().map((one) => ({
      name: one.name,
      href: `${base}/workshops/${one.id}`,
      says: workshopSaid(one),
    }));
    const page = { base, workshops, ...more };
    pages.show(response, scope, { ...frame, title: 'Workshops', view: 'workshops/index', page });
  };
  const { index, add } = namedList(workspace, {
    show: showIndex,
    make: ({ project, coder, base }, name) => `${base}/workshops/${addWorkshop(project, coder.id, name)}`,
  });
  return { index, add };
}

interface InWorkshop extends Scope {
  readonly id: number;
}

/** One workshop: its cards, its pack as a file and on paper, and its room. `script` is what brings a pack to life. */
export function oneWorkshop(workspace: Workspace, pages: Pages, script: () => string) {
  const opened = (request: Request): InWorkshop => ({
    ...scopeOf(workspace, request),
    id: readAs(Id, request.params['workshop']),
  });
  const showOne = (response: Response, scope: InWorkshop, problem: string): void => {
    const workshop = workshopKnown(scope.project, scope.id);
    const page = { ...workshopPage(scope, workshop), problem };
    pages.show(response, scope, { ...frame, title: workshop.name, view: 'workshops/show', page });
  };
  const show: RequestHandler = (request, response) => {
    showOne(response, opened(request), '');
  };
  const addOne: RequestHandler = async (request, response) => {
    const scope = opened(request);
    const form = readAs(CardForm, request.body);
    const wanted = { kind: form.kind, findingId: form.finding, caseId: form.case, codeId: form.code };
    await orShow(
      response,
      () => {
        addCard(scope.project, scope.coder.id, scope.id, wanted);
        leadTo(response, `${scope.base}/workshops/${scope.id}#cards`);
      },
      ({ message }) => {
        showOne(response, scope, message);
      },
    );
  };
  const drop: RequestHandler = (request, response) => {
    const { project, coder, base, id } = opened(request);
    removeCard(project, coder.id, { id, cardId: readAs(Id, request.params['card']) });
    leadTo(response, `${base}/workshops/${id}#cards`);
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, id } = opened(request);
    removeWorkshop(project, coder.id, id);
    leadTo(response, `${base}/workshops`);
  };
  return { show, addCard: addOne, dropCard: drop, remove, ...handedOut(pages, opened, script) };
}

/** What is handed out or thrown on a wall. */
function handedOut(pages: Pages, opened: (request: Request) => InWorkshop, script: () => string) {
  const pack: RequestHandler = (request, response) => {
    const { project, key, id } = opened(request);
    const workshop = workshopKnown(project, id);
    const hide = hideNames(project);
    const [name, welcome] = [hide(workshop.name), hide(workshop.welcome)];
    const cards = packCards(project, workshop);
    response.attachment(`${key}-workshop-${id}.html`).type('html');
    response.send(packHtml({ guid: workshop.guid, name, welcome, cards, script: script() }));
  };
  const paper: RequestHandler = (request, response) => {
    const scope = opened(request);
    const workshop = workshopKnown(scope.project, scope.id);
    const cards = packCards(scope.project, workshop).map(({ statement }, place) => ({
      number: place + 1,
      statement,
      kind: kindSaid[workshop.cards[place]?.kind ?? 'finding'],
    }));
    const name = hideNames(scope.project)(workshop.name);
    const page = { base: scope.base, at: `${scope.base}/workshops/${scope.id}`, name, cards };
    pages.show(response, scope, { ...frame, title: 'Cards on paper', view: 'workshops/paper', page });
  };
  const room: RequestHandler = (request, response) => {
    const scope = opened(request);
    const page = roomPage(scope, workshopKnown(scope.project, scope.id));
    pages.show(response, scope, { ...frame, title: `${page.name}: the room`, view: 'workshops/room', page });
  };
  return { pack, paper, room };
}
