import type { ShownSuggestions } from '../../../api/suggestion-choices.ts';
import type { Suggestion } from '../../../api/suggestions.ts';
import { sayReasons, showings } from '../../../domain/suggestion.ts';
import { make, oneOf, the } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { keycap } from '../../kit/keys.ts';
import { NotDone } from '../../kit/server.ts';
import { whyElement } from '../../suggestions/why.ts';
import { codeName, renameCodes } from '../codebook/names.ts';
import { suggestionsOfTurn } from '../painting/paint-text.ts';
import type { Page, State } from '../state.ts';
import type { Writing } from '../writing/writing.ts';
import type { Learning } from './learning.ts';

/** What is suggested for the current turn, or why nothing is, and how suggestions are shown. */
export function paintSuggested(page: Page, parts: SuggestedParts): void {
  const suggested = the('#suggested', HTMLElement);
  suggested.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-suggested]') : null;
    if (button?.dataset['suggested'] === 'show') void parts.learning.show();
    if (button?.dataset['suggested'] === 'live') void parts.learning.choose('live');
  });
  page.store.paintWith((state, before) => {
    const moved = state.turn !== before?.turn || state.coding !== before.coding;
    const isOther =
      state.suggestions !== before?.suggestions ||
      state.suggestion !== before.suggestion ||
      state.shown !== before.shown;
    if (moved || isOther) suggested.replaceChildren(...aboutSuggestions(page, parts, state));
    else if (state.codebook !== before.codebook) renameCodes(suggested, page);
  });
}

interface SuggestedParts {
  readonly writing: Writing;
  readonly learning: Learning;
  readonly footer: Footer;
}

function aboutSuggestions(page: Page, parts: SuggestedParts, state: State): HTMLElement[] {
  const { shown } = state;
  const ofTurn = suggestionsOfTurn(page, state);
  const left = state.suggestions.length;
  const next = left > 0 && make('span', {}, `${left} in this source, `, keycap('n'), ' next');
  const heading = make('h2', {}, 'Suggested here ', next);
  const foot = shown ? [howShown(page, parts, shown)] : [];
  if (ofTurn.length === 0) return [heading, ...whyNothing(page, state), ...foot];
  const cards = ofTurn.map((one, place) => ({
    one,
    card: suggestionCard(page, parts, one, place === state.suggestion),
  }));
  const fresh = cards.filter(({ one }) => !one.isContinuation).map(({ card }) => card);
  const going = cards.filter(({ one }) => one.isContinuation).map(({ card }) => card);
  const goesOn =
    going.length > 0 ? [make('h3', { className: 'goes-on', textContent: 'Goes on from before' })] : [];
  return [heading, ...fresh, ...goesOn, ...going, ...foot];
}

/** Nothing is there to accept: because it is kept back, or because nothing is found. */
function whyNothing({ turns }: Page, { shown, turn, suggestions }: State): HTMLElement[] {
  const quiet = (...words: (string | HTMLElement)[]): HTMLElement =>
    make('p', { className: 'quiet' }, ...words);
  if (!shown) return [quiet('Reading…')];
  if (!shown.isShown && shown.showing === 'asked')
    return [
      quiet('They are kept back until you ask. '),
      make('button', { type: 'button', data: { suggested: 'show' } }, 'Show them ', keycap('s')),
    ];
  if (!shown.isShown)
    return [
      quiet(
        shown.isChosen
          ? 'They come once you mark this source as read.'
          : 'Your first source is coded unaided, so that its codes are yours. Suggestions come once you mark it as read.',
      ),
      make('button', { type: 'button', data: { suggested: 'live' } }, 'Show them here now ', keycap('s')),
    ];
  if (shown.blind.includes(turns[turn]?.number ?? 0))
    return [quiet('This turn is kept without suggestions, as one in ten is, to compare.')];
  if (suggestions.length > 0) return [quiet('Nothing for this turn.')];
  if (shown.isLearning) return [quiet('They come once what you coded is learned…')];
  return [quiet('Neither the codebook nor your codings suggest anything more in this source.')];
}

