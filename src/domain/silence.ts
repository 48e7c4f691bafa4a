// What it means that nothing is coded somewhere. Silence is not absence.

/** When sources were read, by the coders who matter. Times are ISO texts, which compare as they follow each other. */
export interface Readings {
  /** When one of them last read a source to its end; undefined where none has. */
  readonly finishedAt: (sourceId: number) => string | undefined;
  /** When one of them last said to have read a source again for a code; undefined where none has. */
  readonly confirmedAt: (sourceId: number, codeId: number) => string | undefined;
  /** Since when a code is there and means what it means. */
  readonly since: (codeId: number) => string;
}

/** What was done with a source for some codes: *read before* says that one of them came, or came to mean something else, later. */
export type Read = 'read' | 'read before' | 'not read';

/** What a silence rests on: the same of several sources; *no words* where there are none that could have said anything. */
export type Heard = Read | 'no words';

/**
 * How each source was read for all of some codes. A source is read for a code when its reading was finished, or confirmed
 * for that code, after the code came to mean what it means. Each source is looked at once.
 */
export function readFor(readings: Readings, codeIds: readonly number[]): (sourceId: number) => Read {
  const known = new Map<number, Read>();
  const times = codeIds.map((id) => ({ id, since: readings.since(id) })).sort(latestFirst);
  const look = (sourceId: number): Read => {
    const finished = readings.finishedAt(sourceId);
    if (finished === undefined) return 'not read';
    const later = times.findIndex(({ since }) => since <= finished);
    const since = later < 0 ? times : times.slice(0, later);
    return since.every((code) => (readings.confirmedAt(sourceId, code.id) ?? '') >= code.since)
      ? 'read'
      : 'read before';
  };
  return (sourceId) => {
    const found = known.get(sourceId) ?? look(sourceId);
    known.set(sourceId, found);
    return found;
  };
}

/** A silence in words. */
export const silenceSaid: Readonly<Record<Heard, string>> = {
  'no words': 'nobody speaks here',
  'not read': 'not read yet',
  'read before': 'read before this code existed',
  read: 'read, not raised',
};

const latestFirst = (a: { since: string }, b: { since: string }): number => (a.since < b.since ? 1 : -1);

/** What the silence of several sources rests on: of the worst read of them. */
export function heardIn(sourceIds: Iterable<number>, read: (sourceId: number) => Read): Heard {
  let heard: Heard = 'no words';
  for (const id of sourceIds) {
    const one = read(id);
    if (one === 'not read') return one;
    if (heard !== 'read before') heard = one;
  }
  return heard;
}
