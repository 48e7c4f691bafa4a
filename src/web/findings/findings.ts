import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import {
  addEvidence,
  addFinding,
  confirmFinding,
  removeEvidence,
  removeFinding,
  restOn,
  stopResting,
  wordsOfFinding,
  writeFinding,
  type FindingEntry,
} from '../../actions/findings/findings.ts';
import { Id, optionalId, Was } from '../../api/common.ts';
import * as api from '../../api/findings.ts';
import { findCode } from '../../domain/code.ts';
import { components, sides, type Share } from '../../domain/finding.ts';
import { sayFragility } from '../../domain/fragility.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sayChanges } from '../../domain/summary.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { claimsBelow } from '../../study/findings/claims.ts';
import { weigh } from '../../study/findings/finding-weight.ts';
import { fragilityOf } from '../../study/findings/fragility.ts';
import { excerptList, showExcerpts } from '../excerpts/excerpts.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { evidenceNamer, findingLine, findingPage } from './finding-page.ts';

const typed = z
  .string()
  .max(100_000)
  .default('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());
const many = z.preprocess((given) => [given ?? []].flat(), z.array(typed));
const EntryForm = z.object({
  claim: typed,
  notes: typed,
  negativeCase: typed,
  standard: typed.optional(),
  levels: many,
  reasons: many,
  state: z.enum(['draft', 'final']).default('draft'),
  was: Was,
});
/** A claim, and the cell it begins from. */
const ClaimForm = z.object({ claim: typed, code: optionalId, case: optionalId });
const EvidenceForm = z.object({ code: typed, case: optionalId, side: z.enum(sides) });
const ExcerptQuery = z.object({
  side: z.enum(sides).default('for'),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/** What a form says of a finding: levels and reasons stand in the order of the components. */
const entryOf = ({ levels, reasons, ...text }: z.output<typeof EntryForm>): FindingEntry => ({
  ...text,
  judgements: components.map((component, at) => ({
    component,
    level: levels[at] ?? '',
    reason: reasons[at] ?? '',
  })),
});

export function findingPages(workspace: Workspace, pages: Pages) {
  const frame = { room: 'synthesis', script: 'synthesis' } as const;
  const opened = (request: Request): Scope & { id: number } => ({
    ...scopeOf(workspace, request),
    id: readAs(Id, request.params['finding']),
  });
  const showIndex = (response: Response, scope: Scope, more: { problem: string; claim: string }): void => {
    const findings = linesOf(scope.project);
    const page = { base: scope.base, findings, ...more };
    pages.show(response, scope, { ...frame, title: 'Findings', view: 'findings/index', page });
  };
  const showOne = (
    response: Response,
    scope: Scope & { id: number },
    problem = '',
    entry?: FindingEntry,
  ): void => {
    const kept = known(scope);
    const was = versionOf(wordsOfFinding(kept));
    const finding = withTyped(kept, entry);
    const page = { ...findingPage(scope, weigh(scope.project, finding)), problem, was };
    pages.show(response, scope, { ...frame, title: 'Finding', view: 'findings/show', page });
  };

  const index: RequestHandler = (request, response) => {
    showIndex(response, scopeOf(workspace, request), { problem: '', claim: '' });
  };
  const add: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const { claim, code, case: caseId } = readAs(ClaimForm, request.body);
    const evidence = code === null ? [] : [{ side: 'for' as const, codeId: code, caseId }];
    await orShow(
      response,
      () => {
        const id = addFinding(scope.project, scope.coder.id, claim, evidence);
        leadTo(response, `${scope.base}/findings/${id}`);
      },
      ({ message }) => {
        showIndex(response, scope, { problem: message, claim });
      },
    );
  };
  const show: RequestHandler = (request, response) => {
    showOne(response, opened(request));
  };
  const write: RequestHandler = async (request, response) => {
    const scope = opened(request);
    const entry = entryOf(readAs(EntryForm, request.body));
    await orShow(
      response,
      () => {
        writeFinding(scope.project, scope.coder.id, scope.id, entry);
        leadTo(response, `${scope.base}/findings/${scope.id}`);
      },
      ({ message }) => {
        // What she typed stands in the form again.
        showOne(response, scope, message, entry);
      },
    );
  };
  return { index, add, show, write, ...evidencePages(workspace, pages), ...closingPages(workspace) };
}

/** What is done with the evidence of a finding, and the excerpts behind its numbers. */
function evidencePages(workspace: Workspace, pages: Pages) {
  const take: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const id = readAs(Id, request.params['finding']);
    const { code, case: caseId, side } = readAs(EvidenceForm, request.body);
    const { id: codeId } = findCode(placedCodes(project), code);
    addEvidence(project, coder.id, id, [{ side, codeId, caseId }]);
    leadTo(response, `${base}/findings/${id}#evidence`);
  };
  const drop: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const id = readAs(Id, request.params['finding']);
    removeEvidence(project, coder.id, id, readAs(Id, request.params['evidence']));
    leadTo(response, `${base}/findings/${id}#evidence`);
  };
  const excerpts: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { side, offset } = readAs(ExcerptQuery, request.query);
    const finding = known({ ...scope, id: readAs(Id, request.params['finding']) });
    const ids = weigh(scope.project, finding).ids[side];
    const title = `Excerpts ${side} “${finding.claim}”`;
    showExcerpts(pages, { request, response, scope }, excerptList(scope, request, { ids, offset, title }));
  };
  const rest: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const id = readAs(Id, request.params['finding']);
    restOn(project, coder.id, id, readAs(api.restOn.body, request.body));
    leadTo(response, `${base}/findings/${id}#claims`);
  };
  const unrest: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const id = readAs(Id, request.params['finding']);
    stopResting(project, coder.id, id, readAs(Id, request.params['on']));
    leadTo(response, `${base}/findings/${id}#claims`);
  };
  return { take, drop, excerpts, rest, unrest };
}

