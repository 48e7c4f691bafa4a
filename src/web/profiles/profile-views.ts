// The profiles of archetypes, and exactly what their views are given.
import type { Share } from '../../domain/finding.ts';
import type { Puttable } from '../reports/report-views.ts';
import type { ExcerptLine } from '../views/view-lines.ts';
import type { EvidenceForm, Option } from '../views/views.ts';
import type { ProfileBars } from './profile-bars.ts';
import type { TimelinePicture } from './timeline.ts';

/** A case in an archetype, as it is shown. */
export interface MembershipView {
  readonly placing: Share;
  /** Words of notes alone place it there. */
  readonly isInNotes: boolean;
  readonly href: string;
  readonly against: number;
  readonly againstHref: string;
  /** Codings in sources that are about other cases too: they place none of them. */
  readonly shared: number;
  readonly sharedHref: string;
}

interface ShareView extends Share {
  readonly href: string;
  readonly percent: string;
}

export interface ProfileViews {
  'profiles/quote': ExcerptLine;
  'profiles/index': {
    base: string;
    facets: readonly Option[];
    evidence: EvidenceForm;
    /** How codings may be counted (empty where one person codes), and how they are, in a sentence. */
    counts: readonly Option[];
    counted: string;
    only: string;
    emptyReason: string;
    archetypes: readonly { id: number; name: string; definition: string; tone: number; href: string }[];
    lines: readonly { name: string; cells: readonly MembershipView[] }[];
    timeline: TimelinePicture | null;
    undated: string;
    /** What the picture over time shows, as a table. */
    moments: readonly {
      case: string;
      archetype: string;
      date: string;
      source: string;
      says: string;
      href: string;
    }[];
    crossings: readonly { label: string; href: string }[];
  };
  'profiles/cards': {
    base: string;
    cards: readonly {
      id: number;
      name: string;
      href: string;
      definition: string;
      cases: string;
      informants: number;
      /** When it is most helpful and what makes it, in her words; '' where she wrote none. */
      words: string;
      sections: readonly {
        facetId: number;
        name: string;
        codes: readonly { name: string; says: string; note: string }[];
      }[];
      quote: { exact: string; by: string } | null;
    }[];
  };
  'profiles/show': {
    put: Puttable;
    base: string;
    id: number;
    name: string;
    definition: string;
    backHref: string;
    others: readonly { name: string; href: string; isHere: boolean }[];
    by: readonly Option[];
    least: readonly Option[];
    level: readonly Option[];
    evidence: EvidenceForm;
    /** How codings may be counted (empty where one person codes), and how they are, in a sentence. */
    counts: readonly Option[];
    counted: string;
    only: string;
    lead: string;
    words: string;
    members: readonly (MembershipView & {
      name: string;
      summary: string;
      summaryHref: string;
    })[];
    sections: readonly {
      facetId: number;
      name: string;
      says: string;
      bars: ProfileBars | null;
      codes: readonly {
        id: number;
        name: string;
        path: string;
        here: ShareView;
        elsewhere: ShareView;
        apart: string;
        against: number;
        qualified: number;
        /** Informants who are left out: not all of their words were read for it. */
        unread: number;
        isSingle: boolean;
      }[];
    }[];
    quotes: readonly { informantType: string; quotes: readonly ExcerptLine[] }[];
    contrary: readonly ExcerptLine[];
  };
}
