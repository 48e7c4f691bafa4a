/** What a citation points to, as a reader of the report finds it. */
export interface ReportCitation {
  readonly number: number;
  /** The source and turn: "Interview 07, turn 13 (partner)". */
  readonly place: string;
  readonly exact: string;
}

/** A cell of the framework matrix for others. */
export interface ReportCell {
  readonly code: string;
  readonly text: string;
  readonly citations: readonly ReportCitation[];
  readonly excerpts: number;
  /** Why it should be read again: evidence that changed, sentences without a citation. '' where there is no reason. */
  readonly caution: string;
}

/** A framework matrix for others: cases, each with a cell for every code in the same order. */
export interface FrameworkReport {
  readonly title: string;
  readonly codes: readonly { readonly name: string; readonly path: string }[];
  readonly cases: readonly { readonly name: string; readonly cells: readonly ReportCell[] }[];
}

/** The summary with its citations named in full, for where there are no footnotes. */
export const withCitations = ({ text, citations }: ReportCell): string =>
  [text, ...citations.map(citationLine)].filter((part) => part !== '').join('\n');

export const citationLine = ({ number, place, exact }: ReportCitation): string =>
  `[${number}] ${place}: “${exact}”`;
