// The method section, and exactly what its view is given.
import type { Coverage } from '../../study/method/coverage.ts';
import type { Puttable } from '../reports/report-views.ts';

export interface MethodViews {
  'method/show': {
    base: string;
    put: Puttable;
    open: number;
    problem: string;
    sections: readonly {
      name: string;
      sentences: readonly { text: string; href: string }[];
      gaps: readonly { gap: string; asks: string; text: string; was: string }[];
    }[];
    checklists: readonly {
      name: string;
      covered: number;
      items: readonly { number: string; topic: string; covered: Coverage }[];
    }[];
  };
}