function closingPages(workspace: Workspace) {
  const confirm: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const id = readAs(Id, request.params['finding']);
    confirmFinding(project, coder.id, id);
    leadTo(response, `${base}/findings/${id}`);
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    removeFinding(project, coder.id, readAs(Id, request.params['finding']));
    leadTo(response, `${base}/findings`);
  };
  return { confirm, remove };
}

/** The findings in the ledger. */
const linesOf = (project: Project) =>
  project.findings.all().map((one) => findingLine(weigh(project, one), claimsBelow(project, one).stale));

/** A finding with what a refused form had in it. */
const withTyped = (kept: Finding, entry: FindingEntry | undefined): Finding => ({
  ...kept,
  ...entry,
  standard: entry?.standard ?? kept.standard,
});

function known({ project, id }: Pick<Scope, 'project'> & { id: number }): Finding {
  const finding = project.findings.find(id);
  if (!finding) throw new Refusal('missing', 'That finding is no longer there.');
  return finding;
}

export function answerFindings({ inProject }: Answering): void {
  inProject(api.listFindings, ({ project }) =>
    project.findings.all().map((one) => {
      const { finding, weight, ids, quantifiers, isStale, changes } = weigh(project, one);
      const { id, claim, notes, negativeCase, state, coder, modifiedAt, evidence, judgements } = finding;
      return {
        id,
        claim,
        notes,
        negativeCase,
        state,
        coder,
        modifiedAt,
        version: versionOf(wordsOfFinding(finding)),
        weight: { ...weight, byType: [...weight.byType] },
        isStale,
        changes: sayChanges(changes),
        judgements: [...judgements],
        quantifiers: [...quantifiers],
        codings: { for: ids.for.length, against: ids.against.length },
        evidence: [...evidence],
        standard: finding.standard,
        rests: [...finding.rests],
        staleBelow: claimsBelow(project, finding).stale.map((one) => one.id),
      };
    }),
  );
  answerFragility({ inProject });
  inProject(api.addFinding, ({ project, coder, standing }, { body }) => {
    const id = addFinding(project, coder.id, body.claim, body.evidence);
    return { ...standing(), id };
  });
  inProject(api.writeFinding, ({ project, coder, standing }, { params, body }) => {
    writeFinding(project, coder.id, params.finding, body);
    return standing();
  });
  inProject(api.addEvidence, ({ project, coder, standing }, { params, body }) => {
    addEvidence(project, coder.id, params.finding, body.evidence);
    return standing();
  });
  inProject(api.removeEvidence, ({ project, coder, standing }, { params }) => {
    removeEvidence(project, coder.id, params.finding, params.evidence);
    return standing();
  });
  answerClaims({ inProject });
  inProject(api.confirmFinding, ({ project, coder, standing }, { params }) => {
    confirmFinding(project, coder.id, params.finding);
    return standing();
  });
  inProject(api.removeFinding, ({ project, coder, standing }, { params }) => {
    removeFinding(project, coder.id, params.finding);
    return standing();
  });
}

/** How fragile a finding is, for scripts. */
function answerFragility({ inProject }: Pick<Answering, 'inProject'>): void {
  inProject(api.tryFinding, (scope, { params }) => {
    const nameOf = evidenceNamer(scope);
    const finding = known({ ...scope, id: params.finding });
    const fragility = fragilityOf(scope.project, finding, (one) => nameOf(one).label);
    const ofShare = ({ count, of }: Share): Share => ({ count, of });
    return {
      says: sayFragility(fragility),
      unit: fragility.unit,
      share: ofShare(fragility.share),
      trials: fragility.trials.map(({ kind, what, share, broken }) => ({
        kind,
        what,
        share: ofShare(share),
        broken: broken.map(({ word }) => word),
      })),
    };
  });
}

/** What a finding rests on, for scripts. */
function answerClaims({ inProject }: Pick<Answering, 'inProject'>): void {
  inProject(api.restOn, ({ project, coder, standing }, { params, body }) => {
    restOn(project, coder.id, params.finding, body);
    return standing();
  });
  inProject(api.stopResting, ({ project, coder, standing }, { params }) => {
    stopResting(project, coder.id, params.finding, params.on);
    return standing();
  });
}
