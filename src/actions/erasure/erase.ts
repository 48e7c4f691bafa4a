import { cutOut } from '../../domain/erasure/cuts.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import { editedSources, withdrawnLabel } from '../../study/erasure/cuts.ts';
import type { ErasureChoice, ErasurePlan } from '../../study/erasure/plan.ts';
import type { Target } from '../../study/erasure/reach.ts';
import { working, type Working } from '../../study/erasure/working.ts';

/** What was erased, and by what it can be proved that nothing is left. */
export interface Erased {
  readonly plan: ErasurePlan;
  /** Names and stretches of words that are in no place any more that was not left on purpose. */
  readonly needles: readonly string[];
  readonly tells: (text: string) => boolean;
}

/**
 * Erases those who withdraw, for good: their texts, what was coded and noted on them, their words and names in all that
 * stays, in the history and in what it takes to undo it. `confirmed` must be what they are called. Cannot be undone.
 */
export function erase(
  project: Project,
  coderId: number,
  { target, choice, confirmed }: { target: Target; choice: ErasureChoice; confirmed: string },
): Erased {
  const erased = project.atOnce(() =>
    working(project, target, choice, (work) => {
      refuseUnconfirmed(work.plan.name, confirmed);
      carryOut(project, work);
      project.history.note(coderId, 'erasure', sentenceOf(work.plan));
      return { plan: work.plan, needles: needlesOf(work.plan), tells: work.tells };
    }),
  );
  project.shrink();
  return erased;
}

function refuseUnconfirmed(name: string, confirmed: string): void {
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (plain(name) === plain(confirmed)) return;
  throw new Refusal('invalid', `Nothing was erased: to confirm, type “${name}”, exactly as it is called.`);
}

function carryOut(project: Project, work: Working): void {
  const { erasure } = project;
  const redact = (text: string): string => cutOut(text, work.traces(text)).text;
  const kept = new Set(work.plan.places.flatMap(({ id, isKept }) => (isKept ? id : [])));
  for (const place of work.written) if (!kept.has(place.place)) erasure.rewrite(place, redact);
  erasure.eraseUndoData(editedSources(work.reach, work.cuts), redact);
  erasure.searchAnew(() => {
    erasure.removeMarked();
    cutTexts(project, work);
  });
  erasure.redactLines(new Map(work.plan.lines.map(({ id, after }) => [id, after])));
}

/** Cuts what goes from the texts that stay, and moves what was coded in them to where its words stand now. */
function cutTexts(project: Project, { reach, cuts }: Working): void {
  const { erasure } = project;
  const touched = new Set([...cuts.keys()].map(({ sourceId }) => sourceId));
  for (const sourceId of touched) {
    const current = project.texts.currentOf(sourceId);
    if (current) erasure.forgetEarlier(sourceId, current.id);
  }
  for (const [{ versionId, sourceId, text }, all] of cuts) {
    if (project.texts.currentOf(sourceId)?.id !== versionId) continue;
    const cut = cutOut(text, all);
    erasure.keepCutText(versionId, cut);
    for (const { guid, standsFor } of erasure.moveCodings(sourceId, cut)) {
      project.summaries.citeInstead(guid, standsFor);
      project.findings.takeInstead(guid, standsFor);
      project.reports.parts.takeInstead(guid, standsFor);
    }
    const turns = project.texts.turnsOf(sourceId);
    erasure.recount(sourceId, wordsSaid(cut.text, turns));
  }
  for (const { source, speakers } of reach.shared) {
    const labels = new Set(project.informants.speakersOf(source.id).map(({ label }) => label));
    for (const { id } of speakers) {
      const label = freeLabel(labels);
      labels.add(label);
      erasure.unname(id, label);
    }
  }
}

/** Two who withdrew from one conversation stay two. */
function freeLabel(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const label = number === 1 ? withdrawnLabel : `${withdrawnLabel} ${number}`;
    if (!taken.has(label)) return label;
  }
}

/** What the history says of it: how much went, and nobody's name. */
function sentenceOf({ target, sources, shared, informants, counts }: ErasurePlan): string {
  const counted = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const parts = [
    ...counted(sources.length, 'source', 'sources'),
    ...counted(shared.reduce((sum, { turns }) => sum + turns, 0), 'turn of a shared source', 'turns of shared sources'),
    ...counted(counts['codings'] ?? 0, 'coding', 'codings'),
    ...counted(counts['memos'] ?? 0, 'memo', 'memos'),
    ...counted(informants.length, 'informant', 'informants'),
  ]; // prettier-ignore
  const what = { source: 'a source', informant: 'an informant', case: 'a case' }[target.kind];
  return `erased ${what} that withdrew, for good${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** By what the files of the workspace are searched afterwards. */
const needlesOf = ({ names, also, stretches }: ErasurePlan): string[] => [
  ...names.flatMap(({ name, isChosen }) => (isChosen ? name : [])),
  ...also,
  ...stretches,
];
