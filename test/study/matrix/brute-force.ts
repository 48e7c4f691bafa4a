// A matrix worked out anew from the file of a project: character by character, and without a line of the program.
import Database from 'better-sqlite3';

interface RawCoding {
  id: number;
  sourceId: number;
  codeId: number;
  coderId: number;
  start: number;
  end: number;
  polarity: string;
}

/** Everything that counts, as it stands in the file. */
export function readRaw(file: string) {
  const db = new Database(file, { readonly: true });
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all();
  const raw = {
    cases: all<{ id: number; name: string }>('SELECT id, name FROM cases'),
    links: all<{ caseId: number; sourceId: number }>(
      'SELECT case_id AS caseId, source_id AS sourceId FROM case_sources',
    ),
    codes: all<{ id: number; parentId: number | null; at: string }>(
      'SELECT id, parent_id AS parentId, created_at AS at FROM codes',
    ),
    meanings: all<{ codeId: number; at: string }>(
      'SELECT code_id AS codeId, created_at AS at FROM code_versions WHERE needs_review = 1',
    ),
    turns: all<{
      sourceId: number;
      start: number;
      end: number;
      informant: number | null;
      isInterviewer: number | null;
    }>(
      `SELECT v.source_id AS sourceId, t.start, t."end", s.informant_id AS informant, s.is_interviewer AS isInterviewer
       FROM turns t JOIN source_versions v ON v.id = t.version_id LEFT JOIN speakers s ON s.id = t.speaker_id
       WHERE v.number = (SELECT max(number) FROM source_versions w WHERE w.source_id = v.source_id)`,
    ),
    codings: all<RawCoding>(
      'SELECT id, source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end", polarity FROM codings',
    ),
    finished: all<{ sourceId: number; coderId: number; at: string }>(
      'SELECT source_id AS sourceId, coder_id AS coderId, finished_at AS at FROM source_readings',
    ),
    again: all<{ sourceId: number; codeId: number; coderId: number; at: string }>(
      'SELECT source_id AS sourceId, code_id AS codeId, coder_id AS coderId, read_at AS at FROM code_readings',
    ),
  };
  db.close();
  return raw;
}

export type Raw = ReturnType<typeof readRaw>;

/** Which cell is worked out: the words of whom in which sources, which codes, the coders who count, and how they do. */
export interface CellAsked {
  readonly sources: readonly number[];
  readonly informant: number | 'anybody' | 'somebody known';
  readonly codes: readonly number[];
  readonly coders: readonly number[];
  readonly once: boolean;
}

/** By character of a source that is no interviewer's: who says it. */
function voices({ turns }: Raw, sourceId: number): Map<number, number | null> {
  const said = new Map<number, number | null>();
  for (const turn of turns)
    if (turn.sourceId === sourceId && turn.isInterviewer !== 1)
      for (let at = turn.start; at < turn.end; at++) said.set(at, turn.informant);
  return said;
}

const charactersOf = ({ start, end }: RawCoding): number[] => {
  const found: number[] = [];
  for (let at = start; at < end; at++) found.push(at);
  return found;
};

/** What a cell has to say. */
export function workOut(raw: Raw, asked: CellAsked) {
  const { sources, informant, codes, coders, once } = asked;
  const isMeant = (who: number | null): boolean =>
    informant === 'anybody' || (informant === 'somebody known' ? who !== null : who === informant);
  const words = new Map(
    sources.map((id) => {
      const own = [...voices(raw, id)].filter(([, who]) => isMeant(who));
      return [id, new Map(own)];
    }),
  );
  const heard = [...words].filter(([, own]) => own.size > 0).map(([id]) => id);
  const counts = raw.codings.filter(
    (one) => codes.includes(one.codeId) && (coders.length === 0 || coders.includes(one.coderId)),
  );
  const inCell = counts.filter((one) => charactersOf(one).some((at) => words.get(one.sourceId)?.has(at)));
  const passages = once ? passagesAmong(counts) : counts.map((one) => [one]);
  const numberOf = (some: readonly RawCoding[]): number =>
    passages.filter((passage) => passage.some((one) => some.includes(one))).length;
  const of = (...wanted: string[]): RawCoding[] => inCell.filter(({ polarity }) => wanted.includes(polarity));
  const coded = new Set<string>();
  const people = (some: readonly RawCoding[]): number => {
    const found = new Set<number>();
    for (const one of some)
      for (const at of charactersOf(one)) {
        const who = words.get(one.sourceId)?.get(at);
        if (who !== undefined) coded.add(`${one.sourceId} ${at}`);
        if (who !== undefined && who !== null) found.add(who);
      }
    return found.size;
  };
  const sourcesOf = (some: readonly RawCoding[]): number => new Set(some.map((one) => one.sourceId)).size;
  const against = of('contradicts');
  const informants = people(inCell);
  const spoken = [...words.values()].reduce((sum, own) => sum + own.size, 0);
  return {
    codings: numberOf(inCell),
    informants,
    sources: sourcesOf(inCell),
    qualified: numberOf(of('qualifies')),
    against: { codings: numberOf(against), sources: sourcesOf(against), informants: people(against) },
    coverage: spoken === 0 ? 0 : (100 * coded.size) / spoken,
    people: shareOf(raw, inCell, asked, (source, at) => words.get(source)?.get(at) ?? null),
    cases: shareOf(raw, inCell, asked, (source, at) =>
      words.get(source)?.has(at) === true ? onlyCase(raw, source) : null,
    ),
    ids: inCell.map(({ id }) => id).sort((a, b) => a - b),
    state:
      against.length > 0
        ? 'contradicted'
        : inCell.length > 0
          ? 'present'
          : silence(raw, heard, codes, coders),
  };
}