/** How suggestions are shown in this source, and how much of the coding came from them. */
function howShown({ base }: Page, { learning }: SuggestedParts, shown: ShownSuggestions): HTMLElement {
  const { codings, suggested } = shown.ofSuggestions;
  const select = make('select', { id: 'showing' });
  for (const [value, label] of [
    ['live', 'while I read'],
    ['asked', 'when I ask'],
    ['after', 'after I have coded it'],
  ] as const)
    select.append(make('option', { value, textContent: label, selected: value === shown.showing }));
  select.addEventListener('change', () => void learning.choose(oneOf(showings, select.value)));
  const news = shown.isLearning ? 'Learning from what you coded… ' : '';
  const share = shareOf(codings, suggested);
  return make(
    'div',
    { className: 'how-shown quiet' },
    make('label', {}, 'In this source show them ', select),
    make(
      'p',
      {},
      news,
      share,
      make('a', { href: `${base}/suggestions`, textContent: 'Review suggestions' }),
      ' · ',
      make('a', { href: `${base}/suggestions/report`, textContent: 'Accuracy of suggestions' }),
    ),
  );
}

/** How much of what she coded was suggested before. */
function shareOf(codings: number, suggested: number): string {
  if (codings === 0) return '';
  if (codings === 1) return `Your one coding was ${suggested === 1 ? '' : 'not '}suggested first. `;
  return `${suggested} of your ${codings} codings were suggested first. `;
}

function suggestionCard(
  page: Page,
  parts: SuggestedParts,
  suggestion: Suggestion,
  inHand: boolean,
): HTMLElement {
  const { writing } = parts;
  const button = (as: 'accept' | 'reject' | 'ignore', label: string, key: string): HTMLElement => {
    const element = make(
      'button',
      { type: 'button', className: as === 'accept' ? 'main' : '' },
      `${label} `,
      inHand && keycap(key),
    );
    element.addEventListener('click', () => void writing[as](suggestion));
    return element;
  };
  const word = writing.wordOf(suggestion);
  const why = make('div', { className: 'whole-why', hidden: true });
  const explains = make(
    'button',
    { type: 'button', className: 'link', data: inHand ? { why: 'in-hand' } : {} },
    'Why exactly? ',
    inHand && keycap('y'),
  );
  explains.addEventListener('click', () => void explain(page, parts, suggestion, why));
  return make(
    'div',
    { className: `card suggestion code-${suggestion.codeId}${inHand ? ' in-hand' : ''}` },
    make(
      'h3',
      {},
      make('i'),
      codeName(page, suggestion.codeId),
      make('small', { textContent: ` ${suggestion.strength}` }),
    ),
    make('p', { className: 'why' }, `because of ${sayReasons(suggestion.reasons)} `, explains),
    why,
    make('blockquote', { tabIndex: 0, textContent: page.text.slice(suggestion.start, suggestion.end) }),
    make(
      'div',
      { className: 'do' },
      button('accept', 'Accept', 'a'),
      button('reject', 'Reject', 'x'),
      word !== '' && button('ignore', `Never for “${word}”`, 'w'),
    ),
  );
}

async function explain(
  page: Page,
  { footer }: SuggestedParts,
  { codeId, start }: Suggestion,
  place: HTMLElement,
): Promise<void> {
  place.hidden = !place.hidden;
  if (place.hidden) return;
  const { base, sourceId } = page;
  const say = (sentence: string, standing?: Parameters<Footer['show']>[0]): void => {
    if (standing) footer.show(standing);
    footer.say(sentence, standing ? undefined : 'problem');
  };
  try {
    place.replaceChildren(await whyElement({ base, sourceId, codeId, start, say }));
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    place.replaceChildren(error.message);
  }
}
