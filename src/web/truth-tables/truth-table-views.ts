// Truth tables, and exactly what their views are given.
import type { ExcerptLine } from '../views/view-lines.ts';
import type { Option } from '../views/views.ts';
import type { XyPlot } from './xy-plot.ts';

/** A set as it is listed: what it is made of and how it is calibrated. */
export interface SetLine {
  readonly id: number;
  readonly name: string;
  readonly from: string;
  readonly calibration: string;
  readonly reason: string;
  readonly expectation: string;
  readonly href: string;
}

/** The form by which a set is made or changed. */
export interface SetForm {
  readonly role: 'outcome' | 'condition';
  readonly name: string;
  readonly measures: readonly Option[];
  readonly code: string;
  readonly codes: readonly string[];
  readonly attributes: readonly Option[];
  readonly kinds: readonly Option[];
  readonly sides: readonly Option[];
  readonly threshold: string;
  readonly out: string;
  readonly crossover: string;
  readonly in: string;
  readonly values: string;
  readonly reason: string;
  readonly expectations: readonly Option[];
}

/** A term of a model with its fit, written to three decimals. */
interface TermLine {
  readonly term: string;
  readonly consistency: string;
  readonly pri: string;
  readonly coverage: string;
  readonly unique: string;
}

/** A solution as it is shown. */
interface SolutionLine {
  readonly kind: string;
  readonly says: string;
  readonly doubt: string;
  readonly models: readonly {
    readonly formula: string;
    readonly fit: string;
    readonly assumed: string;
    readonly terms: readonly TermLine[];
    readonly cases: string;
  }[];
}

/** What a table says once it is worked out. */
export interface SolvedView {
  readonly lead: string;
  readonly rows: readonly {
    readonly number: number;
    /** By condition, whether it is there. */
    readonly marks: readonly { readonly name: string; readonly isThere: boolean }[];
    readonly leads: string;
    readonly isLeading: boolean;
    readonly count: number;
    readonly consistency: string;
    readonly pri: string;
    readonly cases: string;
    readonly contradiction: string;
  }[];
  readonly remainders: string;
  readonly contradictions: readonly {
    readonly row: number;
    readonly says: string;
    readonly dividers: readonly { readonly label: string; readonly href: string }[];
    readonly near: readonly { readonly label: string; readonly href: string }[];
  }[];
  readonly necessity: readonly {
    readonly condition: string;
    readonly consistency: string;
    readonly coverage: string;
    readonly relevance: string;
    readonly isNecessary: boolean;
  }[];
  readonly solutions: readonly SolutionLine[];
  readonly plot: XyPlot | null;
}

export interface TruthTableViews {
  'truth-tables/index': {
    base: string;
    tables: readonly { href: string; name: string; says: string }[];
    problem: string;
    name: string;
  };
  'truth-tables/show': {
    base: string;
    at: string;
    was: string;
    name: string;
    notes: string;
    consistency: string;
    pri: string;
    frequency: string;
    written: string;
    problem: string;
    /** Of what it is asked, with the addresses of both. */
    askedOf: readonly { label: string; href: string; isHere: boolean }[];
    outcome: SetLine | null;
    conditions: readonly SetLine[];
    form: SetForm;
    sets: readonly { name: string; href: string }[];
    cases: readonly {
      name: string;
      leftOut: string;
      scores: readonly { score: string; says: string; href: string; isOwn: boolean; isStale: boolean }[];
    }[];
    notYet: string;
    /** That conditions are too many for the cases; '' where they are not. */
    guard: string;
    /** Where it is asked to be worked out although that takes long; '' where it is worked out at once. */
    longHref: string;
    solved: SolvedView | null;
    robustnessHref: string;
    files: readonly { label: string; href: string; title: string }[];
  };
  'truth-tables/xy-plot': XyPlot;
  'truth-tables/set-fields': SetForm;
  'truth-tables/set': {
    base: string;
    tableHref: string;
    table: string;
    at: string;
    was: string;
    name: string;
    problem: string;
    form: SetForm;
    from: string;
    calibration: string;
    lines: readonly {
      case: string;
      says: string;
      score: string;
      href: string;
      isOwn: boolean;
      isStale: boolean;
    }[];
  };
  'truth-tables/score': {
    base: string;
    tableHref: string;
    table: string;
    setHref: string;
    set: string;
    at: string;
    was: string;
    case: string;
    says: string;
    byRule: string;
    calibration: string;
    /** What was set by hand; '' where nothing was. */
    score: string;
    reason: string;
    own: string;
    isStale: boolean;
    problem: string;
    summary: string;
    summaryHref: string;
    total: number;
    allHref: string;
    excerpts: readonly ExcerptLine[];
  };
  'truth-tables/robustness': {
    base: string;
    tableHref: string;
    table: string;
    problem: string;
    lead: string;
    made: number;
    kinds: readonly {
      kind: string;
      formulas: readonly string[];
      stays: number;
      terms: readonly { term: string; stays: number; percent: number }[];
    }[];
    variants: readonly { what: string; formulas: readonly string[]; isSame: boolean; problem: string }[];
  };
}
