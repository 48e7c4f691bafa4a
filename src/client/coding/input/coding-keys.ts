import { the } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../../kit/keys.ts';
import type { Correcting } from '../correction/correcting.ts';
import { suggestionsOfTurn } from '../painting/paint-text.ts';
import type { Picker } from '../picking/picker.ts';
import { target, type Page } from '../state.ts';
import type { Learning } from '../suggestions/learning.ts';
import { turnIntoHeading } from '../text/matter.ts';
import { seeEverything } from '../text/view-menu.ts';
import type { Writing } from '../writing/writing.ts';
import { digitsKept, togglePin, type Brush } from './brush.ts';
import { handKeys } from './hand-keys.ts';
import type { Moving } from './moving.ts';

/** Everything a key may reach. */
export interface Parts {
  readonly page: Page;
  readonly writing: Writing;
  readonly moving: Moving;
  readonly picker: Picker;
  readonly footer: Footer;
  readonly brush: Brush;
  readonly learning: Learning;
  /** What is reached by key beside the text: the sources, and all words of a code. */
  readonly around: readonly KeyBinding[];
  readonly correcting: Correcting;
}

/** Everything a key does on the coding page; "?" shows this very list. */
export function startCodingKeys(parts: Parts): void {
  const keys: KeyBinding[] = [
    ...movingKeys(parts),
    ...codingKeys(parts),
    ...handKeys(parts),
    ...suggestionKeys(parts),
    ...parts.around,
  ];
  keys.push({
    key: 'F2',
    does: 'Correct the words of this turn, or who says them',
    run: () => parts.correcting.open(),
  });
  keys.push({
    key: 'Shift+H',
    does: 'Take the turn for a heading, or for what somebody says',
    run: () => {
      turnIntoHeading(parts.page, parts.writing);
    },
  });
  keys.push({
    key: 'f',
    does: 'Filter the codes',
    run: () => the('#code-filter', HTMLInputElement).focus(),
  });
  keys.push(
    ...commonKeys(
      parts.footer,
      () => keys,
      () => codeLines(parts),
    ),
  );
  const kept = digitsKept(parts.page.base);
  parts.page.store.paintWith(({ slots }, before) => {
    if (before && slots !== before.slots) kept.set(slots);
  });
  listenForKeys(keys);
}

/** Every code, to be applied from the palette. */
const codeLines = ({ page, writing }: Parts) =>
  page.codes
    .filter((code) => !code.isAside)
    .map((code) => ({
      label: `Code with ${code.path}`,
      value: () => {
        const span = target(page);
        if (span) void writing.apply(span, [{ codeId: code.id }]);
      },
    }));

function movingKeys({ moving, page, brush, footer }: Parts): KeyBinding[] {
  const toUncoded = (): void => {
    if (!moving.toUncoded()) footer.say('Every turn of an informant that is shown has a coding.');
  };
  const letGo = (): void => {
    brush.putDown();
    moving.toTurn(page.store.get().turn);
  };
  const follow = (id: string) => () => {
    document.getElementById(id)?.click();
  };
  return [
    { key: 'j', does: 'Next turn', run: () => moving.byTurn(1) },
    { key: 'k', does: 'Previous turn', run: () => moving.byTurn(-1) },
    { key: 'Shift+J', does: 'Select the next sentence as well', run: () => moving.bySentence(1) },
    { key: 'Shift+K', does: 'Select a sentence less, or one before', run: () => moving.bySentence(-1) },
    { key: 'Alt+j', does: 'Select the next sentence alone', run: () => moving.toSentence(1) },
    { key: 'Alt+k', does: 'Select the previous sentence alone', run: () => moving.toSentence(-1) },
    { key: 'Shift+ArrowRight', does: 'Select a word more', run: () => moving.stretch('end', 1) },
    { key: 'Shift+ArrowLeft', does: 'Select a word less', run: () => moving.stretch('end', -1) },
    {
      key: 'Alt+ArrowRight',
      does: 'Begin the selection a word later',
      run: () => moving.stretch('start', 1),
    },
    {
      key: 'Alt+ArrowLeft',
      does: 'Begin the selection a word earlier',
      run: () => moving.stretch('start', -1),
    },
    { key: '.', does: 'Next coding', run: () => moving.byCoding(1) },
    { key: ',', does: 'Previous coding', run: () => moving.byCoding(-1) },
    { key: 'o', does: 'The next coding of this turn, where several overlap', run: () => moving.cycle() },
    { key: 'e', does: 'Next turn in which nothing is coded', run: toUncoded },
    { key: 'Escape', does: 'Let go of the selection, the coding or the brush', run: letGo },
    { key: 'Ctrl+ArrowRight', does: 'Next source', run: follow('next') },
    { key: 'Ctrl+ArrowLeft', does: 'Previous source', run: follow('previous') },
    { key: 'Shift+R', does: 'Mark the source as read to the end, or not', run: follow('read') },
    { key: 'Shift+V', does: 'Show all codings and turns again', run: () => seeEverything(page) },
  ];
}

