import type { Cut } from '../../domain/erasure/cuts.ts';
import { withdrawn, type Trace } from '../../domain/erasure/traces.ts';
import type { StayingText } from '../../storage/erasure/cut-texts.ts';
import type { Reach } from './reach.ts';

/** What is cut from each text that stays: what the person who goes said in it, her label, and names. */
export function cutsOf(
  { shared }: Reach,
  texts: readonly StayingText[],
  named: (text: string) => Trace[],
  keep: ReadonlySet<string>,
): Map<StayingText, Cut[]> {
  const cuts = new Map<StayingText, Cut[]>();
  for (const text of texts) {
    const own = shared.find(({ source }) => source.id === text.sourceId);
    const turns = (own?.turns ?? []).map(({ start, end }) => ({ start, end, to: withdrawn }));
    const labels = own ? labelCuts(text.text, own) : [];
    const names = keep.has(`text ${text.versionId}`) ? [] : named(text.text);
    const all = [...turns, ...labels, ...names];
    if (all.length > 0) cuts.set(text, all);
  }
  return cuts;
}

/** What stands in a text as the label of somebody who withdrew. */
export const withdrawnLabel = 'Withdrawn';

/** The label of whoever goes, where it stands right before what she says. */
function labelCuts(text: string, { speakers, turns }: Reach['shared'][number]): Cut[] {
  return turns.flatMap(({ start, speakerId }) => {
    const label = speakers.find(({ id }) => id === speakerId)?.label ?? '';
    const line = text.slice(Math.max(0, start - label.length - 40), start);
    const at = label === '' ? -1 : line.lastIndexOf(label);
    const from = start - line.length + at;
    return at < 0 ? [] : [{ start: from, end: from + label.length, to: withdrawnLabel }];
  });
}

/** The sources that stay with another text than before. */
export const editedSources = (
  { shared }: Reach,
  cuts: ReadonlyMap<StayingText, readonly Cut[]>,
): number[] => [
  ...new Set([...shared.map(({ source }) => source.id), ...[...cuts.keys()].map(({ sourceId }) => sourceId)]),
];
