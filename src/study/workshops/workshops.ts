import { Refusal } from '../../domain/refusal.ts';
import { disagreement, tallyOf, type Answer, type Tally } from '../../domain/workshop/workshop.ts';
import type { Project } from '../../storage/project.ts';
import type { Workshop, WorkshopCard } from '../../storage/workshops.ts';

/** A workshop that is there. Refuses one that is not. */
export function workshopKnown(project: Project, id: number): Workshop {
  const workshop = project.workshops.find(id);
  if (!workshop) throw new Refusal('missing', 'That workshop is no longer there.');
  return workshop;
}

/** A card of a workshop. Refuses one that is not there. */
export function cardKnown(workshop: Workshop, cardId: number): WorkshopCard {
  const card = workshop.cards.find(({ id }) => id === cardId);
  if (!card) throw new Refusal('missing', 'That card is no longer in the workshop.');
  return card;
}

/** An answer with its words and who gives it; the person is '' where she gave no name. */
interface SaidAnswer {
  readonly answer: Answer;
  readonly words: string;
  readonly person: string;
  readonly sourceId: number;
  readonly turn: number | null;
}

/** A card with what was answered to it. */
export interface AnsweredCard {
  readonly card: WorkshopCard;
  readonly tally: Tally;
  /** From 0 to 1: how far people are apart. */
  readonly apart: number;
  readonly said: readonly SaidAnswer[];
}

/** The cards of a workshop with their answers, in their order. */
export function answeredCards(project: Project, workshop: Workshop): AnsweredCard[] {
  const said = sayer(project);
  return workshop.cards.map((card) => {
    const own = workshop.answers.filter(({ cardId }) => cardId === card.id);
    const tally = tallyOf(own.map(({ answer }) => answer));
    return { card, tally, apart: disagreement(tally), said: own.map(said) };
  });
}

/** Reads what an answer says from its turn; a correction may have changed it since. */
function sayer(project: Project): (answer: Workshop['answers'][number]) => SaidAnswer {
  const opened = new Map<number, ReturnType<typeof open>>();
  const open = (sourceId: number) => ({
    text: project.texts.textOf(sourceId) ?? '',
    turns: project.texts.turnsOf(sourceId),
    speakers: new Map(project.informants.speakersOf(sourceId).map((one) => [one.id, one.label])),
  });
  return ({ answer, sourceId, turnId }) => {
    const { text, turns, speakers } = opened.get(sourceId) ?? open(sourceId);
    if (!opened.has(sourceId)) opened.set(sourceId, { text, turns, speakers });
    const turn = turns.find(({ id }) => id === turnId);
    return {
      answer,
      sourceId,
      turn: turn?.number ?? null,
      words: turn ? text.slice(turn.start, turn.end) : '',
      person: speakers.get(turn?.speakerId ?? 0) ?? '',
    };
  };
}

/** How many people have answered, and whether their answers are there already. */
export const sheetsOf = ({ answers }: Pick<Workshop, 'answers'>): ReadonlySet<string> =>
  new Set(answers.map(({ sheet }) => sheet));
