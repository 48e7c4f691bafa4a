// The one place that knows what was read: by whom, when, and for which codes.
import { readFor, type Read, type Readings } from '../domain/silence.ts';
import type { Project } from '../storage/project.ts';
import { following } from './following.ts';

/** By source, when a coder finished reading it. */
type Finished = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * What was read by some coders, or by anybody where none is named. A source is read when one of them has read it to its end:
 * whoever of the others did not raise something has not been asked.
 */
export function readingsBy(project: Project, coders: readonly number[]): Readings {
  const counts = new Set(coders);
  const isCounted = (coderId: number): boolean => counts.size === 0 || counts.has(coderId);
  const latest = (times: ReadonlyMap<number, string> | undefined): string | undefined => {
    let last: string | undefined;
    for (const [coderId, at] of times ?? []) if (isCounted(coderId) && at > (last ?? '')) last = at;
    return last;
  };
  const [allFinished, allConfirmed] = [project.readings.finished(), project.readings.confirmed()];
  // A matrix asks once for each of its codes.
  const finished: Finished = following(project, 'when sources were read', [allFinished], () =>
    byCoder(allFinished, ({ sourceId }) => sourceId),
  );
  const confirmed = following(project, 'when sources were read again', [allConfirmed], () =>
    byCoder(allConfirmed, ({ sourceId, codeId }) => `${sourceId} ${codeId}`),
  );
  const allSince = project.readings.codesSince();
  const since = following(
    project,
    'since when codes mean what they mean',
    [allSince],
    () => new Map(allSince),
  );
  return {
    finishedAt: (sourceId) => latest(finished.get(sourceId)),
    confirmedAt: (sourceId, codeId) => latest(confirmed.get(`${sourceId} ${codeId}`)),
    since: (codeId) => since.get(codeId) ?? '',
  };
}

function byCoder<T extends { readonly coderId: number; readonly at: string }, K>(
  all: readonly T[],
  keyOf: (one: T) => K,
): Map<K, Map<number, string>> {
  const found = new Map<K, Map<number, string>>();
  for (const one of all) {
    const key = keyOf(one);
    const times = found.get(key) ?? new Map<number, string>();
    found.set(key, times.set(one.coderId, one.at));
  }
  return found;
}

/** How each source was read by some coders (by anybody where none is named) for all of some codes. */
export const readBy = (
  project: Project,
  coders: readonly number[],
  codeIds: readonly number[],
): ((sourceId: number) => Read) => readFor(readingsBy(project, coders), codeIds);
