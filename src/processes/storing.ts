// Many texts are stored and indexed in a process of their own: whoever reads or codes elsewhere does not wait for them. Who
// writes into the same project does, for a file has one writer at a time.
import { importSources, type IncomingSource } from '../actions/sources/sources.ts';
import type { Project } from '../storage/project.ts';
import { createConversation } from './conversation.ts';
import type { StoringQuestion } from './storing-messages.ts';

const memoryMb = 1024;
/** Up to so many characters are stored here and now: in less time than another process would begin. */
const fewUpTo = 200_000;

/** Stores texts without keeping others waiting. */
export interface Storing {
  /** Stores texts as sources: all of them or none, one undo step. Answers the ids of the new sources. */
  readonly store: (
    project: Project,
    coderId: number,
    incoming: readonly IncomingSource[],
  ) => Promise<readonly number[]>;
  /** Waits until nothing is being stored in a project file. */
  readonly untilDone: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createStoring(): Storing {
  const { ask, close } = createConversation<StoringQuestion, number[]>('storing-process.ts', {
    name: 'the process that stores texts',
    memoryMb,
  });
  const underWay = new Map<string, Promise<unknown>>();

  async function storeBeside(question: StoringQuestion): Promise<number[]> {
    const { file } = question;
    const stored = ask(question);
    // Who waits for it to be done does not care how it ended.
    const done = stored.catch(() => undefined);
    underWay.set(file, done);
    try {
      return await stored;
    } finally {
      if (underWay.get(file) === done) underWay.delete(file);
    }
  }

  return {
    store: async (project, coderId, incoming) => {
      const size = incoming.reduce((sum, { text }) => sum + text.text.length, 0);
      if (size <= fewUpTo) return importSources(project, coderId, incoming);
      project.refuseElsewhere();
      return storeBeside({ file: project.file, coderId, incoming });
    },
    untilDone: async (file) => {
      await underWay.get(file);
    },
    close,
  };
}
