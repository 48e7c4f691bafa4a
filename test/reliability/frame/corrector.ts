// Somebody who corrects a text with codings in it, again and again, while the server is killed.
import type { Project } from '../../../src/storage/project.ts';
import { addText, type Ask, type Study } from './people.ts';

/** A text that is corrected, with its codings, and which version of it was acknowledged last. */
export interface CorrectedText {
  readonly sourceId: number;
  readonly turns: number;
  readonly quotes: readonly string[];
  version: number;
}

const turns = 60;

/** What the first turn says in a version: of another length in each, so that everything behind it moves. */
const wordsOf = (version: number): string =>
  `In version ${version} she said ${'much '.repeat(version % 9)}more.`;

/** Corrects the first turn of a text of her own, one time after the other, until the server is gone. */
export async function corrector(ask: Ask, study: Study, round: number): Promise<void> {
  const at = `/projects/${study.key}`;
  const added = await addText(ask, at, `Corrected ${round}`, turns);
  if (added === null) return;
  const { sourceId, text } = added;
  const starts = [...text.matchAll(/hours/g)].map(({ index }) => index);
  const codings = starts.slice(1).map((start) => ({
    guid: crypto.randomUUID(),
    codeId: study.codes[0],
    start,
    end: start + 5,
    exact: 'hours',
  }));
  if ((await ask('POST', `${at}/sources/${sourceId}/codings`, { codings })) === null) return;
  const corrected = { sourceId, turns, quotes: codings.map(({ exact }) => exact), version: 1 };
  study.corrected = corrected;
  for (;;) {
    const parts = [{ speaker: 'Rosa', words: wordsOf(corrected.version + 1) }];
    const body = { version: corrected.version, change: { from: 0, to: 0, parts } };
    if ((await ask('PATCH', `${at}/sources/${sourceId}/text`, body)) === null) return;
    corrected.version++;
  }
}

/** What is wrong with a text that was being corrected; null where it is as acknowledged, or as the one correction after that. */
export function correctionFault(
  project: Project,
  { sourceId, quotes, version, ...known }: CorrectedText,
): string | null {
  const current = project.texts.currentOf(sourceId);
  if (!current) return 'The text that was corrected is not there.';
  const { number, text } = current;
  if (number !== version && number !== version + 1)
    return `The text that was corrected is version ${number}, and ${version} was acknowledged.`;
  if (number > 1 && !text.includes(wordsOf(number)))
    return `Version ${number} does not say what was corrected in it.`;
  if (project.texts.turnsOf(sourceId).length !== known.turns) return `Version ${number} has other turns.`;
  const codings = project.codings.ofSource(sourceId);
  const stray = codings.filter(
    ({ start, end, exact }) => exact !== 'hours' || text.slice(start, end) !== exact,
  );
  if (codings.length !== quotes.length || stray.length > 0)
    return `In version ${number} ${stray.length} of ${codings.length} codings left their words; there were ${quotes.length}.`;
  return null;
}
