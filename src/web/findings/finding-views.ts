// The ledger of findings, and exactly what its views are given.
import type { ClaimRole } from '../../domain/claims.ts';
import type { Component, FindingState, Quantifier, Side } from '../../domain/finding.ts';
import type { Puttable } from '../reports/report-views.ts';
import type { ExcerptLine } from '../views/view-lines.ts';
import type { Option } from '../views/views.ts';
import type { FragilityPicture } from './fragility-picture.ts';

export interface FindingLine {
  readonly id: number;
  readonly claim: string;
  readonly state: FindingState;
  /** The live denominators in one line. */
  readonly weight: string;
  readonly against: number;
  readonly confidence: string;
  readonly doubts: readonly string[];
}

export interface FindingViews {
  'findings/fragility-picture': FragilityPicture;
  'findings/index': {
    base: string;
    findings: readonly FindingLine[];
    problem: string;
    claim: string;
  };
  'findings/show': {
    base: string;
    id: number;
    /** The version of what stands, on which what is typed builds. */
    was: string;
    claim: string;
    notes: string;
    negativeCase: string;
    state: FindingState;
    written: string;
    problem: string;
    /** The numbers behind it, each with where it opens. */
    shares: readonly { label: string; count: number; of: number; percent: number }[];
    against: string;
    forHref: string;
    againstHref: string;
    codings: Readonly<Record<Side, number>>;
    quantifiers: readonly Quantifier[];
    stale: string;
    silentCases: readonly string[];
    silentInformants: readonly string[];
    /** Those of whom it is not known, for not all of their words were read for it. */
    unreadCases: readonly string[];
    /** Cases for which only sources that they share with others speak to it. */
    sharedCases: readonly string[];
    unreadInformants: readonly string[];
    evidence: readonly { id: number; side: Side; label: string; href: string }[];
    /** How fragile it is; null where nothing stands behind it. */
    claims: {
      readonly rests: readonly {
        id: number;
        role: ClaimRole;
        claim: string;
        href: string;
        isStale: boolean;
      }[];
      readonly others: readonly Option[];
      readonly weakest: { readonly claim: string; readonly why: string; readonly href: string } | null;
      readonly stale: readonly { claim: string; href: string }[];
      readonly standard: string;
      readonly standardSaid: string;
    };
    put: Puttable;
    fragility: {
      readonly says: string;
      readonly unit: string;
      readonly picture: FragilityPicture;
      readonly lines: readonly { says: string; count: number; of: number; broken: string }[];
    } | null;
    /** Text that was not read for it and could overturn it, what to read first in front. */
    unread: {
      readonly texts: readonly { name: string; href: string; says: string }[];
      readonly more: number;
    };
    counter: readonly ExcerptLine[];
    judgements: readonly {
      component: Component;
      levels: readonly Option[];
      reason: string;
      hint: string;
    }[];
    codes: readonly string[];
    cases: readonly Option[];
  };
}
