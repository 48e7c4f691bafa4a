import { inOrder } from '../../domain/attribute.ts';
import {
  codingsTogether,
  countTogether,
  type Together,
  type TogetherIn,
} from '../../domain/co-occurrence.ts';
import { countedUnder } from '../../domain/code.ts';
import { knownOf } from '../../domain/matrix-people.ts';
import { admitsSource } from '../../domain/matrix-plan.ts';
import { bandOf, saturationOf, type Saturation, type SaturationBand } from '../../domain/saturation.ts';
import { readVoices, type Voice, type Voiced } from '../../domain/voices.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';
import { findKnown, placedCodes } from '../codebook/codes.ts';
import { asColumn, columnsOf, placesIn, type ColumnCode } from '../matrix/columns.ts';
import { countCells } from '../matrix/counted-matrix.ts';
import { filterOf, type EvidenceChoice } from '../matrix/evidence-choice.ts';
import { readingsBy } from '../reading.ts';

/** The codes of a branch that are looked at together, by which evidence. */
export interface BranchChoice extends EvidenceChoice {
  readonly under: number | null;
  readonly level: 'children' | 'finest';
}

const branchOf = (project: Project, { under, level }: BranchChoice): ColumnCode[] =>
  columnsOf(project, { under, level, codes: [] });

