import type { Coding } from '../../../api/codings.ts';
import { reachOf, touches } from '../../../domain/coding.ts';
import type { Span } from '../../../domain/text.ts';
import { choose } from '../../kit/confirm.ts';
import { remembered } from '../../kit/remembered.ts';
import type { Page } from '../state.ts';
import type { CodeChoice } from './writing.ts';

/** What becomes of a stretch that touches one she gave the same code: she is asked once. */
const wishes = ['ask', 'join', 'keep'] as const;
export type Wish = (typeof wishes)[number];

export const isWish = (kept: unknown): kept is Wish => wishes.some((wish) => wish === kept);

/** What she wants, kept by this browser for this project. */
export const joiningWish = (base: string) => remembered<Wish>(`same code again ${base}`, 'ask', isWish);

/** How selected codings are changed: their boundaries, and whether they are there. */
interface Changing {
  readonly join: (codings: readonly [Coding, ...Coding[]], reach: Span) => Promise<boolean>;
}

/**
 * Joins a stretch to codings of hers that it touches and that have the same code; answers the choices left to apply. Where
 * she leaves the question open, nothing is coded.
 */
export async function joinTouching(
  page: Page,
  changing: Changing,
  span: Span,
  choices: readonly CodeChoice[],
): Promise<CodeChoice[]> {
  const left: CodeChoice[] = [];
  for (const choice of choices) {
    const touching = 'codeId' in choice ? touchingOwn(page, span, choice.codeId) : [];
    const [first, ...others] = touching;
    // Codings that bear on their code differently stay apart: as one, they would say one thing.
    const isAlike = others.every(({ polarity }) => polarity === first?.polarity);
    const wish = first && isAlike ? await wishFor(page) : 'keep';
    if (wish === null) continue;
    if (!first || wish === 'keep') {
      left.push(choice);
      continue;
    }
    void changing.join([first, ...others], reachOf(span, touching));
  }
  return left;
}

const touchingOwn = ({ store, coder, text }: Page, span: Span, codeId: number): Coding[] =>
  store
    .get()
    .codings.filter(
      (coding) => coding.codeId === codeId && coding.coderId === coder.id && touches(text, coding, span),
    );

/** What she wants; null where she does not say. */
async function wishFor({ base }: Page): Promise<Wish | null> {
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
  return wish ?? null;
}
