import { judgementsOf } from '../../actions/findings/findings.ts';
import { standardState } from '../../domain/claims.ts';
import { counted } from '../../domain/counted.ts';
import { levelsOf, type Component, type Share, type Weight } from '../../domain/finding.ts';
import { portionOf, saidOf, sayFragility, type Fragility, type Trial } from '../../domain/fragility.ts';
import { silenceSaid } from '../../domain/silence.ts';
import { sayChanges } from '../../domain/summary.ts';
import type { Finding, FindingEvidence } from '../../storage/findings.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { claimsBelow } from '../../study/findings/claims.ts';
import type { WeighedFinding } from '../../study/findings/finding-weight.ts';
import { fragilityOf } from '../../study/findings/fragility.ts';
import { unreadFor } from '../../study/findings/unread.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { InProject, Scope } from '../http/request-context.ts';
import { puttable } from '../reports/puttable.ts';
import { dayOf } from '../views/clock.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';
import type { FindingLine } from './finding-views.ts';
import { fragilityPicture } from './fragility-picture.ts';

/** A finding in the ledger: its claim, its numbers, and what should make one doubt. */
export function findingLine(weighed: WeighedFinding, staleBelow: readonly { claim: string }[]): FindingLine {
  const { finding, weight, quantifiers, changes, isStale } = weighed;
  const overall = finding.judgements.find(({ component }) => component === 'overall');
  const misfits = quantifiers.filter(({ verdict }) => verdict !== 'fits');
  return {
    id: finding.id,
    claim: finding.claim,
    state: finding.state,
    weight: weighed.says,
    against: weight.against,
    confidence: overall?.level ?? '',
    doubts: [
      ...(isStale ? [`read again: ${sayChanges(changes)}`] : []),
      ...staleBelow.map(({ claim }) => `rests on a finding whose evidence changed: “${claim}”`),
      ...misfits.map(({ word, says }) => `“${word}”: ${says}`),
      ...(finding.negativeCase === '' ? ['the negative case was not looked for yet'] : []),
      ...(finding.evidence.length + finding.rests.length === 0 ? ['no evidence yet'] : []),
    ],
  };
}

const mostCounter = 20;

/** One finding with everything that is needed to defend it, or to doubt it. */
export function findingPage(
  scope: Scope,
  weighed: WeighedFinding,
): Omit<Views['findings/show'], 'problem' | 'was'> {
  const { base, project } = scope;
  const { finding, weight, ids, silent, unread, shared, changes, isStale } = weighed;
  const { id, claim, notes, negativeCase, state } = finding;
  const nameOf = evidenceNamer(scope);
  const at = `${base}/findings/${id}/excerpts`;
  return {
    base,
    id,
    claim,
    notes,
    negativeCase,
    state,
    written: `${finding.coder}, ${dayOf(finding.modifiedAt)}`,
    shares: sharesOf(weight),
    against: againstSaid(weight),
    forHref: ids.for.length > 0 ? `${at}?side=for` : '',
    againstHref: ids.against.length > 0 ? `${at}?side=against` : '',
    codings: { for: ids.for.length, against: ids.against.length },
    quantifiers: weighed.quantifiers,
    stale: isStale ? sayChanges(changes) : '',
    silentCases: silent.cases,
    silentInformants: silent.informants,
    unreadCases: unread.cases,
    sharedCases: shared,
    unreadInformants: unread.informants,
    evidence: finding.evidence.map(nameOf),
    claims: claimsView(scope, finding),
    put: puttable(scope, 'finding', { findingId: id }),
    fragility: fragilityView(fragilityOf(project, finding, (one) => nameOf(one).label)),
    unread: unreadView(scope, finding),
    counter: excerptsOf(project, ids.against.slice(0, mostCounter)).map((one) => asLine(base, one)),
    judgements: judgementsOf(finding).map(({ component, level, reason }) => ({
      component,
      reason,
      hint: hints[component],
      levels: optionsFor(
        [['', 'not judged'], ...levelsOf(component).map((one) => [one, one] as const)],
        level,
      ),
    })),
    codes: placedCodes(project).map(({ path }) => path),
    cases: [
      { value: '', label: 'in all cases', chosen: true },
      ...project.cases
        .all()
        .map(({ id: caseId, name }) => ({ value: String(caseId), label: name, chosen: false })),
    ],
  };
}

