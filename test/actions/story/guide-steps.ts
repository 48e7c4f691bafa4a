import {
  addPlan,
  chooseInPlan,
  markFacet,
  removePlan,
  renamePlan,
  writeInPlan,
  writeMark,
} from '../../../src/actions/guide/guide.ts';
import { allChoices, guideFields, guideParts, guideQuestions } from '../../../src/domain/guide/guide.ts';
import { chosen, type Choices, type Deeds } from './study.ts';

const planAt = ({ lab, a }: Choices): number => chosen(lab.project.guide.plans.all(), a)?.id ?? 0;

/** What is done by the guide, and what the codebook is made to say for it. */
export const guideSteps: Deeds = {
  'add plan': ({ lab, a, by }) => addPlan(lab.project, by, `Plan ${a}`),
  'rename plan': (choices) => {
    renamePlan(choices.lab.project, choices.by, planAt(choices), `Plan ${choices.b}`);
  },
  'remove plan': (choices) => {
    removePlan(choices.lab.project, choices.by, planAt(choices));
  },
  'choose in plan': (choices) => {
    const { lab, by, b, c, codeAt } = choices;
    chooseInPlan(lab.project, by, planAt(choices), {
      codeId: codeAt(b),
      choice: chosen(allChoices, c) ?? '',
    });
  },
  'write in plan': (choices) => {
    const { lab, by, b, c, codeAt } = choices;
    const place =
      c % 2 === 0
        ? { question: chosen(guideQuestions, b) ?? '', codeId: null }
        : { question: '', codeId: codeAt(b) };
    writeInPlan(lab.project, by, planAt(choices), { ...place, text: c % 5 === 4 ? '' : `Words ${c}` });
  },
  'mark facet': ({ lab, by, a, b, codeAt }) => {
    markFacet(lab.project, by, codeAt(a), chosen(['', ...guideParts] as const, b) ?? '');
  },
  'write mark': ({ lab, by, a, b, c, codeAt }) => {
    const field = chosen(guideFields, b) ?? 'needs';
    writeMark(lab.project, by, codeAt(a), { field, text: c % 4 === 3 ? '' : `Trust: ${c}` });
  },
};
