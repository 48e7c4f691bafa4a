import { checklists, type ChecklistItem } from '../../domain/method/checklists.ts';
import type { FilledGap, RecordSentence } from './record.ts';

/** Whether an item is spoken to: by all that can, by some, by nothing yet; or it belongs elsewhere in a report. */
export type Coverage = 'yes' | 'partly' | 'no' | 'elsewhere';

/** The items of the checklists, each with whether the method section covers it. */
export function coverageOf(sentences: readonly RecordSentence[], gaps: readonly FilledGap[]) {
  const said = new Set<string>([
    ...sentences.map(({ key }) => key),
    ...gaps.filter(({ text }) => text !== '').map(({ gap }) => gap),
  ]);
  return checklists.map(({ name, items }) => ({
    name,
    items: items.map((item) => ({ ...item, covered: covered(item, said) })),
  }));
}

function covered({ by }: ChecklistItem, said: ReadonlySet<string>): Coverage {
  if (by.length === 0) return 'elsewhere';
  const count = by.filter((one) => said.has(one)).length;
  return count === 0 ? 'no' : count === by.length ? 'yes' : 'partly';
}
