import { make, the } from '../../kit/dom.ts';
import { remembered } from '../../kit/remembered.ts';
import { everything, shownCodings, type Page, type Seen, type State } from '../state.ts';
import { isWish, joiningWish } from '../writing/joining.ts';

/** How the text is set: her measures, kept by this browser. */
interface Setting {
  readonly size: number;
  readonly measure: number;
  readonly leading: number;
}

const plainSetting: Setting = { size: 17, measure: 62, leading: 1.62 };
const isSetting = (kept: unknown): kept is Setting =>
  typeof kept === 'object' &&
  kept !== null &&
  ['size', 'measure', 'leading'].every(
    (name) => typeof Object.entries(kept).find(([key]) => key === name)?.[1] === 'number',
  );

/** The menu of what is seen: whose codings, of which facet and origin, which turns, and how large the text is set. */
export function startViewMenu(page: Page): void {
  const menu = the('#seeing', HTMLElement);
  menu.append(
    chooser(
      'Codings of',
      [['', 'everybody'], ...page.coders.map(({ id, name }): Line => [String(id), name])],
      (value) => {
        see(page, { coder: value === '' ? null : Number(value) });
      },
    ),
    ...codeChoosers(page),
    chooser('Origin', origins, (value) => {
      see(page, {
        origin: origins.some(([known]) => known === value) && value !== '' ? (value as Seen['origin']) : null,
      }); // one of the origins above
    }),
    chooser('Turns', turnsShown, (value) => {
      see(page, { turns: value as Seen['turns'] }); // one of the lines above
    }),
    againChooser(page),
    voicesBox(),
    ...settings(),
  );
  page.store.paintWith((state, before) => {
    if (state.seen !== before?.seen || state.codebook !== before.codebook) showChosen(state);
    // Turns are hidden by what they hold; where all are shown, codings change nothing.
    const byCodings =
      state.seen.turns !== 'all' && (state.codings !== before?.codings || state.code !== before.code);
    if (byCodings || (before && state.seen !== before.seen)) hideTurns(page, state);
    if (state.seen !== before?.seen) markFiltered(state);
  });
}

type Line = readonly [value: string, label: string];

const origins: readonly Line[] = [
  ['', 'in any way'],
  ['by hand', 'by hand'],
  ['in vivo', 'in vivo'],
  ['accepted suggestion', 'from a suggestion'],
  ['imported', 'imported'],
];

const turnsShown: readonly Line[] = [
  ['all', 'all'],
  ['coded', 'with codings'],
  ['not coded', 'without codings'],
  ['with the selected code', 'with the selected code'],
];

const codesOf = ({ codes }: Page): Line[] => codes.map(({ id, path }) => [String(id), path] as const);

const facetsOf = ({ codes }: Page): Line[] =>
  codes.flatMap(({ id, name, depth }) => (depth === 0 ? [[String(id), name] as const] : []));

function see({ store }: Page, change: Partial<Seen>): void {
  store.update({ seen: { ...store.get().seen, ...change } });
}

/** Shows everything again. */
export function seeEverything({ store }: Page): void {
  store.update({ seen: everything });
}

/** The choices of a facet and of a code; they offer what is in the codebook by now. */
function codeChoosers(page: Page): HTMLElement[] {
  const facet = chooser('Top-level code', [], (value) => {
    see(page, { facet: value === '' ? null : Number(value) });
  });
  const code = chooser('Code', [], (value) => {
    see(page, { code: value === '' ? null : Number(value) });
  });
  page.store.paintWith(({ codebook }, before) => {
    if (codebook === before?.codebook) return;
    fill(the('select', HTMLSelectElement, facet), [['', 'every top-level code'], ...facetsOf(page)]);
    fill(the('select', HTMLSelectElement, code), [['', 'every code'], ...codesOf(page)]);
  });
  return [facet, code];
}

/** The choices say what is seen. */
function showChosen({ seen: { coder, facet, code, origin, turns } }: State): void {
  const chosen = [coder, facet, code, origin, turns].map((one) => String(one ?? ''));
  filters().forEach((select, at) => (select.value = chosen[at] ?? ''));
}

