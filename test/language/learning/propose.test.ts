import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSpanOf, type Span } from '../../../src/domain/text.ts';
import { indexKeywords, type WordedCode } from '../../../src/language/keywords.ts';
import { createModel } from '../../../src/language/learning/model.ts';
import { propose } from '../../../src/language/learning/propose.ts';
import { readStudy, type Coded } from '../../../src/language/learning/study.ts';

const codes: WordedCode[] = [
  { id: 11, name: 'Trust', definition: 'Partners rely on one another and speak openly about doubt.', useWhen: '', example: '', keywords: ['trust', 'rely on'], exclusions: ['trust fund'], ignored: [] },
  { id: 12, name: 'Time', definition: 'Patience and slow beginnings before results are asked for.', useWhen: '', example: '', keywords: ['slowly', 'patience'], exclusions: [], ignored: [] },
  { id: 13, name: 'Focal point', definition: 'One person who holds the relation together.', useWhen: '', example: '', keywords: ['focal point', 'coordinator'], exclusions: [], ignored: [] },
  { id: 14, name: 'Money', definition: 'Grants, budgets.', useWhen: '', example: '', keywords: ['grant'], exclusions: [], ignored: [] },
  { id: 15, name: 'Distance', definition: 'Visits.', useWhen: '', example: '', keywords: ['visit', '😀'], exclusions: [], ignored: [] },
]; // prettier-ignore

const copies = 10;

/** What is proposed for the last of some turns, before anything was coded or after. */
function proposed(turns: readonly string[], coded: readonly Coded[] = [], asks = false) {
  const text = turns.join('\n');
  const passages = turns.map((one) => ({ text: one, asks, speaker: 'Rosa', language: 'en' as const }));
  const study = readStudy(
    codes,
    Array.from({ length: copies }, () => passages),
  );
  const model = createModel(study);
  if (coded.length > 0) model.learn(coded);
  const last = passages.at(-1);
  const scored = model.score({ passages }).at(-1) ?? [];
  const turn: Span = { start: text.length - (last?.text.length ?? 0), end: text.length };
  const asked = {
    text,
    turn,
    passage: last ?? { text: '', asks, speaker: '', language: 'en' as const },
    scored,
  };
  return {
    text,
    turn,
    scored,
    found: propose({ study, model, keywords: indexKeywords(codes, ['en']) }, asked),
  };
}

test('a keyword suggests its code for the sentence it stands in, and says why', () => {
  const { text, found } = proposed(['It began in May. We trusted her. Then we left.']);
  const [one, ...more] = found;
  expect(more).toEqual([]);
  expect(text.slice(one?.start, one?.end)).toBe('We trusted her.');
  expect(one).toMatchObject({ codeId: 11, isContinuation: false });
  expect(one?.reasons[0]).toEqual({ kind: 'keyword', words: 'trust', at: [{ start: 20, end: 27 }] });
});

test('an exclusion keeps a code from being suggested, and so does the interviewer’s asking', () => {
  expect(proposed(['The trust fund was closed.']).found).toEqual([]);
  expect(proposed(['Did you trust her?'], [], true).scored).toEqual([]);
});

test('nothing is suggested for a passage that speaks of nothing in the codebook', () => {
  expect(proposed(['Zebras like apples.']).found).toEqual([]);
});

const turns = [
  'We met on the ferry and sang.',
  'The ferry was late again.',
  'She kept the ledger of the boats.',
  'Ferry songs all night.',
  'The accounts were in a mess.',
  'He sang on the ferry too.',
];
const given = (places: readonly number[], of: number): ReadonlySet<number>[] =>
  turns.map((_, at) => new Set(places.includes(at) ? [of] : []));
const nothing = turns.map(() => new Set<number>());

test('words that mark what was coded are learned, and said as the reason; a rejection unlearns', () => {
  const before = proposed(turns).scored.find((one) => one.code === 4)?.likelihood ?? 1;
  const taught = Array.from({ length: copies }, (_, transcript): Coded => {
    return { transcript, given: given([0, 1, 3, 5], 4), rejected: nothing, finished: true };
  });
  const after = proposed(turns, taught);
  const likelihood = after.scored.find((one) => one.code === 4)?.likelihood ?? 0;
  expect(likelihood).toBeGreaterThan(before + 0.2);
  const reason = after.found[0]?.reasons.find(({ kind }) => kind === 'learned');
  expect(reason?.words).toContain('ferry');
  const rejected = taught.map((one) =>
    one.transcript < 5 ? one : { ...one, given: nothing, rejected: one.given },
  );
  expect(proposed(turns, rejected).scored.find((one) => one.code === 4)?.likelihood).toBeLessThan(likelihood);
});

test('a code that was given just before is likelier, and where nothing else speaks for it, it only goes on', () => {
  const passages = turns.map((text) => ({ text, asks: false, speaker: 'Rosa', language: 'en' as const }));
  const model = createModel(readStudy(codes, [passages]));
  const at = (list: readonly ReadonlySet<number>[]) =>
    model.score({ passages, given: list })[5]?.find((one) => one.code === 2);
  const alone = at(nothing);
  const after = at(given([3, 4], 2));
  expect(after?.likelihood).toBeGreaterThan(alone?.likelihood ?? 1);
  expect(after?.fresh).toBe(alone?.fresh);
});

test('only what was touched is trained again, and learning twice changes nothing', () => {
  const passages = turns.map((text) => ({ text, asks: false, speaker: 'Rosa', language: 'en' as const }));
  const model = createModel(readStudy(codes, [passages]));
  const first: Coded = { transcript: 0, given: given([0, 1], 4), rejected: nothing, finished: false };
  expect(model.learn([first]).trained).toBe(codes.length);
  const scores = JSON.stringify(model.score({ passages }));
  expect(model.learn([first]).trained).toBe(0);
  expect(JSON.stringify(model.score({ passages }))).toBe(scores);
  const both = first.given.map((set, at) => (at === 2 ? new Set([...set, 3]) : set));
  expect(model.learn([{ ...first, given: both }]).trained).toBe(1);
  const fresh = createModel(readStudy(codes, [passages]));
  fresh.learn([{ ...first, given: both }]);
  expect(JSON.stringify(fresh.score({ passages }))).toBe(JSON.stringify(model.score({ passages })));
});

test('every suggestion lies in the turn asked for with all its reasons, and the same question has the same answer', () => {
  const word = fc.constantFrom(
    'trust',
    'fund',
    'rely',
    'on',
    'slowly',
    'patience',
    'focal',
    'point',
    'grant',
    'visits',
    '😀',
    'Dr.',
    'e.g.',
    'horizons',
    'results',
    'openly',
    'doubt',
    'so',
  );
  const texts = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '. ', '? ', '\n', ', ')), {
      size: 'max',
      minLength: 1,
      maxLength: 30,
    })
    .map((parts) => parts.flat().join('').trim());
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (all) => {
      const { text, turn, found } = proposed(all);
      expect(found.length).toBeLessThanOrEqual(3);
      expect(new Set(found.map(({ codeId }) => codeId)).size).toBe(found.length);
      for (const one of found) {
        expect(isSpanOf(text, one)).toBe(true);
        expect(turn.start <= one.start && one.end <= turn.end).toBe(true);
        expect(one.reasons.length).toBeGreaterThan(0);
        for (const { at } of one.reasons)
          for (const place of at) expect(one.start <= place.start && place.end <= one.end).toBe(true);
      }
      expect(proposed(all).found).toEqual(found);
    }),
    { numRuns: 100 },
  );
});
