import { membershipInAny, type ScoredCase, type Term } from '../../domain/qca/term.ts';
import { tenth } from '../views/drawing.ts';

/** Cases by how far they belong to a solution (across) and to the outcome (upwards). */
export interface XyPlot {
  readonly says: string;
  readonly x: string;
  readonly y: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    /** Where its label stands, and on which side of it. */
    readonly labelX: number;
    readonly labelY: number;
    readonly anchor: 'start' | 'end';
    readonly label: string;
    readonly says: string;
    readonly tone: number;
  }[];
}

const [left, top, side] = [44, 28, 300];
const lineHeight = 14;

/** Draws the cases of a table against a solution. Cases at one place share a point and a label. */
export function xyPlot(
  terms: readonly Term[],
  { cases, names }: { readonly cases: readonly ScoredCase[]; readonly names: readonly string[] },
  { formula, outcome }: { readonly formula: string; readonly outcome: string },
): XyPlot {
  const placed = cases.map((one, at) => ({
    name: names[at] ?? '',
    x: Math.round(100 * membershipInAny(terms, one)) / 100,
    y: Math.round(100 * one.outcome) / 100,
  }));
  const together = [...Map.groupBy(placed, ({ x, y }) => `${x} ${y}`).values()];
  const points = together.flatMap((all) => {
    const [first] = all;
    return first ? [pointOf(first, all.map(({ name }) => name).join(', '))] : [];
  });
  return {
    x: formula,
    y: outcome,
    points: apart(points),
    says: `${outcome} by ${formula}: ${placed.map(({ name, x, y }) => `${name} ${x}, ${y}`).join('; ')}`,
  };
}

function pointOf({ x, y }: { x: number; y: number }, label: string) {
  const across = tenth(left + side * x);
  const up = tenth(top + side * (1 - y));
  const anchor = x > 0.5 ? ('end' as const) : ('start' as const);
  return {
    x: across,
    y: up,
    anchor,
    label,
    labelX: anchor === 'end' ? across - 8 : across + 8,
    labelY: up + 4,
    says: `${label}: ${x} in the solution, ${y} in the outcome`,
    tone: x > 0.5 && y < 0.5 ? 1 : x <= 0.5 && y > 0.5 ? 2 : 0,
  };
}

/** Labels that would lie over each other stand one below the other. */
function apart(points: readonly XyPlot['points'][number][]): XyPlot['points'] {
  const lowest = new Map<string, number>();
  return points
    .toSorted((a, b) => a.labelY - b.labelY)
    .map((point) => {
      const last = lowest.get(point.anchor) ?? -Infinity;
      const labelY = Math.max(point.labelY, last + lineHeight);
      lowest.set(point.anchor, labelY);
      return { ...point, labelY };
    });
}
