import { inTreeOrder, type PlacedCode } from '../../domain/code.ts';
import { differences, type CodeDifference } from '../../domain/codebook-then.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from './codes.ts';

/** The codebook at the end of a day, and how it differs from today's. */
export interface CodebookThen {
  readonly codes: readonly PlacedCode[];
  readonly differences: readonly CodeDifference[];
}

/**
 * Reads the codebook as it was when a day (`2025-03-31`, of this machine's clock) ended. Refuses a day before what was
 * taken away from the history.
 */
export function codebookOn(project: Project, day: string): CodebookThen {
  const end = new Date(`${day}T23:59:59.999`);
  if (Number.isNaN(end.getTime())) throw new Refusal('invalid', 'A date is written as 2025-03-31.');
  const then = project.codesThen(end.toISOString());
  if (!then)
    throw new Refusal(
      'conflict',
      'What it takes to read the codebook of that day was taken away from the history.',
    );
  const codes = inTreeOrder(then);
  return { codes, differences: differences(codes, placedCodes(project)) };
}
