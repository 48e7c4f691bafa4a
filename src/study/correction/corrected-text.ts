import { compare } from '../../domain/correction/compare.ts';
import { mapOf } from '../../domain/correction/edit.ts';
import type { LabelledTurn, TurnedText } from '../../domain/correction/turn-parts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import { textOf } from '../sources/texts.ts';

/** The text of a source as it is corrected: its turns by the labels of their speakers. */
export function turnedText(
  project: Project,
  sourceId: number,
): TurnedText & { readonly ids: readonly number[] } {
  const text = textOf(project, sourceId);
  const labels = new Map(project.informants.speakersOf(sourceId).map(({ id, label }) => [id, label]));
  const rows = project.texts.turnsAndMatterOf(sourceId);
  const turns = rows.map(({ start, end, speakerId, startMs, endMs, matter }): LabelledTurn => ({
    start,
    end,
    speaker: speakerId === null ? null : (labels.get(speakerId) ?? null),
    startMs,
    endMs,
    matter,
  }));
  return { text, turns, ids: rows.map(({ id }) => id) };
}

/**
 * Where a stretch that she saw in an older version of a text stands now. Refuses where its words were changed meanwhile:
 * nothing is moved to words that only look alike.
 */
export function spanNow(project: Project, sourceId: number, span: Span, seen: number | undefined): Span {
  const current = project.texts.currentOf(sourceId);
  if (seen === undefined || !current || seen >= current.number) return span;
  const then = project.texts.textOfVersion(sourceId, seen);
  if (then === undefined) throw correctedMeanwhile();
  const { fate, start, end } = mapOf(compare(then, current.text))(span);
  if (fate !== 'kept') throw correctedMeanwhile();
  return { start, end };
}

const correctedMeanwhile = (): Refusal =>
  new Refusal(
    'conflict',
    'These words were corrected in another window meanwhile. The text is shown as it is now; select them again.',
  );
