// What counts as one where several people coded the same words.
import type { EvidenceCoding, Piece, SourceEvidence } from './evidence.ts';
import type { EvidenceFilter } from './matrix-plan.ts';

/**
 * How codings are counted: *each* by itself, or *once* for each passage. A passage is a stretch of words with a code, as far
 * as codings of it overlap, whoever gave them. Codings that coders have agreed on will be a third, once coders are compared.
 */
export const layers = ['each', 'once'] as const;
export type Layer = (typeof layers)[number];

/** By coding, the first coding of its passage. Codings that only touch are two passages. */
export function passagesOf(codings: readonly EvidenceCoding[]): ReadonlyMap<EvidenceCoding, EvidenceCoding> {
  const first = new Map<EvidenceCoding, EvidenceCoding>();
  const open = new Map<number, { end: number; first: EvidenceCoding }>();
  for (const coding of codings.toSorted((a, b) => a.start - b.start || b.end - a.end || a.id - b.id)) {
    const passage = open.get(coding.codeId);
    if (passage && coding.start < passage.end) {
      passage.end = Math.max(passage.end, coding.end);
      first.set(coding, passage.first);
    } else {
      open.set(coding.codeId, { end: coding.end, first: coding });
      first.set(coding, coding);
    }
  }
  return first;
}

/** The pieces of a source so that those which count as one follow each other, and what each coding counts as. */
interface Counted {
  readonly pieces: readonly Piece[];
  readonly as: (coding: EvidenceCoding) => EvidenceCoding;
}

const itself = (coding: EvidenceCoding): EvidenceCoding => coding;

/** Evidence never changes: what was put together of a source is put together once, for as long as that is kept. */
const ofAllCoders = new WeakMap<SourceEvidence, Counted>();

/** How the codings of a source are counted: a coder who does not count joins no passages. */
export function asCounted(
  source: SourceEvidence,
  { coders, layer = 'each' }: Pick<EvidenceFilter, 'coders' | 'layer'>,
): Counted {
  if (layer === 'each') return { pieces: source.pieces, as: itself };
  if (coders) return inPassages(source, ({ coderId }) => coders.has(coderId));
  const counted = ofAllCoders.get(source) ?? inPassages(source, () => true);
  ofAllCoders.set(source, counted);
  return counted;
}

function inPassages(
  { codings, pieces }: SourceEvidence,
  counts: (coding: EvidenceCoding) => boolean,
): Counted {
  const first = passagesOf(codings.filter(counts));
  const as = (coding: EvidenceCoding): EvidenceCoding => first.get(coding) ?? coding;
  return { pieces: [...Map.groupBy(pieces, ({ coding }) => as(coding)).values()].flat(), as };
}
