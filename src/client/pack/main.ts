// The script inside a workshop pack: it gathers the answers and saves them as a file. It has no server and asks nobody.
import { answerFormat } from '../../domain/workshop/workshop.ts';

const form = document.querySelector<HTMLFormElement>('#pack');
const said = document.querySelector<HTMLElement>('#said');

/** The same file saved twice is the same answers: they are read in once. */
const sheet = crypto.randomUUID();

interface Given {
  readonly card: string;
  readonly answer: string;
  readonly reason: string;
}

function answersIn(cards: Iterable<HTMLElement>): { given: Given[]; lost: HTMLElement[] } {
  const given: Given[] = [];
  const lost: HTMLElement[] = [];
  for (const card of cards) {
    const answer = card.querySelector<HTMLInputElement>('input:checked')?.value;
    const reason = card.querySelector('textarea')?.value.trim() ?? '';
    if (answer !== undefined) given.push({ card: card.dataset['card'] ?? '', answer, reason });
    else if (reason !== '') lost.push(card);
  }
  return { given, lost };
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `answers-${sheet.slice(0, 8)}.json`;
  link.click();
}

const say = (sentence: string, isProblem: boolean): void => {
  if (!said) return;
  said.textContent = sentence;
  said.classList.toggle('problem', isProblem);
};

let isSaved = true;
form?.addEventListener('input', () => {
  isSaved = false;
});
addEventListener('beforeunload', (event) => {
  if (!isSaved) event.preventDefault();
});
document.querySelector('#print')?.addEventListener('click', () => {
  print();
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const { given, lost } = answersIn(form.querySelectorAll<HTMLElement>('[data-card]'));
  const [first] = lost;
  if (first) {
    say('There is a reason without an answer: say whether you agree, qualify or contest.', true);
    first.querySelector('input')?.focus();
    return;
  }
  if (given.length === 0) {
    say('Nothing is answered yet.', true);
    return;
  }
  const name = document.querySelector<HTMLInputElement>('#name')?.value.trim() ?? '';
  const workshop = form.dataset['workshop'] ?? '';
  const file = { format: answerFormat, workshop, sheet, name, answers: given };
  save(JSON.stringify(file, null, 1));
  isSaved = true;
  say(`Saved ${given.length} ${given.length === 1 ? 'answer' : 'answers'} in a file.`, false);
});
