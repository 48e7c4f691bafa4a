import type { FilePreview } from '../../api/sources.ts';
import { make, the } from '../kit/dom.ts';

type Preview = FilePreview['texts'][number];

/** What the page knows of the project before anything is added. */
export interface Known {
  readonly base: string;
  readonly api: string;
  readonly names: readonly string[];
  readonly cases: readonly string[];
  readonly kinds: readonly string[];
  readonly informants: readonly { readonly name: string; readonly type: string }[];
}

interface Chosen {
  readonly staged: string;
  readonly card: {
    readonly name: string;
    readonly kind: string;
    readonly date: string | null;
    readonly cases: string[];
    readonly speakers: { label: string; isInterviewer: boolean; informant: string; informantType: string }[];
  };
}

interface Shown {
  readonly element: HTMLElement;
  readonly read: () => Chosen | null;
  readonly set: (field: 'case' | 'kind' | 'type', value: string) => void;
}

/** The list of files as they were understood, each with what she says of it. */
export function createPreviews(known: Known) {
  const list = the('#previews', HTMLElement);
  const shown: Shown[] = [];
  const names = new Set(known.names.map((name) => name.toLowerCase()));
  let tell: () => void = () => undefined;

  fill('#cases', known.cases);
  fill(
    '#informants',
    known.informants.map(({ name }) => name),
  );
  fill(
    '#types',
    [
      ...new Set(['partner', 'philanthropy', 'MEL partner', ...known.informants.map(({ type }) => type)]),
    ].filter((type) => type !== ''),
  );
  for (const [id, field] of [
    ['#all-case', 'case'],
    ['#all-kind', 'kind'],
    ['#all-type', 'type'],
  ] as const) {
    const input = the(id, HTMLElement);
    input.addEventListener('change', () => {
      if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)
        for (const one of shown) one.set(field, input.value);
    });
  }

  function freeName(name: string): string {
    let free = name;
    for (let number = 2; names.has(free.toLowerCase()); number++) free = `${name} (${number})`;
    names.add(free.toLowerCase());
    return free;
  }

  return {
    add: (file: FilePreview): void => {
      for (const text of file.texts) {
        const one = previewOf(known, file, { ...text, name: freeName(text.name) }, () => {
          tell();
        });
        shown.push(one);
        list.append(one.element);
      }
    },
    addBroken: (name: string, problem: string): void => {
      list.append(
        make(
          'div',
          { className: 'card broken', role: 'alert' },
          make('strong', { textContent: name }),
          make('p', { className: 'problem', textContent: problem }),
        ),
      );
    },
    /** What is to be stored: every text that is not left out. */
    chosen: (): Chosen[] => shown.flatMap((one) => one.read() ?? []),
    onChange: (told: () => void): void => {
      tell = told;
    },
  };
}

function fill(id: string, values: readonly string[]): void {
  the(id, HTMLElement).replaceChildren(...values.map((value) => make('option', { value })));
}

function field(label: string, input: HTMLElement): HTMLElement {
  return make('label', {}, `${label} `, input);
}