/** The choices of what is seen; what becomes of a code given again is no filter. */
const filters = (): HTMLSelectElement[] =>
  [...document.querySelectorAll<HTMLSelectElement>('#seeing select')].slice(0, 5);

function chooser(label: string, lines: readonly Line[], chosen: (value: string) => void): HTMLElement {
  const select = make('select');
  fill(select, lines);
  select.addEventListener('change', () => {
    chosen(select.value);
  });
  return make('label', {}, `${label} `, select);
}

const fill = (select: HTMLSelectElement, lines: readonly Line[]): void => {
  select.replaceChildren(...lines.map(([value, text]) => make('option', { value, textContent: text })));
};

/** What becomes of stretches of one code that touch. */
function againChooser({ base }: Page): HTMLElement {
  const wish = joiningWish(base);
  const lines: readonly Line[] = [
    ['ask', 'ask once'],
    ['join', 'merge them'],
    ['keep', 'keep them apart'],
  ];
  const label = chooser('Overlapping codings of one code', lines, (value) => {
    if (isWish(value)) wish.set(value);
  });
  const select = the('select', HTMLSelectElement, label);
  select.value = wish.get();
  // She may have been asked in the meantime.
  the('#seeing-menu', HTMLElement).addEventListener('toggle', () => {
    select.value = wish.get();
  });
  return label;
}

/** Whether speakers are told apart by colour; kept by this browser. */
function voicesBox(): HTMLElement {
  const kept = remembered('colours of speakers', false, (value) => typeof value === 'boolean');
  const box = make('input', { type: 'checkbox', checked: kept.get() });
  const apply = (): void => {
    the('#coding', HTMLElement).classList.toggle('voices', box.checked);
  };
  box.addEventListener('change', () => {
    kept.set(box.checked);
    apply();
  });
  apply();
  return make('label', {}, 'Speakers in colour ', box);
}

/** Turns that are not wanted are taken out of sight, also out of the way of the keys. */
function hideTurns(page: Page, state: State): void {
  const shown = shownCodings(page, state);
  const wanted = state.seen.turns;
  for (const turn of page.turns) {
    const here =
      wanted === 'all' ? [] : shown.filter(({ start, end }) => start < turn.end && end > turn.start);
    const isShown =
      wanted === 'all' ||
      (wanted === 'coded' && here.length > 0) ||
      (wanted === 'not coded' && here.length === 0 && turn.isEvidence) ||
      (wanted === 'with the selected code' && here.some(({ codeId }) => codeId === state.code));
    if (turn.element.hidden === isShown) turn.element.hidden = !isShown;
  }
  // A stretch without a turn to show would still keep its place while it is out of sight.
  for (const stretch of the('#turns', HTMLElement).querySelectorAll<HTMLElement>('.stretch'))
    stretch.hidden = stretch.querySelector('.turn:not([hidden])') === null;
}

function markFiltered({ seen }: State): void {
  const isFiltered = Object.entries(seen).some(([name, value]) => everything[name as keyof Seen] !== value); // the fields of Seen
  the('#seeing-menu', HTMLElement).classList.toggle('filtered', isFiltered);
}

/** Size of the letters, length and distance of the lines. */
function settings(): HTMLElement[] {
  const kept = remembered('setting of the text', plainSetting, isSetting);
  const apply = (setting: Setting): void => {
    const { style } = the('#coding', HTMLElement);
    style.setProperty('--text', `${setting.size}px/${setting.leading} var(--serif)`);
    style.setProperty('--measure', `${setting.measure}ch`);
  };
  const slider = (
    label: string,
    name: keyof Setting,
    [min, max, step]: readonly [number, number, number],
  ): HTMLElement => {
    const input = make('input', {
      type: 'range',
      min: String(min),
      max: String(max),
      step: String(step),
      value: String(kept.get()[name]),
    });
    input.addEventListener('input', () => {
      kept.set({ ...kept.get(), [name]: Number(input.value) });
      apply(kept.get());
    });
    return make('label', {}, `${label} `, input);
  };
  apply(kept.get());
  return [
    slider('Text size', 'size', [13, 26, 1]),
    slider('Line length', 'measure', [40, 90, 2]),
    slider('Line spacing', 'leading', [1.3, 2.2, 0.02]),
  ];
}
