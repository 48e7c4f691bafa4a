// What a finding rests on beside its excerpts: staleness travels up exactly along it.
import { below, weakestOf, whyWeak, type Link, type Rests } from '../../domain/claims.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { weigh } from './finding-weight.ts';

/** A claim below another, with what makes it weak. */
export interface ClaimBelow extends Link {
  readonly claim: string;
}

/** By finding, those that it rests on. */
export const restsOf = (findings: readonly Finding[]): Rests =>
  new Map(
    findings.map(({ id, rests }) => [
      id,
      rests.filter(({ role }) => role === 'rests').map(({ onId }) => onId),
    ]),
  );

/** All claims that a finding rests on, through others as well: which of them are stale, and the weakest. */
export function claimsBelow(project: Project, finding: Finding) {
  const all = project.findings.all();
  const ids = below(restsOf(all), finding.id);
  const links = all.filter(({ id }) => ids.has(id)).map((one) => linkOf(project, one));
  const weakest = weakestOf(links);
  return {
    links,
    stale: links.filter(({ isStale }) => isStale),
    weakest: weakest && whyWeak(weakest) !== '' ? { ...weakest, why: whyWeak(weakest) } : null,
  };
}

function linkOf(project: Project, finding: Finding): ClaimBelow {
  const { quantifiers, isStale } = weigh(project, finding);
  return {
    id: finding.id,
    claim: finding.claim,
    isStale,
    misfits: quantifiers.some(({ verdict }) => verdict !== 'fits'),
    hasEvidence: finding.evidence.length + finding.rests.length > 0,
    isLookedInto: finding.negativeCase.trim() !== '',
    confidence: finding.judgements.find(({ component }) => component === 'overall')?.level ?? '',
  };
}
