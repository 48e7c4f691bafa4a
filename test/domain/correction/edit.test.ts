import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, differences } from '../../../src/domain/correction/compare.ts';
import { mapOf, reversed, type Replacement } from '../../../src/domain/correction/edit.ts';
import type { Span } from '../../../src/domain/text.ts';

const words = fc.array(
  fc.constantFrom('we', 'trust', 'trust.', 'each', 'other', ',', 'the', '\n', '合作', '信任', 'مع', 'שלום', 'é', 'e\u0301', '😀', "don't"),
  { maxLength: 40 },
).map((all) => all.join(' ')); // prettier-ignore

/** A text and one that was made of it by replacing, leaving out and putting in words. */
const edited = fc.tuple(words, fc.array(fc.tuple(fc.nat(60), fc.nat(3), words.map((text) => text.slice(0, 12).toWellFormed())), { maxLength: 5 })).map(
  ([before, changes]) => {
    const tokens = before.split(' ');
    for (const [at, gone, put] of changes) tokens.splice(Math.min(at, tokens.length), gone, ...(put === '' ? [] : [put]));
    return { before, after: tokens.join(' ') };
  },
); // prettier-ignore

/** The new text as an edit makes it: what it says must be the new one, or the edit is wrong. */
function applied(before: string, after: string, edit: readonly Replacement[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, length } of edit) {
    result += before.slice(from, start);
    result += after.slice(result.length, result.length + length);
    from = end;
  }
  return result + before.slice(from);
}

const spansOf = (text: string): Span[] => {
  const found: Span[] = [];
  for (let start = 0; start < text.length; start += 3)
    for (const length of [1, 4, 11, 30])
      if (start + length <= text.length) found.push({ start, end: start + length });
  return found;
};

describe('an edit', () => {
  it('leads from one text to the other, whatever was changed', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const edit = compare(before, after);
        expect(applied(before, after, edit)).toBe(after);
        for (const [place, { start, end, length }] of edit.entries()) {
          expect(end - start + length).toBeGreaterThan(0);
          expect(start).toBeGreaterThan(edit[place - 1]?.end ?? -1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('says of a stretch that it is kept only where the very words stand at its new place', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const map = mapOf(compare(before, after));
        for (const span of spansOf(before)) {
          const { start, end, fate } = map(span);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(after.length);
          if (fate === 'kept') expect(after.slice(start, end)).toBe(before.slice(span.start, span.end));
          if (fate === 'touched') expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never says kept of a stretch in which a word was changed', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const edit = compare(before, after);
        const map = mapOf(edit);
        for (const span of spansOf(before)) {
          const isChanged = edit.some(({ start, end }) =>
            start === end ? start > span.start && start < span.end : start < span.end && end > span.start,
          );
          expect(map(span).fate === 'kept').toBe(!isChanged);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the order of stretches, and leads back again', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const edit = compare(before, after);
        expect(applied(after, before, reversed(edit))).toBe(before);
        const [map, back] = [mapOf(edit), mapOf(reversed(edit))];
        for (const span of spansOf(before)) {
          const moved = map(span);
          if (moved.fate !== 'kept') continue;
          expect(back(moved)).toEqual({ ...span, fate: 'kept' });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what becomes of a coded passage', () => {
  const fateOf = (before: string, after: string, coded: string) => {
    const start = before.indexOf(coded);
    const { fate, ...span } = mapOf(compare(before, after))({ start, end: start + coded.length });
    return { fate, words: after.slice(span.start, span.end) };
  };

  it('a typo in it is corrected in the quote', () => {
    expect(fateOf('we trsut each other', 'we trust each other', 'trsut each')).toEqual({
      fate: 'touched',
      words: 'trust each',
    });
    expect(fateOf('we trsut each other', 'we trust each other', 'trsut')).toEqual({
      fate: 'touched',
      words: 'trust',
    });
  });

  it('a typo before it moves it, and what is put in at its ends is not its own', () => {
    expect(fateOf('we trsut each other', 'we all trust each other', 'each other')).toEqual({
      fate: 'kept',
      words: 'each other',
    });
    expect(fateOf('we trust. They do.', 'we trust. Really. They do.', 'we trust.')).toEqual({
      fate: 'kept',
      words: 'we trust.',
    });
  });

  it('it is gone with its words, and is not moved to words that look alike', () => {
    const before = 'Trust matters. Money matters. Trust matters.';
    expect(fateOf(before, 'Money matters. Trust matters.', 'Trust matters.').fate).toBe('gone');
  });

  it('a quote of one character in a script without blanks moves with it', () => {
    expect(fateOf('我们的合作很重要', '我们长期的合作很重要', '合作')).toEqual({
      fate: 'kept',
      words: '合作',
    });
  });
});

describe('a comparison', () => {
  it('shows what stayed, what went and what came', () => {
    expect(differences('we trsut them', 'we trust them')).toEqual([
      { kind: 'same', text: 'we ' },
      { kind: 'gone', text: 'trsut' },
      { kind: 'new', text: 'trust' },
      { kind: 'same', text: ' them' },
    ]);
  });

  it('finds a few changes in a long text that repeats itself', () => {
    const line = (at: number): string =>
      `Turn ${at}: we met again and again, and we trusted each other more.\n`;
    const lines = Array.from({ length: 3000 }, (_, at) => line(at));
    const changed = lines
      .with(17, 'Turn 17: we met again and again, and trusted each other more.\n')
      .toSpliced(2000, 1);
    const edit = compare(lines.join(''), changed.join(''));
    const before = lines.join('');
    expect(edit.map(({ start, end }) => before.slice(start, end).trim().split(/\s+/).length)).toEqual([
      1, 13,
    ]);
  });

  it('keeps what is alike where every line was changed a little', () => {
    const all = Array.from(
      { length: 4000 },
      (_, at) => `Speaker: number ${at} says that funding came late, and that was hard.\n`,
    );
    const before = all.join('');
    const after = all.map((text) => text.replace('late,', 'late')).join('');
    const kept = before.length - compare(before, after).reduce((sum, { start, end }) => sum + end - start, 0);
    expect(kept / before.length).toBeGreaterThan(0.95);
  });
});
