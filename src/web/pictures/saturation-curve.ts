import type { Saturation } from '../../domain/saturation.ts';
import { tenth } from './drawing.ts';

/** How the codes known grow over interviews: a line, and a bar for what each brings. */
export interface SaturationCurve {
  readonly says: string;
  /** All codes that are known in the end. */
  readonly most: number;
  readonly points: string;
  /** Where the first run at or below the threshold begins; 0 where there is none. */
  readonly reachedAt: number;
  readonly bars: readonly { x: number; y: number; width: number; height: number; says: string }[];
}

const width = 640;
const height = 172;
const top = 18;

/** Draws saturation; `names` are those of the interviews in order. */
export function saturationCurve(
  { fresh, known, reached }: Saturation,
  names: readonly string[],
  says: string,
): SaturationCurve {
  const most = Math.max(1, known.at(-1) ?? 0);
  const step = width / Math.max(1, known.length);
  const x = (place: number): number => tenth((place + 0.5) * step);
  const y = (count: number): number => tenth(top + height * (1 - count / most) * 0.94);
  const bottom = y(0);
  return {
    ...{ says, most },
    points: known.map((count, place) => `${x(place)},${y(count)}`).join(' '),
    reachedAt: reached ? x(reached.from - 1) : 0,
    bars: fresh.map((count, place) => ({
      ...{ x: tenth(x(place) - step * 0.3), y: y(count), width: tenth(step * 0.6) },
      height: tenth(bottom - y(count)),
      says: `${names[place] ?? ''}: ${count} new`,
    })),
  };
}
