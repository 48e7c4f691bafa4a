import { attributeTypes, type AttributeType } from '../../domain/attribute.ts';
import { oneOf, the } from '../kit/dom.ts';
import { ask, NotDone } from '../kit/server.ts';

/** An attribute as the page knows it. */
export interface KnownAttribute {
  readonly id: number;
  readonly name: string;
  readonly type: AttributeType;
  readonly choices: readonly string[];
  readonly version: string;
}

/** The window in which an attribute is renamed, said to be of another kind, or removed. */
export function startCards(attributes: readonly KnownAttribute[], done: () => void): void {
  const dialog = the('#attribute-card', HTMLDialogElement);
  const form = the('#attribute-card form', HTMLFormElement);
  const name = the('#attribute-card [name=name]', HTMLInputElement);
  const type = the('#attribute-card [name=type]', HTMLSelectElement);
  const choices = the('#attribute-card [name=choices]', HTMLInputElement);
  const problem = the('#attribute-card .problem', HTMLElement);
  let shown: KnownAttribute | null = null;

  const showChoices = (): void => {
    the('#attribute-card .choices', HTMLElement).hidden = type.value !== 'choice';
  };
  const finish = (asked: Promise<unknown>): void => {
    asked.then(done, (error: unknown) => {
      if (!(error instanceof NotDone)) throw error;
      problem.textContent = error.message;
    });
  };
  for (const button of document.querySelectorAll<HTMLElement>('#grid button[data-attribute]'))
    button.addEventListener('click', () => {
      shown = attributes.find(({ id }) => id === Number(button.dataset['attribute'])) ?? null;
      if (!shown) return;
      name.value = shown.name;
      type.value = shown.type;
      choices.value = shown.choices.join('; ');
      problem.textContent = '';
      showChoices();
      dialog.showModal();
    });
  type.addEventListener('change', showChoices);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!shown) return;
    const body = { ...cardIn(form), was: shown.version };
    finish(ask('PATCH attribute-cards/{attribute}', { attribute: shown.id, body }));
  });
  the('#attribute-card [data-does=cancel]', HTMLElement).addEventListener('click', () => {
    dialog.close();
  });
  the('#attribute-card [data-does=remove]', HTMLElement).addEventListener('click', () => {
    if (shown) finish(ask('DELETE attribute-cards/{attribute}', { attribute: shown.id }));
  });
}

/** What a form says of an attribute. */
export function cardIn(of: HTMLFormElement): { name: string; type: AttributeType; choices: string[] } {
  const said = new FormData(of);
  const word = (name: string): string => {
    const value = said.get(name);
    return typeof value === 'string' ? value : '';
  };
  const choices = word('choices').split(';');
  return { name: word('name'), type: oneOf(attributeTypes, word('type')), choices };
}
