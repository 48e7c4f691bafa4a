import { isNumbers, remembered } from './remembered.ts';

/** The codes under which nothing is shown, beside a text as in the codebook; kept by this browser for this project. */
export const folds = (base: string) => remembered(`folded ${base}`, [], isNumbers);
