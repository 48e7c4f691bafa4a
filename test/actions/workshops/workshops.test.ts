import { expect, test } from 'vitest';
import { undo } from '../../../src/actions/history/history.ts';
import { countAnswers, takeAnswers, type TakenSheet } from '../../../src/actions/workshops/answers.ts';
import { addCard, addWorkshop, removeCard, writeCard } from '../../../src/actions/workshops/workshops.ts';
import type { Answer } from '../../../src/domain/workshop/workshop.ts';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { weigh } from '../../../src/study/findings/finding-weight.ts';
import { readingOfCells } from '../../../src/study/matrix/matrix-reading.ts';
import { layOut } from '../../../src/study/matrix/matrix.ts';
import { answeredCards, workshopKnown } from '../../../src/study/workshops/workshops.ts';
import { temporaryFolder } from '../../support/project.ts';
import { copySample } from '../../support/sample-study.ts';

function study() {
  const workspace = openWorkspace(temporaryFolder());
  const project = workspace.project(copySample(workspace));
  const finding = project.findings.all().find(({ claim }) => claim.startsWith('In all five cases'))?.id ?? 0;
  const caseId = project.cases.named('Open Fields')?.id ?? 0;
  const codeId = project.codes.all().find(({ name }) => name === 'Single focal point')?.id ?? 0;
  const id = addWorkshop(project, 1, 'Lisbon');
  addCard(project, 1, id, { kind: 'finding', findingId: finding, caseId: null, codeId: null });
  addCard(project, 1, id, { kind: 'cell', findingId: null, caseId, codeId });
  const cards = workshopKnown(project, id).cards.map(({ guid }) => guid);
  const weight = () => {
    const one = project.findings.find(finding);
    if (!one) throw new Error('the finding is gone');
    return weigh(project, one);
  };
  return { project, id, cards, finding, codeId, caseId, weight };
}

const sheet = (cards: readonly string[], answer: Answer, more: Partial<TakenSheet> = {}): TakenSheet => ({
  guid: crypto.randomUUID(),
  name: '',
  informant: '',
  informantType: '',
  answers: cards.map((card) => ({ card, answer, reason: 'We said so early.' })),
  ...more,
});

/** Five people: two contest, two agree, one qualifies; one of those who contest gives no name. */
const five = (cards: readonly string[]): TakenSheet[] => [
  sheet(cards, 'contest', { informant: 'Ines Duarte', informantType: 'partner' }),
  sheet(cards, 'contest'),
  sheet(cards, 'agree', { informant: 'Tom Okafor', informantType: 'philanthropy' }),
  sheet(cards, 'agree', { informant: 'Lea Brun', informantType: 'partner' }),
  sheet(cards, 'qualify', { informant: 'Sven Aalto', informantType: 'MEL partner' }),
];

test('five people answer, two contest: they stand for and against the finding, by name or anonymous, and in the matrix', () => {
  const { project, id, cards, weight, codeId, caseId } = study();
  const before = weight().weight;
  expect(takeAnswers(project, 1, id, { sheets: five(cards), counts: true })).toBe(10);
  const after = weight().weight;
  // Four by name; who gives none counts by her words alone.
  expect(after.informants.count - before.informants.count).toBe(3);
  expect(after.informants.of - before.informants.of).toBe(4);
  expect(after.against - before.against).toBe(1);
  expect(weight().ids.against).toHaveLength(2);
  // The claim about all cases gains no case by it, and its reader is told that there is something new.
  expect(after.cases).toEqual(before.cases);
  expect(weight().isStale).toBe(true);
  const [first] = answeredCards(project, workshopKnown(project, id));
  expect(first?.tally).toEqual({ agree: 2, qualify: 1, contest: 2 });
  expect(first?.said.map(({ person }) => person)).toEqual([
    'Ines Duarte', 'Participant 2', 'Tom Okafor', 'Lea Brun', 'Sven Aalto',
  ]); // prettier-ignore
  const laid = layOut(project, {
    rows: 'case',
    columns: 'code',
    under: null,
    level: 'finest',
    codes: [codeId],
    coders: [],
    informantTypes: [],
    kinds: ['workshop answer'],
  });
  const people = readingOfCells(project, laid).people(
    laid.rows.lines.findIndex(({ key }) => key === `case-${caseId}`),
    0,
  );
  expect([people.for.length, people.qualified.length, people.against.length]).toEqual([2, 1, 1]);
  expect(project.integrity.check().problems).toEqual([]);
});

