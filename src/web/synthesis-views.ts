// The views of the evidence beside the matrix, and exactly what each is given.
import type { PlacedCode } from '../domain/code.ts';
import type { EvidenceForm, Option } from './views.ts';

interface BranchForm {
  base: string;
  under: readonly Option[];
  level: readonly Option[];
  evidence: EvidenceForm;
}

export interface SynthesisViews {
  'synthesis/voices': BranchForm & {
    types: readonly { label: string; interviewed: number }[];
    lines: readonly {
      codeId: number;
      name: string;
      path: string;
      isSingle: boolean;
      weakest: string;
      spread: string;
      voices: readonly {
        raising: number;
        against: number;
        interviewed: number;
        share: number;
        href: string;
      }[];
    }[];
  };
  'synthesis/together': BranchForm & {
    units: readonly Option[];
    sorts: readonly Option[];
    counted: string;
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
    }[];
    left: number;
  };
  'synthesis/saturation': BranchForm & {
    base_: number;
    run: number;
    threshold: number;
    orders: readonly Option[];
    says: string;
    chart: {
      most: number;
      points: string;
      reachedAt: number;
      bars: readonly { x: number; y: number; width: number; height: number; says: string }[];
    };
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
