import { acceptSuggestion, rejectSuggestion, suggestionsFor } from '../actions/suggesting.ts';
import * as api from '../api/suggestions.ts';
import type { Answering } from './answer.ts';

export function answerSuggestions({ inProject }: Answering): void {
  inProject(api.listSuggestions, ({ project, coder }, { params }) =>
    suggestionsFor(project, coder.id, params.source).map(({ reasons, ...suggestion }) => ({
      ...suggestion,
      reasons: reasons.map((reason) => ({ ...reason, at: [...reason.at] })),
    })),
  );
  inProject(api.acceptSuggestion, ({ project, coder, standing }, { params, body }) => {
    acceptSuggestion(project, coder.id, params.source, body);
    return standing();
  });
  inProject(api.rejectSuggestion, ({ project, coder, standing }, { params, body }) => {
    rejectSuggestion(project, coder.id, params.source, body);
    return standing();
  });
}
