import type { Matter } from '../../../domain/matter.ts';
import { ask } from '../../kit/server.ts';
import type { Page } from '../state.ts';
import type { WriteQueue } from './write-queue.ts';

/** Says of turns that they are a heading, or about the text, or that somebody says them after all. */
export function markMatter(
  { store, sourceId, textVersion: version }: Page,
  write: WriteQueue['write'],
  turns: readonly number[],
  kind: Matter | null,
): Promise<boolean> {
  const matter = new Map(store.get().matter);
  for (const turn of turns)
    if (kind === null) matter.delete(turn);
    else matter.set(turn, kind);
  const body = { version, turns: [...turns], matter: kind };
  return write(
    { matter },
    () => ask('PUT sources/{source}/matter', { source: sourceId, body }),
    kind === null ? 'Taken for what somebody says' : 'Nobody says it: it is not counted',
  );
}
