// A corrected file in the place of a text: what differs and which codings it touches is shown before anything is changed.
import type { Answer } from '../../api/operations.ts';
import type { CodingDecision } from '../../domain/correction/touched.ts';
import { counted } from '../../domain/counted.ts';
import { make, pageData, the } from '../kit/dom.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { ask, NotDone } from '../kit/server.ts';
import { differencesList } from './comparison.ts';
import { createTouchedList } from './touched-list.ts';

const { sourceId, version, base } = pageData('text-data') as {
  sourceId: number;
  version: number;
  base: string;
}; // web/correction/text-page.ts
const footer = startPlainPage();

const chosen = the('#file', HTMLInputElement);
const reading = the('#reading', HTMLElement);
const shown = the('#comparison', HTMLElement);

chosen.addEventListener('change', () => {
  const [file] = chosen.files ?? [];
  if (file) void compareWith(file);
});

async function compareWith(file: File): Promise<void> {
  shown.hidden = true;
  reading.textContent = `Reading ${file.name} …`;
  try {
    const { texts } = await ask('POST files', { query: { name: file.name }, body: file });
    const [text] = texts;
    if (!text) throw new NotDone('There is no text in this file.');
    if (texts.length > 1)
      throw new NotDone(`There are ${texts.length} texts in this file: give a file with this one alone.`);
    const { staged } = text;
    const found = await ask('POST sources/{source}/texts/compared', {
      source: sourceId,
      body: { version, staged },
    });
    reading.textContent = '';
    show(staged, found);
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    reading.textContent = error.message;
  }
}

function show(staged: string, found: Answer<'POST sources/{source}/texts/compared'>): void {
  const { touched, kept, differences, more, newLabels } = found;
  const interviewers = new Set<string>();
  shown.hidden = false;
  if (differences.length === 0) {
    shown.replaceChildren(make('p', {}, 'The words are the same: there is nothing to replace.'));
    return;
  }
  const list = make('section', { className: 'touched' });
  const codings = createTouchedList(list);
  codings.show(touched);
  const button = make('button', { type: 'button', className: 'main' }, 'Replace the text');
  button.addEventListener('click', () => {
    button.disabled = true;
    take(staged, codings.decisions(), [...interviewers]).catch((error: unknown) => {
      button.disabled = false;
      if (!(error instanceof NotDone)) throw error;
      footer.say(error.message, 'problem');
    });
  });
  const turns = counted(differences.length + more, 'turn differs', 'turns differ');
  const unharmed = counted(kept, 'coding keeps its words', 'codings keep their words');
  shown.replaceChildren(
    make('p', {}, make('b', {}, `${turns}. ${unharmed}.`)),
    ...newSpeakers(newLabels, interviewers),
    list,
    make('div', { className: 'do' }, button),
    make('h3', {}, 'What differs'),
    ...differencesList(differences, `${base}/coding/${sourceId}`),
    ...(more > 0 ? [make('p', { className: 'quiet' }, `and ${counted(more, 'more turn')}`)] : []),
  );
}

/** Who speaks for the first time: an informant, unless she says that it is an interviewer. */
function newSpeakers(labels: readonly string[], interviewers: Set<string>): HTMLElement[] {
  if (labels.length === 0) return [];
  const boxes = labels.map((label) => {
    const box = make('input', { type: 'checkbox' });
    box.addEventListener('change', () => {
      if (box.checked) interviewers.add(label);
      else interviewers.delete(label);
    });
    return make('label', { className: 'check' }, box, ` “${label}” interviews: these words are no evidence`);
  });
  const who =
    labels.length === 1
      ? 'Somebody speaks who is not in the text yet'
      : 'Some speak who are not in the text yet';
  return [make('fieldset', {}, make('legend', {}, who), ...boxes)];
}

async function take(staged: string, decisions: CodingDecision[], interviewers: string[]): Promise<void> {
  await ask('PUT sources/{source}/text', {
    source: sourceId,
    body: { version, staged, decisions, interviewers },
  });
  location.assign(`${location.pathname}?since=${version}#since`);
}
