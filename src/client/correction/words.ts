import { differences } from '../../domain/correction/compare.ts';
import { make } from '../kit/dom.ts';

/** The words of a coding before and after a correction, what goes struck out. */
export function wordsOf({
  before,
  proposed,
}: {
  readonly before: string;
  readonly proposed: { readonly exact: string } | null;
}): HTMLElement {
  const parts = differences(before, proposed?.exact ?? '');
  const shown = parts.map(({ kind, text }) =>
    kind === 'same' ? text : make(kind === 'gone' ? 'del' : 'ins', { textContent: text }),
  );
  return make('q', {}, ...shown);
}
