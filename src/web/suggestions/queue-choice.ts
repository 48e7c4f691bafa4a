import type { z } from 'zod';
import type { QueueQuery } from '../../api/suggestions.ts';
import type { QueueChoice } from '../../study/suggestions/suggestion-queue.ts';

/** What an address asks for of the suggestions across all sources. */
export const queueChoice = ({
  code,
  source,
  speaker,
  strength,
  word,
  topic,
  order,
}: z.output<typeof QueueQuery>): QueueChoice => ({
  codeId: code,
  sourceId: source,
  speaker: speaker === '' ? null : speaker,
  strength: strength === '' ? null : strength,
  word: word === '' ? null : word,
  topic,
  order,
});
