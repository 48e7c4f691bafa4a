import { namesOf, withDescendants, type Code } from '../../domain/code.ts';
import { entryOf } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown, placedCodes } from '../../study/codebook/codes.ts';
import { giveCode, type Recoded } from '../codings/recoding.ts';
import { takeSummaries } from '../framework/summaries.ts';
import { dropOwnFacets } from './code-listing.ts';
import { refuseTooDeep } from './codebook.ts';

/**
 * Merges codes into one, in one step: their codings, decisions, memos, keywords and the codes below them become its
 * own, and whoever still asks for them is led to it. Its definition stays; theirs can be read beside it.
 */
export function mergeCodes(
  project: Project,
  coderId: number,
  ids: readonly number[],
  intoId: number,
): Recoded {
  return project.act(coderId, 'codebook', () => {
    const into = findKnown(project, intoId);
    const merged = [...new Set(ids)].filter((id) => id !== intoId).map((id) => findKnown(project, id));
    for (const code of merged) refuseMerge(project, code, into);
    const done: ('recoded' | 'joined')[] = [];
    for (const code of merged)
      if (project.codes.find(code.id)) done.push(...take(project, coderId, code, into.id));
    dropOwnFacets(project);
    refuseTooDeep(project);
    const joined = done.filter((one) => one === 'joined').length;
    return {
      result: { recoded: done.length - joined, joined },
      sentence: `merged ${namesOf(merged)} into “${into.name}”`,
    };
  });
}

function refuseMerge(project: Project, code: Code, into: Code): void {
  if (withDescendants(project.codes.all(), code.id).has(into.id))
    throw new Refusal('conflict', `“${into.name}” lies below “${code.name}”: move it out first.`);
}

/** Takes one code into another, and those below it too; where both have one of the same name, these are merged as well. */
function take(project: Project, coderId: number, code: Code, intoId: number): ('recoded' | 'joined')[] {
  const path = placedCodes(project).find(({ id }) => id === code.id)?.path ?? code.name;
  const done = project.codings.ofCode(code.id).map((coding) => giveCode(project, coding, intoId));
  makeWay(project, code.id, intoId);
  for (const child of project.codes.all().filter(({ parentId }) => parentId === code.id)) {
    const twin = project.codes.sibling(intoId, child.name);
    if (twin === undefined) project.codes.place(child.id, intoId, nextPosition(project, intoId));
    else done.push(...take(project, coderId, child, twin));
  }
  project.suggestions.recode(code.id, intoId);
  project.ignoredWords.recode(code.id, intoId);
  takeSummaries(project, coderId, code.id, intoId);
  project.findings.recode(code.id, intoId);
  project.truthTables.sets.recode(code.id, intoId);
  project.guide.marks.recode(code.id, intoId);
  project.guide.plans.recode(code.id, intoId);
  project.reports.parts.recode(code.id, intoId);
  project.workshops.cards.recode(code.id, intoId);
  takeCells(project, coderId, code.id, intoId);
  joinMemos(project, coderId, 'code', { from: code.id, to: intoId });
  learnWords(project, coderId, code, intoId);
  const forward = { oldCodeId: code.id, oldPath: path, entry: entryOf(code), codeId: intoId, coderId };
  listAlike(project, code.id, intoId);
  project.codeForwards.add(forward);
  project.codeForwards.redirect(code.id, intoId);
  project.codes.remove(code.id);
  return done;
}

/** What was noted on cells under the code is noted under the other; on a cell that both have, one memo follows the other. */
function takeCells(project: Project, coderId: number, from: number, to: number): void {
  for (const cell of project.cells.ofCode(from)) {
    const twin = project.cells.at(cell.rowKey, to);
    if (twin === undefined) project.cells.recode(cell.id, to);
    else joinMemos(project, coderId, 'cell', { from: cell.id, to: twin });
  }
}

/** What was noted on one thing is noted on another, after what was noted there. */
function joinMemos(
  project: Project,
  coderId: number,
  about: 'code' | 'cell',
  { from, to }: { from: number; to: number },
): void {
  const memos = [project.memos.about(about, to), project.memos.about(about, from)];
  project.memos.write(about, to, memos.filter((memo) => memo !== '').join('\n\n'), coderId);
  project.memos.remove(about, from);
}

/** A child called like the code itself takes its place beside it before the code is gone: the code gives up its name. */
function makeWay(project: Project, id: number, intoId: number): void {
  // As it stands now: an earlier merge of the same step may have moved it.
  const code = findKnown(project, id);
  if (code.parentId !== intoId || project.codes.sibling(id, code.name) === undefined) return;
  project.codes.revise(id, { ...entryOf(code), name: `${code.name} (${id})` });
}

/** Where the merged code was also listed, the other is from now on. */
function listAlike(project: Project, id: number, intoId: number): void {
  const into = findKnown(project, intoId);
  // As it is now: a facet may have been merged a moment ago.
  const { alsoUnder } = findKnown(project, id);
  for (const facetId of alsoUnder)
    if (!into.alsoUnder.includes(facetId)) project.codes.list(intoId, facetId, true);
}

const nextPosition = (project: Project, parentId: number): number =>
  1 + Math.max(0, ...project.codes.all().flatMap((one) => (one.parentId === parentId ? one.position : [])));

/** The words that spoke for the merged code speak for the other from now on. */
function learnWords(project: Project, coderId: number, code: Code, intoId: number): void {
  const into = findKnown(project, intoId);
  const keywords = [...new Set([...into.keywords, ...code.keywords])];
  const exclusions = [...new Set([...into.exclusions, ...code.exclusions])];
  if (keywords.length === into.keywords.length && exclusions.length === into.exclusions.length) return;
  const reason = `took in the words of “${code.name}”`;
  project.codeVersions.add({ codeId: intoId, entry: entryOf(into), reason, needsReview: false, coderId });
  project.codes.revise(intoId, { ...into, keywords, exclusions });
}
