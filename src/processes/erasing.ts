// Erasing is done in a process of its own: it reads all that was ever written, and writes the file anew.
import type { ErasureRequest, WholeErasure, WholePlan } from '../actions/erasure/with-files.ts';
import type { ErasureChoice } from '../study/erasure/plan.ts';
import type { Target } from '../study/erasure/reach.ts';
import { createConversation } from './conversation.ts';
import type { ErasingAnswer, ErasingQuestion } from './erasing-messages.ts';

const memoryMb = 2048;

/** Where a project lies: its file, and the folder of the workspace. */
interface Place {
  readonly file: string;
  readonly folder: string;
}

/** Shows what an erasure would do, and does it. */
export interface Erasing {
  readonly plan: (place: Place, target: Target, choice: ErasureChoice) => Promise<WholePlan>;
  readonly erase: (place: Place, coderId: number, request: ErasureRequest) => Promise<WholeErasure>;
  readonly close: () => Promise<void>;
}

export function createErasing(): Erasing {
  const { ask, close } = createConversation<ErasingQuestion, ErasingAnswer>('erasing-process', {
    name: 'the process that erases',
    memoryMb,
  });
  return {
    plan: async ({ file, folder }, target, choice) => {
      const answer = await ask({ task: 'plan', file, folder, target, choice });
      if (answer.task !== 'plan') throw new Error('a plan was asked for and not answered');
      return answer.plan;
    },
    erase: async ({ file, folder }, coderId, request) => {
      const answer = await ask({ task: 'erase', file, folder, coderId, request });
      if (answer.task !== 'erase') throw new Error('an erasure was asked for and not answered');
      return answer.erased;
    },
    close,
  };
}
