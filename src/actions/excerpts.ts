import type { PlacedCode } from '../domain/code.ts';
import { contextOf, wordsAt } from '../domain/coding.ts';
import { turnsWithin } from '../domain/evidence.ts';
import type { CodingRow } from '../storage/codings.ts';
import type { Project } from '../storage/project.ts';
import type { TurnRow } from '../storage/source-versions.ts';
import type { Source } from '../storage/sources.ts';
import { placedCodes, textOf } from './coding.ts';

/** The words of a coding with all that is needed to understand and to cite them. */
export interface Excerpt {
  readonly coding: CodingRow;
  readonly code: PlacedCode;
  readonly coder: string;
  readonly source: Source;
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

/** The excerpts of the codings with these ids, by source and place. Each is re-read from its source. */
export function excerptsOf(project: Project, codingIds: readonly number[]): Excerpt[] {
  const read = reader(project);
  return project.codings.some(codingIds).map(read);
}

/** Every excerpt of the project that `admits` lets through, source by source, so that memory stays small. */
export function* allExcerpts(
  project: Project,
  admits: (coding: CodingRow, source: Source) => boolean,
): Generator<Excerpt> {
  const read = reader(project);
  for (const source of project.sources.all()) {
    for (const coding of project.codings.ofSource(source.id)) if (admits(coding, source)) yield read(coding);
  }
}

/** What is read once per source while its codings pass by. */
interface OpenSource {
  readonly source: Source;
  readonly text: string;
  readonly turns: readonly TurnRow[];
  readonly speakers: ReadonlyMap<number, { label: string; informant: string; type: string }>;
}

function reader(project: Project): (coding: CodingRow) => Excerpt {
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const coders = new Map(project.coders.all().map((coder) => [coder.id, coder.name]));
  const cases = caseNames(project);
  const open = opener(project);

  return (coding) => {
    const { source, text, turns, speakers } = open(coding.sourceId);
    const code = codes.get(coding.codeId);
    if (!code) throw new Error(`coding ${coding.guid} has no code`);
    if (wordsAt(text, coding) !== coding.exact)
      throw new Error(`coding ${coding.guid} does not hold its words`);
    const touched = turnsWithin(turns, coding);
    const voices = touched.flatMap((turn) =>
      turn.speakerId === null ? [] : (speakers.get(turn.speakerId) ?? []),
    );
    return {
      coding,
      code,
      coder: coders.get(coding.coderId) ?? '',
      source,
      cases: cases.get(source.id) ?? [],
      turn: touched[0]?.number ?? null,
      startMs: touched[0]?.startMs ?? null,
      speaker: distinct(voices.map((voice) => voice.label)),
      informant: distinct(voices.map((voice) => voice.informant)),
      informantType: distinct(voices.map((voice) => voice.type)),
      ...contextOf(text, coding),
    };
  };
}

const distinct = (names: readonly string[]): string =>
  [...new Set(names)].filter((name) => name !== '').join('; ');

function opener(project: Project): (sourceId: number) => OpenSource {
  const informants = new Map(project.informants.all().map((informant) => [informant.id, informant]));
  let last: OpenSource | undefined;
  return (sourceId) => {
    if (last?.source.id === sourceId) return last;
    const source = project.sources.find(sourceId);
    if (!source) throw new Error(`source ${sourceId} is gone`);
    const speakers = project.informants
      .speakersOf(sourceId)
      .map(({ id, label, isInterviewer, informantId }) => {
        const person = informantId === null ? undefined : informants.get(informantId);
        const voice = {
          label,
          informant: person?.name ?? '',
          type: isInterviewer ? 'interviewer' : (person?.type ?? ''),
        };
        return [id, voice] as const;
      });
    const turns = project.texts.turnsOf(sourceId);
    last = { source, text: textOf(project, sourceId), turns, speakers: new Map(speakers) };
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
