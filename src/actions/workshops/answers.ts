import { Refusal } from '../../domain/refusal.ts';
import type { ReadText, Turn } from '../../domain/source.ts';
import { polarityOf, sideOf, withoutReason, type Sheet } from '../../domain/workshop/workshop.ts';
import type { Project } from '../../storage/project.ts';
import type { Workshop, WorkshopAnswer, WorkshopCard } from '../../storage/workshops.ts';
import { sheetsOf, workshopKnown } from '../../study/workshops/workshops.ts';
import { linkExcerpt, unlinkExcerpt } from '../findings/findings.ts';
import { storeSource } from '../sources/sources.ts';

/** Answers of one person, and as whom they are read in: an informant by name and type, or anonymous (name ''). */
export interface TakenSheet extends Sheet {
  readonly informant: string;
  readonly informantType: string;
}

const mostSheets = 500;

/** Who puts the cards: her words are not evidence. */
const asker = 'The pack';

/**
 * Reads answers in, in one step: their words become sources of a kind of their own, a turn for each answer under the card it
 * answers; where the workshop counts, each turn is coded with the code of its card and stands for or against the finding.
 * Answers how many. Refuses what was read in before, and what answers a card that is not there.
 */
export function takeAnswers(
  project: Project,
  coderId: number,
  id: number,
  { sheets, counts }: { readonly sheets: readonly TakenSheet[]; readonly counts: boolean },
): number {
  return project.act(coderId, 'workshops', () => {
    const workshop = workshopKnown(project, id);
    refuseSheets(workshop, sheets);
    if (workshop.counts !== counts) turnCounting(project, coderId, workshop, counts);
    const people = named(workshop, sheets);
    const groups = Map.groupBy(workshop.cards, ({ caseId }) => caseId);
    let taken = 0;
    for (const [caseId, cards] of groups)
      taken += storeGroup(project, coderId, { workshop, people, cards, caseId });
    if (counts) count(project, coderId, workshopKnown(project, id));
    const sentence = `read ${taken === 1 ? 'an answer' : `${taken} answers`} of ${sheets.length === 1 ? 'one person' : `${sheets.length} people`} into the workshop “${workshop.name}”`;
    return { result: taken, sentence };
  });
}

function refuseSheets(workshop: Workshop, sheets: readonly TakenSheet[]): void {
  if (sheets.length === 0) throw new Refusal('invalid', 'There are no answers to read in.');
  if (sheets.length > mostSheets)
    throw new Refusal('invalid', `Answers of ${mostSheets} people at most are read in at once.`);
  const known = new Set(sheetsOf(workshop));
  const cards = new Set(workshop.cards.map(({ guid }) => guid));
  for (const { guid, answers, informant, name } of sheets) {
    const who = informant || name || 'somebody without a name';
    if (known.has(guid)) throw new Refusal('conflict', `The answers of ${who} were read in already.`);
    known.add(guid);
    if (answers.length === 0) throw new Refusal('invalid', `The answers of ${who} hold none.`);
    if (new Set(answers.map(({ card }) => card)).size < answers.length)
      throw new Refusal('invalid', `The answers of ${who} hold two to one card.`);
    if (!answers.every(({ card }) => cards.has(card)))
      throw new Refusal('missing', `${who} answers a card that is not in this workshop (any more).`);
  }
}

interface Person extends TakenSheet {
  readonly label: string;
}

/** Labels that tell people apart: names where given, else numbers that go on from those who answered before. */
function named(workshop: Workshop, sheets: readonly TakenSheet[]): Person[] {
  let number = sheetsOf(workshop).size;
  const used = new Set<string>([asker]);
  return sheets.map((sheet) => {
    number++;
    const wanted = sheet.informant.trim() || `Participant ${number}`;
    const label = used.has(wanted) ? `${wanted} (${number})` : wanted;
    used.add(label);
    return { ...sheet, label };
  });
}

interface Group {
  readonly workshop: Workshop;
  readonly people: readonly Person[];
  readonly cards: readonly WorkshopCard[];
  /** The case the cards are about; null where they are about none. */
  readonly caseId: number | null;
}

