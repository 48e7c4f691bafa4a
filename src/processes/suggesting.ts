// Suggestions are learned and made in a process of their own: learning never keeps a coding waiting. A thread would
// do, were it not for native code in two threads of one program, which took a program down once in some hundred runs.
import type { Project } from '../storage/project.ts';
import { createConversation } from './conversation.ts';
import type { Question, Questions, SuggestingQuestion } from './suggesting-messages.ts';

const memoryMb = 1024;

/** Makes suggestions, and says what is behind them, without keeping anybody else waiting. */
export interface Suggesting {
  readonly ask: <Q extends Question>(
    about: { readonly project: Pick<Project, 'file'>; readonly coderId: number },
    question: Q,
    asks: Questions[Q]['asks'],
  ) => Promise<Questions[Q]['answer']>;
  /** Has every project file closed that is open there; it is opened again when suggestions are next asked for. */
  readonly letGo: () => Promise<void>;
  /** Ends what makes them, so that every project is one file again; whoever waits then is refused. */
  readonly close: () => Promise<void>;
}

/** The process starts when suggestions are first asked for, and anew if it broke. */
export function createSuggesting(): Suggesting {
  const { ask, restart, close } = createConversation<SuggestingQuestion, Questions[Question]['answer']>(
    'suggesting-process',
    { name: 'the process that makes suggestions', memoryMb },
  );
  return {
    ask: <Q extends Question>(
      about: { readonly project: Pick<Project, 'file'>; readonly coderId: number },
      question: Q,
      asks: Questions[Q]['asks'],
    ): Promise<Questions[Q]['answer']> =>
      // The pair of a question and what it asks is put together here, where both have the type of Q.
      ask({ file: about.project.file, coderId: about.coderId, question, asks } as SuggestingQuestion),
    letGo: restart,
    close,
  };
}
