import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodingNames } from '../../src/domain/encoding.ts';
import { decode } from '../../src/formats/texts/encoding.ts';
import { bytesOf } from './invariants.ts';

const words = fc
  .array(
    fc.constantFrom('été ', 'Größe ', 'señor ', '“so” ', '😀 ', '中文 ', 'a ', 'the interview\n', '\t'),
    { minLength: 3 },
  )
  .map((parts) => parts.join(''));

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

test('a text comes back from UTF-8 and from UTF-16 with a mark', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(decode(bytesOf(text)).text).toBe(text);
      expect(decode(bytesOf(`\uFEFF${text}`)).text).toBe(text);
      expect(decode(utf16(`\uFEFF${text}`, false)).text).toBe(text);
      expect(decode(utf16(`\uFEFF${text}`, true)).text).toBe(text);
    }),
  );
});

test('UTF-16 without a mark is known by its zeros', () => {
  const text = 'Interviewer: how did it begin?\nAnna: with a letter, in été.';
  expect(decode(utf16(text, false))).toEqual({ text, encoding: 'UTF-16LE', warnings: [] });
  expect(decode(utf16(text, true))).toEqual({ text, encoding: 'UTF-16BE', warnings: [] });
});

test('an old Western encoding is guessed and said to be a guess', () => {
  const text = 'Elle était déjà là, à l’été où les élèves étudiaient ; ça, c’était très différent. '.repeat(
    20,
  );
  const bytes = Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
  const decoded = decode(bytes);
  expect(decoded.text).toBe(text);
  expect(decoded.encoding).toBe('windows-1252');
  expect(decoded.warnings).toEqual([expect.stringContaining('guessed')]);
});

test('Cyrillic in its old code page is guessed', () => {
  // "привет мир, как дела" in windows-1251
  const bytes = Buffer.from('eff0e8e2e5f220ece8f02c20eae0ea20e4e5ebe020', 'hex');
  expect(decode(Buffer.concat(Array.from({ length: 20 }, () => bytes))).text).toContain(
    'привет мир, как дела',
  );
});

test('half a character in the file is shown as damaged and said', () => {
  const decoded = decode(utf16('\uFEFFab\uD83Dcd', false));
  expect(decoded.text).toBe('ab\uFFFDcd');
  expect(decoded.warnings).toEqual([expect.stringContaining('damaged')]);
});

test('bytes that are no text are refused', () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251));
  expect(() => decode(bytes)).toThrow('does not hold text');
  expect(() => decode(Buffer.alloc(100))).toThrow('does not hold text');
});

test('an encoding that is told wrong can be chosen, also those of DOS, old Macs and old e-mail', () => {
  const written: [Parameters<typeof decode>[1], string, string][] = [
    ['cp850', 'R\u0082pondante : Au d\u0082but', 'Répondante : Au début'],
    ['macintosh', 'R\u008Epondante', 'Répondante'],
    ['cp852', 'P\u00FD\u00A1li\u00E7', 'Příliš'],
    ['iso-8859-2', 'P\u00F8\u00EDli\u00B9', 'Příliš'],
    ['ibm866', '\u008A\u00A0\u00AA', 'Как'],
    ['koi8-u', '\u00A4', 'є'],
    ['utf-7', 'Caf+AOk-', 'Café'],
  ];
  for (const [encoding, bytes, words] of written)
    expect([encoding, decode(Buffer.from(bytes, 'latin1'), encoding).text]).toEqual([encoding, words]);
});

test('every encoding that can be chosen can be read', () => {
  for (const encoding of encodingNames)
    expect(() => decode(Buffer.from('Rosa: Yes.  '), encoding)).not.toThrow(/encod/i);
});