/** Stores the answers to the cards about one case, or about none, as a source; answers how many they are. */
function storeGroup(project: Project, coderId: number, group: Group): number {
  const { workshop, people, caseId } = group;
  const { text, turns, given } = talkOf(group);
  if (given.length === 0) return 0;
  const caseName = project.cases.all().find(({ id }) => id === caseId)?.name;
  const name = freeName(project, `${workshop.name}, answers${caseName === undefined ? '' : `, ${caseName}`}`);
  const read: ReadText = {
    name,
    kind: 'workshop answer',
    text,
    turns,
    caseName: caseName ?? null,
    date: null,
    warnings: [],
  };
  const sourceId = storeSource(project, coderId, {
    text: read,
    file: { name: '', type: 'Answers of a workshop', hash: '' },
    card: {
      name,
      kind: 'workshop answer',
      date: null,
      cases: caseName === undefined ? [] : [caseName],
      speakers: [
        { label: asker, isInterviewer: true, informant: '', informantType: '' },
        ...people.map(({ label, informant, informantType }) => ({
          label,
          isInterviewer: false,
          informant,
          informantType,
        })),
      ],
    },
  });
  project.readings.setRead(sourceId, coderId, true);
  const stored = project.texts.turnsOf(sourceId);
  for (const { turn, ...answer } of given) {
    const turnId = stored[turn]?.id;
    if (turnId === undefined) throw new Error('an answer has no turn');
    project.workshops.answers.add({ ...answer, sourceId, turnId, codingGuid: null }, coderId);
  }
  return given.length;
}

type Given = Pick<WorkshopAnswer, 'cardId' | 'sheet' | 'answer'> & { readonly turn: number };

/** Answers as a talk: each card is put, and whoever answers it says why. */
function talkOf({ people, cards }: Group): { text: string; turns: Turn[]; given: Given[] } {
  const turns: Turn[] = [];
  const given: Given[] = [];
  let text = '';
  const say = (speaker: string, words: string): void => {
    const opening = `${text === '' ? '' : '\n\n'}${speaker}: `;
    const start = text.length + opening.length;
    text += opening + words;
    turns.push({ speaker, start, end: text.length, startMs: null, endMs: null });
  };
  for (const card of cards) {
    const own = people.flatMap(({ guid, label, answers }) =>
      answers.filter((one) => one.card === card.guid).map((one) => ({ ...one, guid, label })),
    );
    if (own.length === 0) continue;
    say(asker, oneLine(card.statement));
    for (const { guid, label, answer, reason } of own) {
      given.push({ cardId: card.id, sheet: guid, answer, turn: turns.length });
      say(label, oneLine(reason) || withoutReason[answer]);
    }
  }
  return { text, turns, given };
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

function freeName(project: Project, wanted: string): string {
  const base = wanted.slice(0, 190).toWellFormed();
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} (${number})`;
    if (!project.sources.named(name)) return name;
  }
}

/** Lets the answers of a workshop count, or no more: their words stay either way. */
export function countAnswers(project: Project, coderId: number, id: number, counts: boolean): void {
  project.act(coderId, 'workshops', () => {
    const workshop = workshopKnown(project, id);
    if (workshop.counts !== counts) turnCounting(project, coderId, workshop, counts);
    const said = counts ? 'lets the answers of' : 'counts no more the answers of';
    return {
      result: undefined,
      sentence: `${said} the workshop “${workshop.name}”${counts ? ' count' : ''}`,
    };
  });
}

function turnCounting(project: Project, coderId: number, workshop: Workshop, counts: boolean): void {
  project.workshops.count(workshop.id, counts);
  if (counts) count(project, coderId, workshop);
  else uncount(project, coderId, workshop);
}

/** Codes every answer that is not coded yet, and puts it on its side of the finding. */
function count(project: Project, coderId: number, workshop: Workshop): void {
  const cards = new Map(workshop.cards.map((card) => [card.id, card]));
  for (const { id, cardId, sourceId, turnId, answer, codingGuid } of workshop.answers) {
    const card = cards.get(cardId);
    const turn = project.texts.turnsOf(sourceId).find((one) => one.id === turnId);
    const isCoded = codingGuid !== null && project.codings.find(codingGuid) !== undefined;
    if (!card || !turn || isCoded) continue;
    const { start, end } = turn;
    const exact = (project.texts.textOf(sourceId) ?? '').slice(start, end);
    const guid = project.newGuid();
    const added = project.codings.add({
      guid,
      sourceId,
      coderId,
      start,
      end,
      exact,
      codeId: card.codeId,
      polarity: polarityOf(answer),
      origin: 'imported',
    });
    if (added === null) continue;
    project.workshops.answers.code(id, guid);
    if (card.findingId !== null)
      linkExcerpt(project, coderId, card.findingId, { side: sideOf(answer), codingGuid: guid });
  }
}

function uncount(project: Project, coderId: number, workshop: Workshop): void {
  const cards = new Map(workshop.cards.map((card) => [card.id, card]));
  for (const { id, cardId, codingGuid } of workshop.answers) {
    if (codingGuid === null) continue;
    const findingId = cards.get(cardId)?.findingId ?? null;
    if (findingId !== null) unlinkExcerpt(project, coderId, findingId, codingGuid);
    const coding = project.codings.find(codingGuid);
    if (coding) {
      project.memos.remove('coding', coding.id);
      project.codings.remove(codingGuid);
    }
    project.workshops.answers.code(id, null);
  }
}
