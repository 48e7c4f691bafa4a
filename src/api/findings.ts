import { z } from 'zod';
import { claimRoles } from '../domain/claims.ts';
import { components, sides, verdicts } from '../domain/finding.ts';
import { trialKinds } from '../domain/fragility.ts';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const Share = z.object({
  count: z.int(),
  of: z.int().describe('Those who speak to it, and those whose words were all read for it'),
  unread: z.int().describe('Those of whom it is not known'),
  shared: z.int().optional().describe('Those for whom only sources shared with others speak'),
});

const Evidence = z.object({
  id: z.int(),
  side: z.enum(sides),
  codeId: z.int().nullable(),
  caseId: z.int().nullable(),
  codingGuid: z.string().nullable(),
  exact: z.string().describe('The words of the excerpt when it was taken in'),
});

const FindingEntry = z.object({
  claim: z.string(),
  notes: z.string().max(100_000),
  negativeCase: z.string().max(100_000),
  standard: z.string().max(100_000).optional().describe('What would have to be seen for it to stand'),
  state: z.enum(['draft', 'final']),
  judgements: z.array(
    z.object({ component: z.enum(components), level: z.string(), reason: z.string().max(100_000) }),
  ),
});

const Finding = FindingEntry.extend({
  id: z.int(),
  version: Version,
  coder: z.string(),
  modifiedAt: z.string(),
  weight: z.object({
    cases: Share,
    informants: Share,
    types: Share,
    byType: z.array(Share.extend({ type: z.string(), against: z.int() })),
    against: z.int().describe('Informants who speak against it'),
    both: z.int().describe('Informants who do both'),
  }),
  codings: z.object({ for: z.int(), against: z.int() }),
  quantifiers: z
    .array(z.object({ word: z.string(), verdict: z.enum(verdicts), says: z.string() }))
    .describe('Words of quantity in the claim, each held against the numbers'),
  isStale: z.boolean(),
  changes: z.string(),
  evidence: z.array(Evidence),
  rests: z.array(z.object({ onId: z.int(), role: z.enum(claimRoles) })),
  staleBelow: z.array(z.int()).describe('Claims it rests on, through others as well, whose evidence changed'),
});

/** A piece of evidence to take in: a code, a case under a code, or one excerpt. */
const WantedEvidence = z.union([
  z.object({ side: z.enum(sides), codingGuid: z.string().min(1) }),
  z.object({ side: z.enum(sides), codeId: Id, caseId: Id.nullable().default(null) }),
]);

export const listFindings = operation({
  method: 'get',
  path: '/projects/{project}/findings',
  summary: 'The findings with their live denominators',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Finding),
});

const ofShare = z.object({ count: z.int(), of: z.int() });

export const tryFinding = operation({
  method: 'get',
  path: '/projects/{project}/findings/{finding}/fragility',
  summary:
    'What becomes of a finding when one source, informant, type, coder or piece of its evidence is left out',
  params: InProject.extend({ finding: Id }),
  query: Nothing,
  body: Nothing,
  answer: z.object({
    says: z.string(),
    unit: z.enum(['cases', 'informants']).describe('What the words of the claim are held against'),
    share: ofShare,
    trials: z.array(
      z.object({
        kind: z.enum(trialKinds),
        what: z.string(),
        share: ofShare,
        broken: z.array(z.string()).describe('Words of quantity that fitted before and do not any more'),
      }),
    ),
  }),
});

export const addFinding = operation({
  method: 'post',
  path: '/projects/{project}/findings',
  summary: 'Write a claim, with the evidence it begins with',
  params: InProject,
  query: Nothing,
  body: z.object({ claim: z.string(), evidence: z.array(WantedEvidence).max(1000).default([]) }),
  answer: Standing.extend({ id: z.int() }),
});

export const writeFinding = operation({
  method: 'put',
  path: '/projects/{project}/findings/{finding}',
  summary: 'Change what is written about a finding; its evidence stays',
  params: InProject.extend({ finding: Id }),
  query: Nothing,
  body: FindingEntry.extend({ was: Was }),
  answer: Standing,
});

export const addEvidence = operation({
  method: 'post',
  path: '/projects/{project}/findings/{finding}/evidence',
  summary: 'Take evidence into a finding',
  params: InProject.extend({ finding: Id }),
  query: Nothing,
  body: z.object({ evidence: z.array(WantedEvidence).min(1).max(1000) }),
  answer: Standing,
});

const InFinding = InProject.extend({ finding: Id });

export const removeEvidence = operation({
  method: 'delete',
  path: '/projects/{project}/findings/{finding}/evidence/{evidence}',
  summary: 'Take a piece of evidence out of a finding',
  params: InFinding.extend({ evidence: Id }),
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const restOn = operation({
  method: 'post',
  path: '/projects/{project}/findings/{finding}/rests',
  summary: 'Let a finding rest on another, or name that as its rival; a ring is refused',
  params: InFinding,
  query: Nothing,
  body: z.object({ onId: Id, role: z.enum(claimRoles).default('rests') }),
  answer: Standing,
});

export const stopResting = operation({
  method: 'delete',
  path: '/projects/{project}/findings/{finding}/rests/{on}',
  summary: 'Let a finding rest on another no more',
  params: InFinding.extend({ on: Id }),
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const confirmFinding = operation({
  method: 'post',
  path: '/projects/{project}/findings/{finding}/confirmed',
  summary: 'Say that a finding still stands, its evidence being as it is now',
  params: InFinding,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const removeFinding = operation({
  method: 'delete',
  path: '/projects/{project}/findings/{finding}',
  summary: 'Take a finding away, with its evidence; the excerpts stay',
  params: InFinding,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});
