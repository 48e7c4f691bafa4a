import { portionOf, saidOf, trialKinds, type Fragility, type TrialKind } from '../../domain/fragility.ts';
import { tenth } from '../views/drawing.ts';

/** The share that a claim rests on, and where it lies with each thing left out: a line for each kind of thing. */
export interface FragilityPicture {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  /** Where the share lies as it stands. */
  readonly baseX: number;
  readonly lanes: readonly {
    readonly y: number;
    readonly label: string;
    readonly dots: readonly { readonly x: number; readonly says: string; readonly isBroken: boolean }[];
  }[];
}

const [left, length, lane] = [168, 380, 24];

const labels: Readonly<Record<TrialKind, string>> = {
  source: 'without one source',
  informant: 'without one informant',
  'informant type': 'without one type',
  coder: 'without one coder',
  evidence: 'without one piece of it',
  only: 'only one coder, plain',
};

/** Draws what was tried; the same places are drawn once. */
export function fragilityPicture({ share, unit, trials }: Fragility): FragilityPicture {
  const at = (portion: number): number => tenth(left + length * portion);
  const kinds = trialKinds.filter((kind) => trials.some((trial) => trial.kind === kind));
  const lanes = kinds.map((kind, place) => {
    const own = trials.filter((trial) => trial.kind === kind);
    const together = Map.groupBy(own, (trial) => `${portionOf(trial.share)} ${trial.broken.length > 0}`);
    return {
      y: 20 + place * lane,
      label: labels[kind],
      dots: [...together.values()].flatMap((same) => {
        const [first] = same;
        if (!first) return [];
        const { count, of } = first.share;
        const names = same.map(saidOf).slice(0, 8).join(', ');
        const more = same.length > 8 ? ` and ${same.length - 8} more` : '';
        return {
          x: at(portionOf(first.share)),
          isBroken: first.broken.length > 0,
          says: `${count} of ${of} ${unit} ${names}${more}`,
        };
      }),
    };
  });
  return {
    width: left + length + 24,
    height: 32 + kinds.length * lane,
    baseX: at(portionOf(share)),
    lanes,
    says: `${share.count} of ${share.of} ${unit} as it stands; ${lanes.map(({ label, dots }) => `${label}: ${dots.map(({ says }) => says).join('; ')}`).join('. ')}`,
  };
}
