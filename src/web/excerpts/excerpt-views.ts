// The views of excerpts, of searching and of exporting, and exactly what each is given.
import type { Snippet } from '../../domain/search.ts';
import type { ExcerptLine, QueryForm, ViewLine } from '../views/view-lines.ts';
import type { EvidenceForm, Option } from '../views/views.ts';

/** Something that a search found. */
interface FoundLine {
  readonly title: string;
  readonly href: string;
  readonly snippets: readonly Snippet[];
}

export interface ExcerptViews {
  'excerpts/index': {
    title: string;
    total: number;
    unit: string;
    excerpts: readonly ExcerptLine[];
    base: string;
    /** What chosen excerpts can be taken into. */
    into: { findings: readonly Option[]; reports: readonly Option[] };
    /** The codes that chosen excerpts can be given; none where the list is only for reading. */
    codes: readonly Option[];
    /** Whether these are codings to be looked at again under a newer definition. */
    reviewing: boolean;
    /** The query that the list answers; null where it answers none. */
    query: QueryForm | null;
    views: readonly ViewLine[];
    /** The query of this very address, by which all of the list is asked for. */
    asked: string;
    /** The cell of a matrix whose words these are, and what is written about it; null elsewhere. */
    cell: { rowKey: string; codeId: number; caseId: number | null; memo: string } | null;
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'excerpts/export': {
    base: string;
    evidence: EvidenceForm;
    codings: number;
    facets: readonly Option[];
    cases: readonly Option[];
    key: string;
  };
  'excerpts/search': {
    base: string;
    q: string;
    /** The codes for which the hits can be reviewed. */
    codes: readonly Option[];
    /** What is called so, or in which it is written, beside the texts; by kind. */
    elsewhere: readonly {
      heading: string;
      count: number;
      first: readonly FoundLine[];
      more: readonly FoundLine[];
    }[];
    total: number;
    hits: readonly {
      href: string;
      source: string;
      turn: number;
      speaker: string;
      snippets: readonly Snippet[];
    }[];
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'excerpts/found': FoundLine;
  'excerpts/snippets': { snippets: readonly Snippet[] };
}
