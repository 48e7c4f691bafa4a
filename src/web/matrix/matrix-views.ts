// The cross-case matrix, and exactly what its views are given.
import type { CellState } from '../../domain/matrix-cell.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { Puttable } from '../reports/report-views.ts';
import type { ViewLine } from '../views/view-lines.ts';
import type { EvidenceForm, Option } from '../views/views.ts';
import type { HeatMap } from './heat-map.ts';

/** The informants of one type who raise something, of those who were asked. */
export interface VoiceBar {
  readonly type: string;
  readonly raising: number;
  readonly asked: number;
}

export interface MatrixCellView {
  readonly href: string;
  readonly value: string;
  /** The number with its unit, for those who hear it; '' where the words say enough. */
  readonly name: string;
  /** What the number leaves open: words that no informant speaks. */
  readonly aside: string;
  readonly against: string;
  readonly againstHref: string;
  /** How many codings raise it with a reservation, with the way to them; '' where none does. */
  readonly qualified: string;
  readonly qualifiedHref: string;
  /** Where a cell that was read before its code existed is read again; '' elsewhere. */
  readonly againHref: string;
  readonly state: CellState;
  readonly says: string;
  /** Shade in steps of ten from 0 to 10. */
  readonly heat: number;
  /** The classes by which it is drawn: its shade in steps of ten, its state, whether something is written about it. */
  readonly look: string;
  /** None where voices are not shown. */
  readonly voices: readonly VoiceBar[];
  /** Whether it says more than its number: who contradicts, who has a reservation, that one voice is alone. */
  readonly hasMore: boolean;
  /** Whether one type of several that were asked raises it alone. */
  readonly isSingle: boolean;
}

/** The head of a row or a column. */
export interface MatrixHeadView {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly note: string;
  readonly codeId: number | null;
  readonly sortHref: string;
  readonly isSorted: boolean;
  readonly isPinned: boolean;
  readonly pinHref: string;
}

export interface MatrixRowView {
  readonly head: MatrixHeadView;
  readonly cells: readonly MatrixCellView[];
}

/** Rows that stand together; the label is '' where they are not grouped, or their group began before. */
interface MatrixGroupView {
  readonly label: string;
  readonly lines: readonly MatrixRowView[];
}

/** Two rows set against each other: of the people of each, how many raise what. */
export interface ComparisonView {
  readonly labels: readonly [string, string];
  readonly lines: readonly {
    readonly label: string;
    readonly title: string;
    readonly sides: readonly {
      readonly href: string;
      readonly people: number;
      readonly of: number;
      readonly share: string;
    }[];
    readonly difference: string;
  }[];
}

interface Rows {
  base: string;
  unit: string;
  measure: Measure;
  /** How many cells a row has, its head and total among them. */
  width: number;
  groups: readonly MatrixGroupView[];
  /** Where the rows after these are; '' where there are none. */
  moreHref: string;
}

export interface MatrixViews {
  'matrix/rows': Rows;
  'matrix/show': {
    put: Puttable;
    base: string;
    rows: readonly Option[];
    columns: readonly Option[];
    pivotHref: string;
    under: readonly Option[];
    level: readonly Option[];
    measures: readonly Option[];
    /** How codings may be counted; empty where there is nothing to choose. */
    counts: readonly Option[];
    sorts: readonly Option[];
    groupings: readonly Option[];
    heats: readonly Option[];
    hidesEmpty: boolean;
    showsVoices: boolean;
    showsPicture: boolean;
    compared: readonly [readonly Option[], readonly Option[]];
    evidence: EvidenceForm;
    /** Codes to choose one by one, beside or instead of a branch. */
    chosen: readonly Option[];
    /** What the form keeps that it does not show: order and pins. */
    kept: readonly { name: string; value: string }[];
    hasOrder: boolean;
    unorderedHref: string;
    /** What the evidence is narrowed to, in words; '' where it is not. */
    only: string;
    emptyReason: string;
    views: readonly ViewLine[];
    /** The query of this very address, to keep as a view. */
    asked: string;
    sheet: null | {
      unit: string;
      measure: Measure;
      heads: readonly MatrixHeadView[];
      total: MatrixHeadView;
      rows: Rows;
      /** The last row, of the same shape. */
      totals: Rows;
      /** Codings that no row holds, so that nothing is left out unsaid. */
      outside: number;
      /** Passages of the project that count as more than one coding; 0 where the measure counts none. */
      codedTwice: number;
      hidden: string;
      comparison: ComparisonView | null;
      picture: HeatMap | null;
      csvHref: string;
      /** One line for each cell, for a statistics program. */
      tidyHref: string;
      /** What the measure is, in a sentence. */
      definition: string;
      /** How codings are counted, in a sentence; '' where one person codes. */
      counted: string;
      xlsxHref: string;
      types: readonly string[];
      /** Whether it has so many cells that rows out of sight are not laid out. */
      isLarge: boolean;
      /** Whether its cells are numbers alone, so that a row is one line and heads stand slanted. */
      isDense: boolean;
      /** Whether its numbers are per cent, which take more room. */
      isShare: boolean;
    };
  };
}
