import { wouldRing, type ClaimRole } from '../../domain/claims.ts';
import { components, levelsOf, type FindingState, type Side } from '../../domain/finding.ts';
import { Refusal } from '../../domain/refusal.ts';
import { basisOf, type Basis } from '../../domain/summary.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Finding, Judgement } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { restsOf } from '../../study/findings/claims.ts';
import { weigh } from '../../study/findings/finding-weight.ts';
import { groundsOf, restGrounds } from '../../study/findings/grounds.ts';
import { cellNamed } from '../../study/framework/cells.ts';

/** What a person writes about a finding. */
export interface FindingEntry {
  readonly claim: string;
  readonly notes: string;
  readonly negativeCase: string;
  readonly state: FindingState;
  readonly judgements: readonly Judgement[];
  /** What would have to be seen for it to stand; left out, what stands there stays. */
  readonly standard?: string | undefined;
  /** The version of what stood there when she began to write. */
  readonly was?: string | undefined;
}

/** A piece of evidence to take in: a code, a case under a code, or the excerpt of a coding. */
export type Wanted = { readonly side: Side } & (
  { readonly codeId: number; readonly caseId: number | null } | { readonly codingGuid: string }
);

const longest = 20_000;

/** Keeps a new claim; its evidence is taken in afterwards, or with it. Answers its id. */
export function addFinding(
  project: Project,
  coderId: number,
  typed: string,
  evidence: readonly Wanted[] = [],
): number {
  const claim = checkedClaim(typed);
  return project.act(coderId, 'findings', () => {
    const empty = { claim, notes: '', negativeCase: '', state: 'draft', basis: {} } as const;
    const id = project.findings.add(empty, coderId);
    for (const one of evidence) link(project, id, one);
    if (evidence.length > 0) project.findings.countEvidence(id);
    project.findings.write(id, { ...empty, basis: basisNow(project, id) }, coderId);
    return { result: id, sentence: `wrote the finding “${short(claim)}”` };
  });
}

/**
 * Changes what is written about a finding. Refuses to call it final before the negative case was looked for and what was
 * found is written down, and a confidence without a reason.
 */
export function writeFinding(
  project: Project,
  coderId: number,
  id: number,
  { was, ...entry }: FindingEntry,
): void {
  const claim = checkedClaim(entry.claim);
  project.act(coderId, 'findings', () => {
    const finding = findingKnown(project, id);
    const called = `the finding “${short(finding.claim)}”`;
    const standard = (entry.standard ?? finding.standard).trim();
    refuseUnseen(was, wordsOfFinding({ ...entry, claim, standard }), {
      called,
      says: wordsOfFinding(finding),
      by: finding.coder,
    });
    refuseUnreasoned(entry.judgements);
    refuseEarly(entry);
    for (const judgement of entry.judgements) project.findings.judge(id, judgement);
    const { notes, negativeCase, state } = entry;
    project.findings.write(id, { claim, notes, negativeCase, state, basis: finding.basis }, coderId);
    if (standard !== finding.standard) project.findings.keepStandard(id, standard);
    const isFinal = entry.state === 'final' && finding.state === 'draft';
    return {
      result: undefined,
      sentence: `${isFinal ? 'called final' : 'changed'} the finding “${short(claim)}”`,
    };
  });
}

function refuseUnreasoned(judgements: readonly Judgement[]): void {
  for (const { component, level, reason } of judgements) {
    if (level !== '' && !levelsOf(component).includes(level))
      throw new Refusal('invalid', `There is no level “${level}” of ${component}.`);
    if (level !== '' && reason.trim() === '')
      throw new Refusal(
        'invalid',
        `Say why you judge ${component} so: a judgement without a reason cannot be defended.`,
      );
  }
}

function refuseEarly({ state, negativeCase }: FindingEntry): void {
  if (state === 'final' && negativeCase.trim() === '')
    throw new Refusal(
      'invalid',
      'Before a finding is final, look for the negative case: read what speaks against it and who does not raise it, and write down what you found.',
    );
}

/** The evidence of a finding was read again, and the finding still stands. */
export function confirmFinding(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'findings', () => {
    const finding = findingKnown(project, id);
    project.findings.write(id, { ...finding, basis: basisNow(project, id) }, coderId);
    return {
      result: undefined,
      sentence: `read the evidence of the finding “${short(finding.claim)}” again: it still stands`,
    };
  });
}

/** Takes evidence into a finding. One piece that is there already, on whichever side, is not taken in again. */
export function addEvidence(project: Project, coderId: number, id: number, wanted: readonly Wanted[]): void {
  project.act(coderId, 'findings', () => {
    const { claim } = findingKnown(project, id);
    changeEvidence(project, coderId, id, () => {
      for (const one of wanted) link(project, id, one);
    });
    return { result: undefined, sentence: `took evidence into the finding “${short(claim)}”` };
  });
}

function link(project: Project, id: number, wanted: Wanted): void {
  const { evidence } = findingKnown(project, id);
  const one = asKept(project, wanted);
  const isSame = (other: (typeof evidence)[number]): boolean =>
    other.codeId === one.codeId && other.caseId === one.caseId && other.codingGuid === one.codingGuid;
  const known = evidence.find(isSame);
  if (known?.side === one.side) return;
  if (known) project.findings.unlink(id, known.id);
  project.findings.link(id, one);
}

function asKept(project: Project, wanted: Wanted) {
  if ('codingGuid' in wanted) {
    const coding = project.codings.find(wanted.codingGuid);
    if (!coding) throw new Refusal('missing', 'That excerpt is no longer coded.');
    return { side: wanted.side, codeId: null, caseId: null, codingGuid: coding.guid, exact: coding.exact };
  }
  const { side, codeId, caseId } = wanted;
  if (caseId === null) findKnown(project, codeId);
  else cellNamed(project, { caseId, codeId });
  return { side, codeId, caseId, codingGuid: null, exact: '' };
}

