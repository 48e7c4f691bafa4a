import type { Html } from '../views/views.ts';

/** A turn that differs between two texts, cut into what stayed, went and came. */
interface TurnDifference {
  readonly turn: number;
  readonly parts: readonly { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }[];
}

/** The versions of a text, and what changed between them. */
export interface CorrectionViews {
  'correction/show': {
    base: string;
    source: { id: number; name: string };
    versions: readonly {
      number: number;
      isNewest: boolean;
      isChosen: boolean;
      said: string;
      coder: string;
      at: string;
      when: string;
    }[];
    /** What changed since the version that was chosen, by the turns as they are now; null where none was. */
    since: { number: number; turns: readonly TurnDifference[] } | null;
    data: Html;
  };
  'correction/turn': { turn: TurnDifference; href: string };
}
