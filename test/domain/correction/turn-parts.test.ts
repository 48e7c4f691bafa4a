import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/domain/correction/compare.ts';
import { mapOf } from '../../../src/domain/correction/edit.ts';
import { heirsOf } from '../../../src/domain/correction/heirs.ts';
import {
  withTurnsSaid,
  type LabelledTurn,
  type TurnedText,
} from '../../../src/domain/correction/turn-parts.ts';

/** A transcript from lines as `label: words`. */
function transcript(lines: readonly string[], between = '\n'): TurnedText {
  let text = '';
  const turns: LabelledTurn[] = [];
  for (const line of lines) {
    const [, label = '', words = ''] = /^(?:(.*?): )?(.*)$/.exec(line) ?? [];
    if (text !== '') text += between;
    if (label !== '') text += `${label}: `;
    turns.push({
      start: text.length,
      end: text.length + words.length,
      speaker: label === '' ? null : label,
      startMs: null,
      endMs: null,
    });
    text += words;
  }
  return { text, turns };
}

const linesOf = ({ text, turns }: TurnedText): string[] =>
  turns.map(({ start, end, speaker }) => `${speaker ?? ''}: ${text.slice(start, end)}`);

const said = transcript([
  'INT: How is it?',
  'P1: We trsut them. They do too.',
  'INT: And money?',
  'P1: Late.',
]);

describe('turns said anew', () => {
  it('mends a typo and leaves all else as it was', () => {
    const { text, turns } = withTurnsSaid(said, {
      from: 1,
      to: 1,
      parts: [{ speaker: 'P1', words: 'We trust them. They do too.' }],
    });
    expect(text).toBe(said.text.replace('trsut', 'trust'));
    expect(turns).toHaveLength(4);
  });

  it('cuts a turn in two, the second with its label in the text', () => {
    const parts = [{ speaker: 'P1', words: 'We trsut them.' }, { speaker: 'P2', words: 'They do too.' }]; // prettier-ignore
    const cut = withTurnsSaid(said, { from: 1, to: 1, parts });
    expect(cut.text).toBe(
      'INT: How is it?\nP1: We trsut them.\nP2: They do too.\nINT: And money?\nP1: Late.',
    );
    expect(linesOf(cut)).toEqual([
      'INT: How is it?',
      'P1: We trsut them.',
      'P2: They do too.',
      'INT: And money?',
      'P1: Late.',
    ]);
  });

  it('makes turns one, and gives a turn to somebody else', () => {
    const one = withTurnsSaid(said, {
      from: 1,
      to: 2,
      parts: [{ speaker: 'P1', words: 'We trsut them. They do too. And money?' }],
    });
    expect(linesOf(one)).toEqual([
      'INT: How is it?',
      'P1: We trsut them. They do too. And money?',
      'P1: Late.',
    ]);
    const given = withTurnsSaid(said, { from: 3, to: 3, parts: [{ speaker: 'INT', words: 'Late.' }] });
    expect(given.text.endsWith('INT: And money?\nINT: Late.')).toBe(true);
  });

  it('takes turns out, but never all of them, and none is left without words', () => {
    expect(linesOf(withTurnsSaid(said, { from: 2, to: 2, parts: [] }))).toHaveLength(3);
    expect(() => withTurnsSaid(said, { from: 0, to: 3, parts: [] })).toThrow('needs words');
    expect(() => withTurnsSaid(said, { from: 0, to: 0, parts: [{ speaker: 'INT', words: ' \n' }] })).toThrow(
      'A turn needs words',
    );
    expect(() => withTurnsSaid(said, { from: 4, to: 4, parts: [] })).toThrow('no longer');
  });

  it('repeats no time of the first turn before the second', () => {
    const text = 'P1 [00:01:02]: One two.\n\nP1 [00:02:02]: Three.';
    const start = text.indexOf('One');
    const turns = [
      { start, end: start + 8, speaker: 'P1', startMs: 62_000, endMs: null },
      { start: text.indexOf('Three'), end: text.length, speaker: 'P1', startMs: 122_000, endMs: null },
    ];
    const cut = withTurnsSaid({ text, turns }, { from: 0, to: 0, parts: [{ speaker: 'P1', words: 'One' }, { speaker: 'P2', words: 'two.' }] }); // prettier-ignore
    expect(cut.text).toBe('P1 [00:01:02]: One\n\nP2: two.\n\nP1 [00:02:02]: Three.');
    expect(cut.turns.map(({ startMs }) => startMs)).toEqual([62_000, null, 122_000]);
  });

  it('leaves turns that lie in their text one after the other, whatever is said anew', () => {
    const line = fc.tuple(
      fc.constantFrom('', 'A: ', 'Bo: '),
      fc.constantFrom('one', 'two three', '合作', '😀 yes', 'a: b'),
    );
    const part = fc.record({
      speaker: fc.constantFrom(null, 'A', 'Bo', 'Cleo'),
      words: fc.constantFrom('x', 'y z', '信任', 'A'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(7), fc.nat(3), fc.array(part, { minLength: 1, maxLength: 3 }), (lines, at, more, parts) => {
        const before = transcript(lines.map((two) => two.join('')), '\n\n');
        const from = at % before.turns.length;
        const to = Math.min(before.turns.length - 1, from + more);
        const after = withTurnsSaid(before, { from, to, parts });
        let end = 0;
        for (const turn of after.turns) {
          expect(turn.start).toBeGreaterThanOrEqual(end);
          expect(turn.end).toBeGreaterThan(turn.start);
          end = turn.end;
        }
        expect(end).toBeLessThanOrEqual(after.text.length);
        const words = ({ text }: TurnedText, turn: LabelledTurn | undefined) => text.slice(turn?.start, turn?.end);
        before.turns.slice(to + 1).forEach((turn, place) => {
          expect(words(after, after.turns[from + parts.length + place])).toBe(words(before, turn));
        });
      }),
    ); // prettier-ignore
  });
});

describe('a turn lives on', () => {
  const heirs = (before: TurnedText, after: TurnedText) => {
    const map = mapOf(compare(before.text, after.text));
    return heirsOf(before.turns.map(map), after.turns);
  };

  it('in the one that has most of its words', () => {
    const parts = [{ speaker: 'P1', words: 'We trsut them' }, { speaker: 'P2', words: 'too.' }]; // prettier-ignore
    expect(heirs(said, withTurnsSaid(said, { from: 1, to: 1, parts }))).toEqual([0, 1, null, 2, 3]);
    const one = withTurnsSaid(said, {
      from: 1,
      to: 2,
      parts: [{ speaker: 'P1', words: 'We trsut them. They do too. And money?' }],
    });
    expect(heirs(said, one)).toEqual([0, 1, 3]);
    expect(heirs(said, withTurnsSaid(said, { from: 1, to: 1, parts: [] }))).toEqual([0, 2, 3]);
  });
});