function codingKeys({ page, writing, picker, footer, brush }: Parts): KeyBinding[] {
  const pick = (): void => {
    const span = target(page);
    const { brush: codeId, selection } = page.store.get();
    // What she selects by key is whole when she says so.
    if (codeId !== null && selection) void writing.apply(selection, [{ codeId }]);
    else if (span) picker.open(span);
  };
  const applyDigit = (place: number): void => {
    const codeId = page.store.get().slots[place];
    const span = target(page);
    if (codeId === undefined || codeId === 0)
      footer.say('No code there yet: press c to choose one, or p to pin one.');
    else if (span) void writing.apply(span, [{ codeId }]);
  };
  const again = (): void => {
    const [codeId] = page.store.get().recent;
    const span = target(page);
    if (codeId === undefined) footer.say('Nothing was coded yet: press c to choose a code.');
    else if (span) void writing.apply(span, [{ codeId }]);
  };
  return [
    { key: 'c', does: 'Code the selection, or the whole turn', run: pick },
    { key: 'Enter', does: 'The same', run: pick },
    { key: 'r', does: 'Code with the last code again', run: again },
    ...Array.from({ length: 9 }, (_, place) => ({
      key: String(place + 1),
      does: 'Code with the code that has that number, up to 9',
      unlisted: place > 0,
      run: () => applyDigit(place),
    })),
    {
      key: 'i',
      does: 'Code in vivo: the selected words become the code',
      run: () => inVivo(page, writing, footer),
    },
    { key: 'b', does: 'Brush: code whatever is selected with the selected code', run: () => brush.toggle() },
    { key: 'p', does: 'Pin the selected code to a digit, or let it go', run: () => togglePin(page, footer) },
  ];
}

function inVivo(page: Page, writing: Writing, footer: Footer): void {
  const { selection } = page.store.get();
  const words =
    selection && page.text.slice(selection.start, selection.end).replace(/\s+/g, ' ').replaceAll('>', '›');
  if (!selection || !words) footer.say('Select a few words first; they become the code.');
  else if (words.length > 120) footer.say('That is too long for a name: select fewer words.', 'problem');
  else void writing.apply(selection, [{ newName: words, parentId: null }], 'in vivo');
}

function suggestionKeys({ page, moving, writing, learning }: Parts): KeyBinding[] {
  const inHand = (as: 'accept' | 'reject' | 'ignore') => (): void => {
    const state = page.store.get();
    const suggestion = suggestionsOfTurn(page, state)[state.suggestion];
    if (suggestion) void writing[as](suggestion);
  };
  const show = async (): Promise<void> => {
    const { shown } = page.store.get();
    if (shown?.isShown === false)
      await (shown.showing === 'asked' ? learning.show() : learning.choose('live'));
  };
  return [
    {
      key: 'n',
      does: 'Next suggestion',
      run: () => moving.toNextSuggestion(),
    },
    { key: 'a', does: 'Accept the suggestion', run: inHand('accept') },
    { key: 'x', does: 'Reject the suggestion', run: inHand('reject') },
    { key: 'w', does: 'Reject it, and never suggest its code for that word again', run: inHand('ignore') },
    {
      key: 'y',
      does: 'Why exactly it is suggested',
      run: () => document.querySelector<HTMLElement>('[data-why=in-hand]')?.click(),
    },
    { key: 's', does: 'Show the suggestions that are kept back', run: () => void show() },
  ];
}
