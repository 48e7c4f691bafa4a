import { make } from '../kit/dom.ts';

/** Answers of one person that wait to be read in. */
export interface Sheet {
  readonly guid: string;
  readonly name: string;
  readonly answers: readonly {
    readonly card: string;
    readonly answer: 'agree' | 'qualify' | 'contest';
    readonly reason: string;
  }[];
  /** How many of its answers are to cards that are not there any more. */
  readonly gone: number;
}

/** Shows what somebody answered, and asks as whom it is read in. */
export function showSheet(sheet: Sheet, drop: () => void): HTMLElement {
  const title = sheet.name === '' ? 'Without a name' : sheet.name;
  const lines = sheet.answers.map(({ card, answer, reason }) =>
    make(
      'li',
      {},
      make('b', { textContent: answer }),
      ` ${statementOf(card)}`,
      ...(reason === '' ? [] : [make('blockquote', { textContent: reason })]),
    ),
  );
  const remove = make('button', { type: 'button', textContent: 'Leave these out' });
  remove.addEventListener('click', drop);
  return make(
    'li',
    { className: 'card sheet' },
    make('h4', { textContent: title }),
    ...(sheet.gone === 0
      ? []
      : [
          make('p', {
            className: 'warn',
            textContent: `${sheet.gone} of the answers are to cards that are gone: they are left out.`,
          }),
        ]),
    asWhom(sheet),
    make('ul', {}, ...lines),
    remove,
  );
}

/** An informant by name, or nobody: then the words count, and no person. */
function asWhom({ guid, name }: Sheet): HTMLElement {
  const radio = (value: string, isChosen: boolean): HTMLInputElement => {
    const input = make('input', { type: 'radio', name: `as-${guid}`, value });
    input.defaultChecked = isChosen;
    return input;
  };
  const who = make('input', { className: 'informant', value: name, maxLength: 120 });
  const type = make('input', { className: 'informant-type', value: '', maxLength: 80 });
  type.setAttribute('list', 'types');
  return make(
    'fieldset',
    { className: 'as' },
    make('legend', { textContent: 'Read in as' }),
    make('label', {}, radio('anonymous', name === ''), 'anonymous: the words count, no person'),
    make('label', {}, radio('informant', name !== ''), 'an informant'),
    make('label', {}, 'called', who),
    make('label', {}, 'of type', type),
  );
}

const statementOf = (card: string): string => {
  const shown = document.querySelector(`.typed-card[data-card="${CSS.escape(card)}"] legend`);
  return shown?.textContent ?? '';
};

/** The answers with as whom they are to be read in, as she chose it. */
export function asSheet({ guid, name, answers }: Sheet, shown: HTMLElement) {
  const isInformant = shown.querySelector<HTMLInputElement>('[value=informant]')?.checked === true;
  const wordIn = (selector: string): string =>
    isInformant ? (shown.querySelector<HTMLInputElement>(selector)?.value.trim() ?? '') : '';
  return {
    guid,
    name,
    answers: [...answers],
    informant: wordIn('.informant'),
    informantType: wordIn('.informant-type'),
  };
}
