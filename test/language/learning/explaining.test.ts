import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WordedCode } from '../../../src/language/keywords.ts';
import { createModel } from '../../../src/language/learning/model.ts';
import { readStudy, type Coded } from '../../../src/language/learning/study.ts';

const words = [
  'ferry',
  'ledger',
  'trust',
  'song',
  'boats',
  'fund',
  'not',
  'she',
  'slowly',
  'night',
  'grant',
  'no',
];
const codes: WordedCode[] = [
  {
    id: 1,
    name: 'Trust',
    definition: 'They rely on one another.',
    useWhen: '',
    example: '',
    keywords: ['trust'],
    exclusions: ['trust fund'],
    ignored: ['night'],
  },
  {
    id: 2,
    name: 'Songs',
    definition: 'What was sung.',
    useWhen: '',
    example: '',
    keywords: ['song'],
    exclusions: [],
    ignored: [],
  },
  {
    id: 3,
    name: 'Money',
    definition: 'Grants and funds.',
    useWhen: '',
    example: '',
    keywords: [],
    exclusions: [],
    ignored: ['ferry'],
  },
];

const said = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const transcript = fc.array(fc.tuple(said, fc.integer({ min: 0, max: 7 })), { minLength: 3, maxLength: 8 });

function codedAs(
  lines: readonly (readonly [string, number])[],
  transcriptNumber: number,
  finished: boolean,
): Coded {
  const given = lines.map(([, bits]) => new Set([0, 1, 2].filter((code) => (bits >> code) & 1)));
  return { transcript: transcriptNumber, given, rejected: given.map(() => new Set<number>()), finished };
}

const passagesOf = (lines: readonly (readonly [string, number])[]) =>
  lines.map(([text], at) => ({ text, asks: at % 4 === 3, speaker: 'Rosa', language: 'en' as const }));

test('the parts of an explanation add up to the score, before and after learning, with words ignored and denied', () => {
  fc.assert(
    fc.property(fc.array(transcript, { minLength: 1, maxLength: 5 }), fc.boolean(), (all, finished) => {
      const transcripts = all.map(passagesOf);
      const model = createModel(readStudy(codes, transcripts));
      const coded = all.map((lines, number) => codedAs(lines, number, finished));
      for (const learned of [[], coded.slice(1), coded]) {
        model.learn(learned);
        const asked = { passages: transcripts[0] ?? [], given: coded[0]?.given ?? [] };
        model.score(asked).forEach((scored, at) => {
          for (const { code, likelihood } of scored) {
            const found = model.explain(asked, at, code);
            const sum = (found?.parts ?? []).reduce((total, { weight }) => total + weight, 0);
            expect(sum).toBeCloseTo(found?.logit ?? NaN, 6);
            expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(likelihood, 4);
          }
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('an ignored word is silent: neither the codebook nor what was learned hears it', () => {
  const lines = (text: string) => passagesOf([[text, 0]]);
  const transcripts = [...Array.from({ length: 6 }, () => lines('the ferry sang')), lines('slow boats')];
  const score = (ignored: readonly string[]) => {
    const heard = codes.map((code) => (code.id === 3 ? { ...code, ignored } : code));
    const model = createModel(readStudy(heard, transcripts));
    model.learn(Array.from({ length: 6 }, (_, number) => codedAs([['', 4]], number, true)));
    const asked = { passages: lines('the ferry sang') };
    return {
      likelihood: model.score(asked)[0]?.find(({ code }) => code === 2)?.likelihood ?? 0,
      words: model.explain(asked, 0, 2)?.here.map(({ name }) => name) ?? [],
    };
  };
  const [heard, silent] = [score([]), score(['Ferry'])];
  expect(heard.words).toContain('ferri');
  expect(silent.words.filter((name) => name.includes('ferri'))).toEqual([]);
  expect(silent.likelihood).toBeLessThan(heard.likelihood);
});

test('a keyword that is denied says less', () => {
  const text = (words: string) => [{ text: words, asks: false, speaker: '', language: 'en' as const }];
  const model = createModel(readStudy(codes, [text('trust'), text('boats'), text('ledger')]));
  const likelihood = (words: string) =>
    model.score({ passages: text(words) })[0]?.find(({ code }) => code === 0)?.likelihood ?? 0;
  expect(likelihood('there was not really trust')).toBeLessThan(likelihood('there was ever really trust'));
  expect(likelihood('it was not so. trust grew')).toBe(likelihood('it was ever so. trust grew'));
});
