/** A vector of which only the parts that are not 0 are kept: their places, ascending, and their values. */
export interface Sparse {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** The vector of some values by place; values of one place are added. */
export function sparseOf(parts: ReadonlyMap<number, number>): Sparse {
  const sorted = [...parts].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b);
  return {
    places: Int32Array.from(sorted, ([place]) => place),
    values: Float32Array.from(sorted, ([, value]) => value),
  };
}

/** What a vector is worth under weights. */
export function dot(weights: Float32Array, { places, values }: Sparse): number {
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

export function squaredLength({ values }: Sparse): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** How alike two vectors are in direction: 1 for the same, 0 where nothing is shared. */
export function cosine(one: Sparse, other: Sparse): number {
  const values = new Map(Array.from(other.places, (place, at) => [place, other.values[at] ?? 0]));
  let sum = 0;
  one.places.forEach((place, at) => (sum += (one.values[at] ?? 0) * (values.get(place) ?? 0)));
  const lengths = squaredLength(one) * squaredLength(other);
  return lengths > 0 ? sum / Math.sqrt(lengths) : 0;
}
