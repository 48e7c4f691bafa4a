import type { PlacedCode } from '../../domain/code.ts';
import type { LanguageCode } from '../../domain/language.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import { findKeywords, indexKeywords, type WordedCode } from '../../language/keywords.ts';
import { stemsOfAll } from '../../language/learning/passages.ts';
import { tokensOf } from '../../language/tokens.ts';
import type { Project } from '../../storage/project.ts';
import { languageOf } from '../sources/source-language.ts';
import { textOf } from '../sources/texts.ts';
import { learnedSources, type Learned } from '../suggestions/learning.ts';

/** How a keyword fares in the words of informants. */
export interface KeywordCount {
  readonly keyword: string;
  /** Turns in which it stands, of all turns of informants. */
  readonly turns: number;
  readonly allTurns: number;
  /** The same in sources that she has read to the end, and of these the turns that she gave the code. */
  readonly readTurns: number;
  readonly coded: number;
}

/** A word that marks what is coded with a code, and is no keyword of it yet. */
export interface WordToAdd {
  readonly word: string;
  readonly passages: number;
  readonly coded: number;
}

/** A turn in which a keyword stands. */
export interface KeywordHitAt extends Span {
  readonly sourceId: number;
  readonly turn: number;
  readonly text: string;
}

/** Every turn of an informant in the sources that are learned from, one source after the other. */
function* informantTurns(project: Project, coderId: number) {
  for (const id of learnedSources(project, coderId)) {
    const text = textOf(project, id);
    const language = languageOf(project, id);
    const asking = new Set(
      project.informants.speakersOf(id).flatMap((speaker) => (speaker.isInterviewer ? speaker.id : [])),
    );
    for (const turn of project.texts.turnsOf(id))
      if (turn.speakerId === null || !asking.has(turn.speakerId))
        yield { sourceId: id, text, turn, language };
  }
}

const languagesOf = (project: Project): LanguageCode[] => [
  ...new Set(project.sources.all().map(({ id }) => languageOf(project, id))),
];

/** The keywords of codes, counted in the sources that are learned from. */
export function keywordCounts(
  project: Project,
  coderId: number,
  codes: readonly PlacedCode[],
): Map<number, KeywordCount[]> {
  const index = indexKeywords(
    codes.map((code) => ({ ...code, ignored: [] })),
    languagesOf(project),
  );
  const read = new Set(
    project.readings.finished().flatMap((one) => (one.coderId === coderId ? one.sourceId : [])),
  );
  const codings = new Map<number, readonly (Span & { codeId: number })[]>();
  const ownIn = (sourceId: number) => {
    const known =
      codings.get(sourceId) ?? project.codings.ofSource(sourceId).filter((one) => one.coderId === coderId);
    codings.set(sourceId, known);
    return known;
  };
  const counts = new Map<string, { turns: number; readTurns: number; coded: number }>();
  let allTurns = 0;
  for (const { sourceId, text, turn, language } of informantTurns(project, coderId)) {
    allTurns++;
    const hits = findKeywords(index, tokensOf(text, language, turn));
    const said = new Map(hits.map(({ codeId, keyword }) => [`${codeId} ${keyword}`, codeId]));
    for (const [key, codeId] of said) {
      const count = counts.get(key) ?? { turns: 0, readTurns: 0, coded: 0 };
      counts.set(key, count);
      count.turns++;
      if (!read.has(sourceId)) continue;
      count.readTurns++;
      if (ownIn(sourceId).some((one) => one.codeId === codeId && overlaps(one, turn))) count.coded++;
    }
  }
  return new Map(
    codes.map(({ id, keywords }) => [
      id,
      keywords.map((keyword) => {
        const count = counts.get(`${id} ${keyword}`) ?? { turns: 0, readTurns: 0, coded: 0 };
        return { keyword, allTurns, ...count };
      }),
    ]),
  );
}

const mostToAdd = 6;
const fewestCoded = 3;
const leastShare = 0.4;
const timesUsual = 3;

/** The words that stand where a code was given far more often than elsewhere, and are neither its keywords nor its name. */
export function wordsToAdd({ study, model }: Learned, code: PlacedCode, place: number): WordToAdd[] {
  const own = new Set(stemsOfAll([code.name, ...code.keywords].join('. '), study.languages));
  const counts = new Map<string, { passages: number; coded: number }>();
  let [passages, given] = [0, 0];
  for (const { transcript, given: codes } of model.learned())
    (study.transcripts[transcript] ?? []).forEach((passage, at) => {
      if (passage.asks) return;
      const isGiven = codes[at]?.has(place) === true;
      passages++;
      if (isGiven) given++;
      for (const word of new Set(passage.content)) {
        const count = counts.get(word) ?? { passages: 0, coded: 0 };
        counts.set(word, count);
        count.passages++;
        if (isGiven) count.coded++;
      }
    });
  const usual = passages > 0 ? given / passages : 0;
  return [...counts]
    .filter(([word, count]) => !own.has(word) && isTelling(count, usual))
    .sort(([, a], [, b]) => gain(b, usual) - gain(a, usual))
    .slice(0, mostToAdd)
    .map(([stem, count]) => ({ word: asSaid({ study, model }, place, stem), ...count }));
}

const isTelling = ({ passages, coded }: { passages: number; coded: number }, usual: number): boolean =>
  coded >= fewestCoded && coded / passages >= Math.max(leastShare, Math.min(0.9, timesUsual * usual));
const gain = ({ passages, coded }: { passages: number; coded: number }, usual: number): number =>
  coded - usual * passages;

/** A stem as somebody said it. */
function asSaid({ study, model }: Pick<Learned, 'study' | 'model'>, place: number, stem: string): string {
  for (const { transcript, given } of model.learned())
    for (const [at, codes] of given.entries()) {
      const passage = study.transcripts[transcript]?.[at];
      if (!codes.has(place) || passage?.stems.includes(stem) !== true) continue;
      const token = tokensOf(passage.text, passage.language).find((one) => one.stem === stem);
      if (token) return passage.text.slice(token.start, token.end).toLowerCase();
    }
  return stem;
}

/** What one keyword of a code would hit, with the code's exclusions: how many turns, of how many, and the first of them. */
export function keywordHits(
  project: Project,
  coderId: number,
  { keyword, exclusions }: { keyword: string; exclusions: readonly string[] },
  most: number,
): { turns: number; allTurns: number; shown: KeywordHitAt[] } {
  const silent = { name: '', definition: '', useWhen: '', example: '', ignored: [] };
  const code: WordedCode = { ...silent, id: 1, keywords: [keyword], exclusions };
  const index = indexKeywords([code], languagesOf(project));
  const shown: KeywordHitAt[] = [];
  let [turns, allTurns] = [0, 0];
  for (const { sourceId, text, turn, language } of informantTurns(project, coderId)) {
    allTurns++;
    const [hit] = findKeywords(index, tokensOf(text, language, turn));
    if (!hit) continue;
    turns++;
    if (shown.length < most)
      shown.push({
        sourceId,
        turn: turn.number,
        start: hit.start,
        end: hit.end,
        text: around(text, turn, hit),
      });
  }
  return { turns, allTurns, shown };
}

const reach = 60;

/** A little of the turn around a hit. */
function around(text: string, turn: Span, hit: Span): string {
  const from = Math.max(turn.start, hit.start - reach);
  const to = Math.min(turn.end, hit.end + reach);
  return `${from > turn.start ? '…' : ''}${text.slice(from, to)}${to < turn.end ? '…' : ''}`;
}
