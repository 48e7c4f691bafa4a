// RTF as tokens: groups, control words with a number, bytes of words.

export type RtfToken =
  | { readonly is: 'open' }
  | { readonly is: 'close' }
  | { readonly is: 'word'; readonly name: string; readonly number: number | null }
  | { readonly is: 'sign'; readonly sign: string }
  | { readonly is: 'byte'; readonly byte: number };

const [openBrace, closeBrace, backslash, lineFeed, carriageReturn] = [0x7b, 0x7d, 0x5c, 0x0a, 0x0d];
const open: RtfToken = { is: 'open' };
const close: RtfToken = { is: 'close' };
const bytes = Array.from({ length: 256 }, (_, byte): RtfToken => ({ is: 'byte', byte }));
const byteToken = (byte: number): RtfToken => bytes[byte & 255] ?? close;

const isLetter = (sign: number): boolean => (sign >= 0x61 && sign <= 0x7a) || (sign >= 0x41 && sign <= 0x5a);
const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;

/** The tokens of a file in its order; binary data is passed over. */
export function* rtfTokens(file: Uint8Array): Iterable<RtfToken> {
  let place = 0;
  while (place < file.length) {
    const byte = at(file, place);
    if (byte === openBrace || byte === closeBrace) {
      place++;
      yield byte === openBrace ? open : close;
    } else if (byte === backslash) {
      const { token, next } = control(file, place + 1);
      place = token.is === 'word' && token.name === 'bin' ? next + Math.max(0, token.number ?? 0) : next;
      yield token;
    } else {
      place++;
      if (byte !== lineFeed && byte !== carriageReturn) yield byteToken(byte);
    }
  }
}

const at = (file: Uint8Array, place: number): number => file[place] ?? 0;

function control(file: Uint8Array, start: number): { token: RtfToken; next: number } {
  const first = at(file, start);
  if (first === 0x27) return { token: hexByte(at(file, start + 1), at(file, start + 2)), next: start + 3 };
  if (!isLetter(first)) return { token: { is: 'sign', sign: String.fromCharCode(first) }, next: start + 1 };
  const name = whileIs(file, start, 40, isLetter);
  const minus = at(file, start + name.length) === 0x2d ? '-' : '';
  const digits = whileIs(file, start + name.length + minus.length, 12, isDigit);
  const number = digits === '' ? null : Number(minus + digits);
  const end = start + name.length + minus.length + digits.length;
  return { token: { is: 'word', name, number }, next: at(file, end) === 0x20 ? end + 1 : end };
}

function hexByte(high: number, low: number): RtfToken {
  const byte = Number.parseInt(String.fromCharCode(high, low), 16);
  return byteToken(Number.isNaN(byte) ? 0x3f : byte);
}

function whileIs(file: Uint8Array, from: number, most: number, is: (sign: number) => boolean): string {
  let to = from;
  while (to < from + most && is(at(file, to))) to++;
  return Buffer.from(file.subarray(from, to)).toString('latin1');
}
