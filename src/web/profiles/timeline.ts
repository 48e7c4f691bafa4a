import { fitted, tenth } from '../views/drawing.ts';

/** What was said of something on one day. */
export interface Dated {
  /** 2025-03-31 */
  readonly date: string;
  readonly codings: number;
  readonly against: number;
  /** Whether it was said of other things as well. */
  readonly isShared: boolean;
  readonly says: string;
  readonly href: string;
}

/** Something that is followed through time, in one tone. */
export interface Lane {
  readonly label: string;
  readonly tone: number;
  readonly dated: readonly Dated[];
}

export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly ticks: readonly { x: number; label: string }[];
  readonly groups: readonly { y: number; lineY: number; label: string; title: string }[];
  readonly lanes: readonly { y: number; x1: number; x2: number; label: string; title: string; tone: number }[];
  readonly dots: readonly { x: number; y: number; r: number; tone: number; isAgainst: boolean; isShared: boolean; says: string; href: string }[];
} // prettier-ignore

const width = 960;
const [groupX, laneX, from, to] = [0, 146, 346, width - 24];
const laneHeight = 24;
const gap = 8;
const top = 26;

/** Groups of lanes, one below the other, over the same time; null where nothing has a date. */
export function timelinePicture(
  groups: readonly { readonly label: string; readonly lanes: readonly Lane[] }[],
  says: string,
): TimelinePicture | null {
  const days = groups.flatMap(({ lanes }) =>
    lanes.flatMap(({ dated }) => dated.map(({ date }) => dayOf(date))),
  );
  if (days.length === 0) return null;
  const x = scaleOf(days);
  let y = top;
  const placed = groups.map(({ label, lanes }) => {
    const begin = y;
    const rows = lanes.map((lane, place) => ({ ...lane, y: begin + laneHeight * (place + 0.5) }));
    y += laneHeight * Math.max(1, lanes.length) + gap;
    return { label, rows, y: begin + laneHeight / 2, lineY: y - gap / 2 };
  });
  const rows = placed.flatMap((group) => group.rows);
  return {
    width,
    height: y + 4,
    says,
    ticks: ticksOf(days).map(({ day, label }) => ({ x: x(day), label })),
    groups: placed.map(({ label, ...at }) => ({
      ...at,
      label: fitted(label, laneX - groupX - 12),
      title: label,
    })),
    lanes: rows.map(({ label, tone, dated, y: at }) => {
      const all = dated.map(({ date }) => x(dayOf(date)));
      return {
        y: at,
        x1: Math.min(...all, to),
        x2: Math.max(...all, from),
        label: fitted(label, from - laneX - 14),
        title: label,
        tone,
      };
    }),
    dots: rows.flatMap(({ dated, tone, y: at }) =>
      dated.map(({ date, codings, against, ...said }) => ({
        x: x(dayOf(date)),
        y: at,
        tone,
        isAgainst: codings === 0 && against > 0,
        ...said,
        r: tenth(Math.min(11, 3 + 2 * Math.sqrt(codings + against))),
      })),
    ),
  };
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

function scaleOf(days: readonly number[]): (day: number) => number {
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const room = to - from - 24;
  return (day) => tenth(from + 12 + (most === least ? room / 2 : ((day - least) * room) / (most - least)));
}

const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/** The beginnings of months or years between the first day and the last: eight at most. */
function ticksOf(days: readonly number[]): { day: number; label: string }[] {
  const first = new Date(Math.min(...days) * 86_400_000);
  const last = Math.max(...days);
  const months = (last - Math.min(...days)) / 30.4;
  const step = steps.find((one) => months / one <= 8) ?? 600;
  const ticks: { day: number; label: string }[] = [];
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 1) / step) * step;
  for (; ticks.length < 20; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    const day = date.getTime() / 86_400_000;
    if (day > last) break;
    const year = String(date.getUTCFullYear());
    const name = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    ticks.push({ day, label: step >= 12 ? year : `${name} ${year}` });
  }
  return ticks;
}
