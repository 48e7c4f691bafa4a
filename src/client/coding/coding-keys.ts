import type { Polarity } from '../../domain/coding.ts';
import { the } from '../kit/dom.ts';
import type { Footer } from '../kit/footer.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import type { Moving } from './moving.ts';
import { suggestionsOfTurn } from './paint-text.ts';
import type { Picker } from './picker.ts';
import { codingInHand, target, type Page } from './state.ts';
import type { Writing } from './writing.ts';

interface Hands {
  readonly page: Page;
  readonly writing: Writing;
  readonly moving: Moving;
  readonly picker: Picker;
  readonly footer: Footer;
}

/** Everything a key does on the coding page; "?" shows this very list. */
export function wakeCodingKeys(hands: Hands): void {
  const keys: KeyBinding[] = [
    ...movingKeys(hands),
    ...codingKeys(hands),
    ...handKeys(hands),
    ...suggestionKeys(hands),
  ];
  keys.push({
    key: 'f',
    does: 'Filter the codes',
    run: () => the('#code-filter', HTMLInputElement).focus(),
  });
  keys.push(...commonKeys(hands.footer, () => keys));
  listenForKeys(keys);
}

function movingKeys({ moving, page }: Hands): KeyBinding[] {
  const follow = (id: string) => () => {
    document.getElementById(id)?.click();
  };
  return [
    {
      key: 'j',
      does: 'Next turn',
      run: () => moving.byTurn(1),
    },
    {
      key: 'k',
      does: 'Previous turn',
      run: () => moving.byTurn(-1),
    },
    {
      key: 'Shift+J',
      does: 'Select the next sentence',
      run: () => moving.bySentence(1),
    },
    {
      key: 'Shift+K',
      does: 'Select the previous sentence',
      run: () => moving.bySentence(-1),
    },
    {
      key: 'Shift+ArrowRight',
      does: 'Select a word more',
      run: () => moving.stretch('end', 1),
    },
    {
      key: 'Shift+ArrowLeft',
      does: 'Select a word less',
      run: () => moving.stretch('end', -1),
    },
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
    {
      key: 'Escape',
      does: 'Let go of the selection or coding',
      run: () => moving.toTurn(page.store.get().turn),
    },
    { key: 'Ctrl+ArrowRight', does: 'Next source', run: follow('next') },
    { key: 'Ctrl+ArrowLeft', does: 'Previous source', run: follow('previous') },
  ];
}

function codingKeys({ page, writing, picker, footer }: Hands): KeyBinding[] {
  const pick = (): void => {
    const span = target(page);
    if (span) picker.open(span);
  };
  const applyRecent = (place: number): void => {
    const codeId = page.store.get().recent[place];
    const span = target(page);
    if (codeId === undefined) footer.say('No recent code there yet: press c to choose one.');
    else if (span) void writing.apply(span, [{ codeId }]);
  };
  return [
    { key: 'c', does: 'Code the selection, or the whole turn', run: pick },
    { key: 'Enter', does: 'The same', run: pick },
    {
      key: 'r',
      does: 'Code with the last code again',
      run: () => applyRecent(0),
    },
    ...Array.from({ length: 9 }, (_, place) => ({
      key: String(place + 1),
      does: 'Code with the recent code of that number, up to 9',
      unlisted: place > 0,
      run: () => applyRecent(place),
    })),
    {
      key: 'i',
      does: 'Code in vivo: the selected words become the code',
      run: () => inVivo(page, writing, footer),
    },
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

function handKeys({ page, writing, moving, footer }: Hands): KeyBinding[] {
  const withCoding = (act: (coding: NonNullable<ReturnType<typeof codingInHand>>) => void) => (): void => {
    const coding = codingInHand(page.store.get()) ?? onlyCodingHere(page);
    if (coding) act(coding);
    else footer.say('Take a coding in hand first: click its stripe, or press Tab until you reach it.');
  };
  const polarise = (polarity: Polarity) => withCoding((coding) => void writing.polarise(coding, polarity));
  const note = withCoding((coding) => {
    moving.toCoding(coding.guid);
    the('#memo', HTMLTextAreaElement).focus();
  });
  const remove = withCoding((coding) => void writing.remove(coding));
  return [
    {
      key: ']',
      does: 'Its end a word later',
      run: () => moving.resize('end', 1),
    },
    {
      key: '[',
      does: 'Its end a word earlier',
      run: () => moving.resize('end', -1),
    },
    {
      key: '}',
      does: 'Its beginning a word later',
      run: () => moving.resize('start', 1),
    },
    {
      key: '{',
      does: 'Its beginning a word earlier',
      run: () => moving.resize('start', -1),
    },
    { key: '+', does: 'The coding in hand supports its code', run: polarise('supports') },
    { key: '-', does: 'It contradicts its code', run: polarise('contradicts') },
    { key: '~', does: 'It qualifies its code', run: polarise('qualifies') },
    { key: '0', does: 'It only speaks of its code', run: polarise('plain') },
    { key: 'm', does: 'Memo on the coding', run: note },
    { key: 'Delete', does: 'Remove the coding in hand', run: remove },
    { key: 'Backspace', does: 'The same', run: remove },
  ];
}

/** Where a turn has one coding there is no need to point at it. */
function onlyCodingHere({ store, turns }: Page) {
  const { codings, turn } = store.get();
  const here = turns[turn];
  const [only, another] = codings.filter(({ start, end }) => here && start < here.end && end > here.start);
  return another ? undefined : only;
}

function suggestionKeys({ page, moving, writing }: Hands): KeyBinding[] {
  const inHand = (as: 'accept' | 'reject') => (): void => {
    const state = page.store.get();
    const suggestion = suggestionsOfTurn(page, state)[state.suggestion];
    if (suggestion) void writing[as](suggestion);
  };
  return [
    {
      key: 'n',
      does: 'Next suggestion',
      run: () => moving.toNextSuggestion(),
    },
    { key: 'a', does: 'Accept the suggestion', run: inHand('accept') },
    { key: 'x', does: 'Reject the suggestion', run: inHand('reject') },
  ];
}
