import type { Sheet } from './sheet.ts';

/** What was typed in from paper, as answers of one person; a sentence where it cannot be read in so. */
export function typedSheet(form: HTMLFormElement): { sheet?: Sheet; problem: string } {
  const cards = [...form.querySelectorAll<HTMLElement>('[data-card]')].map((card) => ({
    card: card.dataset['card'] ?? '',
    answer: card.querySelector<HTMLInputElement>('input:checked')?.value,
    reason: card.querySelector('textarea')?.value.trim() ?? '',
  }));
  if (cards.some(({ answer, reason }) => answer === undefined && reason !== ''))
    return { problem: 'There is a reason without an answer: choose agree, qualify or contest.' };
  const answers = cards.flatMap(({ answer, ...one }) => (isAnswer(answer) ? { ...one, answer } : []));
  if (answers.length === 0) return { problem: 'Nothing is answered yet.' };
  const name = form.querySelector<HTMLInputElement>('#typed-name')?.value.trim() ?? '';
  return { sheet: { guid: crypto.randomUUID(), name, answers, gone: 0 }, problem: '' };
}

const isAnswer = (value: string | undefined): value is 'agree' | 'qualify' | 'contest' =>
  value === 'agree' || value === 'qualify' || value === 'contest';
