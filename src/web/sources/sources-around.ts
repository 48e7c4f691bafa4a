import type { Source } from '../../storage/sources.ts';
import type { Option } from '../views/views.ts';

/** So many are looked through in a list that opens; of more, those around a place are offered. */
const most = 300;

/** As many as are looked through, around a place. */
export function around<T>(sources: readonly T[], place: number): readonly T[] {
  const from = Math.max(0, Math.min(place - most / 2, sources.length - most));
  return sources.slice(from, from + most);
}

/** The sources to choose from: all of them, or where they are too many those around a place, and always the chosen one. */
export function sourcesAround(
  sources: readonly Pick<Source, 'id' | 'name'>[],
  { place, chosen }: { place: number; chosen: number | null },
): Option[] {
  const near = around(sources, place);
  const wanted = chosen === null || near.some(({ id }) => id === chosen) ? null : chosen;
  const far = wanted === null ? [] : sources.filter(({ id }) => id === wanted);
  return [...far, ...near].map(({ id, name }) => ({
    value: String(id),
    label: name,
    chosen: id === chosen,
  }));
}
