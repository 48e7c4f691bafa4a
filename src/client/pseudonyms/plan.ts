import type { Answer } from '../../api/operations.ts';
import { counted } from '../../domain/counted.ts';
import { make } from '../kit/dom.ts';

/** What the server found. */
export type Plan = Answer<'POST pseudonyms/plan'>;
type Planned = Plan['pseudonyms'][number];

/** What can be chosen on it. */
export interface PlanActions {
  readonly base: string;
  readonly leave: (hit: string, isLeft: boolean) => void;
  readonly near: (name: string, isChosen: boolean) => void;
  readonly showAll: (of: number) => void;
  readonly deleteFile: (path: string, isDeleted: boolean) => void;
}

/** What would be replaced, by pseudonym, with every choice she has. */
export function planList(plan: Plan, actions: PlanActions): HTMLElement[] {
  return [
    make('h2', {}, 'What would be replaced'),
    ...plan.problems.map((problem) => make('p', { className: 'problem', role: 'alert' }, problem)),
    ...nearList(plan, actions),
    ...plan.pseudonyms.map((one, of) => pseudonymItem(one, of, actions)),
    ...unseenLine(plan),
    ...plan.stays.map((stays) =>
      make('p', { className: 'problem' }, `${stays} It stays so: rename it by hand.`),
    ),
    ...fileList(plan, actions),
  ];
}

function nearList({ near, pseudonyms }: Plan, actions: PlanActions): HTMLElement[] {
  if (near.length === 0) return [];
  return [
    make(
      'fieldset',
      { className: 'card' },
      make('legend', {}, 'Other forms that were found: replace them too?'),
      ...near.map(({ name, of, count, isChosen }) =>
        check(isChosen, `${name} (${counted(count, 'time')}) → ${pseudonyms[of]?.pseudonym ?? ''}`, (is) => {
          actions.near(name, is);
        }),
      ),
    ),
  ];
}

function check(isOn: boolean, says: string, does: (isOn: boolean) => void): HTMLLabelElement {
  const box = make('input', { type: 'checkbox', checked: isOn });
  box.addEventListener('change', () => {
    does(box.checked);
  });
  return make('label', { className: 'check' }, box, ` ${says}`);
}

function pseudonymItem(one: Planned, of: number, actions: PlanActions): HTMLElement {
  const { pseudonym, names, count, places, already, hits } = one;
  const where = count === 0 ? 'nowhere' : `${counted(count, 'time')}, ${counted(places, 'place')}`;
  const more = make('button', { type: 'button' }, `Show all ${count}`);
  more.addEventListener('click', () => {
    actions.showAll(of);
  });
  return make(
    'details',
    { className: 'card' },
    make(
      'summary',
      {},
      make('b', {}, pseudonym),
      ` for ${names.join(', ')}: `,
      make('span', { className: 'quiet' }, where),
    ),
    already > 0 &&
      make(
        'p',
        { className: 'problem' },
        `“${pseudonym}” stands in the study already (${counted(already, 'time')}): one cannot be told from the other. Better choose another.`,
      ),
    make('ul', { className: 'plain' }, ...hits.map((hit) => hitItem(hit, pseudonym, actions))),
    hits.length < count && make('p', { className: 'bar' }, more),
  );
}

function hitItem(hit: Planned['hits'][number], pseudonym: string, { base, leave }: PlanActions): HTMLElement {
  const { id, where, path, before, words, after, isLeft } = hit;
  const place = path === '' ? make('b', {}, where) : make('a', { href: `${base}${path}` }, where);
  const quote = make(
    'blockquote',
    {},
    make('span', { className: 'quiet' }, before),
    make('del', {}, words),
    ' ',
    make('ins', {}, pseudonym),
    make('span', { className: 'quiet' }, after),
  );
  quote.dir = 'auto';
  return make(
    'li',
    {},
    place,
    quote,
    check(isLeft, 'Leave it as it is', (is) => {
      leave(id, is);
    }),
  );
}

function unseenLine({ unseen: { texts, undo, lines } }: Plan): HTMLElement[] {
  const parts = [
    texts > 0 && counted(texts, 'earlier text'),
    undo > 0 && `what it takes to undo ${counted(undo, 'change')}`,
    lines > 0 && `${counted(lines, 'line')} of the history`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? [] : [make('p', {}, `Also in ${parts.join(', ')}.`)];
}

function fileList({ files }: Plan, actions: PlanActions): HTMLElement[] {
  if (files.length === 0) return [];
  return [
    make(
      'fieldset',
      { className: 'card' },
      make('legend', {}, 'Copies in this workspace that hold the names: delete them?'),
      ...files.map(({ path, at }) =>
        check(false, `${path}, last changed on ${at.slice(0, 10)}`, (is) => {
          actions.deleteFile(path, is);
        }),
      ),
    ),
  ];
}
