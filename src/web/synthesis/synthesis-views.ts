// The views of the evidence beside the matrix, and exactly what each is given.
import type { PlacedCode } from '../../domain/code.ts';
import type { Stance } from '../../domain/coding.ts';
import type { GuideViews } from '../guide/guide-views.ts';
import type { Puttable } from '../reports/report-views.ts';
import type { EvidenceForm, Option } from '../views/views.ts';
import type { WorkshopViews } from '../workshops/workshop-views.ts';
import type { NetworkPicture } from './network.ts';
import type { SaturationCurve } from './saturation-curve.ts';
import type { VoicesPicture } from './voices-picture.ts';

interface BranchForm {
  base: string;
  under: readonly Option[];
  level: readonly Option[];
  evidence: EvidenceForm;
  /** What the evidence is narrowed to, in words; '' where it is not. */
  only: string;
}

/** A code at the side of a grid, and how often it stands at all. */
interface GridHead {
  readonly codeId: number;
  readonly name: string;
  readonly path: string;
  readonly alone: number;
  readonly href: string;
}

export interface SynthesisViews extends GuideViews, WorkshopViews {
  'synthesis/voices': BranchForm & {
    put: Puttable;
    picture: VoicesPicture;
    types: readonly { label: string; interviewed: number; isFew: boolean }[];
    lines: readonly {
      codeId: number;
      name: string;
      path: string;
      isSingle: boolean;
      weakest: string;
      spread: string;
      voices: readonly {
        raising: number;
        qualified: number;
        against: number;
        known: number;
        interviewed: number;
        share: number;
        says: string;
        hrefs: Readonly<Record<Stance, string>>;
      }[];
    }[];
  };
  'synthesis/cooccurrence': BranchForm & {
    put: Puttable;
    across: readonly Option[];
    units: readonly Option[];
    sorts: readonly Option[];
    counted: string;
    /** Codes by codes, where two branches are compared. */
    grid: null | {
      columns: readonly GridHead[];
      lines: readonly {
        head: GridHead;
        cells: readonly { count: number; heat: number; href: string; says: string }[];
      }[];
    };
    picture: NetworkPicture | null;
    pairs: readonly {
      a: PlacedCode;
      b: PlacedCode;
      together: number;
      aloneA: number;
      aloneB: number;
      c: string;
      ofRarer: string;
      cValue: number;
      rarerValue: number;
      href: string;
      aloneHrefs: readonly [string, string];
    }[];
    left: number;
  };
  'synthesis/saturation': BranchForm & {
    put: Puttable;
    base_: number;
    run: number;
    threshold: number;
    orders: readonly Option[];
    /** Which sources are left out because nobody has read them; '' where none is. */
    unread: string;
    says: string;
    /** Sources that were put in an order by hand. */
    byHand: readonly string[];
    ownOrderHref: string;
    curve: SaturationCurve;
    /** Sources that no date puts in order, a sentence for each day. */
    ties: readonly string[];
    types: readonly {
      label: string;
      sources: number;
      unread: number;
      says: string;
      known: number;
      isReached: boolean;
      href: string;
    }[];
    /** Whether the order can be changed by hand. */
    canArrange: boolean;
    previousHref: string;
    nextHref: string;
    range: string;
    lines: readonly {
      number: number;
      sourceId: number;
      name: string;
      date: string;
      fresh: number;
      known: number;
      run: string;
      isReached: boolean;
    }[];
  };
}
