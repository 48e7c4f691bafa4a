// The guide and its plans, and exactly what their views are given.
import type { Option } from '../views/views.ts';

/** A number with where it opens; '' where there is nothing behind it. */
export interface Opening {
  readonly says: string;
  readonly href: string;
}

/** What the study says of a code. */
export interface EvidenceView {
  readonly raised: Opening;
  readonly against: Opening;
  /** In how many cases, and among whom. */
  readonly voices: string;
  /** In the cases of the chosen archetype; says '' where none is chosen. */
  readonly here: Opening;
  readonly quotes: readonly {
    readonly exact: string;
    readonly href: string;
    readonly by: string;
    readonly place: string;
  }[];
}

/** A code that is answered by a choice and in words. */
export interface AnsweredCode extends EvidenceView {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  readonly definition: string;
  readonly options: readonly Option[];
  readonly words: string;
  /** Why the chosen archetype needs it; '' where it is not said. */
  readonly why: string;
  readonly isNeeded: boolean;
  /** Of an archetype: when it is most helpful; '' for anything else. */
  readonly helpful: string;
  /** Of an archetype: the cases that belong to it, and what is written of them. */
  readonly members: readonly { readonly name: string; readonly href: string; readonly summary: string }[];
}

/** An end of a choice. */
interface EndView extends EvidenceView {
  readonly name: string;
  readonly href: string;
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
}

/** A choice between two ends. */
export interface SliderView {
  readonly id: number;
  readonly name: string;
  readonly definition: string;
  readonly places: readonly Option[];
  readonly ends: readonly [EndView, EndView];
  /** The cases on the line: where, in hundredths, and what opens there. */
  readonly cases: readonly {
    readonly name: string;
    readonly letter: string;
    readonly at: number;
    readonly href: string;
  }[];
  readonly silent: string;
  readonly words: string;
}

/** What the study says under a facet, and what is answered. */
export interface SectionView {
  readonly facetId: number;
  readonly name: string;
  readonly definition: string;
  readonly matrixHref: string;
  readonly codes: readonly AnsweredCode[];
  readonly sliders: readonly SliderView[];
  /** What else is to be known of it, as sentences. */
  readonly notes: readonly string[];
}

/** A step of the guide. */
export interface StepView {
  readonly key: string;
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly progress: string;
  readonly questions: readonly { readonly key: string; readonly asks: string; readonly words: string }[];
  readonly sections: readonly SectionView[];
  /** What the codebook would have to mark for this step, where it marks none of it. */
  readonly unmarked: string;
  readonly findings: readonly { readonly claim: string; readonly says: string; readonly href: string }[];
}

export interface LikeView {
  readonly how: string;
  readonly answered: string;
  readonly cases: readonly {
    readonly name: string;
    readonly href: string;
    readonly percent: string;
    readonly share: number;
    readonly archetypes: string;
    readonly groups: string;
    readonly apart: string;
  }[];
}

/** A code of the codebook that is told to the guide in words. */
export interface MarkedView {
  readonly id: number;
  readonly name: string;
  readonly above: string;
  readonly fields: readonly { readonly field: string; readonly label: string; readonly text: string }[];
}

export interface GuideViews {
  'guide/index': {
    base: string;
    plans: readonly { name: string; href: string; says: string }[];
    isMarked: boolean;
    hasCodes: boolean;
    steps: readonly { number: number; title: string; about: string }[];
    problem: string;
    name: string;
  };
  'guide/marks': {
    base: string;
    parts: readonly { part: string; says: string }[];
    facets: readonly { id: number; name: string; options: readonly Option[] }[];
    codes: readonly MarkedView[];
    notes: readonly string[];
  };
  'guide/plan': {
    base: string;
    id: number;
    at: string;
    name: string;
    steps: readonly StepView[];
    like: LikeView;
    isMarked: boolean;
  };
  'guide/evidence': EvidenceView;
  'guide/answer': AnsweredCode & { plan: number; part: string };
  'guide/slider': SliderView & { plan: number };
  'guide/like': LikeView;
}
