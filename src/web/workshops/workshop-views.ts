// Workshops: their packs, answers and rooms, and exactly what their views are given.
import type { Answer, Tally } from '../../domain/workshop/workshop.ts';
import type { Option } from '../views/views.ts';

/** A card as it is shown, with what was answered to it. */
export interface CardView {
  readonly id: number;
  readonly guid: string;
  readonly number: number;
  readonly kind: string;
  readonly statement: string;
  readonly href: string;
  /** With which code answers are coded. */
  readonly code: string;
  readonly isAnswered: boolean;
  readonly tally: Tally;
  readonly tallySaid: string;
}

/** A bar of the room: an answer, how many gave it, its width in hundredths. */
export interface RoomBar {
  readonly answer: Answer;
  readonly label: string;
  readonly count: number;
  readonly from: number;
  readonly width: number;
}

export interface WorkshopViews {
  'workshops/index': {
    base: string;
    workshops: readonly { name: string; href: string; says: string }[];
    problem: string;
    name: string;
  };
  'workshops/show': {
    base: string;
    id: number;
    at: string;
    name: string;
    welcome: string;
    counts: boolean;
    people: number;
    cards: readonly CardView[];
    findings: readonly Option[];
    cases: readonly Option[];
    codes: readonly Option[];
    archetypes: readonly Option[];
    types: readonly string[];
    handedOn: readonly string[];
    problem: string;
  };
  'workshops/room': {
    base: string;
    at: string;
    name: string;
    people: number;
    cards: readonly {
      number: number;
      statement: string;
      apart: string;
      says: string;
      bars: readonly RoomBar[];
      reasons: readonly { answer: string; words: string; by: string; href: string }[];
    }[];
    unanswered: number;
    how: string;
  };
  'workshops/paper': {
    base: string;
    at: string;
    name: string;
    cards: readonly { number: number; statement: string; kind: string }[];
  };
}
