import { countAnswers, takeAnswers } from '../../../src/actions/workshops/answers.ts';
import {
  addCard,
  addWorkshop,
  removeCard,
  removeWorkshop,
  writeCard,
  writeWelcome,
} from '../../../src/actions/workshops/workshops.ts';
import { answers, cardKinds } from '../../../src/domain/workshop/workshop.ts';
import type { Workshop } from '../../../src/storage/workshops.ts';
import { chosen, nothingThere, type Choices, type Deeds } from './study.ts';

const workshopAt = ({ lab, a }: Choices): Workshop =>
  chosen(lab.project.workshops.all(), a) ?? nothingThere();

const placeAt = (choices: Choices) => {
  const { id, cards } = workshopAt(choices);
  return { id, cardId: chosen(cards, choices.b)?.id ?? 0 };
};

/** What is done with workshops and the answers they bring. */
export const workshopSteps: Deeds = {
  'add workshop': ({ lab, a, by }) => addWorkshop(lab.project, by, `Workshop ${a}`),
  'remove workshop': (choices) => {
    removeWorkshop(choices.lab.project, choices.by, workshopAt(choices).id);
  },
  'write welcome': (choices) => {
    writeWelcome(choices.lab.project, choices.by, workshopAt(choices).id, { text: `Welcome ${choices.c}` });
  },
  'add card': (choices) => {
    const { lab, by, b, c, codeAt, caseAt, findingAt } = choices;
    const kind = chosen(cardKinds, c) ?? 'profile';
    addCard(lab.project, by, workshopAt(choices).id, {
      kind,
      findingId: kind === 'finding' ? findingAt(b) : null,
      caseId: kind === 'cell' ? caseAt(b) : null,
      codeId: kind === 'finding' ? null : codeAt(b),
    });
  },
  'write card': (choices) => {
    writeCard(choices.lab.project, choices.by, placeAt(choices), { text: `Card ${choices.c}` });
  },
  'remove card': (choices) => {
    removeCard(choices.lab.project, choices.by, placeAt(choices));
  },
  'take answers': (choices) => {
    const { lab, by, b, c } = choices;
    const { id, cards } = workshopAt(choices);
    const given = cards.map(({ guid }, at) => ({
      card: guid,
      answer: chosen(answers, b + at) ?? 'agree',
      reason: c % 3 === 0 ? '' : `Because ${c}`,
    }));
    const informant = b % 2 === 0 ? `Guest ${c}` : '';
    const sheet = { guid: lab.guid(), name: informant, informant, informantType: '', answers: given };
    takeAnswers(lab.project, by, id, { sheets: [sheet], counts: c % 4 !== 3 });
  },
  'count answers': (choices) => {
    countAnswers(choices.lab.project, choices.by, workshopAt(choices).id, choices.b % 2 === 0);
  },
};