function previewOf(known: Known, file: FilePreview, text: Preview, changed: () => void): Shown {
  const take = make('input', { type: 'checkbox', checked: file.duplicateOf === null });
  const name = make('input', { value: text.name, maxLength: 200 });
  const kind = make(
    'select',
    {},
    ...known.kinds.map((one) => make('option', { textContent: one, selected: one === text.kind })),
  );
  const date = make('input', { type: 'date', value: text.date ?? '' });
  const folder = file.file.split('/').slice(0, -1).at(-1) ?? '';
  const cases = make('input', { value: text.caseName ?? folder, autocomplete: 'off' });
  cases.setAttribute('list', 'cases');
  const speakers = text.voices.map((voice) => speakerRow(known, text, voice));
  take.addEventListener('change', changed);

  const facts = [
    file.type,
    file.encoding,
    `${text.words.toLocaleString()} words`,
    `${text.turns} ${text.turns === 1 ? 'turn' : 'turns'}`,
    text.voices.length > 0 ? `${text.voices.length} speakers` : 'no speakers found',
    text.hasTimes ? 'with times' : null,
  ].filter((fact) => fact !== null);
  const warnings = [...text.warnings];
  if (file.duplicateOf !== null)
    warnings.unshift(
      `The same file was imported already as “${file.duplicateOf}”; it is left out unless you tick it.`,
    );

  const element = make(
    'section',
    { className: 'card preview', ariaLabel: file.file },
    make(
      'header',
      {},
      make('label', { className: 'check' }, take, make('strong', { textContent: ` ${file.file}` })),
      make('span', { className: 'quiet', textContent: facts.join(' · ') }),
    ),
    ...warnings.map((warning) => make('p', { className: 'warning', textContent: warning })),
    make('p', { className: 'beginning', textContent: `${text.beginning} …` }),
    make(
      'div',
      { className: 'bar' },
      field('Name', name),
      field('Kind', kind),
      field('Case', cases),
      field('Date', date),
    ),
    speakers.length > 0 &&
      make(
        'table',
        { className: 'list speakers' },
        make('thead', {}, headRow()),
        make('tbody', {}, ...speakers.map((one) => one.element)),
      ),
  );

  return {
    element,
    read: () =>
      take.checked
        ? {
            staged: text.staged,
            card: {
              name: name.value,
              kind: kind.value,
              date: date.value === '' ? null : date.value,
              cases: cases.value
                .split(';')
                .map((one) => one.trim())
                .filter((one) => one !== ''),
              speakers: speakers.map((one) => one.read()),
            },
          }
        : null,
    set: (which, value) => {
      if (which === 'case') cases.value = value;
      else if (which === 'kind' && value !== '') kind.value = value;
      else if (which === 'type') for (const one of speakers) one.setType(value);
    },
  };
}

const headRow = (): HTMLElement =>
  make(
    'tr',
    {},
    ...['In the text', 'Speaks', 'Role', 'Informant', 'Informant type'].map((title) =>
      make('th', { scope: 'col', textContent: title }),
    ),
  );

/** Labels that name a role, not a person: the person is then called by the source. */
const generic =
  /^(?:speaker|participant|respondent|informant|person|partner|interviewee|r|p|s|a|m|f)\s*\d*$/i;

function speakerRow(known: Known, text: Preview, voice: Preview['voices'][number]) {
  const { label } = voice;
  const asks = label === text.interviewer;
  const person = generic.test(label) ? `${label}, ${text.name}` : label;
  const role = make(
    'select',
    { ariaLabel: `Role of ${label}` },
    make('option', { value: 'informant', textContent: 'informant' }),
    make('option', { value: 'interviewer', textContent: 'interviewer', selected: asks }),
  );
  const informant = make('input', {
    value: asks ? '' : person,
    autocomplete: 'off',
    ariaLabel: `Informant behind ${label}`,
  });
  informant.setAttribute('list', 'informants');
  const type = make('input', {
    value: known.informants.find(({ name }) => name === person)?.type ?? '',
    autocomplete: 'off',
    ariaLabel: `Informant type of ${label}`,
  });
  type.setAttribute('list', 'types');
  const show = (): void => {
    const isAsking = role.value === 'interviewer';
    informant.disabled = isAsking;
    type.disabled = isAsking;
    if (!isAsking && informant.value === '') informant.value = person;
  };
  role.addEventListener('change', show);
  informant.addEventListener('change', () => {
    const knownType = known.informants.find(({ name }) => name === informant.value)?.type;
    if (knownType && type.value === '') type.value = knownType;
  });
  show();
  const element = make(
    'tr',
    {},
    make('th', { scope: 'row', textContent: label }),
    make('td', {
      className: 'quiet',
      textContent: `${voice.turns} turns, ${voice.words.toLocaleString()} words, ${voice.questions} questions`,
    }),
    make('td', {}, role),
    make('td', {}, informant),
    make('td', {}, type),
  );
  return {
    element,
    read: () => ({
      label,
      isInterviewer: role.value === 'interviewer',
      informant: role.value === 'interviewer' ? '' : informant.value,
      informantType: role.value === 'interviewer' ? '' : type.value,
    }),
    setType: (value: string): void => {
      if (role.value !== 'interviewer') type.value = value;
    },
  };
}
