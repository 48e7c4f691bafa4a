import { countAnswers, takeAnswers } from '../../actions/workshops/answers.ts';
import {
  addCard,
  addWorkshop,
  removeCard,
  removeWorkshop,
  writeCard,
  writeWelcome,
} from '../../actions/workshops/workshops.ts';
import * as api from '../../api/workshops.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { readAnswerFile } from '../../formats/workshops/answer-file.ts';
import { answeredCards, sheetsOf, workshopKnown } from '../../study/workshops/workshops.ts';
import type { Answering } from '../http/answer.ts';

/** Workshops, for scripts and for the page that reads answers in. */
export function answerWorkshops(answering: Answering): void {
  const { inProject } = answering;
  inProject(api.listWorkshops, ({ project }) =>
    project.workshops.all().map((workshop) => ({
      id: workshop.id,
      guid: workshop.guid,
      name: workshop.name,
      counts: workshop.counts,
      welcome: workshop.welcome,
      version: versionOf({ text: workshop.welcome }),
      people: sheetsOf(workshop).size,
      cards: answeredCards(project, workshop).map(({ card, tally, apart, said }) => ({
        id: card.id,
        guid: card.guid,
        kind: card.kind,
        statement: card.statement,
        codeId: card.codeId,
        version: versionOf({ text: card.statement }),
        tally,
        apart,
        said: said.map(({ answer, person, words }) => ({ answer, person, words })),
      })),
    })),
  );
  inProject(api.addWorkshop, ({ project, coder, standing }, { body }) => {
    const id = addWorkshop(project, coder.id, body.name);
    return { ...standing(), id };
  });
  inProject(api.removeWorkshop, ({ project, coder, standing }, { params }) => {
    removeWorkshop(project, coder.id, params.workshop);
    return standing();
  });
  inProject(api.writeWelcome, ({ project, coder, standing }, { params, body }) => {
    writeWelcome(project, coder.id, params.workshop, body);
    return standing();
  });
  answerCards(answering);
  answerReading(answering);
}

function answerCards({ inProject }: Answering): void {
  inProject(api.addCard, ({ project, coder, standing }, { params, body }) => {
    const id = addCard(project, coder.id, params.workshop, body);
    return { ...standing(), id };
  });
  inProject(api.writeCard, ({ project, coder, standing }, { params, body }) => {
    writeCard(project, coder.id, { id: params.workshop, cardId: params.card }, body);
    return standing();
  });
  inProject(api.removeCard, ({ project, coder, standing }, { params }) => {
    removeCard(project, coder.id, { id: params.workshop, cardId: params.card });
    return standing();
  });
}

function answerReading({ inProject }: Answering): void {
  inProject(api.previewAnswers, ({ project }, { params, query, body }) => {
    const workshop = workshopKnown(project, params.workshop);
    const sheet = readAnswerFile(query.name, new TextDecoder().decode(body), workshop.guid);
    const known = new Set(workshop.cards.map(({ guid }) => guid));
    const there = sheet.answers.filter(({ card }) => known.has(card));
    return {
      guid: sheet.guid,
      name: sheet.name,
      answers: there,
      isKnown: sheetsOf(workshop).has(sheet.guid),
      gone: sheet.answers.length - there.length,
    };
  });
  inProject(api.takeAnswers, ({ project, coder, standing }, { params, body }) => {
    const taken = takeAnswers(project, coder.id, params.workshop, body);
    return { ...standing(), taken };
  });
  inProject(api.countAnswers, ({ project, coder, standing }, { params, body }) => {
    countAnswers(project, coder.id, params.workshop, body.counts);
    return standing();
  });
}
