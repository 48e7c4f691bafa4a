import { countedUnder } from '../../domain/code.ts';
import type { EvidenceCoding, Piece } from '../../domain/evidence.ts';
import type { Side } from '../../domain/finding.ts';
import type { Finding, FindingEvidence } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';

/** A piece of evidence on one side of a finding. */
interface Hit {
  readonly side: Side;
  readonly sourceId: number;
  readonly informantId: number | null;
  readonly coding: EvidenceCoding;
}

/** All that a finding is weighed by: found once, however often it is weighed with something left out. */
export interface Gathered {
  readonly hits: readonly Hit[];
  /** Who has words in which source. */
  readonly spoken: readonly {
    readonly sourceId: number;
    readonly informantIds: readonly (number | null)[];
  }[];
  readonly codes: readonly number[];
}

/** Gathers the evidence of a finding on both sides, and who could have spoken to it. */
export function gather(project: Project, finding: Finding): Gathered {
  const sideOf = sorter(project, finding.evidence);
  const evidence = project.evidence.all();
  return {
    hits: evidence.flatMap(({ sourceId, pieces }) =>
      pieces.flatMap((piece) =>
        [...sideOf(piece, sourceId)].map((side) => ({
          side,
          sourceId,
          informantId: piece.informantId,
          coding: piece.coding,
        })),
      ),
    ),
    spoken: evidence.map(({ sourceId, kind, lengths, pieces }) => ({
      sourceId,
      // Whoever answered in a workshop was asked that alone: she speaks to it, or does not count.
      informantIds: kind === 'workshop answer' ? answering(pieces, sourceId, sideOf) : [...lengths.keys()],
    })),
    codes: codesOf(project, finding.evidence),
  };
}

/** Who of a source speaks to a finding on either side. */
function answering(
  pieces: readonly Piece[],
  sourceId: number,
  sideOf: (piece: Piece, sourceId: number) => ReadonlySet<Side>,
): (number | null)[] {
  const own = pieces.filter((piece) => sideOf(piece, sourceId).size > 0);
  return [...new Set(own.map(({ informantId }) => informantId))];
}

/** The codes that a finding is about: those of its evidence with all that counts under them, and those of its excerpts. */
function codesOf(project: Project, evidence: readonly FindingEvidence[]): number[] {
  const codes = project.codes.all();
  return evidence.flatMap(({ codeId, codingGuid }) => {
    if (codeId !== null) return [...countedUnder(codes, codeId)];
    const coding = codingGuid === null ? undefined : project.codings.find(codingGuid);
    return coding ? [coding.codeId] : [];
  });
}

/**
 * On which side a piece of evidence stands, if on any. An excerpt stands where it was put. The codings of a code or cell
 * stand on its side, those that contradict their code on the other.
 */
function sorter(
  project: Project,
  evidence: readonly FindingEvidence[],
): (piece: Piece, sourceId: number) => ReadonlySet<Side> {
  const codes = project.codes.all();
  const sourcesOf = Map.groupBy(project.cases.links(), ({ caseId }) => caseId);
  const excerpts = new Map(
    evidence.flatMap(({ codingGuid, side }) => {
      const coding = codingGuid === null ? undefined : project.codings.find(codingGuid);
      return coding ? [[coding.id, side] as const] : [];
    }),
  );
  const links = evidence.flatMap(({ codeId, caseId, side }) =>
    codeId === null
      ? []
      : {
          side,
          codes: countedUnder(codes, codeId),
          sources:
            caseId === null ? null : new Set((sourcesOf.get(caseId) ?? []).map(({ sourceId }) => sourceId)),
        },
  );
  return ({ coding }, sourceId) => {
    const put = excerpts.get(coding.id);
    if (put) return new Set([put]);
    const own = links.filter(
      (link) => link.codes.has(coding.codeId) && link.sources?.has(sourceId) !== false,
    );
    return new Set(own.map(({ side }) => (coding.polarity === 'contradicts' ? opposite(side) : side)));
  };
}

const opposite = (side: Side): Side => (side === 'for' ? 'against' : 'for');
