// How a fact about a case becomes a score: to what degree, from 0 to 1, the case belongs to a set.
import { Refusal } from '../refusal.ts';

/** Crisp: in from a threshold on (or below it). */
interface CrispCalibration {
  readonly kind: 'crisp';
  readonly threshold: number;
  readonly side: 'from' | 'below';
}

/** Fuzzy by the direct method: fully out, the point where it turns, fully in. A set of what is small has them falling. */
interface FuzzyCalibration {
  readonly kind: 'fuzzy';
  readonly out: number;
  readonly crossover: number;
  readonly in: number;
}

/** In where a text is one of some. */
interface ListedCalibration {
  readonly kind: 'listed';
  readonly values: readonly string[];
}

/** No rule: every score is set by hand. */
interface OwnCalibration {
  readonly kind: 'own';
}

export type Calibration = CrispCalibration | FuzzyCalibration | ListedCalibration | OwnCalibration;

/** A fact as calibration takes it: a number, a text, or null where nothing is known. */
export type Fact = number | string | null;

/** A score at which a case is as much out of a set as in it: it belongs to no row of a truth table. */
export const turningPoint = 0.5;

/**
 * The score of a fact, from 0 to 1 to two decimals; null where nothing is known or only a person can say. Fuzzy scores follow
 * the direct method (Ragin 2008, *Redesigning Social Inquiry*, ch. 5): the log-odds of membership are 3 at full membership, 0 at
 * the crossover, −3 at full non-membership, and run straight between.
 */
export function scoreOf(calibration: Calibration, fact: Fact): number | null {
  if (fact === null || calibration.kind === 'own') return null;
  if (calibration.kind === 'listed')
    return calibration.values.some((value) => alike(value) === alike(String(fact))) ? 1 : 0;
  if (typeof fact === 'string') return null;
  if (calibration.kind === 'crisp')
    return fact >= calibration.threshold === (calibration.side === 'from') ? 1 : 0;
  return direct(calibration, fact);
}

const alike = (value: string): string => value.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** The log-odds of full membership, as published: with ln(.95/.05) every fourth score would be off by a hundredth. */
const fully = 3;

function direct({ out, crossover, in: full }: FuzzyCalibration, fact: number): number {
  const isInside = full > crossover ? fact >= crossover : fact <= crossover;
  const logOdds = isInside
    ? (fully * (fact - crossover)) / (full - crossover)
    : (fully * (fact - crossover)) / (crossover - out);
  return Math.round(100 / (1 + Math.exp(-logOdds))) / 100;
}

/** Refuses anchors that do not rise or fall from out over the crossover to in, and a list of nothing. */
export function checkCalibration(calibration: Calibration): void {
  if (calibration.kind === 'listed' && calibration.values.length === 0)
    throw new Refusal('invalid', 'Say which values put a case in the set.');
  if (calibration.kind !== 'fuzzy') return;
  const { out, crossover, in: full } = calibration;
  if ((out < crossover && crossover < full) || (out > crossover && crossover > full)) return;
  throw new Refusal(
    'invalid',
    `The crossover has to lie between “fully out” and “fully in”: ${out}, ${crossover}, ${full} do not rise or fall.`,
  );
}

/** A calibration in words. `unit` is what its numbers count: “% of informants”. */
export function sayCalibration(calibration: Calibration, unit: string): string {
  const of = unit === '' ? '' : ` ${unit}`;
  switch (calibration.kind) {
    case 'own':
      return 'scored by hand';
    case 'listed':
      return `in where it is ${calibration.values.map((value) => `“${value}”`).join(' or ')}`;
    case 'crisp':
      return `in ${calibration.side} ${calibration.threshold}${of}${calibration.side === 'from' ? ' on' : ''}`;
    case 'fuzzy':
      return `fully out at ${calibration.out}, crossover ${calibration.crossover}, fully in at ${calibration.in}${of}`;
  }
}
