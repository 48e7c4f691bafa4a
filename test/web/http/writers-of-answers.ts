// Who writes answers: plans by the guide, its marks, and workshops.
import type { z } from 'zod';
import { addPlan, markFacet } from '../../../src/actions/guide/guide.ts';
import { addCard, addWorkshop } from '../../../src/actions/workshops/workshops.ts';
import { showPlan } from '../../../src/api/guide.ts';
import { listWorkshops } from '../../../src/api/workshops.ts';
import { versionOf } from '../../../src/domain/writing/version.ts';
import { asked } from '../study.ts';
import { put, study, type Answered, type Study, type Write } from './writers.ts';

/** A plan by the guide whose answer is written. */
const planDesk =
  (
    write: (one: Study & { plan: number }, text: string, was: string | undefined) => Promise<Answered>,
  ): Write =>
  async () => {
    const one = await study();
    markFacet(one.project, 1, one.codes.Enabler, 'strategic enabler');
    const plan = addPlan(one.project, 1, 'Coast');
    return {
      count: 1,
      write: (text, was) => write({ ...one, plan }, text, was),
      read: async () => {
        const { answers } = await asked(showPlan.answer, one.ask('GET', `${one.api}/guide/plans/${plan}`));
        const [answer] = answers;
        return { text: answer?.words ?? '', version: answer?.version ?? 'none', count: Math.max(1, answers.length) };
      },
    };
  }; // prettier-ignore

/** A workshop with a card: its words, or what participants read first. */
const workshopDesk =
  (
    path: string,
    readIn: (workshop: Workshop) => { readonly text: string; readonly version: string },
  ): Write =>
  async () => {
    const one = await study();
    const id = addWorkshop(one.project, 1, 'Lisbon');
    addCard(one.project, 1, id, { kind: 'profile', findingId: null, caseId: null, codeId: one.codes.Trust });
    return {
      count: 1,
      write: (text, was) => put(one, 'PUT', `${one.api}/workshops/${id}/${path}`, { text, was }),
      read: async () => {
        const [workshop] = await asked(listWorkshops.answer, one.ask('GET', `${one.api}/workshops`));
        if (!workshop) throw new Error('the workshop is gone');
        return { ...readIn(workshop), count: one.project.workshops.all().length };
      },
    };
  }; // prettier-ignore
type Workshop = z.output<typeof listWorkshops.answer>[number];

const markDesk: Write = async () => {
  const one = await study();
  return {
    count: 1,
    write: (text, was) => put(one, 'PUT', `${one.api}/codes/${one.codes.Trust}/guide/words/needs`, { text, was }),
    read: () => {
      const text = one.project.guide.marks.of(one.codes.Trust)?.needs ?? '';
      return Promise.resolve({ text, version: versionOf({ text }), count: Math.max(1, one.project.guide.marks.all().length) });
    },
  };
}; // prettier-ignore

/** By operation of the API. */
export const writesOfAnswers: Readonly<Record<string, Write>> = {
  answerInPlan: planDesk((one, text, was) => put(one, 'PUT', `${one.api}/guide/plans/${one.plan}/questions/review`, { text, was })),
  noteInPlan: planDesk((one, text, was) => put(one, 'PUT', `${one.api}/guide/plans/${one.plan}/codes/${one.codes.Trust}`, { text, was })),
  writeMark: markDesk,
  writeWelcome: workshopDesk('welcome', ({ welcome, version }) => ({ text: welcome, version })),
  writeCard: workshopDesk('cards/1', ({ cards: [card] }) => ({ text: card?.statement ?? '', version: card?.version ?? '' })),
}; // prettier-ignore
