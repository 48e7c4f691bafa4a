import { eraseWithFiles, planWithFiles, type WholePlan } from '../actions/erasure/with-files.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Project } from '../storage/project.ts';
import { targetKinds, type Target } from '../study/erasure/reach.ts';
import { opened, type Asked, type Work } from './work.ts';

/** erase: takes away for good what somebody said who withdraws; with --dry-run it only says what that would be. */
export function eraseWithdrawn(work: Work): unknown {
  const { asked, workspace } = work;
  const { project, coderId } = opened(work);
  const target = targetOf(project, asked);
  const choice = { also: asked.also };
  const shown = planWithFiles(project, workspace.folder, target, choice);
  if (asked['dry-run']) return asked.json ? shown : sayPlan(shown);
  const keepFiles = asked['keep-copies'] ? shown.files.map(({ path }) => path) : [];
  const request = { target, choice, confirmed: shown.plan.name, keepFiles };
  const { plan, ...done } = eraseWithFiles(project, coderId, workspace.folder, request);
  if (asked.json) return { ...done, counts: plan.counts, places: plan.places.length };
  return [
    `Erased “${plan.name}” for good, with ${plan.counts['codings'] ?? 0} codings; words or names replaced in ${plan.places.length} places.`,
    ...done.removed.map((path) => `Deleted: ${path}`),
    ...done.kept.map((path) => `Still holds it: ${path}`),
    done.left.length === 0
      ? `Searched ${done.searched} files of the workspace: nothing was found.`
      : `Something is still found in: ${done.left.join(', ')}`,
  ].join('\n');
}

/** The one source, informant or case that is named. */
function targetOf(project: Project, asked: Asked): Target {
  const named = targetKinds.flatMap((kind) => (asked[kind] ?? []).map((name) => ({ kind, name })));
  const [one, ...others] = named;
  if (!one || others.length > 0)
    throw new Refusal('invalid', 'Say who withdraws: one --source, one --informant or one --case.');
  const known = {
    source: () => project.sources.named(one.name.trim()),
    informant: () => project.informants.named(one.name.trim()),
    case: () => project.cases.named(one.name.trim()),
  }[one.kind]();
  if (!known) throw new Refusal('missing', `There is no ${one.kind} “${one.name}” in this project.`);
  return { kind: one.kind, id: known.id };
}

function sayPlan({ plan, files }: WholePlan): string {
  const counts = Object.entries(plan.counts).map(([table, count]) => `${count} ${table}`);
  return [
    `Nothing has been done. Erasing “${plan.name}” would take away for good:`,
    `  ${counts.join(', ')}`,
    ...plan.shared.map(({ name, turns }) => `  ${turns} turns in “${name}”, which stays without them`),
    `It looks for: ${plan.names
      .flatMap(({ name, isChosen }) => (isChosen ? name : []))
      .concat(plan.also)
      .join(', ')}`,
    ...plan.places.map(
      ({ where, count, samples }) =>
        `  ${where} (${count}): ${samples.map(({ words, to }) => `“${words}” becomes “${to}”`).join('; ')}`,
    ),
    `Lines of the history that lose a name: ${plan.lines.length}. Steps that can no longer be undone: ${plan.unhinged}.`,
    ...plan.stays.map(({ what, why }) => `Stays: ${what} ${why}`),
    ...files.map(({ path, isProject }) =>
      isProject ? `Another project holds it too: ${path}` : `A copy holds it and would be deleted: ${path}`,
    ),
  ].join('\n');
}
