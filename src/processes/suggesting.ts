// Suggestions are learned and made in a process of their own: learning never keeps a coding waiting. A thread would
// do, were it not for native code in two threads of one program, which took a program down once in some hundred runs.
import type { ChildProcess } from 'node:child_process';
import { Refusal } from '../domain/refusal.ts';
import type { Project } from '../storage/project.ts';
import { keepAlive, startProcess, stopProcess } from './child.ts';
import type { Answered, Question, Questions } from './suggesting-messages.ts';

const memoryMb = 1024;

/** Makes suggestions, and says what is behind them, without keeping anybody else waiting. */
export interface Suggesting {
  readonly ask: <Q extends Question>(
    about: { readonly project: Pick<Project, 'file'>; readonly coderId: number },
    question: Q,
    asks: Questions[Q]['asks'],
  ) => Promise<Questions[Q]['answer']>;
  /** Ends what makes them, so that every project is one file again; whoever waits then is refused. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Questions[Question]['answer']) => void;
  readonly reject: (error: Error) => void;
}

/** The process starts when suggestions are first asked for, and anew if it broke. */
export function createSuggesting(): Suggesting {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let last = 0;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): ChildProcess => {
    const started = startProcess('suggesting-process.ts', memoryMb);
    const broke = (): void => {
      if (child !== started) return;
      child = null;
      failAll(new Error('the process that makes suggestions ended by itself'));
    };
    started.on('message', (message) => {
      const answered = message as Answered; // suggesting-process.ts sends nothing else
      settle(waiting.get(answered.id), answered);
      waiting.delete(answered.id);
    });
    started.on('error', broke).on('exit', broke);
    keepAlive(started, false);
    return started;
  };
  return {
    ask: <Q extends Question>(
      about: { readonly project: Pick<Project, 'file'>; readonly coderId: number },
      question: Q,
      asks: Questions[Q]['asks'],
    ) =>
      new Promise<Questions[Q]['answer']>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child ??= start();
        child.send({ id, file: about.project.file, coderId: about.coderId, question, asks });
      }),
    close: async () => {
      const ending = child;
      child = null;
      failAll(new Refusal('conflict', 'Throughline is ending.'));
      if (ending) await stopProcess(ending);
    },
  };
}

function settle(one: Waiting | undefined, answered: Answered): void {
  if (!one) return;
  if ('answer' in answered) one.resolve(answered.answer);
  else if ('refused' in answered) one.reject(new Refusal(answered.refused.kind, answered.refused.sentence));
  else one.reject(new Error(answered.failed));
}
