import type { Matter } from '../../domain/matter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';

/** The text of a source. Refuses one that is not there. */
export function textOf(
  project: { readonly texts: Pick<Project['texts'], 'textOf'> },
  sourceId: number,
): string {
  const text = project.texts.textOf(sourceId);
  if (text === undefined) throw new Refusal('missing', 'That source is no longer in the project.');
  return text;
}

/** Where an offset is, as a person would say it: "turn 13 of “Interview 07”". */
export function placeOf(project: Project, sourceId: number, start = 0): string {
  const source = project.sources.find(sourceId);
  const turn = project.texts.turnsOf(sourceId).find(({ end }) => end > start);
  return `turn ${turn?.number ?? 1} of “${source?.name ?? 'a source'}”`;
}

/** Which turns of a source are matter about it, by their number. */
export const matterOfTurns = (project: Project, sourceId: number): { turn: number; kind: Matter }[] =>
  project.texts
    .turnsAndMatterOf(sourceId)
    .flatMap(({ number, matter }) => (matter === null ? [] : { turn: number, kind: matter }));
