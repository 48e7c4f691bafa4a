// Correcting a turn: its words, who says them, cut in two, made one with the next.
import { sortedOut, type CodingDecision, type Touched } from '../../../domain/correction/touched.ts';
import { editOfTurns } from '../../../domain/correction/turn-edit.ts';
import { withTurnsSaid, type TurnChange, type TurnPart } from '../../../domain/correction/turn-parts.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { createTouchedList, type NamedTouched } from '../../correction/touched-list.ts';
import { make } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { ask, NotDone } from '../../kit/server.ts';
import type { Page } from '../state.ts';
import type { WriteQueue } from '../writing/write-queue.ts';
import { createWindow } from './correcting-window.ts';
import { correctionDraft } from './draft.ts';
import { correctWords, isOfWords, turnedPage } from './in-place.ts';
import { createPartFields } from './part-fields.ts';

/** The window in which turns are said anew. What it would do to codings is shown while she types. */
export class Correcting {
  readonly #page: Page;
  readonly #queue: Pick<WriteQueue, 'idle' | 'write' | 'catchUp'>;
  readonly #say: Footer['say'];
  readonly #fields: ReturnType<typeof createPartFields>;
  readonly #window: ReturnType<typeof createWindow>;
  #from = 0;
  #to = 0;
  #touched: ReturnType<typeof createTouchedList>;

  constructor(
    page: Page,
    queue: Pick<WriteQueue, 'idle' | 'write' | 'catchUp'>,
    { say }: Pick<Footer, 'say'>,
  ) {
    this.#page = page;
    this.#queue = queue;
    this.#say = say;
    this.#fields = createPartFields(page.speakers, () => {
      this.#changed();
    });
    this.#window = createWindow(this.#fields.element);
    this.#touched = createTouchedList(this.#window.touched);
    this.#window.listen({
      save: () => {
        this.#write().catch((error: unknown) => {
          this.#refuse(error);
        });
      },
      joinNext: () => {
        this.#joinNext();
      },
      takeOut: () => {
        this.#show([], [make('p', {}, 'The turn goes when you save.')]);
        this.#window.save.focus();
      },
      cancel: () => {
        this.#draft().clear();
      },
    });
  }

  /** Opens on the turn where she is, with what she typed there before and did not save. */
  open(): void {
    const { turn } = this.#page.store.get();
    if (!this.#page.turns[turn]) return;
    [this.#from, this.#to] = [turn, turn];
    this.#touched = createTouchedList(this.#window.touched);
    const typed = this.#draft().get();
    if (typed && JSON.stringify(typed.parts) !== JSON.stringify(this.#standing())) {
      this.#to = Math.min(typed.to, this.#page.turns.length - 1);
      const note = aboutDraft(this.#standing(), () => {
        this.#beginAgain();
      });
      this.#show(typed.parts, note);
    } else this.#show(this.#standing());
    this.#window.dialog.showModal();
    this.#fields.focus();
  }

  #draft(): ReturnType<typeof correctionDraft> {
    return correctionDraft(this.#page, this.#from);
  }

  #standing(): TurnPart[] {
    return standing(this.#page, this.#from, this.#to);
  }

  /** What she typed is kept, and what it would do is shown. */
  #changed(): void {
    this.#draft().set({ to: this.#to, parts: this.#fields.parts() });
    this.#preview(this.#fields.parts());
  }

  #preview(parts: readonly TurnPart[]): void {
    this.#window.refuse('');
    const change = { from: this.#from, to: this.#to, parts };
    const touched = touchedBy(this.#page, change, this.#window.refuse);
    this.#window.save.disabled = touched === null;
    this.#touched.show(named(this.#page, touched ?? []));
  }

  #show(parts: readonly TurnPart[], note: readonly HTMLElement[] = []): void {
    this.#window.name(this.#page, this.#from, this.#to);
    this.#window.note.replaceChildren(...note);
    this.#fields.show(parts);
    this.#preview(parts);
  }

  /** Back to what the text says. */
  #beginAgain(): void {
    this.#draft().clear();
    this.#to = this.#from;
    this.#show(this.#standing());
    this.#fields.focus();
  }

  #joinNext(): void {
    const [next] = standing(this.#page, this.#to + 1, this.#to + 1);
    if (!next) return;
    this.#to += 1;
    const parts = this.#fields.parts();
    const last = parts.at(-1);
    this.#show(last ? [...parts.slice(0, -1), { ...last, words: `${last.words} ${next.words}` }] : [next]);
    this.#changed();
  }

  async #write(): Promise<void> {
    const change = { from: this.#from, to: this.#to, parts: this.#fields.parts() };
    const decisions = this.#touched.decisions();
    if (isOfWords(this.#page, change)) {
      await this.#correctWords(change, decisions);
      return;
    }
    await this.#queue.idle();
    const { sourceId, textVersion: version } = this.#page;
    await ask('PATCH sources/{source}/text', { source: sourceId, body: { version, change, decisions } });
    this.#draft().clear();
    this.#window.dialog.close();
    location.reload();
  }

  /** Back in the text at once; where it is refused the window opens again on what she typed. */
  async #correctWords(change: TurnChange, decisions: readonly CodingDecision[]): Promise<void> {
    const draft = this.#draft();
    this.#window.dialog.close();
    const isKept = await correctWords(this.#page, this.#queue, { change, decisions }, (error) => {
      this.open();
      this.#refuse(error);
    });
    if (isKept) draft.clear();
  }

  #refuse(error: unknown): void {
    if (!(error instanceof NotDone)) throw error;
    this.#window.refuse(error.message);
    this.#say(error.message, 'problem');
  }
}

/** Some turns as they stand. */
const standing = ({ turns, text }: Page, from: number, to: number): TurnPart[] =>
  turns.slice(from, to + 1).map(({ start, end, speaker }) => ({ speaker, words: text.slice(start, end) }));

/** The codings that a change would touch; null where it cannot be made, which is said. */
function touchedBy(page: Page, change: TurnChange, refused: (sentence: string) => void): Touched[] | null {
  const before = turnedPage(page);
  try {
    const after = withTurnsSaid(before, change);
    return sortedOut(page.store.get().codings, editOfTurns(before, after, change), after.text).touched;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(error.message);
    return null;
  }
}

/** What the codes of codings are called. */
function named({ store, codeById }: Page, touched: readonly Touched[]): NamedTouched[] {
  const codes = new Map(store.get().codings.map(({ guid, codeId }) => [guid, codeById.get(codeId)?.name]));
  return touched.map((one) => ({ ...one, code: codes.get(one.guid) ?? 'A code' }));
}

/** Where she typed before and did not save: both are shown. */
function aboutDraft(stands: readonly TurnPart[], forget: () => void): HTMLElement[] {
  const drop = make('button', { type: 'button' }, 'Begin again from the text');
  drop.addEventListener('click', forget);
  return [
    make('p', {}, 'This is what you typed before and did not save. The text says now:'),
    make('blockquote', {}, stands.map(({ speaker, words }) => `${speaker ?? ''}: ${words}`).join('\n')),
    drop,
  ];
}
