// What holds of everything that was ever read from a file.
import { expect } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { type ReadFile, type ReadText, sourceKinds, type Turn } from '../../src/domain/source.ts';
import { isSpanOf, normalText, trimmed } from '../../src/domain/text.ts';

/** Fails unless `file` is one that may be stored: normal texts, turns in order that hold words, sentences as warnings. */
export function expectSound(file: ReadFile): void {
  expect(file.type).toMatch(/\S/);
  expect(file.hash).toMatch(/^[\da-f]{64}$/);
  expect(file.texts.length).toBeGreaterThan(0);
  expect(new Set(file.texts.map(({ name }) => name)).size).toBe(file.texts.length);
  for (const text of file.texts) expectSoundText(text);
}

function expectSoundText({ name, kind, text, turns, date, warnings }: ReadText): void {
  expect(name.trim()).toBe(name);
  expect(name).not.toBe('');
  expect(sourceKinds).toContain(kind);
  expect(text === normalText(text)).toBe(true);
  expect(date ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const warning of warnings) expect(warning).toMatch(/^["\p{Lu}\d].*[.)]$/su);
  expectSoundTurns(text, turns);
}

/** Fails unless the turns are non-blank, trimmed stretches of `text`, in order and apart, with times that make sense. */
export function expectSoundTurns(text: string, turns: ReadText['turns']): void {
  let end = 0;
  for (const turn of turns) {
    // One comparison a turn: a text may have a hundred thousand.
    if (turn.start < end || !isTrimmedSpan(text, turn) || !isPossible(turn)) {
      expect.fail(
        `turn ${JSON.stringify(turn)} after ${end}: ${JSON.stringify(text.slice(turn.start, turn.end))}`,
      );
    }
    end = turn.end;
  }
}

function isTrimmedSpan(text: string, turn: Turn): boolean {
  const span = trimmed(text, turn);
  return isSpanOf(text, turn) && span.start === turn.start && span.end === turn.end;
}

function isPossible({ speaker, startMs, endMs }: Turn): boolean {
  const named = speaker === null || (speaker !== '' && speaker.trim() === speaker);
  return named && (startMs ?? 0) >= 0 && (endMs ?? Infinity) >= (startMs ?? 0);
}

/** What reading came to: a file that is sound, or the sentence of a refusal. Anything else fails. */
export async function soundOrRefused(reading: Promise<ReadFile>): Promise<ReadFile | string> {
  try {
    const file = await reading;
    expectSound(file);
    return file;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).toMatch(/^\p{Lu}?.{10,}$/su);
    expect(error.message).not.toMatch(/\bat \S+ \(|node_modules|TypeError|undefined is not|Cannot read/);
    return error.message;
  }
}

/** `words` as the bytes of a file. */
export const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);
