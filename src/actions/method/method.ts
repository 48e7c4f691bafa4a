import { gaps } from '../../domain/method/gaps.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';

/** What is written in a gap, and the version it builds on. */
export interface NoteEntry {
  readonly text: string;
  readonly was?: string | undefined;
}

/** Keeps what a person writes where the record says nothing; nothing leaves the gap open again. */
export function writeMethodNote(
  project: Project,
  coderId: number,
  gap: string,
  { text: typed, was }: NoteEntry,
): void {
  const found = gaps.find((one) => one.gap === gap);
  if (!found) throw new Refusal('missing', 'The method section has no such gap.');
  const text = typed.trim();
  project.act(coderId, 'reports', () => {
    const before = project.methodNotes.all().find((one) => one.gap === gap);
    refuseUnseen(was, wordsOfNote({ text }), {
      called: `what the method section says of this: ${found.asks}`,
      says: wordsOfNote({ text: before?.text ?? '' }),
      by: before?.coder,
    });
    project.methodNotes.keep(gap, text, coderId);
    return { result: undefined, sentence: `wrote in the method section: ${found.section.toLowerCase()}` };
  });
}

/** What a person wrote in a gap: all that has a version. */
export const wordsOfNote = ({ text }: { readonly text: string }) => ({ text });
