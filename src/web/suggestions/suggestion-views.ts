// The pages of suggestions, and exactly what each is given.
import type { Unsuggested } from '../../study/suggestions/suggestion-queue.ts';
import type { SuggestionReport } from '../../study/suggestions/suggestion-report.ts';
import type { DoubtLine, FareLine, OfferLine, QueueLine } from '../views/view-lines.ts';
import type { Option } from '../views/views.ts';

export interface SuggestionViews {
  'suggestions/review': {
    base: string;
    codeId: number;
    codeName: string;
    /** What found them: the search, the query. */
    from: string;
    backHref: string;
    reason: string;
    total: number;
    lines: readonly OfferLine[];
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'suggestions/queue': {
    base: string;
    /** Where the rest is asked for while sources are still being read; '' once all are. */
    total: number;
    scored: number;
    sources: number;
    waiting: number;
    narrowed: boolean;
    word: string;
    codes: readonly Option[];
    sourceOptions: readonly Option[];
    speakers: readonly Option[];
    strengths: readonly Option[];
    topics: readonly Option[];
    orders: readonly Option[];
    lines: readonly QueueLine[];
    unsuggested: readonly (Unsuggested & { href: string })[];
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'suggestions/report': {
    base: string;
    codings: number;
    suggested: number;
    share: string;
    /** On how many sources suggestions were tried, and whether these are enough for percentages. */
    triedOn: number;
    isTried: boolean;
    /** Whether all that she did is learned. */
    isDone: boolean;
    warnings: readonly string[];
    bands: readonly { label: string; said: number; right: number; share: string }[];
    blind: SuggestionReport['blind'] & { agreement: string };
    codes: readonly FareLine[];
    doubts: readonly { title: string; says: string; lines: readonly DoubtLine[] }[];
    strengths: readonly Option[];
    others: readonly Option[];
    codesDoubly: boolean;
    keepsBlind: boolean;
    since: string;
  };
}
