// Published data sets that every program for QCA is held against. Lipset (1959) on inter-war democracy as in Rihoux and Ragin
// (2009), *Configurational Comparative Methods*, chapters 3 and 5; Krook (2010) on women in parliament as in Thiem and Duşa (2013),
// The R Journal 5/1. Numbers alone: facts, typed anew.
import type { ScoredCase, Term } from '../../../src/domain/qca/term.ts';

/** Cases by name, each with its conditions and, last, the outcome. */
type Scores = Readonly<Record<string, readonly number[]>>;

/** A published study: names of conditions, and cases. */
export interface PublishedStudy {
  readonly conditions: readonly string[];
  readonly names: readonly string[];
  readonly cases: readonly ScoredCase[];
}

const studyOf = (conditions: string, scores: Scores): PublishedStudy => ({
  conditions: conditions.split(' '),
  names: Object.keys(scores),
  cases: Object.values(scores).map((all) => ({ conditions: all.slice(0, -1), outcome: all.at(-1) ?? 0 })),
});

/** As they were measured: GNP per head, town dwellers, literacy, industry, cabinets; and how democratic, −10 to 10. */
export const lipsetRaw: Scores = {
  AU: [720, 33.4, 98, 33.4, 10, -9], BE: [1098, 60.5, 94.4, 48.9, 4, 10], CZ: [586, 69, 95.9, 37.4, 6, 7],
  EE: [468, 28.5, 95, 14, 6, -6], FI: [590, 22, 99.1, 22, 9, 4], FR: [983, 21.2, 96.2, 34.8, 5, 10],
  DE: [795, 56.5, 98, 40.4, 11, -9], GR: [390, 31.1, 59.2, 28.1, 10, -8], HU: [424, 36.3, 85, 21.6, 13, -1],
  IE: [662, 25, 95, 14.5, 5, 8], IT: [517, 31.4, 72.1, 29.6, 9, -9], NL: [1008, 78.8, 99.9, 39.3, 2, 10],
  PL: [350, 37, 76.9, 11.2, 21, -6], PT: [320, 15.3, 38, 23.1, 19, -9], RO: [331, 21.9, 61.8, 12.2, 7, -4],
  ES: [367, 43, 55.6, 25.5, 12, -8], SE: [897, 34, 99.9, 32.3, 6, 10], UK: [1038, 74, 99.9, 49.9, 4, 10],
}; // prettier-ignore

const lipsetNames = 'DEV URB LIT IND STB';

export const lipsetCrisp = studyOf(lipsetNames, {
  AU: [1, 0, 1, 1, 0, 0], BE: [1, 1, 1, 1, 1, 1], CZ: [1, 1, 1, 1, 1, 1], EE: [0, 0, 1, 0, 1, 0], FI: [1, 0, 1, 0, 1, 1],
  FR: [1, 0, 1, 1, 1, 1], DE: [1, 1, 1, 1, 0, 0], GR: [0, 0, 0, 0, 0, 0], HU: [0, 0, 1, 0, 0, 0], IE: [1, 0, 1, 0, 1, 1],
  IT: [0, 0, 0, 0, 1, 0], NL: [1, 1, 1, 1, 1, 1], PL: [0, 0, 1, 0, 0, 0], PT: [0, 0, 0, 0, 0, 0], RO: [0, 0, 0, 0, 1, 0],
  ES: [0, 0, 0, 0, 0, 0], SE: [1, 0, 1, 1, 1, 1], UK: [1, 1, 1, 1, 1, 1],
}); // prettier-ignore

export const lipsetFuzzy = studyOf(lipsetNames, {
  AU: [0.81, 0.12, 0.99, 0.73, 0.43, 0.05], BE: [0.99, 0.89, 0.98, 1, 0.98, 0.95], CZ: [0.58, 0.98, 0.98, 0.9, 0.91, 0.89],
  EE: [0.16, 0.07, 0.98, 0.01, 0.91, 0.12], FI: [0.58, 0.03, 0.99, 0.08, 0.58, 0.77], FR: [0.98, 0.03, 0.99, 0.81, 0.95, 0.95],
  DE: [0.89, 0.79, 0.99, 0.96, 0.31, 0.05], GR: [0.04, 0.09, 0.13, 0.36, 0.43, 0.06], HU: [0.07, 0.16, 0.88, 0.07, 0.13, 0.42],
  IE: [0.72, 0.05, 0.98, 0.01, 0.95, 0.92], IT: [0.34, 0.1, 0.41, 0.47, 0.58, 0.05], NL: [0.98, 1, 0.99, 0.94, 0.99, 0.95],
  PL: [0.02, 0.17, 0.59, 0, 0, 0.12], PT: [0.01, 0.02, 0.01, 0.11, 0.01, 0.05], RO: [0.01, 0.03, 0.17, 0, 0.84, 0.21],
  ES: [0.03, 0.3, 0.09, 0.21, 0.2, 0.06], SE: [0.95, 0.13, 0.99, 0.67, 0.91, 0.95], UK: [0.98, 0.99, 0.99, 1, 0.98, 0.95],
}); // prettier-ignore

export const krook = studyOf('ES QU WS WM LP', {
  SE: [1, 1, 1, 0, 0, 1], FI: [1, 0, 1, 0, 0, 1], NO: [1, 1, 1, 1, 1, 1], DK: [1, 0, 1, 1, 1, 1], NL: [1, 1, 0, 1, 1, 1],
  ES: [1, 1, 0, 1, 0, 1], BE: [1, 1, 0, 1, 1, 1], AT: [1, 1, 0, 0, 1, 1], NZ: [0, 0, 0, 1, 1, 1], IS: [1, 1, 1, 1, 1, 1],
  DE: [0, 1, 0, 1, 1, 1], CH: [1, 1, 0, 0, 0, 0], AU: [0, 1, 0, 1, 0, 0], LU: [1, 0, 0, 0, 1, 0], PT: [1, 1, 0, 0, 0, 0],
  CA: [0, 0, 0, 1, 0, 0], GB: [0, 1, 0, 1, 0, 0], FR: [0, 1, 0, 1, 0, 0], IT: [0, 1, 0, 0, 0, 0], US: [0, 0, 0, 1, 0, 0],
  GR: [1, 1, 0, 0, 0, 0], IE: [0, 1, 0, 1, 0, 0],
}); // prettier-ignore

/** Terms as a set of what they are called, so that their order does not matter. */
export const asWritten = (terms: readonly Term[], names: readonly string[], write: (term: Term, names: readonly string[]) => string): string[] =>
  terms.map((term) => write(term, names)).toSorted(); // prettier-ignore
