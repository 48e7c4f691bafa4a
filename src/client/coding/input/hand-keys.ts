import type { Coding } from '../../../api/codings.ts';
import type { Polarity } from '../../../domain/coding.ts';
import { the } from '../../kit/dom.ts';
import type { KeyBinding } from '../../kit/keys.ts';
import { codingInHand, type Page } from '../state.ts';
import type { Parts } from './coding-keys.ts';
import { codingsOfTurn } from './moving.ts';

/** The keys for a selected coding. */
export function handKeys(parts: Parts): KeyBinding[] {
  const { moving } = parts;
  return [
    { key: ']', does: 'Its end a word later', run: () => moving.resize('end', 1) },
    { key: '[', does: 'Its end a word earlier', run: () => moving.resize('end', -1) },
    { key: '}', does: 'Its beginning a word later', run: () => moving.resize('start', 1) },
    { key: '{', does: 'Its beginning a word earlier', run: () => moving.resize('start', -1) },
    { key: ')', does: 'Its end a sentence later', run: () => moving.resizeBySentence('end', 1) },
    { key: '(', does: 'Its end a sentence earlier', run: () => moving.resizeBySentence('end', -1) },
    { key: '>', does: 'Its beginning a sentence later', run: () => moving.resizeBySentence('start', 1) },
    { key: '<', does: 'Its beginning a sentence earlier', run: () => moving.resizeBySentence('start', -1) },
    { key: 't', does: 'Stretch it to the whole turn', run: () => moving.toWholeTurns() },
    ...changingKeys(parts),
  ];
}

function changingKeys({ page, writing, moving, picker, footer }: Parts): KeyBinding[] {
  const withCoding = (act: (coding: Coding) => void) => (): void => {
    const coding = codingInHand(page.store.get()) ?? onlyCodingHere(page);
    if (coding) act(coding);
    else footer.say('Select a coding first: click its stripe, or press o until it is underlined.');
  };
  const polarise = (polarity: Polarity) => withCoding((coding) => void writing.polarise(coding, polarity));
  const note = withCoding((coding) => {
    moving.toCoding(coding.guid);
    the('#memo', HTMLTextAreaElement).focus();
  });
  const recode = withCoding((coding) => {
    recodeByPicker({ page, writing, picker, footer }, coding);
  });
  const remove = withCoding((coding) => void writing.remove(coding));
  const uncode = (): void => {
    const coding = codingInHand(page.store.get()) ?? shortestHere(page);
    if (coding) void writing.remove(coding);
    else footer.say('Nothing of yours is coded here.');
  };
  return [
    { key: '+', does: 'The selected coding supports its code', run: polarise('supports') },
    { key: '-', does: 'It contradicts its code', run: polarise('contradicts') },
    { key: '~', does: 'It qualifies its code', run: polarise('qualifies') },
    { key: '0', does: 'It only speaks of its code', run: polarise('plain') },
    { key: 'm', does: 'Memo on the coding', run: note },
    {
      key: 'Shift+M',
      does: 'Memo on the turn',
      run: () => {
        moving.toTurn(page.store.get().turn);
        the('#turn-memo', HTMLTextAreaElement).focus();
      },
    },
    { key: 'Shift+C', does: 'Give it another code', run: recode },
    { key: 'Delete', does: 'Remove the selected coding', run: remove },
    { key: 'Backspace', does: 'The same', run: remove },
    { key: 'u', does: 'Uncode: remove your shortest coding of the selection or turn', run: uncode },
  ];
}

/** Chooses another code for a coding: one, as it has one. */
function recodeByPicker(
  { page, writing, picker, footer }: Pick<Parts, 'page' | 'writing' | 'picker' | 'footer'>,
  coding: Coding,
): void {
  if (coding.coderId !== page.coder.id) {
    footer.say('That is somebody else’s coding: code the words yourself (c); only its coder recodes it.');
    return;
  }
  const use: Parameters<typeof picker.open>[1] = ([choice]) => {
    if (choice && 'codeId' in choice) void writing.recode(coding, choice.codeId);
    else footer.say('Make the new code by coding with it (c), then remove the old coding.', 'problem');
  };
  picker.open(coding, use, true);
}

/** Where a turn has one coding there is no need to point at it. */
function onlyCodingHere(page: Page): Coding | undefined {
  const [only, another] = codingsOfTurn(page);
  return another ? undefined : only;
}

/** Her own shortest coding of what is selected, or else of the current turn. */
function shortestHere(page: Page): Coding | undefined {
  const { selection } = page.store.get();
  return codingsOfTurn(page)
    .filter(({ coderId }) => coderId === page.coder.id)
    .filter(({ start, end }) => !selection || (start < selection.end && end > selection.start))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}
