import type { Side, Weight } from '../../domain/finding.ts';
import { heardIn, type Read } from '../../domain/silence.ts';
import type { Project } from '../../storage/project.ts';

/** What speaks to a finding on one side. */
export interface Found {
  readonly codings: Set<number>;
  readonly sources: Set<number>;
  readonly people: Set<number>;
}

/** Nothing yet. */
export const emptyTally = (): Found => ({ codings: new Set(), sources: new Set(), people: new Set() });

/** What of the study was read for all that a finding is about. */
export interface Reading {
  readonly read: (sourceId: number) => Read;
  /** By informant and by case, the sources in which there are words of theirs. */
  readonly sourcesOfPeople: ReadonlyMap<number, readonly number[]>;
  readonly sourcesOfCases: ReadonlyMap<number, readonly number[]>;
}

/** The numbers of a finding: people, cases and types that speak to it, out of those who were read or speak. */
export function weightOf(project: Project, found: Readonly<Record<Side, Found>>, reading: Reading) {
  const { read, sourcesOfPeople, sourcesOfCases } = reading;
  const isShared = sharedBy(sourcesOfCases);
  const inCases = ({ sources }: Found, counts: (sourceId: number) => boolean): Set<number> =>
    new Set(
      [...sourcesOfCases].flatMap(([id, all]) =>
        all.some((one) => sources.has(one) && counts(one)) ? id : [],
      ),
    );
  const own = (found_: Found): Set<number> => inCases(found_, (id) => !isShared(id));
  const informants = project.informants.all().filter(({ id }) => sourcesOfPeople.has(id));
  const cases = project.cases.all();
  const inShared = new Set([...inCases(found.for, isShared), ...inCases(found.against, isShared)]);
  const ofCases = toldApart(
    cases,
    { for: own(found.for), against: own(found.against) },
    ({ id }) => heardIn(sourcesOfCases.get(id) ?? [], read) === 'read',
    ({ id }) => inShared.has(id),
  );
  const people = { for: found.for.people, against: found.against.people };
  const ofPeople = toldApart(
    informants,
    people,
    ({ id }) => heardIn(sourcesOfPeople.get(id) ?? [], read) === 'read',
  );
  const byType = [...Map.groupBy(informants, ({ type }) => type)].map(([type, all]) => ({
    type,
    unread: all.filter((one) => ofPeople.unknown.has(one)).length,
    of: all.filter((one) => !ofPeople.unknown.has(one)).length,
    count: all.filter(({ id }) => people.for.has(id)).length,
    against: all.filter(({ id }) => people.against.has(id)).length,
  }));
  const weight: Weight = {
    cases: { ...ofCases.share, ...(ofCases.shared.length > 0 && { shared: ofCases.shared.length }) },
    informants: ofPeople.share,
    types: {
      count: byType.filter(({ count }) => count > 0).length,
      of: byType.filter(({ of }) => of > 0).length,
      unread: byType.filter(({ of }) => of === 0).length,
    },
    byType,
    against: people.against.size,
    both: [...people.against].filter((id) => people.for.has(id)).length,
  };
  const namesOf = (all: Iterable<{ name: string }>): string[] => [...all].map(({ name }) => name);
  return {
    weight,
    silent: { cases: namesOf(ofCases.silent), informants: namesOf(ofPeople.silent) },
    unread: { cases: namesOf(ofCases.unknown), informants: namesOf(ofPeople.unknown) },
    shared: namesOf(ofCases.shared),
  };
}

/** Whether a source is about several cases: then it says less of each. */
function sharedBy(sourcesOfCases: Reading['sourcesOfCases']): (sourceId: number) => boolean {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const id of [...sourcesOfCases.values()].flat()) (seen.has(id) ? shared : seen).add(id);
  return (sourceId) => shared.has(sourceId);
}

/**
 * Those who speak to a finding on either side, those who were read and do not, those of whom it is not known, and those of
 * whom only something shared with others speaks to it: they neither say it themselves nor are silent.
 */
function toldApart<T extends { readonly id: number }>(
  all: readonly T[],
  speaks: Readonly<Record<Side, ReadonlySet<number>>>,
  isRead: (one: T) => boolean,
  isInShared: (one: T) => boolean = () => false,
) {
  const quiet = all.filter(({ id }) => !speaks.for.has(id) && !speaks.against.has(id));
  const unknown = new Set(quiet.filter((one) => !isRead(one)));
  const read = quiet.filter((one) => !unknown.has(one));
  const shared = read.filter(isInShared);
  return {
    unknown,
    shared,
    silent: read.filter((one) => !isInShared(one)),
    share: {
      of: all.length - unknown.size - shared.length,
      unread: unknown.size,
      count: all.filter(({ id }) => speaks.for.has(id)).length,
    },
  };
}
