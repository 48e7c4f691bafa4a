import { acceptSuggestion, rejectSuggestion } from '../actions/suggesting.ts';
import * as api from '../api/suggestions.ts';
import type { Suggesting } from '../processes/suggesting.ts';
import type { Answering } from './answer.ts';

export function answerSuggestions({ inProject }: Answering, { suggest }: Suggesting): void {
  inProject(api.listSuggestions, async ({ project, coder }, { params }) => {
    const found = await suggest(project, coder.id, params.source);
    return found.map(({ reasons, ...suggestion }) => ({
      ...suggestion,
      reasons: reasons.map((reason) => ({ ...reason, at: [...reason.at] })),
    }));
  });
  inProject(api.acceptSuggestion, ({ project, coder, standing }, { params, body }) => {
    acceptSuggestion(project, coder.id, params.source, body);
    return standing();
  });
  inProject(api.rejectSuggestion, ({ project, coder, standing }, { params, body }) => {
    rejectSuggestion(project, coder.id, params.source, body);
    return standing();
  });
}
