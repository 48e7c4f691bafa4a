import { expect, test } from 'vitest';
import type { WordedCode } from '../../../src/language/keywords.ts';
import { createModel } from '../../../src/language/learning/model.ts';
import { readStudy, type Coded } from '../../../src/language/learning/study.ts';
import { shippedWeights } from '../../../src/language/learning/weights.ts';

const nothing = { definition: '', useWhen: '', example: '', keywords: [], exclusions: [], ignored: [] };
const codes: WordedCode[] = [
  { id: 1, name: 'Ferry', ...nothing },
  { id: 2, name: 'Ledger', ...nothing },
];

/** Forty passages, in turn of a ferry and of a ledger. */
const passages = Array.from({ length: 40 }, (_, at) => ({
  text: at % 2 === 0 ? 'the ferry went out at night again' : 'a ledger was kept of every grant',
  asks: false,
  speaker: 'Rosa',
  language: 'en' as const,
}));
const study = readStudy(codes, [passages, passages]);

/** A transcript whose first passages are coded, each with what it speaks of. */
function codedUpTo(count: number, { transcript = 0, finished = false } = {}): Coded {
  const given = passages.map((_, at) => new Set(at < count ? [at % 2] : []));
  return { transcript, given, rejected: given.map(() => new Set<number>()), finished };
}

/** The weights of a model that learned this and nothing before. */
function weightsOf(...coded: Coded[]) {
  const model = createModel(study);
  expect(model.learn(coded).isDone).toBe(true);
  return model.weights();
}

test('eight codings are enough to follow the project, whether or not the transcript is marked as read', () => {
  for (const finished of [true, false]) {
    expect(weightsOf(codedUpTo(7, { finished }))).toBe(shippedWeights);
    expect(weightsOf(codedUpTo(8, { finished }))).toMatchObject({ isOwn: true });
  }
});

test('in a transcript that is not finished the weights follow in steps of eight codings, and from the file alone', () => {
  const model = createModel(study);
  const after = Array.from({ length: 16 }, (_, at) => {
    model.learn([codedUpTo(at + 8)]);
    return model.weights();
  });
  after.forEach((weights, at) => {
    expect(weights).toBe(after[at < 8 ? 0 : 8]);
    expect(weights).toEqual(weightsOf(codedUpTo(at + 8)));
  });
  expect(after[8]).not.toEqual(after[0]);
});

test('who has coded near the end of a transcript has been through it', () => {
  const model = createModel(study);
  model.learn([codedUpTo(39)]);
  expect(Math.max(...model.heldOut().map(({ at }) => at))).toBe(38);
});

test('a passage is judged by what was learned elsewhere: its own code, given there alone, is no news to it', () => {
  const odd = passages.map((one, at) => (at === 20 ? { ...one, text: 'zebra zebra zebra' } : one));
  const strange = readStudy(
    [...codes, { id: 3, name: 'Animals', ...nothing }],
    [odd, [{ ...(odd[20] ?? expect.fail()), text: 'zebra' }]],
  );
  const given = odd.map((_, at) => new Set(at === 20 ? [2] : [at % 2]));
  const model = createModel(strange);
  model.learn([{ transcript: 0, given, rejected: given.map(() => new Set<number>()), finished: true }]);
  const own = model.heldOut().find(({ at, code }) => at === 20 && code === 2);
  const [likeliest] = model.score({ passages: odd, transcript: 0 })[20] ?? [];
  expect(likeliest?.code).toBe(2);
  expect(own?.likelihood).toBeLessThan((likeliest?.likelihood ?? 0) / 2);
});
