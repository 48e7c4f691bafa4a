// What an archetype looks like: which cases belong to it, since when, and what is raised there more than elsewhere.
import type { SourceEvidence } from './evidence.ts';
import type { Share } from './finding.ts';
import { admitsSource, type EvidenceFilter } from './matrix-plan.ts';
import { asCounted } from './passages.ts';

/** How firmly a case is placed in an archetype. Archetypes do not exclude each other: a case can belong to several. */
export interface Membership {
  /** Informants of the case who place it there, out of those who speak in its sources. */
  readonly placing: Share;
  /** Informants who say that it is not so. */
  readonly against: number;
  /** Codings (or passages, where these count once) that place it there, words of notes among them. */
  readonly codings: number;
  /** Codings that place it there in sources about several cases: they place none of these. */
  readonly shared: number;
}

export const noMembership: Membership = { placing: { count: 0, of: 0 }, against: 0, codings: 0, shared: 0 };

/**
 * Whether a case belongs to an archetype: at least the share `least` of its informants place it there. Where nobody
 * speaks, as in a study of documents, any words that place it there do.
 */
export function belongs({ placing, codings }: Membership, least: number): boolean {
  if (codings === 0) return false;
  if (placing.of === 0) return true;
  return placing.count > 0 && placing.count / placing.of >= least - 1e-9;
}

/** What one source says of the archetypes of a case: how many codings place it there, and how many say otherwise. */
export interface Moment {
  readonly sourceId: number;
  readonly caseId: number;
  /** The place of the archetype among those that are compared. */
  readonly place: number;
  readonly codings: number;
  readonly against: number;
  /** Whether the source is about several cases: then it says less of each. */
  readonly isShared: boolean;
}

/** Memberships by case and place of the archetype (`caseId place`), and what they were read from, source by source. */
export interface Memberships {
  readonly of: ReadonlyMap<string, Membership>;
  readonly moments: readonly Moment[];
}

/** What a source or a case says of an archetype: who places it there, who says otherwise, and by which codings. */
interface Said {
  readonly people: Set<number>;
  readonly against: Set<number>;
  readonly codings: Set<number>;
  readonly contrary: Set<number>;
  readonly shared: Set<number>;
}

const silence = (): Said => ({
  people: new Set(),
  against: new Set(),
  codings: new Set(),
  contrary: new Set(),
  shared: new Set(),
});

/** Which archetypes a code stands for, as places, and which evidence counts. */
interface Reading {
  readonly placesOf: (codeId: number) => readonly number[];
  readonly filter: EvidenceFilter;
}

/**
 * Reads from the evidence which cases belong to which archetypes. `casesOf` answers the cases of a source. What stands in a
 * source about several cases is counted apart: it places none of them, nor are those who speak there asked about one.
 */
export function readMemberships(
  evidence: readonly SourceEvidence[],
  { casesOf, ...reading }: Reading & { readonly casesOf: (sourceId: number) => readonly number[] },
): Memberships {
  const { filter } = reading;
  const found = new Map<string, Said>();
  const asked = new Map<number, Set<number>>();
  const moments: Moment[] = [];
  for (const source of evidence) {
    if (!admitsSource(filter, source)) continue;
    const said = saidIn(source, reading);
    const cases = casesOf(source.sourceId);
    const isShared = cases.length > 1;
    for (const caseId of cases) {
      const people = entry(asked, caseId, () => new Set<number>());
      if (!isShared) noteWhoSpeaks(source, filter, people);
      for (const [place, own] of said) {
        const of = entry(found, `${caseId} ${place}`, silence);
        if (isShared) for (const id of own.codings) of.shared.add(id);
        else join(of, own);
        const counts = { codings: own.codings.size, against: own.contrary.size };
        moments.push({ sourceId: source.sourceId, caseId, place, ...counts, isShared });
      }
    }
  }
  const shareOf = (key: string, { people, against, codings, shared }: Said): Membership => ({
    placing: { count: people.size, of: asked.get(Number(key.split(' ')[0]))?.size ?? 0 },
    against: against.size,
    codings: codings.size,
    shared: shared.size,
  });
  return { of: new Map([...found].map(([key, said]) => [key, shareOf(key, said)])), moments };
}

/** What one source says, by the place of the archetype. */
function saidIn(source: SourceEvidence, { placesOf, filter }: Reading): Map<number, Said> {
  const found = new Map<number, Said>();
  const { pieces, as } = asCounted(source, filter);
  for (const { coding, informantId } of pieces) {
    if (filter.coders?.has(coding.coderId) === false || filter.informant?.(informantId) === false) continue;
    const isAgainst = coding.polarity === 'contradicts';
    for (const place of placesOf(coding.codeId)) {
      const said = entry(found, place, silence);
      (isAgainst ? said.contrary : said.codings).add(as(coding).id);
      if (informantId !== null) (isAgainst ? said.against : said.people).add(informantId);
    }
  }
  return found;
}

function noteWhoSpeaks({ lengths }: SourceEvidence, filter: EvidenceFilter, people: Set<number>): void {
  for (const id of lengths.keys()) if (id !== null && filter.informant?.(id) !== false) people.add(id);
}

function join(to: Said, from: Said): void {
  for (const part of ['people', 'against', 'codings', 'contrary'] as const)
    for (const id of from[part]) to[part].add(id);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/**
 * A code in the profile of an archetype: who raises it there, and who elsewhere, out of those who speak to it in any way or
 * whose words were all read for it.
 */
export interface Raised {
  readonly here: Share;
  readonly elsewhere: Share;
  /** Informants of whom it is not known, for not all of their words were read for it. */
  readonly unread: { readonly here: number; readonly elsewhere: number };
  /** Informants here who raise it with a reservation. */
  readonly qualified: number;
  /** Informants here who contradict it. */
  readonly against: number;
  readonly codings: number;
  /** Whether people of one type alone raise it here, though others were asked. */
  readonly isSingle: boolean;
}

/** By how many points, of 100, the share here is above that elsewhere; null where nobody speaks on one side. */
export function pointsApart({ here, elsewhere }: Raised): number | null {
  if (here.of === 0 || elsewhere.of === 0) return null;
  return Math.round((100 * here.count) / here.of) - Math.round((100 * elsewhere.count) / elsewhere.of);
}
