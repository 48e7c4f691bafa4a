/** How much of something is kept: in entries, and in what `sizeOf` counts. */
export interface Room {
  readonly entries: number;
  readonly size: number;
}

/**
 * What `read` found for some ids, kept for those that were asked for lately: all of it is forgotten as soon as `isStale`
 * says that something of it may have changed, and the oldest when there is no more room. What is not there is not kept.
 */
export function latelyRead<T>(
  read: (id: number) => T | undefined,
  { isStale, sizeOf, room }: { isStale: () => boolean; sizeOf: (found: T) => number; room: Room },
): (id: number) => T | undefined {
  const kept = new Map<number, T>();
  let size = 0;

  function forget(id: number, found: T): void {
    kept.delete(id);
    size -= sizeOf(found);
  }

  function keep(id: number, found: T): void {
    kept.set(id, found);
    size += sizeOf(found);
    for (const [oldest, one] of kept) {
      if (size <= room.size && kept.size <= room.entries) return;
      forget(oldest, one);
    }
  }

  return (id) => {
    if (isStale()) {
      kept.clear();
      size = 0;
    }
    const known = kept.get(id);
    if (known !== undefined) forget(id, known);
    const found = known ?? read(id);
    if (found !== undefined) keep(id, found);
    return found;
  };
}
