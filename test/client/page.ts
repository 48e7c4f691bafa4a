// A page of a text as the server makes it, for modules that read it.
import { onTestFinished } from 'vitest';
import type { Codebook } from '../../src/client/coding/codebook/codebook.ts';
import type { PageCode, PageTurn } from '../../src/client/coding/state.ts';
import { readTurns } from '../../src/client/coding/text/places.ts';

/** Puts an element with this inside onto the page until the test ends. */
export function onThePage(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  onTestFinished(() => {
    root.remove();
    getSelection()?.removeAllRanges();
  });
  return root;
}

/** Turns of these words, on the page; between two of them the text holds "Rosa: " after a blank line. */
export function turnsOf(...words: string[]): { turns: PageTurn[]; text: string; root: HTMLElement } {
  const root = onThePage('');
  let text = '';
  words.forEach((said, at) => {
    text += 'Rosa: ';
    const turn = document.createElement('div');
    turn.className = at % 2 === 0 ? 'turn asks' : 'turn';
    turn.id = `turn-${at + 1}`;
    Object.assign(turn.dataset, { turn: at + 1, start: text.length, end: text.length + said.length });
    const speaker = document.createElement('span');
    speaker.textContent = 'Rosa';
    const shown = document.createElement('p');
    shown.className = 'words';
    shown.textContent = said;
    const heard = document.createElement('div');
    heard.className = 'said';
    heard.append(speaker, shown);
    const lanes = document.createElement('div');
    lanes.className = 'lanes';
    turn.tabIndex = -1;
    turn.append(heard, lanes);
    root.append(turn);
    text += `${said}\n\n`;
  });
  return { turns: readTurns(root), text, root };
}

/** A code of a codebook with the facet "Enabler" above it. */
export function codeOf(id: number, name: string, more: Partial<PageCode> = {}): PageCode {
  return { ...blank, id, name, path: `Enabler > ${name}`, facetId: 1, parentId: 1, depth: 1, ...more };
}

/** A codebook of these codes, in this order. */
export const codebookOf = (...codes: readonly PageCode[]): Codebook => ({
  mark: codes.map(({ path }) => path).join(),
  styles: '',
  codes,
  byId: new Map(codes.map((code) => [code.id, code])),
  lines: [],
});

const blank: PageCode = {
  id: 0,
  parentId: null,
  position: 0,
  colour: null,
  archivedAt: null,
  alsoUnder: [],
  isAside: false,
  name: '',
  definition: '',
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [],
  exclusions: [],
  path: '',
  facet: 'Enabler',
  facetId: 1,
  depth: 0,
  hasChildren: false,
  shade: '#333333',
  tint: '#333333',
};
