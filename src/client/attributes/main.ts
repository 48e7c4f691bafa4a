// What is known of cases, informants or sources, as a grid to type and paste in.
import type { AttributeSubject } from '../../domain/attribute.ts';
import { pageData, the } from '../kit/dom.ts';
import { sayProblem } from '../kit/footer.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { ask } from '../kit/server.ts';
import { startJoining } from '../people/joining.ts';
import { cardIn, startCards, type KnownAttribute } from './card.ts';
import { startGrid } from './grid.ts';
import { startTaking } from './taking.ts';

// web/attributes/attributes.ts writes it
const known = pageData('attribute-data') as { subject: AttributeSubject; attributes: KnownAttribute[] };
const reload = (): void => {
  location.reload();
};
const footer = startPlainPage();

startGrid(known.subject, footer);
startCards(known.attributes, reload);
startTaking(known.subject, reload);
if (document.querySelector('#join-people')) startJoining(footer, reload);

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
