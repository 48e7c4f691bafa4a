import { notDone } from '../../kit/server.ts';
import type { Page } from '../state.ts';
import { codebookIn, type Codebook } from './codebook.ts';
import { loadStyles } from './styles.ts';

/**
 * The codebook as it is by now, with its colours loaded; null where it is the one the page knows. Throws a sentence where
 * it cannot be read.
 */
export async function askCodebook({ base, store }: Page): Promise<Codebook | null> {
  const { mark } = store.get().codebook;
  const headers = { accept: 'application/json', 'if-none-match': `"${mark}"` };
  const answer = await fetch(`${base}/coding/codes`, { headers }).catch(() => null);
  if (answer?.status === 304) return null;
  if (!answer?.ok)
    throw notDone(
      await answer?.json().catch(() => null),
      'The codes beside the text could not be read anew.',
    );
  const codebook = codebookIn(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  await loadStyles(codebook.styles);
  return codebook;
}
