/**
 * The colour that some text means, as `#rrggbb`: of three, six or eight digits, or `rgb(…)` and `rgba(…)` as other programs
 * write them; how much shines through is left out. Null where it means none.
 */
export function asColour(text: string): string | null {
  const given = text.trim().toLowerCase();
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?$/.exec(given);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  const [, digits] = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(given) ?? [];
  if (digits !== undefined) return `#${digits}`;
  const parts =
    /^(?:rgba?)?\s*\(?\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*(?:[,;/ ]\s*[\d.]+%?\s*)?\)?$/.exec(
      given,
    );
  const values = parts?.slice(1).map(Number) ?? [];
  if (values.length !== 3 || values.some((value) => value > 255)) return null;
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The colours that codes are given by themselves, in this order. Each has 4.8 : 1 and more on our paper, and is told from
 * the one before it with any of the three kinds of colour blindness as well.
 */
export const hues = [
  '#2f6fb0', '#b5502a', '#5b5bb5', '#a3372c', '#00758a', '#8a5a00', '#44586b', '#1c7a52', '#8a3f8f', '#4f7a28', '#b0457f', '#6d4527',
] as const; // prettier-ignore

/** What they are called, for whoever hears them. */
const hueNames = ['blue', 'rust', 'violet', 'red', 'teal', 'gold', 'slate', 'green', 'purple', 'olive', 'rose', 'brown'] as const; // prettier-ignore

/** A colour that is offered, with what it is called. */
export interface Hue {
  readonly colour: string;
  readonly name: string;
}

/** The colours as they are offered. */
export const offeredHues: readonly Hue[] = hues.map((colour, at) => ({
  colour,
  name: hueNames[at] ?? colour,
}));

/** The colour at a place among codes that were given none. */
export const hueAt = (place: number): string => hues[place % hues.length] ?? hues[0];

/** The colour for one more code beside others, given theirs in order: one that is used least, and not that of the last. */
export function nextHue(beside: readonly (string | null)[]): string {
  const last = beside.at(-1) ?? null;
  const from = hues.findIndex((hue) => hue === last) + 1;
  const inTurn = [...hues.slice(from), ...hues.slice(0, from)].filter((hue) => hue !== last);
  const uses = (hue: string): number => beside.filter((one) => one === hue).length;
  return inTurn.reduce((best, hue) => (uses(hue) < uses(best) ? hue : best));
}

/** How a colour becomes its shades: the colour itself, then so much of white or black in it. */
const mixes = [
  { of: 0, share: 0 },
  { of: 255, share: 0.24 },
  { of: 0, share: 0.3 },
  { of: 255, share: 0.12 },
] as const;

const shades = new Map<string, readonly string[]>();

/** The shades of a colour, itself the first: each can be told from the others, and stays legible on light and on dark. */
export function shadesOf(colour: string): readonly string[] {
  const known = shades.get(colour);
  if (known) return known;
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const made = mixes.map(
    ({ of, share }) =>
      `#${channels
        .map((value) =>
          Math.round(value * (1 - share) + of * share)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`,
  );
  // Colours are few; a codebook of thousands that each have their own is no reason to keep them all.
  if (shades.size > 500) shades.clear();
  shades.set(colour, made);
  return made;
}