/** The case that a source is about, where it is about one alone. */
function onlyCase({ links }: Raw, source: number): number | null {
  const own = links.filter(({ sourceId }) => sourceId === source);
  return own.length === 1 ? (own[0]?.caseId ?? null) : null;
}

/** Those (people, or cases) who speak to a cell, who raise it, and of whom it is known whether they do. */
function shareOf(
  raw: Raw,
  inCell: readonly RawCoding[],
  { sources, codes, coders }: CellAsked,
  whose: (sourceId: number, at: number) => number | null,
) {
  const sourcesOf = new Map<number, Set<number>>();
  for (const source of sources)
    for (const at of voices(raw, source).keys()) {
      const who = whose(source, at);
      if (who !== null) sourcesOf.set(who, (sourcesOf.get(who) ?? new Set()).add(source));
    }
  const ways = (who: number): string[] =>
    inCell.flatMap((one) =>
      charactersOf(one).some((at) => whose(one.sourceId, at) === who) ? one.polarity : [],
    );
  const all = [...sourcesOf].map(([who, own]) => ({
    said: ways(who),
    isRead: silence(raw, [...own], codes, coders) === 'not raised',
  }));
  return {
    speaking: all.filter(({ said }) => said.length > 0).length,
    raising: all.filter(({ said }) => said.includes('plain') || said.includes('supports')).length,
    known: all.filter(({ said, isRead }) => said.length > 0 || isRead).length,
  };
}

/** Codings of one code in one source that share characters, directly or by others: looked for until nothing more joins. */
function passagesAmong(codings: readonly RawCoding[]): RawCoding[][] {
  const left = new Set(codings);
  const passages: RawCoding[][] = [];
  for (const first of codings) {
    if (!left.delete(first)) continue;
    const passage = [first];
    for (const one of passage)
      for (const other of [...left]) {
        const isBeside = other.sourceId === one.sourceId && other.codeId === one.codeId;
        if (!isBeside || !charactersOf(one).some((at) => at >= other.start && at < other.end)) continue;
        left.delete(other);
        passage.push(other);
      }
    passages.push(passage);
  }
  return passages;
}

/** What it means that nothing is coded: from what was read, by whom and when, and since when the codes are there. */
function silence(
  raw: Raw,
  sources: readonly number[],
  codes: readonly number[],
  coders: readonly number[],
): string {
  const byThem = <T extends { coderId: number }>(some: readonly T[]): T[] =>
    some.filter(({ coderId }) => coders.length === 0 || coders.includes(coderId));
  const isRead = (id: number): boolean => byThem(raw.finished).some(({ sourceId }) => sourceId === id);
  const isReadFor = (id: number, code: number): boolean => {
    const known = [
      ...raw.codes.filter((one) => one.id === code),
      ...raw.meanings.filter(({ codeId }) => codeId === code),
    ];
    const times = [
      ...byThem(raw.finished).filter(({ sourceId }) => sourceId === id),
      ...byThem(raw.again).filter((one) => one.sourceId === id && one.codeId === code),
    ];
    return times.some(({ at }) => known.every((one) => one.at <= at));
  };
  if (sources.length === 0) return 'no words';
  if (!sources.every(isRead)) return 'not read';
  return sources.every((id) => codes.every((code) => isReadFor(id, code))) ? 'not raised' : 'read before';
}

/** A code and all below it. */
export function below({ codes }: Raw, id: number): number[] {
  const found = [id];
  for (const one of found)
    for (const code of codes) if (code.parentId === one && !found.includes(code.id)) found.push(code.id);
  return found;
}
