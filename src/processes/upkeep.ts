// Project files are proved, checked and copied in a process of their own: a large one keeps nobody waiting.
import type { Check } from '../storage/check/check.ts';
import type { Prover } from '../storage/proved.ts';
import { createConversation } from './conversation.ts';
import type { UpkeepAnswer, UpkeepQuestion } from './upkeep-messages.ts';

const memoryMb = 1024;

/** Looks after project files without keeping anybody waiting. */
export interface Upkeep extends Prover {
  /** All that is wrong with a project file. */
  readonly check: (file: string) => Promise<Check>;
  /** Takes what something else has changed in a project file for what it is; a line of its history says so. */
  readonly accept: (file: string, coder: string | null) => Promise<void>;
  /** Writes a project as it stands to a file of its own, whole and checked or not at all. */
  readonly copy: (file: string, target: string) => Promise<void>;
  /** Makes a copied file a study of its own: its name gets the suffix in brackets. */
  readonly separate: (file: string, suffix: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createUpkeep(): Upkeep {
  const { ask, close } = createConversation<UpkeepQuestion, UpkeepAnswer>('upkeep-process', {
    name: 'the process that looks after project files',
    memoryMb,
  });
  return {
    examine: async (file, backup) => {
      await ask({ task: 'examine', file, backup });
    },
    prove: async (file) => {
      await ask({ task: 'prove', file });
    },
    check: async (file) => {
      const found = await ask({ task: 'check', file });
      if (found === null) throw new Error('a check was asked for and not answered');
      return found;
    },
    accept: async (file, coder) => {
      await ask({ task: 'accept', file, coder });
    },
    copy: async (file, target) => {
      await ask({ task: 'copy', file, target });
    },
    separate: async (file, suffix) => {
      await ask({ task: 'separate', file, suffix });
    },
    close,
  };
}
