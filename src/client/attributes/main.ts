// What is known of cases, informants or sources, as a grid to type and paste in.
import type { AttributeSubject } from '../../domain/attribute.ts';
import { pageData, the } from '../kit/dom.ts';
import { createFooter, sayProblem } from '../kit/footer.ts';
import { startFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { ask } from '../kit/server.ts';
import { cardIn, startCards, type KnownAttribute } from './card.ts';
import { startGrid } from './grid.ts';
import { startTaking } from './taking.ts';

startFrame();
// web/attributes/attributes.ts writes it
const known = pageData('attribute-data') as { subject: AttributeSubject; attributes: KnownAttribute[] };
const reload = (): void => {
  location.reload();
};
const footer = createFooter(reload);
const keys: KeyBinding[] = [];
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);

startGrid(known.subject, footer);
startCards(known.attributes, reload);
startTaking(known.subject, reload);

const form = the('#new-attribute', HTMLFormElement);
const kind = the('#new-attribute [name=type]', HTMLSelectElement);
kind.addEventListener('change', () => {
  the('#new-attribute .choices', HTMLElement).hidden = kind.value !== 'choice';
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const body = cardIn(form);
  ask('POST attributes/{subject}', { subject: known.subject, body }).then(reload, sayProblem(footer));
});
