// What she says of many texts at once: of those that are ticked, or of all where none is.
import { asRead, type LabelRule } from '../../../domain/label-rule.ts';
import { make, the } from '../../kit/dom.ts';
import type { Known } from './known.ts';
import { patternOptions, ruleOfChoice } from './labels.ts';
import type { Field, PreviewRow } from './preview-row.ts';

interface Tells {
  readonly correct: (rows: readonly PreviewRow[], rule: LabelRule) => Promise<void>;
  /** Told when she leaves texts out or takes them again. */
  readonly changed: () => void;
}

const fields: readonly (readonly [string, Field])[] = [
  ['#all-case', 'case'],
  ['#all-kind', 'kind'],
  ['#all-date', 'date'],
  ['#all-type', 'type'],
];

export function startMany(known: Known, shown: readonly PreviewRow[], { correct, changed }: Tells) {
  const ticked = (): PreviewRow[] => shown.filter(({ tick }) => tick.checked);
  const targets = (): readonly PreviewRow[] => (ticked().length > 0 ? ticked() : shown);
  const whole = the('#tick-all', HTMLInputElement);
  const say = (): void => {
    const count = ticked().length;
    whole.checked = count > 0 && count === shown.length;
    whole.indeterminate = count > 0 && count < shown.length;
    for (const one of document.querySelectorAll('.for-whom'))
      one.textContent = count === 0 ? 'for all' : `for the ${count} ticked`;
    the('#leave-out', HTMLElement).hidden = the('#take-in', HTMLElement).hidden = count === 0;
  };
  fillLists(known);
  whole.addEventListener('change', () => {
    for (const { tick } of shown) tick.checked = whole.checked;
    say();
  });
  for (const [id, field] of fields) {
    const input = the(id, HTMLElement);
    input.addEventListener('change', () => {
      if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)
        for (const row of targets()) row.set(field, input.value);
    });
  }
  const pattern = the('#all-pattern', HTMLSelectElement);
  pattern.replaceChildren(...patternOptions('as understood'));
  pattern.addEventListener('change', () => {
    const rule = pattern.value === '' ? asRead : ruleOfChoice(pattern.value);
    pattern.disabled = true;
    void correct(targets(), rule).finally(() => {
      pattern.disabled = false;
    });
  });
  for (const [id, isTaken] of [
    ['#leave-out', false],
    ['#take-in', true],
  ] as const)
    the(id, HTMLButtonElement).addEventListener('click', () => {
      for (const row of ticked()) row.take(isTaken);
      changed();
    });
  // A box with Shift ticks all between it and the one before, as in lists of files.
  let last = -1;
  the('#previews', HTMLElement).addEventListener('click', ({ target, shiftKey }) => {
    const at = shown.findIndex(({ tick }) => tick === target);
    if (at < 0) return;
    const isTicked = shown[at]?.tick.checked ?? false;
    if (shiftKey && last >= 0)
      for (const { tick } of shown.slice(Math.min(at, last), Math.max(at, last) + 1)) tick.checked = isTicked;
    last = at;
    say();
  });
  return { targets, say };
}

/** What is known already is offered where it is typed. */
function fillLists(known: Known): void {
  const types = ['partner', 'philanthropy', 'MEL partner', ...known.informants.map(({ type }) => type)];
  const lists: Record<string, readonly string[]> = {
    '#cases': known.cases,
    '#informants': known.informants.map(({ name }) => name),
    '#types': [...new Set(types)].filter((type) => type !== ''),
  };
  for (const [id, values] of Object.entries(lists))
    the(id, HTMLElement).replaceChildren(...values.map((value) => make('option', { value })));
}
