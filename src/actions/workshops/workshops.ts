import type { PlacedCode } from '../../domain/code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CardKind } from '../../domain/workshop/workshop.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { Workshop, WorkshopCard } from '../../storage/workshops.ts';
import { findKnown, placedCodes } from '../../study/codebook/codes.ts';
import { cellNamed } from '../../study/framework/cells.ts';
import { marksOf } from '../../study/guide/guide.ts';
import { cardKnown, workshopKnown } from '../../study/workshops/workshops.ts';

const longestName = 200;
const longestStatement = 2000;
const mostCards = 60;

const firstWelcome =
  'These are sentences from a study. Say to each whether you agree, would put it otherwise, or contest it, and why. Your name is yours to give.';

/** Begins a workshop under a name and answers its id. */
export function addWorkshop(project: Project, coderId: number, typed: string): number {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A workshop needs a name: where, when, with whom?');
  if (name.length > longestName)
    throw new Refusal('invalid', `The name of a workshop may have ${longestName} characters at most.`);
  return project.act(coderId, 'workshops', () => {
    const id = project.workshops.add(name, firstWelcome, coderId);
    return { result: id, sentence: `began the workshop “${name}”` };
  });
}

/** Takes a workshop away with its cards. What was answered stays as sources, with their codings. */
export function removeWorkshop(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'workshops', () => {
    const { name } = workshopKnown(project, id);
    project.workshops.remove(id);
    return { result: undefined, sentence: `removed the workshop “${name}”` };
  });
}

/** Writes what participants read first. */
export function writeWelcome(
  project: Project,
  coderId: number,
  id: number,
  { text, was }: { readonly text: string; readonly was?: string | undefined },
): void {
  const welcome = checked(text, 'What participants read first');
  project.act(coderId, 'workshops', () => {
    const { name, welcome: before, coder } = workshopKnown(project, id);
    const called = `what participants of “${name}” read first`;
    refuseUnseen(was, { text: welcome }, { called, says: { text: before }, by: coder });
    if (welcome !== before) project.workshops.welcome(id, welcome, coderId);
    return { result: undefined, sentence: `wrote ${called}` };
  });
}

/** What a card is to be about: a finding, a case under a code, an archetype. */
export interface WantedCard {
  readonly kind: CardKind;
  readonly findingId: number | null;
  readonly caseId: number | null;
  readonly codeId: number | null;
}

/** Puts something before the participants, in words that can be changed until they have answered. Answers its id. */
export function addCard(project: Project, coderId: number, id: number, wanted: WantedCard): number {
  return project.act(coderId, 'workshops', () => {
    const workshop = workshopKnown(project, id);
    if (workshop.cards.length >= mostCards)
      throw new Refusal('invalid', `A pack has ${mostCards} cards at most: nobody answers more.`);
    const card = cardOf(project, wanted);
    const isThere = workshop.cards.some(
      (one) =>
        one.findingId === card.findingId &&
        one.caseId === card.caseId &&
        (card.findingId !== null || one.codeId === card.codeId),
    );
    if (isThere) throw new Refusal('conflict', 'That is in the pack already.');
    const cardId = project.workshops.cards.add(id, card, coderId);
    return { result: cardId, sentence: `put a card into the workshop “${workshop.name}”` };
  });
}

type NewCard = Omit<WorkshopCard, 'id' | 'guid' | 'coder'>;

function cardOf(project: Project, { kind, findingId, caseId, codeId }: WantedCard): NewCard {
  if (kind === 'finding') return ofFinding(project, findingId);
  if (codeId === null) throw new Refusal('invalid', 'Say which code the card is about.');
  if (kind === 'profile') return ofProfile(project, codeId);
  if (caseId === null) throw new Refusal('invalid', 'Say which case the card is about.');
  const { name } = findKnown(project, codeId);
  cellNamed(project, { caseId, codeId });
  const written = project.summaries.at(caseId, codeId)?.text.replace(/\s*\[\d+\]/g, '') ?? '';
  const called = project.cases.all().find(({ id }) => id === caseId)?.name ?? '';
  const statement = shortened(`${called}, ${name}${written === '' ? '' : `: ${written}`}`);
  return { kind, statement, findingId: null, caseId, codeId };
}

