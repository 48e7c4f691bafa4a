import { NotDone } from '../kit/server.ts';

/** Does something that takes a while, and says where she looks that it does, or why it was refused. */
export type Saying = (where: HTMLElement, doing: string, work: () => Promise<void>) => void;

export const saying: Saying = (where, doing, work) => {
  where.className = '';
  where.textContent = doing;
  work().catch((error: unknown) => {
    if (!(error instanceof NotDone)) throw error;
    where.className = 'problem';
    where.textContent = error.message;
  });
};
