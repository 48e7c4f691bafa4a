// From bytes to words. The order matters: what the file says of itself, then what cannot be chance, then a guess.
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { type Encoding, encodings } from '../../domain/encoding.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A file's words, the encoding they were read in, and a sentence where that had to be guessed. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** chardet needs half a second per megabyte, and the opening decides. */
const sampleSize = 65_536;

/** Decodes `bytes`, in the encoding she chose or as they tell; the byte order mark is dropped and nothing else changed. Refuses what is no text. */
export function decode(bytes: Uint8Array, chosen: Encoding | null = null): Decoded {
  const decoded = chosen === null ? told(bytes) : chosenAs(chosen, bytes);
  refuseRubbish(decoded.text);
  const lost = decoded.text.includes('\uFFFD') && !decoded.warnings.length;
  if (!lost) return decoded;
  return { ...decoded, warnings: ['Some characters were damaged in the file and are shown as \uFFFD.'] };
}

/** TextDecoder knows the encodings of the web; what DOS and old Macs wrote it does not. */
function chosenAs(chosen: Encoding, bytes: Uint8Array): Decoded {
  const text = isDecodable(chosen)
    ? new TextDecoder(chosen).decode(bytes)
    : iconv.decode(Buffer.from(bytes), chosen);
  return { text: afterMarks(text), encoding: encodings[chosen], warnings: [] };
}

function told(bytes: Uint8Array): Decoded {
  return marked(bytes) ?? wide(bytes) ?? strictUtf8(bytes) ?? guessed(bytes);
}

function marked(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodedAs('UTF-8', bytes);
  if (first === 0xff && second === 0xfe) return decodedAs('UTF-16LE', bytes);
  if (first === 0xfe && second === 0xff) return decodedAs('UTF-16BE', bytes);
  return null;
}

/** UTF-16 without a mark: in most languages every other byte of its spaces, digits and punctuation is zero. */
function wide(bytes: Uint8Array): Decoded | null {
  if (bytes.length < 4 || bytes.length % 2) return null;
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 20;
  if (odd > many && even * 10 < odd) return decodedAs('UTF-16LE', bytes);
  if (even > many && odd * 10 < even) return decodedAs('UTF-16BE', bytes);
  return null;
}

function strictUtf8(bytes: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: afterMarks(text), encoding: 'UTF-8', warnings: [] };
  } catch {
    return null;
  }
}

function guessed(bytes: Uint8Array): Decoded {
  const guesses = chardet.analyse(bytes.subarray(0, sampleSize)).map((guess) => guess.name);
  const decodable = guesses.filter((name) => !name.startsWith('UTF') && isDecodable(name));
  // A guess that leaves letters unread is none while another reads them all.
  const isWhole = (name: string): boolean =>
    !new TextDecoder(name).decode(bytes.subarray(0, sampleSize)).includes('\uFFFD');
  const encoding = decodable.find(isWhole) ?? decodable[0] ?? 'windows-1252';
  // Browsers and TextDecoder read ISO-8859-1 as windows-1252, which holds it and the curly quotes besides.
  const label = encoding === 'ISO-8859-1' ? 'windows-1252' : encoding;
  const warning = `The character encoding was guessed to be ${label}. Check that accented letters look right.`;
  return { ...decodedAs(label, bytes), warnings: [warning] };
}

/** Files joined by careless tools begin with several marks. */
const afterMarks = (text: string): string => text.replace(/^[\uFEFF\0]+(?=[^\0])/, '');

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch {
    return false;
  }
}

function decodedAs(encoding: string, bytes: Uint8Array): Decoded {
  return { text: afterMarks(new TextDecoder(encoding).decode(bytes)), encoding, warnings: [] };
}

/** A text has next to no control characters; a program or a picture that slipped through is full of them. */
function refuseRubbish(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const controls = text.match(/[\0-\x08\x0E-\x14\x16-\x1A\x1C-\x1F\x7F]/g)?.length ?? 0;
  if (controls <= Math.max(2, text.length / 50)) return;
  throw new Refusal(
    'invalid',
    'This file does not hold text that can be read. Save it as .docx or .txt and try again.',
  );
}