test('whoever answers a card is silent about nothing else: no other number gains a person', () => {
  const { project, id, cards } = study();
  const numbers = () => {
    const laid = layOut(project, {
      rows: 'informant type',
      columns: 'code',
      under: 0,
      level: 'finest',
      codes: [],
      coders: [],
      informantTypes: [],
      kinds: [],
    });
    const reading = readingOfCells(project, laid);
    return new Map(
      laid.columns.lines.map(({ label }, column) => {
        const people = reading.people(laid.rows.lines.length, column);
        return [label, [people.silent.length, people.unknown.length]] as const;
      }),
    );
  };
  const [before, others] = [
    numbers(),
    project.findings
      .all()
      .slice(1)
      .map((one) => weigh(project, one).weight),
  ];
  takeAnswers(project, 1, id, { sheets: five(cards), counts: true });
  const after = numbers();
  for (const [label, said] of before) expect(after.get(label), label).toEqual(said);
  expect(weigh(project, project.findings.all()[1] ?? never()).weight).toEqual(others[0]);
});

const never = (): never => {
  throw new Error('there is no such finding');
};

test('answers that do not count are kept in their words, count later, and count no more, each in one step', () => {
  const { project, id, cards, weight } = study();
  const before = weight().says;
  takeAnswers(project, 1, id, { sheets: five(cards), counts: false });
  expect(weight().says).toBe(before);
  expect(answeredCards(project, workshopKnown(project, id))[0]?.said[0]?.words).toBe('We said so early.');
  countAnswers(project, 1, id, true);
  const counted = weight().says;
  expect(counted).not.toBe(before);
  countAnswers(project, 1, id, false);
  expect(weight().says).toBe(before);
  undo(project);
  expect(weight().says).toBe(counted);
  undo(project);
  undo(project);
  // Read in, and undone: not a word is left of it.
  expect(project.sources.all().some(({ kind }) => kind === 'workshop answer')).toBe(false);
  expect(project.integrity.check().problems).toEqual([]);
});

test('nothing comes in twice, nor to a card that is not there, and a card that is answered stays as it was read', () => {
  const { project, id, cards } = study();
  const one = sheet(cards, 'agree', { informant: 'Ines Duarte' });
  const take = (sheets: TakenSheet[]) => () => takeAnswers(project, 1, id, { sheets, counts: true });
  take([one])();
  expect(take([one])).toThrow('The answers of Ines Duarte were read in already.');
  expect(take([sheet([crypto.randomUUID()], 'agree')])).toThrow(
    /answers a card that is not in this workshop/,
  );
  expect(take([sheet([cards[0] ?? '', cards[0] ?? ''], 'agree')])).toThrow(/two to one card/);
  expect(take([])).toThrow('There are no answers to read in.');
  expect(project.sources.all().filter(({ kind }) => kind === 'workshop answer')).toHaveLength(2);
  const [card] = workshopKnown(project, id).cards;
  const place = { id, cardId: card?.id ?? 0 };
  expect(() => {
    writeCard(project, 1, place, { text: 'Something else' });
  }).toThrow(/Somebody has answered this card/);
  expect(() => {
    removeCard(project, 1, place);
  }).toThrow(/Somebody has answered this card/);
});

test('an answer without a reason is kept as what it is', () => {
  const { project, id, cards } = study();
  const none = sheet(cards.slice(0, 1), 'contest', {
    answers: [{ card: cards[0] ?? '', answer: 'contest', reason: '' }],
  });
  takeAnswers(project, 1, id, { sheets: [none], counts: true });
  const said = answeredCards(project, workshopKnown(project, id))[0]?.said;
  expect(said?.map(({ words, person }) => [words, person])).toEqual([
    ['(contests it, without a reason)', 'Participant 1'],
  ]);
});
