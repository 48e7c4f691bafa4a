// The framework matrix, and exactly what its views are given.
import type { Puttable } from '../reports/report-views.ts';
import type { ExcerptLine } from '../views/view-lines.ts';
import type { Option } from '../views/views.ts';

/** A part of a summary: words, or what they cite. */
export interface SummaryPart {
  readonly words: string;
  /** The number that stands between the brackets; null for words. */
  readonly number: number | null;
  readonly says: string;
  readonly href: string;
}

export interface FrameworkCellView {
  readonly href: string;
  readonly parts: readonly SummaryPart[];
  readonly excerpts: number;
  /** The first words that are coded there, where nothing is written yet; '' elsewhere. */
  readonly quote: string;
  /** Where it has none, what that means; '' where it has some. */
  readonly silence: string;
  /** That not all of the case was read for it, where it has some. */
  readonly unread: string;
  readonly excerptsHref: string;
  /** What happened to the evidence since; '' where nothing did. */
  readonly stale: string;
  readonly uncited: number;
  readonly coder: string;
}

export interface FrameworkViews {
  'framework/show': {
    base: string;
    under: readonly Option[];
    level: readonly Option[];
    chosen: readonly Option[];
    codes: readonly { id: number; name: string; path: string }[];
    lines: readonly {
      name: string;
      cells: readonly FrameworkCellView[];
      /** What of the case is coded with broader codes than those shown. */
      broader: readonly { label: string; excerpts: number; href: string }[];
    }[];
    progress: string;
    emptyReason: string;
    files: readonly { label: string; href: string }[];
  };
  'framework/cell': {
    put: Puttable;
    base: string;
    caseId: number;
    codeId: number;
    caseName: string;
    code: { name: string; path: string; definition: string };
    backHref: string;
    previous: { href: string; label: string } | null;
    next: { href: string; label: string } | null;
    text: string;
    was: string;
    stale: string;
    uncited: readonly string[];
    written: string;
    /** What it cites that is no longer coded. */
    gone: readonly { number: number; exact: string }[];
    /** What it means where nothing is coded. */
    silence: string;
    excerpts: readonly (ExcerptLine & { number: number | null; news: '' | 'new' | 'changed' })[];
    versions: readonly { at: string; coder: string; text: string }[];
    /** GUIDs of codings by the number that cites them, for the script. */
    cited: string;
  };
}
