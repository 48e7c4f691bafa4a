import { inOrder } from '../../domain/attribute.ts';
import { counted } from '../../domain/counted.ts';
import { untold } from '../../domain/report/small-cells.ts';
import {
  answers,
  hiddenName,
  withoutReason,
  type Answer,
  type Tally,
} from '../../domain/workshop/workshop.ts';
import type { Project } from '../../storage/project.ts';
import type { Workshop, WorkshopCard } from '../../storage/workshops.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { hideNames } from '../../study/reports/hidden-names.ts';
import { answeredCards, sheetsOf, type AnsweredCard } from '../../study/workshops/workshops.ts';
import type { Scope } from '../http/request-context.ts';
import type { Option, Views } from '../views/views.ts';
import { archetypesOf, kindSaid, leastInPacks } from './pack-of.ts';
import type { CardView, RoomBar } from './workshop-views.ts';

const said: Readonly<Record<Answer, string>> = { agree: 'agree', qualify: 'qualify', contest: 'contest' };

/** How many give each answer, in a few words. */
const tallySaid = (tally: Tally): string => answers.map((one) => `${tally[one]} ${said[one]}`).join(', ');

/** How far a workshop has come, in a few words. */
export const workshopSaid = (workshop: Workshop): string => {
  const people = sheetsOf(workshop).size;
  return [
    counted(workshop.cards.length, 'card'),
    people === 0 ? 'not answered yet' : `answered by ${counted(people, 'person', 'people')}`,
    ...(people > 0 && !workshop.counts ? ['not counted'] : []),
  ].join(' · ');
};

/** A workshop: what is put before people, and what is done with their answers. */
export function workshopPage(scope: Scope, workshop: Workshop): Omit<Views['workshops/show'], 'problem'> {
  const { base, project } = scope;
  const hide = hideNames(project);
  const cards = answeredCards(project, workshop).map((one, place) => cardView(scope, one, place + 1));
  const option = ({ id, name }: { id: number; name: string }): Option => ({
    value: String(id),
    label: name,
    chosen: false,
  });
  return {
    base,
    id: workshop.id,
    name: workshop.name,
    welcome: workshop.welcome,
    counts: workshop.counts,
    cards,
    at: `${base}/workshops/${workshop.id}`,
    people: sheetsOf(workshop).size,
    findings: project.findings
      .all()
      .filter(({ id }) => !workshop.cards.some(({ findingId }) => findingId === id))
      .map(({ id, claim }) => option({ id, name: claim })),
    cases: project.cases
      .all()
      .toSorted((a, b) => inOrder.compare(a.name, b.name))
      .map(option),
    codes: placedCodes(project)
      .filter(({ isAside, depth }) => !isAside && depth > 0)
      .map(({ id, path }) => option({ id, name: path })),
    archetypes: archetypesOf(project).map(option),
    types: [...new Set(project.informants.all().map(({ type }) => type))].filter((type) => type !== ''),
    handedOn: handedOnSaid(project, workshop, hide),
  };
}

/** What becomes of names and small numbers in what is handed out, in sentences. */
function handedOnSaid(
  project: Project,
  { name, welcome, cards }: Workshop,
  hide: (text: string) => string,
): string[] {
  const texts = [name, welcome, ...cards.map(({ statement }) => statement)];
  const naming = texts.filter((text) => hide(text) !== text).length;
  const cases = project.cases.all().filter((one) => texts.some((text) => text.includes(one.name)));
  return [
    ...(naming === 0
      ? []
      : [
          `${counted(naming, 'text names', 'texts name')} somebody of the study (title, welcome or cards): in the pack ${hiddenName} stands there.`,
        ]),
    ...(cases.length === 0
      ? []
      : [
          `Cases are handed on by name: ${cases.map((one) => one.name).join(', ')}. Write the cards otherwise where a case would tell who it is.`,
        ]),
    `No pack tells a number of fewer than ${leastInPacks} informants: ${untold} stands there.`,
  ];
}

function cardView({ base, project }: Scope, { card, tally }: AnsweredCard, number: number): CardView {
  const all = tally.agree + tally.qualify + tally.contest;
  return {
    id: card.id,
    guid: card.guid,
    number,
    kind: kindSaid[card.kind],
    statement: card.statement,
    tally,
    href: hrefOf(base, card),
    code: project.codes.find(card.codeId)?.name ?? '',
    isAnswered: all > 0,
    tallySaid: all === 0 ? '' : tallySaid(tally),
  };
}

function hrefOf(base: string, { findingId, caseId, codeId }: WorkshopCard): string {
  if (findingId !== null) return `${base}/findings/${findingId}`;
  return caseId === null ? `${base}/profiles/${codeId}` : `${base}/framework/${caseId}/${codeId}`;
}

const labels: Readonly<Record<Answer, string>> = {
  agree: 'Agree',
  qualify: 'Qualify',
  contest: 'Contest',
};

/** The page for the room: where people disagree comes first; a name stands only where it was given. */
export function roomPage({ base, project }: Scope, workshop: Workshop): Views['workshops/room'] {
  const cards = answeredCards(project, workshop)
    .map((one, place) => ({ ...one, number: place + 1 }))
    .filter(({ said: given }) => given.length > 0)
    .sort((a, b) => b.apart - a.apart || a.number - b.number);
  return {
    base,
    at: `${base}/workshops/${workshop.id}`,
    name: workshop.name,
    people: sheetsOf(workshop).size,
    unanswered: workshop.cards.length - cards.length,
    how: 'How far apart: 0 where all give the same answer, 100 where half agree and half contest (the variance of agree 1, qualify 0, contest −1, in hundredths).',
    cards: cards.map(({ card, number, tally, apart, said: given }) => ({
      number,
      statement: card.statement,
      apart: String(Math.round(100 * apart)),
      says: tallySaid(tally),
      bars: barsOf(tally),
      reasons: given
        .toSorted((a, b) => answers.indexOf(b.answer) - answers.indexOf(a.answer))
        .filter(({ answer, words }) => words !== '' && words !== withoutReason[answer])
        .map(({ answer, words, person, sourceId, turn }) => ({
          answer: labels[answer],
          words,
          by: person,
          href: `${base}/coding/${sourceId}${turn === null ? '' : `#turn-${turn}`}`,
        })),
    })),
  };
}

function barsOf(tally: Tally): RoomBar[] {
  const all = tally.agree + tally.qualify + tally.contest;
  let from = 0;
  return answers.map((answer) => {
    const width = (100 * tally[answer]) / all;
    const bar = { answer, label: labels[answer], count: tally[answer], from, width };
    from += width;
    return bar;
  });
}
