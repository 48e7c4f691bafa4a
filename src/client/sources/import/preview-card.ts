import type { Given } from '../../../api/operations.ts';
import type { FilePreview } from '../../../api/sources.ts';
import { counted } from '../../../domain/counted.ts';
import { type Encoding, encodingNames, encodings } from '../../../domain/encoding.ts';
import { sourceKinds } from '../../../domain/source.ts';
import { make, oneOf } from '../../kit/dom.ts';
import { NotDone } from '../../kit/server.ts';
import type { Known } from './known.ts';
import { SpeakerRow } from './speaker-row.ts';

type Text = FilePreview['texts'][number];

/** A text to be stored, with what she said of it. */
export type Chosen = Given<'POST sources'>['body']['sources'][number];

/** A text as it was understood, on the page. */
export interface PreviewCard {
  readonly element: HTMLElement;
  /** What is to be stored; null where she left it out. */
  readonly read: () => Chosen | null;
  /** Takes over what she said of all texts at once. */
  readonly set: (field: 'case' | 'kind' | 'type', value: string) => void;
}

/** What a card can ask for: `changed` is told when its text is left out or taken again, `choose` reads its file in another encoding. */
interface Asks {
  readonly changed: () => void;
  readonly choose: ((encoding: Encoding) => Promise<void>) | null;
}

/** Shows a text and asks what to store with it. */
export function previewCard(
  known: Known,
  file: FilePreview,
  text: Text,
  { changed, choose }: Asks,
): PreviewCard {
  const take = make('input', { type: 'checkbox', checked: file.duplicateOf === null });
  take.addEventListener('change', changed);
  const name = make('input', { value: text.name, maxLength: 200, size: 38 });
  const kinds = sourceKinds.map((kind) =>
    make('option', { textContent: kind, selected: kind === text.kind }),
  );
  const kind = make('select', {}, ...kinds);
  const date = make('input', { type: 'date', value: text.date ?? '' });
  const cases = make('input', { value: text.caseName ?? folderOf(file.file), autocomplete: 'off' });
  cases.setAttribute('list', 'cases');
  const speakers = text.voices.map((voice) => new SpeakerRow(known, text, voice));

  const told = text.particulars.map(particularField);
  const fields = [field('Name', name), field('Kind', kind), field('Case', cases), field('Date', date)];
  const element = make(
    'section',
    { className: 'card preview', ariaLabel: file.file },
    heading(take, file, text),
    ...warningsOf(file, text).map((warning) => make('p', { className: 'warning', textContent: warning })),
    make('p', { className: 'beginning', textContent: `${text.beginning} …` }),
    make('div', { className: 'bar' }, ...fields, choose !== null && encodingField(choose)),
    text.matterCount > 0 && aboutText(text),
    told.length > 0 &&
      make(
        'p',
        { className: 'bar' },
        'Keep as attributes of the source:',
        ...told.map(({ element: one }) => one),
      ),
    speakers.length > 0 && speakerTable(speakers),
  );

  const card = (): Chosen['card'] => ({
    name: name.value,
    kind: oneOf(sourceKinds, kind.value),
    date: date.value === '' ? null : date.value,
    cases: cases.value
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    speakers: speakers.map((speaker) => speaker.read()),
  });
  return {
    element,
    read: () =>
      take.checked
        ? { staged: text.staged, card: card(), attributes: told.flatMap(({ read }) => read() ?? []) }
        : null,
    set: (which, value) => {
      if (which === 'case') cases.value = value;
      else if (which === 'type') for (const speaker of speakers) speaker.setType(value);
      else if (value !== '') kind.value = value;
    },
  };
}

/** Choosing another encoding reads the file again. */
function encodingField(choose: (encoding: Encoding) => Promise<void>): HTMLElement {
  const select = make(
    'select',
    {},
    make('option', { value: '', textContent: 'as understood' }),
    ...encodingNames.map((value) => make('option', { value, textContent: encodings[value] })),
  );
  const problem = make('span', { className: 'problem', role: 'alert' });
  select.addEventListener('change', () => {
    if (select.value === '') return;
    choose(oneOf(encodingNames, select.value)).catch((error: unknown) => {
      if (!(error instanceof NotDone)) throw error;
      problem.textContent = error.message;
    });
  });
  const whole = make('span', {}, field('Letters look wrong? Read as', select), problem);
  // What was read so is read so already; it is nothing she said of the text.
  whole.dataset['unkept'] = '';
  return whole;
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).at(-1) ?? '';

const field = (label: string, input: HTMLElement): HTMLElement => make('label', {}, `${label} `, input);

function heading(take: HTMLElement, { file, type, encoding }: FilePreview, text: Text): HTMLElement {
  const facts = [
    type,
    encoding,
    `${text.words.toLocaleString()} words`,
    counted(text.turns, 'turn'),
    text.voices.length > 0 ? `${text.voices.length} speakers` : 'no speakers found',
    text.hasTimes ? 'with times' : null,
  ];
  return make(
    'header',
    {},
    make('label', { className: 'check' }, take, make('strong', { textContent: ` ${file}` })),
    make('span', { className: 'quiet', textContent: facts.filter((fact) => fact !== null).join(' · ') }),
  );
}

function warningsOf({ duplicateOf }: FilePreview, { warnings }: Text): string[] {
  if (duplicateOf === null) return [...warnings];
  return [
    `The same file was imported already as “${duplicateOf}”; it is left out unless you tick it.`,
    ...warnings,
  ];
}

/** Something that the text tells of itself, to be kept as an attribute or not. */
function particularField(particular: Text['particulars'][number]) {
  const box = make('input', { type: 'checkbox', checked: true });
  const words = ` ${particular.name}: ${particular.value}`;
  return {
    element: make('label', { className: 'check' }, box, words),
    read: () => (box.checked ? particular : null),
  };
}

/** What nobody says: shown, so that a heading that is none can be seen before it is stored. */
function aboutText({ matter, matterCount }: Text): HTMLElement {
  const lines = matter.map(({ kind, words }) => make('li', { className: kind, textContent: words }));
  const more = matterCount - matter.length;
  const all = make('ul', {}, ...lines, more > 0 && make('li', { textContent: `and ${more} more` }));
  const title = `${counted(matterCount, 'line is a heading or about the text: it is', 'lines are headings or about the text: they are')} not counted as what somebody says`;
  return make('details', { className: 'about-text' }, make('summary', { textContent: title }), all);
}

function speakerTable(speakers: readonly SpeakerRow[]): HTMLElement {
  const titles = ['In the text', 'Speaks', 'Role', 'Informant', 'Informant type'];
  const head = make('tr', {}, ...titles.map((title) => make('th', { scope: 'col', textContent: title })));
  const body = make('tbody', {}, ...speakers.map(({ element }) => element));
  return make('table', { className: 'list speakers' }, make('thead', {}, head), body);
}
