// Names are looked for and replaced in a process of its own: it reads all that was ever written, and writes the file anew.
import { createConversation } from './conversation.ts';
import type {
  PseudonymAnswer,
  PseudonymQuestion,
  PseudonymTasks,
  StudyPlace,
  Task,
} from './pseudonyms-messages.ts';

const memoryMb = 2048;

/** Looks for names, replaces them, and puts them back. */
export interface Pseudonymising {
  readonly ask: <T extends Task>(
    task: T,
    place: StudyPlace,
    asked: PseudonymTasks[T]['asked'],
  ) => Promise<PseudonymTasks[T]['answered']>;
  readonly close: () => Promise<void>;
}

export function createPseudonymising(): Pseudonymising {
  const { ask, close } = createConversation<PseudonymQuestion, PseudonymAnswer>('pseudonyms-process', {
    name: 'the process that replaces names',
    memoryMb,
  });
  return {
    ask: async (task, { file, folder }, asked) => {
      // `asked` is what belongs to `task`, and the process answers a task with its own answer: the types above pair them.
      const { answered } = await ask({ task, file, folder, ...asked } as PseudonymQuestion);
      return answered;
    },
    close,
  };
}
