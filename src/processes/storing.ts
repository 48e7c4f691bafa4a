// What is large is stored in a process of its own: whoever reads or codes elsewhere does not wait for it. Who writes into the
// same project does, for a file has one writer at a time.
import type { Project } from '../storage/project.ts';
import { createConversation } from './conversation.ts';
import { storers, type Incoming, type Kind, type Stored, type StoringQuestion } from './storing-messages.ts';

const memoryMb = 1024;

/** Up to so much of each is stored here and now: in less time than another process would begin. */
const fewUpTo = { texts: 200_000, codings: 500, codebook: 60, cases: 1000 } as const;

/** How much it is: characters of texts, rows of codings, codes, cells of cases. */
const sizes: { readonly [K in Kind]: (what: Incoming[K]) => number } = {
  texts: ({ incoming }) => incoming.reduce((sum, { text }) => sum + text.text.length, 0),
  codings: ({ placings }) => placings.length,
  codebook: ({ codebook }) => codebook.facets.reduce((sum, facet) => sum + codesOf(facet), 0),
  cases: ({ table }) => table.rows.length * (1 + table.attributes.length),
};

interface Branch {
  readonly codes: readonly Branch[];
}

const codesOf = ({ codes }: Branch): number => codes.reduce((sum, code) => sum + codesOf(code), 1);

/** Stores what comes in from files without keeping others waiting. */
export interface Storing {
  /** Stores all of something or nothing, in one undo step, and answers what came of it. */
  readonly store: <K extends Kind>(
    kind: K,
    into: { readonly project: Project; readonly coderId: number },
    what: Incoming[K],
  ) => Promise<Stored[K]>;
  /** Waits until nothing is being stored in a project file. */
  readonly untilDone: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createStoring(): Storing {
  const { ask, close } = createConversation<StoringQuestion, Stored[Kind]>('storing-process', {
    name: 'the process that stores what is large',
    memoryMb,
  });
  const underWay = new Map<string, Promise<unknown>>();

  async function storeBeside<K extends Kind>(question: StoringQuestion<K>): Promise<Stored[K]> {
    const { file } = question;
    // The process answers each kind as `storers` does.
    const stored = ask(question) as Promise<Stored[K]>;
    // Who waits for it to be done does not care how it ended.
    const done = stored.catch(() => undefined);
    underWay.set(file, done);
    try {
      return await stored;
    } finally {
      if (underWay.get(file) === done) underWay.delete(file);
    }
  }

  const untilDone = async (file: string): Promise<void> => {
    await underWay.get(file);
  };

  return {
    store: async (kind, { project, coderId }, what) => {
      project.refuseElsewhere();
      if (sizes[kind](what) > fewUpTo[kind]) return storeBeside({ file: project.file, coderId, kind, what });
      // While its file was read somebody else may have begun.
      await untilDone(project.file);
      return storers[kind](project, coderId, what);
    },
    untilDone,
    close,
  };
}
