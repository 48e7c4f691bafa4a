// The same truth table made a little differently: what of a solution stays says how far it can be relied on.
import { scoreOf, type Calibration } from '../../domain/qca/calibration.ts';
import { turningPoint } from '../../domain/qca/calibration.ts';
import type { ScoredCase } from '../../domain/qca/term.ts';
import { negated, truthTableOf, type Cuts, type TruthTable } from '../../domain/qca/truth-table.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TruthSet } from '../../storage/truth-tables.ts';
import type { Asked, Score, ScoredTable, TableCase } from './scored-table.ts';

/** A table made differently in one way; without a table where it cannot be made so, and why. */
export interface Variant {
  /** What is different, in words. */
  readonly what: string;
  readonly table: TruthTable | null;
  readonly problem: string;
}

/** Moved by so much: a twentieth and a tenth. */
const moves = [-0.1, -0.05, 0.05, 0.1];

/**
 * Every variant of a table: its cuts moved, each case left out, each calibration shifted. Scores that were set by hand stay as
 * they are, for no calibration made them.
 */
export function variantsOf(scored: ScoredTable, of: Asked): Variant[] {
  return [...withOtherCuts(scored, of), ...withoutOneCase(scored, of), ...withOtherCalibrations(scored, of)];
}

function withOtherCuts({ kept, scored, conditions }: ScoredTable, of: Asked): Variant[] {
  const consistencies = moves
    .map((move) => Math.round(100 * (kept.consistency + move)) / 100)
    .filter((cut) => cut >= 0.5 && cut <= 1);
  return [
    ...consistencies.map((consistency) =>
      variant(`consistency from ${consistency} on`, scored, {
        conditions,
        of,
        cuts: { ...kept, consistency },
      }),
    ),
    variant(`at least ${kept.frequency + 1} cases to a row`, scored, {
      conditions,
      of,
      cuts: { ...kept, frequency: kept.frequency + 1 },
    }),
  ];
}

function withoutOneCase({ kept, members, scored, conditions }: ScoredTable, of: Asked): Variant[] {
  if (members.length < 3) return [];
  return members.map(({ name }, left) =>
    variant(
      `without ${name}`,
      scored.filter((_, place) => place !== left),
      { conditions, of, cuts: kept },
    ),
  );
}

function withOtherCalibrations(table: ScoredTable, of: Asked): Variant[] {
  const sets = [...(table.outcome ? [table.outcome] : []), ...table.conditions];
  return sets.flatMap((set, place) =>
    shiftsOf(set, facts(table.members, place)).map(({ what, calibration }) => {
      const cases = table.members.map(({ scores }) => rescored(scores, place, calibration));
      return variant(`${set.name}: ${what}`, cases, { conditions: table.conditions, of, cuts: table.kept });
    }),
  );
}

const facts = (members: readonly TableCase[], place: number): number[] =>
  members.flatMap(({ scores }) => {
    const fact = scores[place]?.fact;
    return typeof fact === 'number' ? fact : [];
  });

/** The scores of a case with those of one set made by another calibration. */
function rescored(scores: readonly Score[], place: number, calibration: Calibration): ScoredCase {
  const [outcome, ...conditions] = scores.map((score, at) =>
    at === place && score.own === null ? (scoreOf(calibration, score.fact) ?? 0) : (score.score ?? 0),
  );
  return { outcome: outcome ?? 0, conditions };
}

interface Shift {
  readonly what: string;
  readonly calibration: Calibration;
}

/** A crossover moved by a tenth of the way to either anchor; a threshold moved to the next fact on either side. */
function shiftsOf({ calibration }: TruthSet, known: readonly number[]): Shift[] {
  if (calibration.kind === 'fuzzy') {
    const { out, crossover, in: full } = calibration;
    return [out, full].map((anchor) => {
      const moved = Math.round(1000 * (crossover + (anchor - crossover) / 10)) / 1000;
      return {
        what: `crossover ${moved} instead of ${crossover}`,
        calibration: { ...calibration, crossover: moved },
      };
    });
  }
  if (calibration.kind !== 'crisp') return [];
  const { threshold } = calibration;
  const sorted = [...new Set(known)].sort((a, b) => a - b);
  const below = sorted.filter((fact) => fact < threshold).at(-1);
  // At the first fact from the threshold on nothing moves yet: the next one does.
  const next = sorted.filter((fact) => fact >= threshold)[1];
  return [below, next].flatMap((moved) =>
    moved === undefined
      ? []
      : {
          what: `threshold ${moved} instead of ${threshold}`,
          calibration: { ...calibration, threshold: moved },
        },
  );
}

function variant(
  what: string,
  cases: readonly ScoredCase[],
  { conditions, of, cuts }: { conditions: readonly unknown[]; of: Asked; cuts: Cuts },
): Variant {
  if (cases.some((one) => one.conditions.includes(turningPoint)))
    return { what, table: null, problem: 'a case would be exactly half in a condition' };
  const askedFor = of === 'presence' ? cases : negated(cases);
  try {
    return { what, table: truthTableOf(askedFor, conditions.length, cuts), problem: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { what, table: null, problem: error.message };
  }
}
