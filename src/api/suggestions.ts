import { z } from 'zod';
import { Guid, InSource, Nothing, Offset, Standing } from './common.ts';
import { operation } from './operation.ts';

const Place = z.object({ start: Offset, end: Offset });

const Suggestion = Place.extend({
  codeId: z.int(),
  score: z.number().describe('How likely it is, from 0 to 1'),
  strength: z.enum(['strong', 'likely', 'possible']),
  isContinuation: z.boolean().describe('Whether only the codes given just before speak for it'),
  reasons: z.array(
    z.object({
      kind: z.enum(['keyword', 'entry', 'learned', 'nearby', 'continued']),
      words: z.string(),
      at: z.array(Place),
    }),
  ),
});
export type Suggestion = z.infer<typeof Suggestion>;

const Decided = Place.extend({
  codeId: z.int().positive(),
  reason: z.string().max(2000).describe('Why it was suggested, as it was shown'),
});

export const listSuggestions = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/suggestions',
  summary: 'What the codebook would suggest for a source; nothing is coded',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: z.array(Suggestion),
});

export const acceptSuggestion = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/suggestions/accepted',
  summary: 'Turn a suggestion into a coding',
  params: InSource,
  query: Nothing,
  body: Decided.extend({ guid: Guid.describe('The GUID the coding will have') }),
  answer: Standing,
});

export const rejectSuggestion = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/suggestions/rejected',
  summary: 'Reject a suggestion: it does not come back',
  params: InSource,
  query: Nothing,
  body: Decided,
  answer: Standing,
});
