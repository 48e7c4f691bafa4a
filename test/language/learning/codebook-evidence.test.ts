import { expect, test } from 'vitest';
import type { LanguageCode } from '../../../src/domain/language.ts';
import type { WordedCode } from '../../../src/language/keywords.ts';
import { codebookEvidence } from '../../../src/language/learning/codebook-evidence.ts';
import { worded } from '../../../src/language/learning/passages.ts';

const codeWith = (keywords: string[]): WordedCode => ({
  id: 1,
  name: 'Code',
  definition: '',
  useWhen: '',
  example: '',
  keywords,
  exclusions: [],
  ignored: [],
});

/** How much a codebook of one code with these keywords says of a text. */
function saidOf(text: string, keywords: string[], language: LanguageCode = 'en'): number {
  const passage = worded({ text, asks: false, speaker: 'Rosa', language });
  const other = worded({ text: 'nothing of the kind', asks: false, speaker: 'Rosa', language });
  return codebookEvidence([codeWith(keywords)], [passage, other], [language]).of(passage)[0] ?? 0;
}

test.each([
  ['2030', 'By 2030 all of it was to stand.', 'By 2040 all of it was to stand.'],
  ['G20', 'They met at the G20 again.', 'They met at the G7 again.'],
  ['24/7', 'She was there 24/7 for us.', 'She was there 3 or 4 days.'],
  ['don’t', 'We just don’t.', 'We just do.'],
])('the keyword %s is heard where it stands, and nowhere else', (keyword, heard, unheard) => {
  expect(saidOf(heard, [keyword])).toBeGreaterThan(1);
  expect(saidOf(unheard, [keyword])).toBe(0);
});

test('words that a study of learning partnerships is about are heard', () => {
  for (const word of ['partnership', 'learning', 'work', 'year'])
    expect(saidOf(`It was about the ${word} of us.`, [word]), word).toBeGreaterThan(0);
});
