// Whatever a process answers is unpacked by the program that everybody waits for. Long lists therefore come in pieces,
// between which others are answered.

/** Some entries of a list, and where in the answer that list is. */
export interface Piece {
  readonly at: readonly (string | number)[];
  readonly entries: readonly unknown[];
}

/** Unpacking so many rows of a table takes a few milliseconds. */
const mostAtOnce = 500;

/** An answer whose long lists are empty, and the pieces that fill them. */
export function takenApart<T>(answer: T): { frame: T; pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  const framed = (value: unknown, at: Piece['at']): unknown => {
    if (Array.isArray(value)) {
      if (value.length <= mostAtOnce) return value.map((entry, place) => framed(entry, [...at, place]));
      for (let from = 0; from < value.length; from += mostAtOnce)
        pieces.push({ at, entries: value.slice(from, from + mostAtOnce) });
      return [];
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, framed(part, [...at, name])]),
    );
  };
  // The same shape as what came in: only lists are emptied.
  return { frame: framed(answer, []) as T, pieces };
}

/** Puts a piece where it belongs. */
export function putBack(frame: unknown, { at, entries }: Piece): void {
  let place = frame;
  for (const name of at) place = Reflect.get(Object(place), name);
  if (!Array.isArray(place)) throw new Error(`a piece for ${at.join('.')}, which is no list`);
  for (const entry of entries) place.push(entry);
}
