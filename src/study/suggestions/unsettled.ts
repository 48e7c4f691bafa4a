import { turnAt } from '../../domain/relation.ts';
import { isAsStrong, isBlindTurn, type Suggestion } from '../../domain/suggestion.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';

/** Of the suggestions for a source those on which a coder has not decided, by hand or otherwise. */
export function unsettled(
  project: Project,
  coderId: number,
  sourceId: number,
  suggestions: readonly Suggestion[],
): Suggestion[] {
  const settled = [
    ...project.codings.ofSource(sourceId).filter((coding) => coding.coderId === coderId),
    ...project.suggestions
      .decisionsOn(sourceId)
      .filter((one) => one.coderId === coderId && one.decision === 'rejected'),
  ];
  const turns = project.texts.turnsOf(sourceId);
  return suggestions.filter((one) => {
    // A turn that has the code, or was rejected for it, is settled as a whole: it is as turns that they are judged.
    const turn = turns[turnAt(turns, one.start)] ?? one;
    return !settled.some((other) => other.codeId === one.codeId && overlaps(turn, other));
  });
}

/** Of some suggestions those that a coder is to see: as strong as she wants them, and none for the turns kept blind. */
export function worthShowing(
  project: Project,
  coderId: number,
  sourceId: number,
  suggestions: readonly Suggestion[],
): Suggestion[] {
  const { shownFrom } = project.suggestionChoices.of(coderId);
  const blind = blindTurns(project, sourceId);
  return suggestions.filter(
    (one) => isAsStrong(one.strength, shownFrom) && !blind.some((turn) => overlaps(one, turn)),
  );
}

/** The turns of a source for which nothing is suggested, so that some were coded unaided. */
export function blindTurns(project: Project, sourceId: number): (Span & { number: number })[] {
  if (!project.suggestionChoices.ofProject().keepsBlind) return [];
  const guid = project.sources.find(sourceId)?.guid ?? '';
  return project.texts
    .turnsOf(sourceId)
    .filter(({ firstNumber }) => firstNumber !== null && isBlindTurn(guid, firstNumber));
}
