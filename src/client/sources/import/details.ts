// What is behind the line of a text: what to know of it, who speaks and what first, and the text itself beside what was understood.
import type { FilePreview } from '../../../api/sources.ts';
import { counted } from '../../../domain/counted.ts';
import { type Encoding, encodingNames, encodings } from '../../../domain/encoding.ts';
import { asRead, joinedRules, type LabelRule } from '../../../domain/label-rule.ts';
import { make, oneOf } from '../../kit/dom.ts';
import { NotDone } from '../../kit/server.ts';
import { besideTable } from './beside.ts';
import type { Known } from './known.ts';
import { labelFields } from './labels.ts';
import type { Role } from './roles.ts';
import { speakerRow } from './speaker-row.ts';

type Text = FilePreview['texts'][number];

/** What details show and say. */
export interface Shown {
  readonly known: Known;
  readonly text: Text;
  readonly warnings: readonly string[];
  readonly roles: Map<string, Role>;
  /** Which of what the text tells of itself is kept as an attribute. */
  readonly left: Set<string>;
  readonly correct: (rule: LabelRule) => void;
  /** Reads the file again in another encoding; null where that cannot be. */
  readonly choose: ((encoding: Encoding) => Promise<void>) | null;
}

const tones = 8;

export function detailsOf({ known, text, roles, ...shown }: Shown) {
  const tones = new Map(text.voices.map(({ label }, at) => [label, toneAt(at)]));
  const join = (rule: LabelRule): void => {
    shown.correct(joinedRules(text.labels ?? asRead, rule));
  };
  const speakers = text.voices.map((voice) =>
    speakerRow(known, text, {
      voice,
      role: roles.get(voice.label) ?? {
        label: voice.label,
        isInterviewer: false,
        informant: '',
        informantType: '',
      },
      tone: tones.get(voice.label) ?? '',
      tells: {
        said: (role) => roles.set(role.label, role),
        refuse: () => {
          join({ ...asRead, notSpeakers: [voice.label] });
        },
      },
    }),
  );
  const element = make(
    'div',
    { className: 'details' },
    ...shown.warnings.map((warning) => make('p', { className: 'warning', textContent: warning })),
    speakers.length > 0 && speakerTable(speakers.map((one) => one.element)),
    text.particulars.length > 0 &&
      make('p', { className: 'bar' }, 'Keep as attributes of the source:', ...particulars(text, shown.left)),
    text.matterCount > 0 && aboutText(text),
    labelFields(text, shown.correct),
    shown.choose !== null && encodingField(shown.choose),
    besideTable(text.staged, { toneOf: (label) => tones.get(label) ?? '', correct: join }),
  );
  return {
    element,
    setType: (type: string): void => {
      for (const speaker of speakers) speaker.setType(type);
    },
  };
}

const toneAt = (at: number): string => `voice-${at % tones}`;

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
  const whole = make('p', {}, make('label', {}, 'Letters look wrong? Read as ', select), problem);
  // What was read so is read so already; it is nothing she said of the text.
  whole.dataset['unkept'] = '';
  return whole;
}

/** What the text tells of itself, each to be kept as an attribute or not. */
const particulars = (text: Text, left: Set<string>): HTMLElement[] =>
  text.particulars.map(({ name, value }) => {
    const words = `${name}: ${value}`;
    const box = make('input', { type: 'checkbox', checked: !left.has(name), ariaLabel: words });
    box.addEventListener('change', () => {
      if (box.checked) left.delete(name);
      else left.add(name);
    });
    return make('label', { className: 'check' }, box, ` ${words}`);
  });

/** What nobody says: shown, so that a heading that is none can be seen before it is stored. */
function aboutText({ matter, matterCount }: Text): HTMLElement {
  const lines = matter.map(({ kind, words }) => make('li', { className: kind, textContent: words }));
  const more = matterCount - matter.length;
  const all = make('ul', {}, ...lines, more > 0 && make('li', { textContent: `and ${more} more` }));
  const title = `${counted(matterCount, 'line is a heading or about the text: it is', 'lines are headings or about the text: they are')} not counted as what somebody says`;
  return make('details', { className: 'about-text' }, make('summary', { textContent: title }), all);
}

function speakerTable(rows: readonly HTMLElement[]): HTMLElement {
  const titles = ['In the text', 'Says first', 'Role', 'Informant', 'Informant type', 'Correct'];
  const head = make('tr', {}, ...titles.map((title) => make('th', { scope: 'col', textContent: title })));
  const table = make(
    'table',
    { className: 'list speakers' },
    make('thead', {}, head),
    make('tbody', {}, ...rows),
  );
  return make('div', { className: 'scroll' }, table);
}
