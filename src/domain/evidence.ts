import type { Origin, Polarity } from './coding.ts';
import type { SourceKind } from './source.ts';
import { overlaps, type Span } from './text.ts';

/** A turn as evidence is counted in: whose words they are. An interviewer's words are not evidence. */
export interface SpokenTurn extends Span {
  readonly number: number;
  readonly speakerId: number | null;
}

/** A coding as the counting sees it. */
export interface EvidenceCoding extends Span {
  readonly id: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly polarity: Polarity;
  readonly origin: Origin;
}

/** The part of a coding that lies in one turn of somebody who is not the interviewer. */
export interface Piece extends Span {
  readonly coding: EvidenceCoding;
  /** The informant who speaks; null in a text without speakers, or for a speaker not yet said to be anybody. */
  readonly informantId: number | null;
}

/** Everything that is counted of one source. */
export interface SourceEvidence {
  readonly sourceId: number;
  readonly kind: SourceKind;
  readonly codings: readonly EvidenceCoding[];
  readonly pieces: readonly Piece[];
  /** Characters spoken by each informant; null stands for text without a known informant. */
  readonly lengths: ReadonlyMap<number | null, number>;
}

export interface Speaker {
  readonly id: number;
  readonly informantId: number | null;
  readonly isInterviewer: boolean;
}

/** What is counted of a source: its codings cut into the words of its informants. `turns` in order of place. */
export function evidenceOf(
  source: { sourceId: number; kind: SourceKind },
  turns: readonly SpokenTurn[],
  speakers: readonly Speaker[],
  codings: readonly EvidenceCoding[],
): SourceEvidence {
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const speakerOf = (turn: SpokenTurn): Speaker | undefined =>
    turn.speakerId === null ? undefined : speakerById.get(turn.speakerId);
  const spoken = turns.filter((turn) => speakerOf(turn)?.isInterviewer !== true);
  const informantOf = (turn: SpokenTurn): number | null => speakerOf(turn)?.informantId ?? null;

  const lengths = new Map<number | null, number>();
  for (const turn of spoken) {
    const informant = informantOf(turn);
    lengths.set(informant, (lengths.get(informant) ?? 0) + turn.end - turn.start);
  }
  const pieces = codings.flatMap((coding) =>
    turnsWithin(spoken, coding).map((turn) => ({
      coding,
      informantId: informantOf(turn),
      start: Math.max(coding.start, turn.start),
      end: Math.min(coding.end, turn.end),
    })),
  );
  return { ...source, codings, pieces, lengths };
}

/** The turns that share words with `span`, found by halving: `turns` are in order and never overlap. */
export function turnsWithin<T extends Span>(turns: readonly T[], span: Span): T[] {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < turns.length; at++) {
    const turn = turns[at];
    if (!turn || turn.start >= span.end) break;
    if (overlaps(turn, span)) found.push(turn);
  }
  return found;
}
