import * as choices from '../../actions/suggestions/suggestion-choices.ts';
import {
  acceptSuggestion,
  rejectSuggestion,
  rejectSuggestions,
} from '../../actions/suggestions/suggestion-decisions.ts';
import * as choiceApi from '../../api/suggestion-choices.ts';
import * as api from '../../api/suggestions.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { Suggesting } from '../../processes/suggesting.ts';
import { shownFor } from '../../study/suggestions/showing.ts';
import { suggestedShare } from '../../study/suggestions/suggested-share.ts';
import { blindTurns, worthShowing } from '../../study/suggestions/unsettled.ts';
import type { Answering } from '../http/answer.ts';
import { queueChoice } from './queue-choice.ts';

const mostQueued = 50;

/** Suggestions: asked for, explained and decided on. */
export function answerSuggestions({ inProject }: Answering, { ask }: Suggesting): void {
  inProject(api.listSuggestions, async ({ project, coder }, { params }) =>
    (await ask({ project, coderId: coder.id }, 'source', { sourceId: params.source })).suggestions.map(
      asJson,
    ),
  );
  inProject(api.explainSuggestion, async ({ project, coder }, { params, query }) => {
    const { parts, words, like, ...why } = await ask({ project, coderId: coder.id }, 'why', {
      sourceId: params.source,
      codeId: query.code,
      start: query.start,
    });
    return { ...why, parts: [...parts], words: [...words], like: [...like] };
  });
  inProject(api.queueSuggestions, async ({ project, coder }, { query }) => {
    const asked = { ...queueChoice(query), offset: query.offset, most: mostQueued };
    const { lines, total, scored, sources } = await ask({ project, coderId: coder.id }, 'queue', asked);
    return { total, scored, sources, suggestions: lines.map(asJson) };
  });
  inProject(api.acceptSuggestion, ({ project, coder, standing }, { params, body }) => {
    acceptSuggestion(project, coder.id, params.source, body);
    return standing();
  });
  inProject(api.rejectSuggestion, ({ project, coder, standing }, { params, body }) => {
    rejectSuggestion(project, coder.id, params.source, body);
    return standing();
  });
  inProject(api.rejectSuggestions, ({ project, coder, standing }, { body }) => {
    rejectSuggestions(project, coder.id, body.suggestions);
    return standing();
  });
}

/** When and how suggestions are shown, and which words they heed. */
export function answerSuggestionChoices({ inProject }: Answering, { ask }: Suggesting): void {
  inProject(choiceApi.showSuggestions, async ({ project, coder }, { params, query }) => {
    const shown = shownFor(project, coder.id, params.source);
    const isShown = shown.isShown || (shown.showing === 'asked' && query.asked === 'yes');
    // Read before they are: of a text that is corrected meanwhile they are said to be of the older one, and asked for again.
    const textVersion = project.texts.currentOf(params.source)?.number ?? 1;
    const found = isShown
      ? await ask({ project, coderId: coder.id }, 'source', { sourceId: params.source })
      : { suggestions: [], isLearning: false, isFromBookAlone: false };
    // Nothing is shown for a moment, to be taken away again once her codings are learned.
    const suggestions = found.isFromBookAlone ? [] : found.suggestions;
    return {
      ...shown,
      textVersion,
      isShown,
      isLearning: found.isLearning,
      blind: blindTurns(project, params.source).map(({ number }) => number),
      ofSuggestions: suggestedShare(project, coder.id),
      suggestions: worthShowing(project, coder.id, params.source, suggestions).map(asJson),
    };
  });
  inProject(choiceApi.chooseShowing, ({ project, coder, standing }, { params, body }) => {
    choices.chooseShowing(project, coder.id, params.source, body.showing);
    return standing();
  });
  inProject(choiceApi.chooseSuggestions, ({ project, coder, standing }, { body }) => {
    choices.chooseSuggestions(project, coder.id, body);
    return standing();
  });
  inProject(choiceApi.forgetLearned, ({ project, coder, standing }) => {
    choices.forgetLearned(project, coder.id);
    return standing();
  });
  inProject(choiceApi.learnFromAll, ({ project, coder, standing }) => {
    choices.learnFromAll(project, coder.id);
    return standing();
  });
  inProject(choiceApi.ignoreWord, ({ project, coder, standing }, { params, body }) => {
    choices.ignoreWord(project, coder.id, params.code, body.word);
    return standing();
  });
  inProject(choiceApi.stopIgnoringWord, ({ project, coder, standing }, { params, body }) => {
    choices.stopIgnoringWord(project, coder.id, params.code, body.word);
    return standing();
  });
  inProject(choiceApi.pinWord, ({ project, coder, standing }, { params, body }) => {
    choices.pinWord(project, coder.id, params.code, body.word);
    return standing();
  });
  inProject(choiceApi.tryKeyword, async ({ project, coder }, { query }) => {
    const { keyword, exclusion: exclusions } = query;
    const hits = await ask({ project, coderId: coder.id }, 'keyword', { keyword, exclusions });
    return { ...hits, shown: [...hits.shown] };
  });
}

/** A suggestion as the API gives it: plain lists. */
const asJson = <S extends Suggestion>({ reasons, ...suggestion }: S) => ({
  ...suggestion,
  reasons: reasons.map((reason) => ({ ...reason, at: [...reason.at] })),
});
