// Words that cannot be stored, for what takes answers: the guide and the workshops.
import { randomUUID } from 'node:crypto';
import { odd } from './odd.ts';
import type { Known, Study } from './unstorable-words.ts';

type Sent = readonly [method: string, path: string, body?: unknown];

export const takingAnswers: Record<string, (study: Study & Known) => Sent> = {
  addWorkshop: () => ['POST', '/workshops', { name: odd('Workshop') }],
  writeWelcome: () => ['PUT', '/workshops/1/welcome', { text: odd('Welcome') }],
  writeCard: () => ['PUT', '/workshops/1/cards/1', { text: odd('Card') }],
  previewAnswers: ({ project }) => [
    'POST',
    '/workshops/1/answers/preview',
    Buffer.from(answerFile(project, { name: odd('Ana'), reason: odd('Because') })),
  ],
  takeAnswers: ({ project }) => [
    'POST',
    '/workshops/1/answers',
    { counts: true, sheets: [sheetOf(project, { name: odd('Ana'), reason: odd('Because') })] },
  ],
  addPlan: () => ['POST', '/guide/plans', { name: odd('Plan') }],
  renamePlan: () => ['PUT', '/guide/plans/1/name', { name: odd('Plan again') }],
  answerInPlan: () => ['PUT', '/guide/plans/1/questions/review', { text: odd('Review') }],
  noteInPlan: ({ archetype }) => ['PUT', `/guide/plans/1/codes/${archetype}`, { text: odd('Note') }],
  writeMark: ({ archetype }) => ['PUT', `/codes/${archetype}/guide/words/needs`, { text: odd('Needs') }],
};

/** Answers of one person to the first card of the first workshop, with words of somebody’s choice. */
function sheetOf(project: Study['project'], { name, reason }: { name: string; reason: string }) {
  const card = project.workshops.find(1)?.cards[0]?.guid ?? '';
  const answers = [{ card, answer: 'agree', reason }];
  return { guid: randomUUID(), name, informant: name, informantType: odd('partner'), answers };
}

function answerFile(project: Study['project'], said: { name: string; reason: string }): string {
  const { guid, name, answers } = sheetOf(project, said);
  const workshop = project.workshops.find(1)?.guid;
  return JSON.stringify({ format: 'throughline-answers/1', workshop, sheet: guid, name, answers });
}
