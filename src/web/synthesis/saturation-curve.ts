import type { Saturation, SaturationBand } from '../../domain/saturation.ts';
import { tenth } from '../views/drawing.ts';

/** How the codes known grow over interviews: a line, and a bar for what each brings. */
export interface SaturationCurve {
  readonly says: string;
  /** All codes that are known in the end. */
  readonly most: number;
  /** How many interviews there are. */
  readonly interviews: number;
  readonly points: string;
  /** The outline of the band in which the line lies in most orders. */
  readonly band: string;
  /** Where the first run at or below the threshold begins; 0 where there is none. */
  readonly reachedAt: number;
  readonly bars: readonly { x: number; y: number; width: number; height: number; says: string }[];
}

const width = 640;
const height = 172;
const top = 18;

/** More bars than this cannot be told apart: then those that bring nothing are left out, and the line bends where it bends. */
const mostBars = 400;

/** Draws saturation; `names` are those of the interviews in order. */
export function saturationCurve(
  { saturation: { fresh, known, reached }, band }: { saturation: Saturation; band: SaturationBand },
  names: readonly string[],
  says: string,
): SaturationCurve {
  const most = Math.max(1, known.at(-1) ?? 0);
  const step = width / Math.max(1, known.length);
  const x = (place: number): number => tenth((place + 0.5) * step);
  const y = (count: number): number => tenth(top + height * (1 - count / most) * 0.94);
  const bottom = y(0);
  const isKept = (counts: readonly number[], place: number): boolean =>
    counts.length <= mostBars ||
    place === counts.length - 1 ||
    counts[place] !== counts[place - 1] ||
    counts[place] !== counts[place + 1];
  const edge = (counts: readonly number[]): string[] =>
    counts.flatMap((count, place) => (isKept(counts, place) ? `${x(place)},${y(count)}` : []));
  return {
    says,
    most,
    band: [...edge(band.low), ...edge(band.high).toReversed()].join(' '),
    interviews: known.length,
    points: edge(known).join(' '),
    reachedAt: reached ? x(reached.from - 1) : 0,
    bars: fresh.flatMap((count, place) =>
      count === 0 && fresh.length > mostBars
        ? []
        : {
            x: tenth(x(place) - step * 0.3),
            y: y(count),
            width: Math.max(0.1, tenth(step * 0.6)),
            height: tenth(bottom - y(count)),
            says: `${names[place] ?? ''}: ${count} new`,
          },
    ),
  };
}
