import type { TurnPart } from '../../../domain/correction/turn-parts.ts';
import type { Page } from '../state.ts';

/** A correction that was typed and is not saved. */
interface Draft {
  /** The last turn it stands for, by its place. */
  readonly to: number;
  readonly parts: readonly TurnPart[];
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' && kept !== null && 'to' in kept && 'parts' in kept && Array.isArray(kept.parts);

/** What she types at a turn waits in this window until it is saved: nothing of it is lost when somebody else was first. */
export function correctionDraft({ base, sourceId }: Pick<Page, 'base' | 'sourceId'>, turn: number) {
  const key = `throughline correction ${base} ${sourceId} ${turn}`;
  return {
    get: (): Draft | null => {
      const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
      return isDraft(kept) ? kept : null;
    },
    set: (draft: Draft): void => {
      sessionStorage.setItem(key, JSON.stringify(draft));
    },
    clear: (): void => {
      sessionStorage.removeItem(key);
    },
  };
}