/** What a finding rests on beside its excerpts, its rivals, its weakest link and its standard. */
function claimsView({ base, project }: Scope, finding: Finding): Views['findings/show']['claims'] {
  const all = project.findings.all();
  const { weakest, stale } = claimsBelow(project, finding);
  const claimOf = (id: number): string => all.find((one) => one.id === id)?.claim ?? '';
  const taken = new Set([finding.id, ...finding.rests.map(({ onId }) => onId)]);
  return {
    rests: finding.rests.map(({ onId, role }) => ({
      id: onId,
      role,
      claim: claimOf(onId),
      href: `${base}/findings/${onId}`,
      isStale: stale.some(({ id }) => id === onId),
    })),
    others: all
      .filter(({ id }) => !taken.has(id))
      .map(({ id, claim }) => ({
        value: String(id),
        label: claim.slice(0, 90).toWellFormed(),
        chosen: false,
      })),
    weakest: weakest
      ? { claim: weakest.claim, why: weakest.why, href: `${base}/findings/${weakest.id}` }
      : null,
    stale: stale.map(({ claim, id }) => ({ claim, href: `${base}/findings/${id}` })),
    standard: finding.standard,
    standardSaid: standardSaid(finding),
  };
}

/** Whether a standard was there before the evidence was counted; '' where that is not to be said. */
export function standardSaid({ standard, standardCounted }: Finding): string {
  const state = standardState(standard, standardCounted);
  if (state === 'before') return 'Set before the evidence was counted.';
  if (state === 'after') return 'Set after the evidence was counted.';
  return state === 'changed'
    ? `Changed after the evidence was counted. Then it said: “${standardCounted ?? ''}”`
    : '';
}

/** So many texts are listed to be read: the others come up when these are read. */
const mostUnread = 8;

/** What to read first, for it could overturn the finding; how many more there are. */
function unreadView({ base, project }: Scope, finding: Finding): Views['findings/show']['unread'] {
  const all = unreadFor(project, finding);
  return {
    texts: all.slice(0, mostUnread).map(({ sourceId, name, people, turns, firstTurn, heard }) => ({
      name,
      href: `${base}/coding/${sourceId}${firstTurn === null ? '' : `#turn-${firstTurn}`}`,
      says: `${counted(turns, 'turn')}${people.length === 0 ? '' : ` by ${people.join(', ')}`}, ${silenceSaid[heard]}`,
    })),
    more: Math.max(0, all.length - mostUnread),
  };
}

/** How fragile a finding is, for its page: what hurts most first. */
function fragilityView(fragility: Fragility): Views['findings/show']['fragility'] {
  const { unit, trials, share } = fragility;
  if (trials.length === 0) return null;
  const moved = (one: Trial): number => Math.abs(portionOf(one.share) - portionOf(share));
  return {
    says: sayFragility(fragility),
    unit,
    picture: fragilityPicture(fragility),
    lines: trials
      .toSorted((a, b) => b.broken.length - a.broken.length || moved(b) - moved(a))
      .map((one) => ({
        says: saidOf(one),
        ...one.share,
        broken: one.broken.map(({ word, says }) => `“${word}”: ${says}`).join('; '),
      })),
  };
}

const hints: Record<Component, string> = {
  'methodological limitations':
    'Are the interviews behind it sound: who asked whom, how, and who was left out?',
  coherence:
    'How well does the evidence fit the claim: does anything contradict it, or ask for another reading?',
  adequacy: 'Is there enough of it, from enough people, and rich enough?',
  relevance: 'Do the people and places behind it match those that the claim is about?',
  overall: 'How far can a reader rely on this finding, all in all?',
};

function sharesOf({ cases, informants, types }: Weight) {
  const share = (label: string, { count, of }: Share) => ({
    label,
    count,
    of,
    percent: of === 0 ? 0 : Math.round((100 * count) / of),
  });
  return [share('cases', cases), share('informants', informants), share('informant types', types)];
}

function againstSaid({ against, both }: Weight): string {
  const people = `${counted(against, 'informant')} against`;
  return both === 0 ? people : `${people}, ${both} of them also for`;
}

/** What a piece of evidence is called, and where it opens. */
export function evidenceNamer({ base, project }: InProject) {
  const codes = new Map(placedCodes(project).map(({ id, path }) => [id, path]));
  const cases = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  return ({ id, side, codeId, caseId, codingGuid, exact }: FindingEvidence) => {
    if (codeId === null) {
      const coding = codingGuid === null ? undefined : project.codings.find(codingGuid);
      const href = coding ? `${base}/coding/${coding.sourceId}#coding-${coding.guid}` : '';
      return { id, side, label: `“${exact}”${coding ? '' : ' (no longer coded)'}`, href };
    }
    const named = caseId === null ? [] : [cases.get(caseId) ?? ''];
    const params = new URLSearchParams({ codes: String(codeId) });
    if (caseId !== null) params.set('cases', String(caseId));
    const label = [...named, codes.get(codeId) ?? ''].join(' × ');
    return { id, side, label, href: `${base}/excerpts?${params.toString()}` };
  };
}
