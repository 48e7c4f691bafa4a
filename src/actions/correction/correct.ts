import { compare } from '../../domain/correction/compare.ts';
import { editOfTurns } from '../../domain/correction/turn-edit.ts';
import { withTurnsSaid, type TurnChange, type TurnedText } from '../../domain/correction/turn-parts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { turnedText } from '../../study/correction/corrected-text.ts';
import { keepCorrected, type Correcting } from './keep-corrected.ts';

/**
 * Says some turns of a source anew. Everything that lies in the text moves with its words; of codings whose words change,
 * `decisions` must say what becomes of each. Refuses where the text is another by now, or a decision is missing.
 */
export function correctTurns(
  project: Project,
  coderId: number,
  sourceId: number,
  { change, ...correcting }: Correcting & { readonly change: TurnChange },
): void {
  project.act(coderId, 'sources', () => {
    const before = seenText(project, sourceId, correcting.version);
    const after = withTurnsSaid(before, change);
    const edit = editOfTurns(before, after, change);
    keepCorrected(project, { coderId, sourceId, madeBy: 'turns' }, { before, after, edit, ...correcting });
    return { result: undefined, sentence: turnsSaid(project, sourceId, change), sourceId };
  });
}

/**
 * Takes a corrected text of a source from a file, as `correctTurns` does with some of its turns. Who speaks in it for the first
 * time is an informant, unless `interviewers` names the label.
 */
export function takeCorrectedText(
  project: Project,
  coderId: number,
  sourceId: number,
  {
    after,
    interviewers = [],
    ...correcting
  }: Correcting & { readonly after: TurnedText; readonly interviewers?: readonly string[] },
): void {
  project.act(coderId, 'sources', () => {
    const before = seenText(project, sourceId, correcting.version);
    const edit = compare(before.text, after.text);
    keepCorrected(
      project,
      { coderId, sourceId, madeBy: 'file', interviewers },
      { before, after, edit, ...correcting },
    );
    const name = project.sources.find(sourceId)?.name ?? '';
    return { result: undefined, sentence: `took a corrected text of “${name}” from a file`, sourceId };
  });
}

/** The text as she saw it; refuses where it was corrected since. */
export function seenText(project: Project, sourceId: number, version: number): ReturnType<typeof turnedText> {
  const current = project.texts.currentOf(sourceId);
  if (!current) throw new Refusal('missing', 'That source is no longer in the project.');
  if (current.number !== version)
    throw new Refusal(
      'conflict',
      'This text was corrected in another window meanwhile. Nothing was written; what you typed is kept. Look at the text as it is now and correct it again.',
    );
  return turnedText(project, sourceId);
}

function turnsSaid(project: Project, sourceId: number, { from, to, parts }: TurnChange): string {
  const name = project.sources.find(sourceId)?.name ?? '';
  const place = from === to ? `turn ${from + 1}` : `turns ${from + 1} to ${to + 1}`;
  if (parts.length === 0) return `took ${place} out of “${name}”`;
  if (parts.length > to - from + 1) return `cut ${place} of “${name}” into ${parts.length}`;
  if (parts.length < to - from + 1) return `joined ${place} of “${name}”`;
  return `corrected ${place} of “${name}”`;
}
