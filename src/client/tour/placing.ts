/** A box in the window, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As near as the card comes to what it points at and to the edge of the window. */
const [gap, edge] = [14, 8];

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/**
 * Where a card of a size stands in what can be seen of a window: beside what it points at where there is room on one of its
 * sides, else in the
 * lower corner.
 */
export function placeBeside(
  { width, height }: Size,
  target: Box | null,
  seen: Box,
): { left: number; top: number } {
  const most = { left: seen.right - width - edge, top: seen.bottom - height - edge };
  const docked = { left: most.left, top: most.top };
  if (!target) return docked;
  const level = within(target.top, seen.top + edge, most.top);
  const below = within(target.left, seen.left + edge, most.left);
  const places = [
    { left: target.right + gap, top: level },
    { left: target.left - gap - width, top: level },
    { left: below, top: target.bottom + gap },
    // Over what fills the window it may lie; the head of the page, where all ways begin, stays free.
    ...(target.bottom - target.top > (seen.bottom - seen.top) / 2 ? [docked] : []),
    { left: below, top: target.top - gap - height },
  ];
  const fits = ({ left, top }: { left: number; top: number }): boolean =>
    left >= seen.left + edge && left <= most.left && top >= seen.top + edge && top <= most.top;
  return places.find(fits) ?? docked;
}