/** Takes an excerpt into a finding, as what is done by the way. Only inside an action. */
export function linkExcerpt(
  project: Project,
  coderId: number,
  id: number,
  excerpt: { readonly side: Side; readonly codingGuid: string },
): void {
  changeEvidence(project, coderId, id, () => {
    link(project, id, excerpt);
  });
}

/** Takes an excerpt out of a finding again, where it is in it. Only inside an action. */
export function unlinkExcerpt(project: Project, coderId: number, id: number, codingGuid: string): void {
  const piece = findingKnown(project, id).evidence.find((one) => one.codingGuid === codingGuid);
  if (piece) changeEvidence(project, coderId, id, () => project.findings.unlink(id, piece.id));
}

/** Takes one piece of evidence out of a finding. */
export function removeEvidence(project: Project, coderId: number, id: number, evidenceId: number): void {
  project.act(coderId, 'findings', () => {
    const { claim } = findingKnown(project, id);
    changeEvidence(project, coderId, id, () => project.findings.unlink(id, evidenceId));
    return { result: undefined, sentence: `took evidence out of the finding “${short(claim)}”` };
  });
}

/** Lets a finding rest on another, or names that as its rival. Refuses a ring: a claim would bear itself. */
export function restOn(
  project: Project,
  coderId: number,
  id: number,
  { onId, role }: { readonly onId: number; readonly role: ClaimRole },
): void {
  project.act(coderId, 'findings', () => {
    const { claim } = findingKnown(project, id);
    const other = findingKnown(project, onId);
    if (id === onId) throw new Refusal('invalid', 'A finding does not rest on itself.');
    if (role === 'rests' && wouldRing(restsOf(project.findings.all()), id, onId))
      throw new Refusal(
        'conflict',
        `“${short(other.claim)}” rests on this finding already: it would bear itself.`,
      );
    changeEvidence(project, coderId, id, () => project.findings.rest(id, { onId, role }));
    const how = role === 'rests' ? 'rest on' : 'have as its rival';
    return { result: undefined, sentence: `let “${short(claim)}” ${how} “${short(other.claim)}”` };
  });
}

/** Lets a finding rest on another no more, or takes it out as its rival. */
export function stopResting(project: Project, coderId: number, id: number, onId: number): void {
  project.act(coderId, 'findings', () => {
    const { claim } = findingKnown(project, id);
    changeEvidence(project, coderId, id, () => project.findings.unrest(id, onId));
    return { result: undefined, sentence: `took a claim out of what “${short(claim)}” rests on` };
  });
}

/** Takes a finding away. */
export function removeFinding(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'findings', () => {
    const { claim } = findingKnown(project, id);
    project.findings.remove(id);
    return { result: undefined, sentence: `removed the finding “${short(claim)}”` };
  });
}

/** What a finding stands on now. */
function basisNow(project: Project, id: number): Basis {
  const finding = findingKnown(project, id);
  return basisOf([...groundsOf(project, weigh(project, finding).ids), ...restGrounds(project, finding)]);
}

/**
 * Changes what a finding stands on. What comes or goes by that is no news to whoever does it; what had changed before is
 * still to be read: only confirming takes that mark away.
 */
function changeEvidence(project: Project, coderId: number, id: number, change: () => void): void {
  const before = basisNow(project, id);
  change();
  const finding = findingKnown(project, id);
  const basis = carriedOver(finding.basis, before, basisNow(project, id));
  project.findings.write(id, { ...finding, basis }, coderId);
  project.findings.countEvidence(id);
}

/** A basis with what differs between two states, except where it had differed from the first of them already. */
function carriedOver(basis: Basis, before: Basis, after: Basis): Basis {
  const of = (one: Basis, guid: string): string | undefined =>
    Object.hasOwn(one, guid) ? one[guid] : undefined;
  const guids = new Set([...Object.keys(basis), ...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...guids].flatMap((guid): [string, string][] => {
      const isNews = of(basis, guid) !== of(before, guid);
      const kept = of(isNews || of(before, guid) === of(after, guid) ? basis : after, guid);
      return kept === undefined ? [] : [[guid, kept]];
    }),
  );
}

function findingKnown(project: Project, id: number): Finding {
  const finding = project.findings.find(id);
  if (!finding) throw new Refusal('missing', 'That finding is no longer there.');
  return finding;
}

function checkedClaim(typed: string): string {
  const claim = typed.replace(/\s+/g, ' ').trim();
  if (claim === '') throw new Refusal('invalid', 'A finding needs a claim: what do you say?');
  if (claim.length > longest) throw new Refusal('invalid', 'A claim may have 20,000 characters at most.');
  return claim;
}

const short = (claim: string): string =>
  claim.length <= 80 ? claim : `${claim.slice(0, 79).trimEnd().toWellFormed()}…`;

/** What a person wrote about a finding: all that has a version. Its evidence is taken in and out piece by piece. */
export const wordsOfFinding = ({
  claim,
  notes,
  negativeCase,
  state,
  judgements,
  standard = '',
}: FindingEntry) => ({
  claim,
  standard,
  notes,
  negativeCase,
  state,
  judgements: judgementsOf({ judgements })
    .filter(({ level, reason }) => level !== '' || reason !== '')
    .map(({ component, level, reason }) => ({ component, level, reason })),
});

/** The judgements of a finding by component, empty where none was made. */
export const judgementsOf = ({ judgements }: Pick<FindingEntry, 'judgements'>): Judgement[] =>
  components.map(
    (component) =>
      judgements.find((one) => one.component === component) ?? { component, level: '', reason: '' },
  );