/** Answers to a finding are coded with the first code that speaks for it, or that of the first excerpt. */
function ofFinding(project: Project, findingId: number | null): NewCard {
  const finding = findingId === null ? undefined : project.findings.find(findingId);
  if (!finding) throw new Refusal('missing', 'That finding is no longer there.');
  const codes = finding.evidence.toSorted((a, b) => Number(a.side !== 'for') - Number(b.side !== 'for'));
  const [codeId] = codes.flatMap(
    (one) =>
      one.codeId ?? (one.codingGuid === null ? [] : (project.codings.find(one.codingGuid)?.codeId ?? [])),
  );
  if (codeId === undefined)
    throw new Refusal(
      'invalid',
      'That finding rests on nothing yet. Take a code or an excerpt into it first: answers are coded with it.',
    );
  return {
    kind: 'finding',
    statement: shortened(finding.claim),
    findingId: finding.id,
    caseId: null,
    codeId,
  };
}

function ofProfile(project: Project, codeId: number): NewCard {
  const code: PlacedCode | undefined = placedCodes(project).find(({ id }) => id === codeId);
  const { name } = code ?? findKnown(project, codeId);
  const helpful = project.memos.about('code', codeId) || (marksOf(project).get(codeId)?.helpful ?? '');
  const parts = [code?.definition ?? '', helpful === '' ? '' : `Most helpful: ${helpful}`];
  const said = parts.filter((part) => part !== '').join(' ');
  const statement = shortened(`${name}${said === '' ? '' : `: ${said}`}`);
  return { kind: 'profile', statement, findingId: null, caseId: null, codeId };
}

const shortened = (text: string): string => text.slice(0, longestStatement).toWellFormed();

/** Changes the words of a card. Refuses once somebody has answered it: they answered what they read. */
export function writeCard(
  project: Project,
  coderId: number,
  place: { readonly id: number; readonly cardId: number },
  { text, was }: { readonly text: string; readonly was?: string | undefined },
): void {
  const statement = checked(text, 'A card');
  if (statement === '') throw new Refusal('invalid', 'A card needs a sentence to answer to.');
  project.act(coderId, 'workshops', () => {
    const { workshop, card } = found(project, place);
    const called = `a card of the workshop “${workshop.name}”`;
    refuseUnseen(was, { text: statement }, { called, says: { text: card.statement }, by: card.coder });
    if (statement !== card.statement) {
      refuseAnswered(workshop, card, 'Its words stay as they were read');
      project.workshops.cards.write(card.id, statement, coderId);
    }
    return { result: undefined, sentence: `wrote ${called}` };
  });
}

/** Takes a card out of a workshop. Refuses once somebody has answered it. */
export function removeCard(
  project: Project,
  coderId: number,
  place: { readonly id: number; readonly cardId: number },
): void {
  project.act(coderId, 'workshops', () => {
    const { workshop, card } = found(project, place);
    refuseAnswered(workshop, card, 'It stays');
    project.workshops.cards.remove(card.id);
    return { result: undefined, sentence: `took a card out of the workshop “${workshop.name}”` };
  });
}

function found(project: Project, { id, cardId }: { readonly id: number; readonly cardId: number }) {
  const workshop = workshopKnown(project, id);
  return { workshop, card: cardKnown(workshop, cardId) };
}

function refuseAnswered({ answers }: Workshop, card: WorkshopCard, so: string): void {
  const count = answers.filter(({ cardId }) => cardId === card.id).length;
  if (count > 0)
    throw new Refusal(
      'conflict',
      `${count === 1 ? 'Somebody has' : `${count} people have`} answered this card. ${so}.`,
    );
}

function checked(text: string, what: string): string {
  const words = text.trim();
  if (words.length > longestStatement)
    throw new Refusal(
      'invalid',
      `${what} may have ${longestStatement.toLocaleString('en')} characters at most.`,
    );
  return words;
}