/** Codes that are compared: those of a branch with each other, or with those of another branch, as places among all. */
export interface TogetherFound {
  readonly codes: readonly ColumnCode[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly together: Together;
}

/** Which codes are compared: those of a branch with each other, or `across` with those of another branch. */
type TogetherChoice = BranchChoice & { readonly across: number | null };

/** How often the codes of a branch stand together: with each other, or `across` with those of another branch. */
export function togetherOf(project: Project, choice: TogetherChoice, unit: TogetherIn): TogetherFound {
  const { codes, own, others } = comparedIn(project, choice);
  const placesAmong = (some: readonly ColumnCode[]): number[] =>
    some.map(({ key }) => codes.findIndex((code) => code.key === key));
  return {
    codes,
    rows: placesAmong(own),
    columns: placesAmong(others),
    together: countTogether(sourcesFor(project, unit), planFor(project, codes, choice, unit)),
  };
}

/**
 * The codings that make two codes stand together, by their ids: exactly those that the number of the pair counts, whatever
 * else is compared. A code of the branch counts as it does there. Refuses a code that is not there.
 */
export function codingsOfPair(
  project: Project,
  choice: TogetherChoice,
  unit: TogetherIn,
  pair: readonly [number, number],
): number[] {
  const ids = pair.map((id) => findKnown(project, id).id);
  const { own, others } = comparedIn(project, choice);
  const all = placedCodes(project).map(asColumn);
  const codes = [own, others].flatMap(
    (branch, at) => [...branch, ...all].find(({ id }) => id === ids[at]) ?? [],
  );
  return codingsTogether(sourcesFor(project, unit), planFor(project, codes, choice, unit), [0, 1]);
}

function comparedIn(project: Project, choice: TogetherChoice) {
  const own = branchOf(project, choice);
  const others = choice.across === null ? own : branchOf(project, { ...choice, under: choice.across });
  return { own, others, codes: [...new Map([...own, ...others].map((code) => [code.key, code])).values()] };
}

function sourcesFor(project: Project, unit: TogetherIn) {
  const casesOf = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  return project.evidence.all().map((evidence) => ({
    evidence,
    turns: unit === 'turn' ? project.texts.turnsOf(evidence.sourceId) : [],
    caseIds: (casesOf.get(evidence.sourceId) ?? []).map(({ caseId }) => caseId),
  }));
}

function planFor(project: Project, codes: readonly ColumnCode[], choice: EvidenceChoice, unit: TogetherIn) {
  const all = placedCodes(project);
  const below = codes.map(({ id }) => countedUnder(all, id));
  return {
    unit,
    size: codes.length,
    placesOf: placesIn(project, codes),
    filter: filterOf(project, choice),
    areKin: (a: number, b: number): boolean =>
      below[a]?.has(codes[b]?.id ?? 0) === true || below[b]?.has(codes[a]?.id ?? 0) === true,
  };
}

/** How new codes dry up, source after source. */
export interface SaturationIn {
  readonly sources: readonly Source[];
  readonly saturation: Saturation;
  /** Sources that are left out because nobody among the coders who count has read them to their end: what they bring is not known. */
  readonly unread: readonly Source[];
  /** How far the curve depends on the order; asked for where it is shown. */
  readonly band: () => SaturationBand;
  /** Sources of one day (null: without a date), which no date puts in order: they stand as they came. */
  readonly ties: readonly { readonly date: string | null; readonly sources: readonly Source[] }[];
}

/** How saturation is told: the rule, and in which order the interviews come. */
export interface SaturationRule {
  readonly base: number;
  readonly run: number;
  /** A share of the codes of the base. */
  readonly threshold: number;
  /** By date (those without one last), or as they came. */
  readonly order: 'date' | 'place';
  /** Sources put in an order by hand: they come first, in it. */
  readonly byHand: readonly number[];
}

/** By source in which somebody who counts speaks, the places of the codes of a branch that are heard there. */
function heardIn(project: Project, choice: BranchChoice): Map<number, Set<number>> {
  const placesOf = placesIn(project, branchOf(project, choice));
  const filter = filterOf(project, choice);
  const { coders, informant } = filter;
  const admits = (id: number | null): boolean => informant?.(id) !== false;
  const heard = new Map<number, Set<number>>();
  for (const { sourceId, kind, pieces, lengths } of project.evidence.all()) {
    // Somebody who may speak does speak here, whether or not she is coded.
    // An answer to a card is no interview that brings what it likes.
    if (kind === 'workshop answer' || !admitsSource(filter, { sourceId, kind })) continue;
    if (![...lengths.keys()].some(admits)) continue;
    const found = new Set<number>();
    for (const { coding, informantId } of pieces)
      if (coders?.has(coding.coderId) !== false && admits(informantId))
        for (const place of placesOf(coding.codeId)) found.add(place);
    heard.set(sourceId, found);
  }
  return heard;
}

/** How new codes dry up over the interviews that were read to their end and in which somebody who counts speaks. */
export function saturationIn(project: Project, choice: BranchChoice, rule: SaturationRule): SaturationIn {
  const heard = heardIn(project, choice);
  const { finishedAt } = readingsBy(project, choice.coders);
  const all = project.sources.all().filter(({ id }) => heard.has(id));
  const sources = all.filter(({ id }) => finishedAt(id) !== undefined);
  if (rule.order === 'date')
    sources.sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999') || a.id - b.id);
  const placeByHand = new Map(rule.byHand.map((id, place) => [id, place]));
  const last = rule.byHand.length;
  sources.sort((a, b) => (placeByHand.get(a.id) ?? last) - (placeByHand.get(b.id) ?? last));
  const interviews = sources.map(({ id }) => heard.get(id) ?? new Set<number>());
  const unread = all.filter(({ id }) => finishedAt(id) === undefined);
  return {
    sources,
    unread,
    saturation: saturationOf(interviews, rule),
    band: () => bandOf(interviews),
    ties: tiesAmong(sources, rule),
  };
}

function tiesAmong(
  sources: readonly Source[],
  { order, byHand }: Pick<SaturationRule, 'order' | 'byHand'>,
): SaturationIn['ties'] {
  if (order !== 'date' || byHand.length > 0) return [];
  return [...Map.groupBy(sources, ({ date }) => date)].flatMap(([date, own]) =>
    own.length > 1 ? { date, sources: own } : [],
  );
}

/** Saturation among those of one informant type alone. */
export interface SaturationOfType extends SaturationIn {
  readonly type: string;
}

/** The same, told apart by informant type: what one type has said enough of, another may just begin to say. */
export function saturationByType(
  project: Project,
  choice: BranchChoice,
  rule: SaturationRule,
): SaturationOfType[] {
  const types = [...new Set(project.informants.all().map(({ type }) => type))].sort(inOrder.compare);
  return types
    .filter((type) => choice.informantTypes.length === 0 || choice.informantTypes.includes(type))
    .map((type) => ({ type, ...saturationIn(project, { ...choice, informantTypes: [type] }, rule) }))
    .filter(({ sources, unread }) => sources.length + unread.length > 0);
}

/** A code with who raises it. */
export interface VoicedCode {
  readonly code: ColumnCode;
  readonly voices: readonly (Voice & { readonly key: string })[];
  readonly voiced: Voiced;
}

/** The codes of a branch by their weakest voice, the strongest first. */
export function voicesOf(project: Project, choice: BranchChoice): VoicedCode[] {
  const asked = { ...choice, rows: 'informant type', columns: 'code', codes: [] } as const;
  const { rows, columns, people } = countCells(project, asked, { people: false, coverage: false });
  const codes = new Map(branchOf(project, choice).map((code) => [code.key, code]));
  return columns
    .flatMap((column) => {
      const voices = rows.map((row) => {
        const found = people(row, column);
        return {
          key: row.key,
          type: row.label,
          interviewed: row.informants,
          known: knownOf(found).size,
          raising: found.for.length,
          qualified: found.qualified.length,
          against: found.against.length,
        };
      });
      const code = codes.get(column.key);
      return code ? { code, voices, voiced: readVoices(voices) } : [];
    })
    .sort((a, b) => strengthOf(b) - strengthOf(a) || b.voiced.raising - a.voiced.raising);
}

const strengthOf = ({ voiced }: VoicedCode): number => voiced.weakest ?? -1;
