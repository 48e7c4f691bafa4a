// Plain text: kept as it is, only read for who speaks.
import { normalText } from '../../domain/text.ts';
import { type Reading, wholeText } from './reading.ts';

/** A plain text file as one text. */
export function readPlainText(fileName: string, raw: string): Reading {
  const text = normalText(raw);
  return { type: 'Plain text', texts: [wholeText(fileName, { text })] };
}
