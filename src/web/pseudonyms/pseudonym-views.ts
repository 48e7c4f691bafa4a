// The views of pseudonyms, and exactly what each is given.
import type { Html } from '../views/views.ts';

export interface PseudonymViews {
  'pseudonyms/index': {
    base: string;
    sources: readonly { id: number; name: string }[];
    /** What the script of the page starts with. */
    data: Html;
  };
}
