import type { PlacedCode } from '../../domain/code.ts';
import { contextOf, wrongQuote } from '../../domain/coding.ts';
import { turnsWithin } from '../../domain/evidence.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isSpanOf } from '../../domain/text.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import type { PlacedTurn } from '../../storage/source-versions.ts';
import type { Source } from '../../storage/sources.ts';
import { placedCodes } from '../codebook/codes.ts';
import { textOf } from '../sources/texts.ts';

/** The words of a coding with all that is needed to understand and to cite them. */
export interface Excerpt {
  readonly coding: CodingRow;
  readonly code: PlacedCode;
  readonly coder: string;
  readonly source: Source;
  /** Which text of the source it is from: 1 as it came in, one more with each correction. */
  readonly textVersion: number;
  readonly cases: readonly string[];
  /** The number and time of the turn in which it begins; times in milliseconds. */
  readonly turn: number | null;
  readonly startMs: number | null;
  /** The speakers whose words it holds; their informants and types, the interviewer among them as such. */
  readonly speaker: string;
  readonly informant: string;
  readonly informantType: string;
  readonly before: string;
  readonly after: string;
}

/** Where texts and codings are read: the project itself, or a moment of it. */
export interface Texts {
  readonly sources: Pick<Project['sources'], 'all' | 'find'>;
  readonly texts: Pick<Project['texts'], 'textOf' | 'numberOf'> & {
    readonly turnsOf: (sourceId: number) => readonly PlacedTurn[];
  };
  readonly informants: Pick<Project['informants'], 'speakersOf'>;
  readonly codings: Pick<Project['codings'], 'ofSource'>;
}

/** The excerpts of the codings with these ids, by source and place. Each is re-read from its source. */
export function excerptsOf(project: Project, codingIds: readonly number[]): Excerpt[] {
  const read = reader(project, project);
  return project.codings.some(codingIds).map((coding) => read(coding));
}

/**
 * Every excerpt that `admits` lets through, source by source, so that memory stays small. Names are read from the project
 * at once; texts and codings from `texts`, which may be a moment of it, as they are needed.
 */
export function allExcerpts(
  project: Project,
  admits: (coding: CodingRow, source: Source) => boolean,
  texts: Texts = project,
): Iterable<Excerpt> {
  return throughSources(texts, admits, reader(project, texts));
}

function* throughSources(
  texts: Texts,
  admits: (coding: CodingRow, source: Source) => boolean,
  read: (coding: CodingRow) => Excerpt,
): Generator<Excerpt> {
  for (const source of texts.sources.all()) {
    for (const coding of texts.codings.ofSource(source.id)) if (admits(coding, source)) yield read(coding);
  }
}

interface Voice {
  readonly label: string;
  readonly informant: string;
  readonly type: string;
}

/** What is read once per source while its codings pass by. */
interface OpenSource {
  readonly source: Source;
  readonly text: string;
  readonly textVersion: number;
  readonly turns: readonly PlacedTurn[];
  /** Each in a list of its own, as most codings have one voice. */
  readonly speakers: ReadonlyMap<number, readonly Voice[]>;
}

function reader(project: Project, texts: Texts): (coding: CodingRow) => Excerpt {
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const coders = new Map(project.coders.all().map((coder) => [coder.id, coder.name]));
  const cases = caseNames(project);
  const open = opener(project, texts);

  return (coding) => {
    const { source, text, textVersion, turns, speakers } = open(coding.sourceId);
    const code = codes.get(coding.codeId);
    if (!code) throw new Error(`coding ${coding.guid} has no code`);
    proveQuote(source, text, coding);
    const touched = turnsWithin(turns, coding);
    const voices = voicesIn(touched, speakers);
    const { before, after } = contextOf(text, coding);
    return {
      coding,
      code,
      coder: coders.get(coding.coderId) ?? '',
      source,
      textVersion,
      cases: cases.get(source.id) ?? [],
      turn: touched[0]?.number ?? null,
      startMs: touched[0]?.startMs ?? null,
      speaker: distinct(voices, 'label'),
      informant: distinct(voices, 'informant'),
      informantType: distinct(voices, 'type'),
      before,
      after,
    };
  };
}

const noVoices: readonly Voice[] = [];

function voicesIn(
  turns: readonly PlacedTurn[],
  speakers: ReadonlyMap<number, readonly Voice[]>,
): readonly Voice[] {
  const [first] = turns;
  if (turns.length === 1 && first) return speakers.get(first.speakerId ?? 0) ?? noVoices;
  return turns.flatMap(({ speakerId }) => speakers.get(speakerId ?? 0) ?? noVoices);
}

/** What some voices have in common, each once; one voice, as nearly always, has nothing to be compared with. */
function distinct(voices: readonly Voice[], name: keyof Voice): string {
  const [first] = voices;
  if (voices.length <= 1) return first?.[name] ?? '';
  return [...new Set(voices.map((voice) => voice[name]))].filter((found) => found !== '').join('; ');
}

/** Nothing is shown or leaves that is not the very words at its place. */
function proveQuote({ name }: Source, text: string, coding: CodingRow): void {
  if (isSpanOf(text, coding) && text.startsWith(coding.exact, coding.start)) {
    if (coding.exact.length === coding.end - coding.start) return;
  }
  throw new Refusal('conflict', wrongQuote(name, coding));
}

function opener(project: Project, texts: Texts): (sourceId: number) => OpenSource {
  const informants = new Map(project.informants.all().map((informant) => [informant.id, informant]));
  let last: OpenSource | undefined;
  return (sourceId) => {
    if (last?.source.id === sourceId) return last;
    const source = texts.sources.find(sourceId);
    if (!source) throw new Error(`source ${sourceId} is gone`);
    const speakers = texts.informants
      .speakersOf(sourceId)
      .map(({ id, label, isInterviewer, informantId }) => {
        const person = informantId === null ? undefined : informants.get(informantId);
        const voice = {
          label,
          informant: person?.name ?? '',
          type: isInterviewer ? 'interviewer' : (person?.type ?? ''),
        };
        return [id, [voice]] as const;
      });
    const turns = texts.texts.turnsOf(sourceId);
    const textVersion = texts.texts.numberOf(sourceId);
    last = { source, text: textOf(texts, sourceId), textVersion, turns, speakers: new Map(speakers) };
    return last;
  };
}

/** The names of the cases each source belongs to. */
export function caseNames(project: Project): Map<number, string[]> {
  const names = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  const found = new Map<number, string[]>();
  for (const { caseId, sourceId } of project.cases.links()) {
    found.set(sourceId, [...(found.get(sourceId) ?? []), names.get(caseId) ?? '']);
  }
  return found;
}
