import type { Standing } from '../../api/common.ts';
import type { Why } from '../../api/suggestions.ts';
import { counted } from '../../domain/counted.ts';
import { make } from '../kit/dom.ts';
import { ask, NotDone } from '../kit/server.ts';

/** Which suggestion is explained, and where the explanation leads. */
export interface WhyAsked {
  /** The address of the project's pages. */
  readonly base: string;
  readonly sourceId: number;
  readonly codeId: number;
  readonly start: number;
  /** Told of what was done with a word, and of what was refused. */
  readonly say: (sentence: string, standing?: Standing) => void;
}

const says: Record<Why['parts'][number]['kind'], string> = {
  start: 'How often codes are given at all',
  entry: 'Words of its entry, here and around',
  learned: 'Words here that mark what you coded',
  nearby: 'What stands around',
  others: 'Whether other codes fit better',
  codable: 'Whether such passages are coded at all',
  continued: 'What you gave the passages before',
};

/** What speaks for a code and against it, in the order of its weight, with the words and the coded passages behind it. */
export async function whyElement(asked: WhyAsked): Promise<HTMLElement> {
  const { sourceId: source, codeId: code, start } = asked;
  const why = await ask('GET sources/{source}/suggestions/why', { source, query: { code, start } });
  return make(
    'div',
    { className: 'why-card' },
    make('p', {}, make('b', { textContent: why.strength }), standingOf(why)),
    balance(why),
    ...wordsOf(why, asked),
    ...likeOf(why, asked),
  );
}

const standingOf = ({ isTried, likelihood, codings }: Why): string => {
  const known =
    codings === 0 ? 'you have not given this code yet' : `you gave this code ${counted(codings, 'time')}`;
  return isTried
    ? `, right in about ${Math.min(95, Math.round(likelihood * 100))} of 100 such cases; ${known}`
    : `; ${known}`;
};

/** The kinds of evidence as bars to the right (for it) and to the left (against it). */
function balance({ parts }: Why): HTMLElement {
  const most = Math.max(...parts.map(({ weight }) => Math.abs(weight)), 0.01);
  const rows = parts
    .filter(({ weight }) => Math.abs(weight) >= 0.05)
    .sort((a, b) => b.weight - a.weight)
    .map(({ kind, weight }) => {
      const bar = make('meter', {
        min: 0,
        max: most,
        value: Math.abs(weight),
        className: weight > 0 ? 'for' : 'against',
        ariaLabel: weight > 0 ? 'for it' : 'against it',
      });
      return make(
        'tr',
        {},
        make('th', { scope: 'row', textContent: says[kind] }),
        make('td', {}, bar),
        make('td', {
          className: 'n',
          textContent: `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`,
        }),
      );
    });
  return make(
    'table',
    { className: 'balance' },
    make('caption', { textContent: 'For it (+) and against it (−)' }),
    make('tbody', {}, ...rows),
  );
}

function wordsOf({ words }: Why, asked: WhyAsked): HTMLElement[] {
  if (words.length === 0) return [];
  const lines = words.map(({ words: said, weight, passages, coded, isKeyword }) =>
    make(
      'li',
      {},
      make('b', { textContent: said }),
      ` ${weight > 0 ? 'for' : 'against'} (${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)})`,
      passages > 0 && `, in ${counted(passages, 'turn')} of coded sources, ${coded} with this code`,
      ' ',
      !isKeyword && weight > 0 && wordButton('Make it a keyword', said, 'keywords', asked),
      ' ',
      weight > 0 && wordButton('It is no sign', said, 'ignored-words', asked),
    ),
  );
  return [make('h4', { textContent: 'Words' }), make('ul', { className: 'plain words' }, ...lines)];
}

function wordButton(
  label: string,
  word: string,
  way: 'keywords' | 'ignored-words',
  { codeId: code, say }: WhyAsked,
): HTMLElement {
  const button = make('button', { type: 'button', textContent: label });
  button.addEventListener('click', () => {
    ask(`POST codes/{code}/${way}`, { code, body: { word } }).then(
      (standing) => {
        button.disabled = true;
        say(
          way === 'keywords' ? `“${word}” is a keyword now` : `“${word}” is ignored for this code now`,
          standing,
        );
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        say(error.message);
      },
    );
  });
  return button;
}

function likeOf({ like }: Why, { base }: WhyAsked): HTMLElement[] {
  if (like.length === 0) return [];
  const lines = like.map(({ sourceId, source, turn, start, text }) =>
    make(
      'li',
      {},
      make('a', { href: `${base}/coding/${sourceId}#at-${start}`, textContent: `${source}, turn ${turn}` }),
      make('blockquote', { textContent: text }),
    ),
  );
  return [
    make('h4', { textContent: 'Like what you gave this code' }),
    make('ul', { className: 'plain' }, ...lines),
  ];
}
