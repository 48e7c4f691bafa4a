// The process in which files are read: a hostile one can take this process down and nothing else.
import { flushCompileCache } from 'node:module';
import type { Encoding } from '../domain/encoding.ts';
import type { LabelRule } from '../domain/label-rule.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ReadText } from '../domain/source.ts';
import { storable } from '../domain/storable.ts';
import { readCodebookFile } from '../formats/codebooks/read-codebook.ts';
import { readAttributes } from '../formats/tables/attributes.ts';
import { readCases } from '../formats/tables/cases.ts';
import { readCodings } from '../formats/tables/codings.ts';
import { readTableFile } from '../formats/tables/read-table.ts';
import { readSourceCards } from '../formats/tables/source-cards.ts';
import { readFile } from '../formats/texts/read-file.ts';
import { understoodBy, understoodFile } from '../formats/texts/understood.ts';
import { takenApart } from './pieces.ts';
import type { Answered, Asked, ReadAs, Readings, Said } from './reader-messages.ts';

const readers: {
  [As in ReadAs]: (
    name: string,
    bytes: Uint8Array,
    encoding: Encoding | null,
  ) => Readings[As] | Promise<Readings[As]>;
} = {
  texts: async (name, bytes, encoding) => understoodFile(await readFile(name, bytes, encoding)),
  labels: (_name, bytes) => {
    // What reader.ts sends.
    const { text, rule } = JSON.parse(Buffer.from(bytes).toString()) as { text: ReadText; rule: LabelRule };
    return understoodBy(text, rule);
  },
  codebook: readCodebookFile,
  codings: readTableFile(readCodings),
  cases: readTableFile(readCases),
  attributes: readTableFile(readAttributes),
  'source cards': readTableFile(readSourceCards),
};

flushCompileCache();
process.on('message', (asked) => {
  say({ is: 'begun' });
  void answer(asked as Asked); // reader.ts sends nothing else
});
// Everything that reads is there by now: only from here on is time a file's own.
say({ is: 'ready' });

async function answer({ as, name, bytes, encoding = null }: Asked): Promise<void> {
  try {
    const { frame, pieces } = takenApart(
      storable<Readings[ReadAs]>(await readers[as](name, bytes, encoding)),
    );
    say({ is: 'answer', answer: { frame } });
    for (const piece of pieces) say({ is: 'piece', piece });
  } catch (error) {
    say({ is: 'answer', answer: problemOf(error) });
  }
  say({ is: 'done' });
}

function problemOf(error: unknown): Answered {
  if (error instanceof Refusal) return { refused: { kind: error.kind, sentence: error.message } };
  return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function say(said: Said): void {
  process.send?.(said);
}
