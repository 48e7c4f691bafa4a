import {
  addPlan,
  chooseInPlan,
  markFacet,
  removePlan,
  renamePlan,
  writeInPlan,
  writeMark,
} from '../../actions/guide/guide.ts';
import * as api from '../../api/guide.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { casesLike } from '../../study/guide/cases-like.ts';
import { guideEvidence } from '../../study/guide/evidence.ts';
import { markedFacets, planKnown } from '../../study/guide/guide.ts';
import type { Answering } from '../http/answer.ts';

/** The guide, for scripts and for what keeps itself on its pages. */
export function answerGuide(answering: Answering): void {
  answerPlans(answering);
  answerMarks(answering);
}

function answerPlans({ inProject }: Answering): void {
  inProject(api.listPlans, ({ project }) =>
    project.guide.plans
      .all()
      .map(({ id, name, coder, answers }) => ({ id, name, coder, answers: answers.length })),
  );
  inProject(api.showPlan, ({ project }, { params }) => {
    const { id, name, coder, ...plan } = planKnown(project, params.plan);
    const facets = markedFacets(project);
    const cases = casesLike(facets, { id, name, coder, ...plan }, guideEvidence(project, facets));
    return {
      id,
      name,
      coder,
      answers: plan.answers.map(({ question, codeId, choice, words }) => ({
        question,
        codeId,
        choice,
        words,
        version: versionOf({ text: words }),
      })),
      cases: cases.map(({ id: caseId, name: called, likeness, groups }) => ({
        caseId,
        name: called,
        likeness,
        groups: [...groups],
      })),
    };
  });
  inProject(api.addPlan, ({ project, coder, standing }, { body }) => {
    const id = addPlan(project, coder.id, body.name);
    return { ...standing(), id };
  });
  inProject(api.renamePlan, ({ project, coder, standing }, { params, body }) => {
    renamePlan(project, coder.id, params.plan, body.name);
    return standing();
  });
  inProject(api.removePlan, ({ project, coder, standing }, { params }) => {
    removePlan(project, coder.id, params.plan);
    return standing();
  });
  inProject(api.chooseInPlan, ({ project, coder, standing }, { params, body }) => {
    chooseInPlan(project, coder.id, params.plan, { codeId: params.code, choice: body.choice });
    return standing();
  });
  inProject(api.answerInPlan, ({ project, coder, standing }, { params, body }) => {
    writeInPlan(project, coder.id, params.plan, { question: params.question, codeId: null, ...body });
    return standing();
  });
  inProject(api.noteInPlan, ({ project, coder, standing }, { params, body }) => {
    writeInPlan(project, coder.id, params.plan, { question: '', codeId: params.code, ...body });
    return standing();
  });
}

function answerMarks({ inProject }: Answering): void {
  inProject(api.listMarks, ({ project }) => project.guide.marks.all().map((one) => ({ ...one })));
  inProject(api.markFacet, ({ project, coder, standing }, { params, body }) => {
    markFacet(project, coder.id, params.code, body.part);
    return standing();
  });
  inProject(api.writeMark, ({ project, coder, standing }, { params, body }) => {
    writeMark(project, coder.id, params.code, { field: params.field, ...body });
    return standing();
  });
}
