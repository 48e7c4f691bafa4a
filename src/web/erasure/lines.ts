import type { WholeErasure, WholePlan } from '../../actions/erasure/with-files.ts';
import type { ErasurePlan } from '../../study/erasure/plan.ts';
import { dayOf } from '../views/clock.ts';
import type { CopyLine } from './erasure-views.ts';

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What goes, line by line. */
export function goesLines({
  sources,
  shared,
  informants,
  cases,
  counts,
  citing,
  lines,
  unhinged,
}: ErasurePlan): string[] {
  const of = (table: string): number => counts[table] ?? 0;
  const some = (count: number, line: string): string[] => (count === 0 ? [] : [line]);
  return [
    ...sources.map(
      ({ name, words }) =>
        `The source “${name}” (${counted(words, 'word', 'words')}), with its text and what is found by searching it.`,
    ),
    ...shared.map(
      ({ name, turns }) =>
        `${counted(turns, 'turn', 'turns')} in “${name}”: “[withdrawn]” stands there instead. What others say stays, and so do the numbers of turns.`,
    ),
    ...informants.map((name) => `The informant “${name}”.`),
    ...cases.map(
      (name) =>
        `The case “${name}”, with what is known about it and the ${counted(of('summaries'), 'summary', 'summaries')} written about it.`,
    ),
    ...some(of('codings'), `${counted(of('codings'), 'coding', 'codings')} of their words.`),
    ...some(
      of('memos'),
      `${counted(of('memos'), 'memo', 'memos')} on those codings, turns, sources or people (they are shown below).`,
    ),
    ...some(
      of('suggestion_decisions'),
      `${counted(of('suggestion_decisions'), 'decision', 'decisions')} on suggestions.`,
    ),
    ...some(
      citing.summaries,
      `The words that ${counted(citing.summaries, 'summary cites', 'summaries cite')}: “[withdrawn]” stands there, so that you see what rested on them.`,
    ),
    ...some(
      citing.findings,
      `The words in the evidence of ${counted(citing.findings, 'finding', 'findings')}, in the same way.`,
    ),
    ...some(
      lines.length,
      `Names in ${counted(lines.length, 'line', 'lines')} of the history. The lines stay, with a neutral word, and can still be proved.`,
    ),
    ...some(
      unhinged,
      `What it takes to undo ${counted(unhinged, 'step', 'steps')}. Nothing that was done before the erasure can be undone by Ctrl+Z.`,
    ),
  ];
}

/** Copies that hold what goes, and projects that do. */
export function copyLines(
  files: WholePlan['files'],
  kept: readonly string[],
): { copies: CopyLine[]; projects: string[] } {
  const copies = files
    .filter(({ isProject }) => !isProject)
    .map(({ path, bytes, at }) => ({
      path,
      what: `${sizeOf(bytes)}, last changed on ${dayOf(at)}`,
      isKept: kept.includes(path),
    }));
  return { copies, projects: files.flatMap(({ path, isProject }) => (isProject ? path : [])) };
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;

/** What was done. */
export function doneLines({ plan, removed, left, searched }: WholeErasure): string[] {
  const replaced = plan.places.filter(({ isKept }) => !isKept).length;
  const kept = plan.places.length - replaced;
  return [
    `${counted(plan.sources.length, 'source', 'sources')}, ${counted(plan.counts['codings'] ?? 0, 'coding', 'codings')} and ${counted(plan.counts['memos'] ?? 0, 'memo', 'memos')} are gone for good.`,
    `Words or names were replaced in ${counted(replaced, 'place', 'places')} and in ${counted(plan.lines.length, 'line', 'lines')} of the history.`,
    ...(kept > 0 ? [`${counted(kept, 'place was', 'places were')} left as you said.`] : []),
    ...(removed.length > 0 ? [`${counted(removed.length, 'copy was', 'copies were')} deleted.`] : []),
    left.length === 0
      ? `All ${counted(searched, 'file', 'files')} of the workspace were searched afterwards, byte by byte: nothing was found${kept > 0 ? ' but what you left' : ''}.`
      : `All ${counted(searched, 'file', 'files')} of the workspace were searched afterwards, byte by byte.`,
  ];
}
