// The text as it stands beside what was understood of it, line by line; a line that was understood wrong is corrected where it is.
import type { Answer } from '../../../api/operations.ts';
import { asRead, signsOf, type LabelRule } from '../../../domain/label-rule.ts';
import { make } from '../../kit/dom.ts';
import { ask, NotDone } from '../../kit/server.ts';

type Line = Answer<'GET files/{staged}'>['lines'][number];

interface Asks {
  /** The class that gives a speaker her colour. */
  readonly toneOf: (label: string) => string;
  readonly correct: (rule: LabelRule) => void;
}

/** Shows the lines of a text, some at a time. */
export function besideTable(staged: string, asks: Asks): HTMLElement {
  const body = make('tbody');
  const more = make('button', { type: 'button', textContent: 'Show more lines' });
  const problem = make('span', { className: 'problem', role: 'alert' });
  let from = 1;
  const load = async (): Promise<void> => {
    more.disabled = true;
    try {
      const { lines, next } = await ask('GET files/{staged}', { staged, query: { from } });
      body.append(...lines.map((line) => lineRow(line, asks)));
      more.hidden = next === null;
      from = next ?? from;
      problem.textContent = '';
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      problem.textContent = error.message;
    }
    more.disabled = false;
  };
  more.addEventListener('click', () => void load());
  void load();
  const titles = ['In the file', 'Understood', 'Correct'];
  const head = make('tr', {}, ...titles.map((title) => make('th', { scope: 'col', textContent: title })));
  const table = make('table', { className: 'list beside' }, make('thead', {}, head), body);
  const whole = make('div', {}, make('div', { className: 'scroll' }, table), more, problem);
  whole.dataset['unkept'] = '';
  return whole;
}

function lineRow(line: Line, asks: Asks): HTMLElement {
  const [first] = line.understood;
  const label = first && !first.goesOn && first.words !== line.words.trim() ? first.speaker : null;
  return make(
    'tr',
    { className: first?.speaker == null ? '' : asks.toneOf(first.speaker) },
    make('td', { className: 'raw', textContent: line.words }),
    make('td', {}, ...(line.understood.length === 0 ? [nothing()] : line.understood.map(saidLine))),
    make('td', {}, label === null ? null : refuseButton(label, asks), speakerButton(line, asks)),
  );
}

const nothing = (): HTMLElement => make('span', { className: 'quiet', textContent: 'a label, no words' });

function saidLine({ speaker, matter, words, goesOn }: Line['understood'][number]): HTMLElement {
  const who =
    matter === null ? (speaker ?? 'nobody named') : matter === 'heading' ? 'heading' : 'about the text';
  const name = make('strong', { textContent: goesOn ? `${who} goes on` : who });
  return make('div', {}, name, ` ${words}`);
}

function refuseButton(label: string, { correct }: Asks): HTMLElement {
  const button = make('button', { type: 'button', className: 'small', textContent: 'Not a speaker' });
  button.ariaLabel = `${label} is not a speaker`;
  button.addEventListener('click', () => {
    correct({ ...asRead, notSpeakers: [label] });
  });
  return button;
}

/** Asks who speaks on a line: the name as it stands at its beginning. */
function speakerButton(line: Line, { correct }: Asks): HTMLElement {
  const button = make('button', { type: 'button', className: 'small', textContent: 'A speaker begins here' });
  button.addEventListener('click', () => {
    const name = make('input', {
      value: line.offered,
      maxLength: 60,
      size: 12,
      ariaLabel: 'Who speaks on this line',
    });
    const say = make('button', { textContent: 'Say so' });
    const problem = make('span', { className: 'problem', role: 'alert' });
    const form = make('form', { className: 'inline' }, name, say, problem);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const signs = signsOf(line.words, name.value.trim());
      if (signs) correct({ ...asRead, signs: [signs], speakers: [name.value.trim()] });
      else problem.textContent = `“${name.value}” does not stand at the beginning of this line.`;
    });
    button.replaceWith(form);
    name.select();
  });
  return button;
}
