// What a process that answers questions and the program say to each other. An error keeps no class on the way, so a refusal
// travels in parts.
import type { ChildProcess } from 'node:child_process';
import { Refusal, type RefusalKind } from '../domain/refusal.ts';
import { refusalOfFault } from '../storage/faults.ts';
import { keepAlive, startProcess, stopProcess } from './child.ts';

/** A question on its way. */
export interface Asked<T> {
  readonly id: number;
  readonly question: T;
}

/** The answer, a refusal, or what went wrong. */
export type Answered<T> = { readonly id: number } & (
  | { readonly answer: T }
  | { readonly refused: { readonly kind: RefusalKind; readonly sentence: string } }
  | { readonly failed: string }
);

/** Asks a process of its own, which starts with the first question, and anew if it broke. */
export interface Conversation<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  /** Ends the process; whoever waits is refused. The next question starts another. */
  readonly restart: () => Promise<void>;
  /** Ends it for good. */
  readonly close: () => Promise<void>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** `file` is one of this folder; `name` is what to call it where it ended by itself. */
export function createConversation<Question, Answer>(
  file: string,
  { name, memoryMb }: { name: string; memoryMb: number },
): Conversation<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let child: ChildProcess | null = null;
  let last = 0;
  let isClosed = false;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): ChildProcess => {
    const started = startProcess(file, memoryMb);
    const broke = (): void => {
      if (child !== started) return;
      child = null;
      failAll(new Error(`${name} ended by itself`));
    };
    started.on('message', (message) => {
      const answered = message as Answered<Answer>; // the process sends nothing else
      settle(waiting.get(answered.id), answered);
      waiting.delete(answered.id);
      if (child && waiting.size === 0) keepAlive(child, false);
    });
    started.on('error', broke).on('exit', broke);
    return started;
  };
  const end = async (): Promise<void> => {
    const ending = child;
    child = null;
    const left = [...waiting.values()];
    waiting.clear();
    // First it lets go of the file: whoever hears that it ended may close the project, which is to be one file then.
    if (ending) await stopProcess(ending);
    for (const { reject } of left) reject(new Refusal('conflict', 'Throughline is ending.'));
  };

  return {
    ask: (question) =>
      new Promise<Answer>((resolve, reject) => {
        if (isClosed) {
          reject(new Refusal('conflict', 'Throughline is ending.'));
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child ??= start();
        keepAlive(child, true);
        child.send({ id, question } satisfies Asked<Question>);
      }),
    restart: end,
    close: async () => {
      isClosed = true;
      await end();
    },
  };
}

function settle<Answer>(one: Waiting<Answer> | undefined, answered: Answered<Answer>): void {
  if (!one) return;
  if ('answer' in answered) one.resolve(answered.answer);
  else if ('refused' in answered) one.reject(new Refusal(answered.refused.kind, answered.refused.sentence));
  else one.reject(new Error(answered.failed));
}

/** In the process: what an answer, a refusal or a bug is sent back as. */
export async function answeredBy<T>(id: number, answer: () => T | Promise<T>): Promise<Answered<T>> {
  try {
    return { id, answer: await answer() };
  } catch (error) {
    // What a disk or another program did is known by a code that does not travel.
    const refusal = error instanceof Refusal ? error : refusalOfFault(error);
    if (refusal) return { id, refused: { kind: refusal.kind, sentence: refusal.message } };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
