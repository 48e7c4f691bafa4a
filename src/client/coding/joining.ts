import type { Coding } from '../../api/codings.ts';
import { reachOf, touches } from '../../domain/coding.ts';
import type { Span } from '../../domain/text.ts';
import { choose } from '../kit/confirm.ts';
import { remembered } from '../kit/remembered.ts';
import type { Page } from './state.ts';
import type { CodeChoice } from './writing.ts';

/** What becomes of a stretch that touches one she gave the same code: she is asked once. */
const wishes = ['ask', 'join', 'keep'] as const;
export type Wish = (typeof wishes)[number];

export const isWish = (kept: unknown): kept is Wish => wishes.some((wish) => wish === kept);

/** What she wants, kept by this browser for this project. */
export const joiningWish = (base: string) => remembered<Wish>(`same code again ${base}`, 'ask', isWish);

/** How codings in hand are changed: their boundaries, and whether they are there. */
interface Hands {
  readonly resize: (coding: Coding, span: Span) => Promise<boolean>;
  readonly remove: (coding: Coding) => Promise<boolean>;
}

/** Joins a stretch to codings of hers that it touches and that have the same code; answers the choices left to apply. */
export async function joinTouching(
  page: Page,
  hands: Hands,
  span: Span,
  choices: readonly CodeChoice[],
): Promise<CodeChoice[]> {
  const left: CodeChoice[] = [];
  for (const choice of choices) {
    const touching = 'codeId' in choice ? touchingOwn(page, span, choice.codeId) : [];
    const [first, ...others] = touching;
    if (!first || (await wishFor(page)) !== 'join') {
      left.push(choice);
      continue;
    }
    const reach = reachOf(span, touching);
    // The others go first: two codings of one code cannot have the very same reach.
    for (const other of others) await hands.remove(other);
    if (reach.start !== first.start || reach.end !== first.end) await hands.resize(first, reach);
    page.store.update({ selection: null, coding: first.guid, code: first.codeId });
  }
  return left;
}

const touchingOwn = ({ store, coder, text }: Page, span: Span, codeId: number): Coding[] =>
  store
    .get()
    .codings.filter(
      (coding) => coding.codeId === codeId && coding.coderId === coder.id && touches(text, coding, span),
    );

async function wishFor({ base }: Page): Promise<Wish> {
  const kept = joiningWish(base);
  if (kept.get() !== 'ask') return kept.get();
  const wish = await choose(
    'You have given this code right here already',
    'Shall stretches of one code that overlap or touch become one, or be kept apart? You are asked once; under View you can change it.',
    [
      { value: 'join', label: 'Make them one' },
      { value: 'keep', label: 'Keep them apart' },
    ],
  );
  if (wish) kept.set(wish);
  return wish ?? 'keep';
}
