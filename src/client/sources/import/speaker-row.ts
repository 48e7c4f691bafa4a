import type { FilePreview } from '../../../api/sources.ts';
import { counted } from '../../../domain/counted.ts';
import { make } from '../../kit/dom.ts';
import type { Known } from './known.ts';
import { personOf, typeOf, type Role } from './roles.ts';

type Text = FilePreview['texts'][number];
type Voice = Text['voices'][number];

/** What a row of a speaker can do: `said` is told what she says of her, `refuse` that it is no speaker. */
interface Tells {
  readonly said: (role: Role) => void;
  readonly refuse: () => void;
}

/** A speaker of a text: how much she says and what first, and who she is. */
export function speakerRow(
  known: Known,
  text: Text,
  { voice, role, tone, tells }: { voice: Voice; role: Role; tone: string; tells: Tells },
): { readonly element: HTMLElement; readonly setType: (type: string) => void } {
  const { label } = voice;
  const as = make(
    'select',
    { ariaLabel: `Role of ${label}` },
    make('option', { value: 'informant', textContent: 'informant' }),
    make('option', { value: 'interviewer', textContent: 'interviewer' }),
  );
  const informant = input(`Informant behind ${label}`, 'informants', role.informant);
  const type = input(`Informant type of ${label}`, 'types', role.informantType);
  as.value = role.isInterviewer ? 'interviewer' : 'informant';
  const asks = (): boolean => as.value === 'interviewer';
  const tell = (): void => {
    informant.disabled = type.disabled = asks();
    if (asks()) informant.value = '';
    else if (informant.value === '') informant.value = personOf(label, text);
    const informantType = asks() ? '' : type.value;
    tells.said({ label, isInterviewer: asks(), informant: informant.value, informantType });
  };
  informant.disabled = type.disabled = asks();
  informant.addEventListener('change', () => {
    if (type.value === '') type.value = typeOf(known, informant.value);
  });
  for (const field of [as, informant, type])
    for (const event of ['input', 'change']) field.addEventListener(event, tell);
  const not = make('button', { type: 'button', className: 'small', textContent: 'Not a speaker' });
  not.ariaLabel = `${label} is not a speaker`;
  not.addEventListener('click', tells.refuse);
  const cells = [as, informant, type, not].map((field) => make('td', {}, field));
  return {
    element: make(
      'tr',
      { className: tone },
      make('th', { scope: 'row', textContent: label }),
      make('td', {}, speaks(voice), saidBy(voice)),
      ...cells,
    ),
    setType: (value) => {
      if (asks()) return;
      type.value = value;
      tell();
    },
  };
}

function input(ariaLabel: string, list: string, value: string): HTMLInputElement {
  const field = make('input', { ariaLabel, value, autocomplete: 'off' });
  field.setAttribute('list', list);
  return field;
}

const speaks = ({ turns, words, questions }: Voice): HTMLElement =>
  make('span', {
    className: 'quiet',
    textContent: `${counted(turns, 'turn')}, ${words.toLocaleString()} words, ${questions} questions`,
  });

/** The beginnings of what somebody says first, by which she sees whether it is that person who speaks. */
const saidBy = ({ examples }: Voice): HTMLElement =>
  make('ul', { className: 'said' }, ...examples.map((words) => make('li', { textContent: words })));
