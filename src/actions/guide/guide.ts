import {
  choicesOf,
  guideQuestions,
  isOnlyOne,
  noMark,
  type GuideField,
  type GuideMark,
  type GuidePart,
} from '../../domain/guide/guide.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { AnswerPlace, GuideAnswer, GuidePlan } from '../../storage/guide.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { answerable, markedFacets, planKnown } from '../../study/guide/guide.ts';

const longestName = 200;
const longestWords = 20_000;

/** Begins a plan under a name and answers its id. */
export function addPlan(project: Project, coderId: number, typed: string): number {
  const name = planName(typed);
  return project.act(coderId, 'guide', () => {
    const id = project.guide.plans.add(name, coderId);
    return { result: id, sentence: `began the plan “${name}”` };
  });
}

/** Gives a plan another name. */
export function renamePlan(project: Project, coderId: number, id: number, typed: string): void {
  const name = planName(typed);
  project.act(coderId, 'guide', () => {
    const plan = planKnown(project, id);
    if (plan.name !== name) project.guide.plans.rename(id, name);
    return { result: undefined, sentence: `called the plan “${plan.name}” “${name}”` };
  });
}

/** Takes a plan away, with its answers. */
export function removePlan(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'guide', () => {
    const { name } = planKnown(project, id);
    project.guide.plans.remove(id);
    return { result: undefined, sentence: `removed the plan “${name}”` };
  });
}

/**
 * Answers a code of the guide by a choice; '' takes the answer back, its words stay. Where one code alone can be chosen, the one
 * that was chosen before is no more.
 */
export function chooseInPlan(
  project: Project,
  coderId: number,
  id: number,
  { codeId, choice }: { readonly codeId: number; readonly choice: string },
): void {
  project.act(coderId, 'guide', () => {
    const plan = planKnown(project, id);
    const { name } = findKnown(project, codeId);
    const part = partOf(project, codeId);
    if (choice !== '' && !choicesOf(part).some(({ value }) => value === choice))
      throw new Refusal('invalid', `“${choice}” is no answer to “${name}”.`);
    if (isOnlyOne(part, choice)) makeWay(project, coderId, plan, { codeId, choice });
    put({ project, coderId, plan }, { question: '', codeId }, { choice });
    const said = choice === '' ? 'nothing' : `“${choice}”`;
    return { result: undefined, sentence: `answered ${said} to “${name}” in the plan “${plan.name}”` };
  });
}

/** Takes an answer that one code alone can have from the other codes of its facet. */
function makeWay(
  project: Project,
  coderId: number,
  plan: GuidePlan,
  { codeId, choice }: { readonly codeId: number; readonly choice: string },
): void {
  const facet = markedFacets(project).find(({ codes }) => codes.some(({ code }) => code.id === codeId));
  for (const { code } of facet?.codes ?? []) {
    const answer = plan.answers.find((one) => one.codeId === code.id);
    if (code.id !== codeId && answer?.choice === choice)
      put({ project, coderId, plan }, { question: '', codeId: code.id }, { choice: '' });
  }
}

/** Writes what is to be said to a question or to a code of the guide. */
export function writeInPlan(
  project: Project,
  coderId: number,
  id: number,
  { question, codeId, text, was }: AnswerPlace & { readonly text: string; readonly was?: string | undefined },
): void {
  const words = checkedWords(text);
  project.act(coderId, 'guide', () => {
    const plan = planKnown(project, id);
    const to = codeId === null ? question : `“${findKnown(project, codeId).name}”`;
    if (codeId === null && !guideQuestions.includes(question))
      throw new Refusal('missing', `The guide has no question “${question}”.`);
    if (codeId !== null) partOf(project, codeId);
    const before = answerAt(plan, { question, codeId });
    const called = `what the plan “${plan.name}” says to ${to}`;
    refuseUnseen(was, { text: words }, { called, says: { text: before.words }, by: before.coder });
    put({ project, coderId, plan }, { question, codeId }, { words });
    return { result: undefined, sentence: `wrote ${called}` };
  });
}

function partOf(project: Project, codeId: number): GuidePart {
  const part = answerable(markedFacets(project)).get(codeId);
  if (part) return part;
  const { name } = findKnown(project, codeId);
  throw new Refusal('missing', `“${name}” is not among what the guide asks: its facet is not marked for it.`);
}

/** The answer of a plan to a question or a code; one that says nothing where there is none. */
const answerAt = ({ answers }: GuidePlan, place: AnswerPlace): GuideAnswer =>
  answers.find((one) => one.question === place.question && one.codeId === place.codeId) ?? {
    question: place.question,
    codeId: place.codeId,
    choice: '',
    words: '',
    coder: '',
  };

interface Writing {
  readonly project: Project;
  readonly coderId: number;
  readonly plan: GuidePlan;
}

function put(
  { project, coderId, plan }: Writing,
  place: AnswerPlace,
  said: Partial<Pick<GuideAnswer, 'choice' | 'words'>>,
): void {
  const before = answerAt(plan, place);
  const after = { ...before, ...said };
  if (after.choice === before.choice && after.words === before.words) return;
  project.guide.plans.keep(plan.id, after, coderId);
}

/** Says what a facet is to the guide; '' says that it has no part in it. */
export function markFacet(project: Project, coderId: number, codeId: number, part: GuidePart | ''): void {
  project.act(coderId, 'guide', () => {
    const { name, parentId } = findKnown(project, codeId);
    if (parentId !== null)
      throw new Refusal('invalid', `“${name}” lies below another code: the guide is told of facets.`);
    mark(project, codeId, { part });
    const said = part === '' ? 'out of the guide' : `as “${part}” for the guide`;
    return { result: undefined, sentence: `marked “${name}” ${said}` };
  });
}

/** Writes what the codebook says of a code for the guide: of a list, a line for each item. */
export function writeMark(
  project: Project,
  coderId: number,
  codeId: number,
  {
    field,
    text,
    was,
  }: { readonly field: GuideField; readonly text: string; readonly was?: string | undefined },
): void {
  const words = checkedWords(text);
  project.act(coderId, 'guide', () => {
    const { name } = findKnown(project, codeId);
    const before = project.guide.marks.of(codeId) ?? noMark;
    const called = `what the guide says of “${name}”`;
    refuseUnseen(was, { text: words }, { called, says: { text: before[field] } });
    mark(project, codeId, { [field]: words });
    return { result: undefined, sentence: `wrote ${called}` };
  });
}

function mark(project: Project, codeId: number, said: Partial<GuideMark>): void {
  const before = project.guide.marks.of(codeId) ?? { codeId, ...noMark };
  const after = { ...before, ...said };
  if (JSON.stringify(after) !== JSON.stringify(before)) project.guide.marks.keep(after);
}

function planName(typed: string): string {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A plan needs a name: what is being set up, and where?');
  if (name.length > longestName)
    throw new Refusal('invalid', `The name of a plan may have ${longestName} characters at most.`);
  return name;
}

function checkedWords(text: string): string {
  const words = text.trim();
  if (words.length > longestWords)
    throw new Refusal(
      'invalid',
      `An answer may have ${longestWords.toLocaleString('en')} characters at most.`,
    );
  return words;
}
