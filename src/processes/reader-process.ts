// The process in which a file is read: a hostile one can take this process down and nothing else.
import { enableCompileCache } from 'node:module';
import { Refusal } from '../domain/refusal.ts';
import { readFile } from '../formats/texts/read-file.ts';
import type { Asked, Answered } from './reader-messages.ts';

enableCompileCache();
process.on('message', (asked) => {
  const { name, bytes } = asked as Asked; // reader.ts sends nothing else
  void answer(name, bytes).then((answered) => process.send?.(answered));
});

async function answer(name: string, bytes: Uint8Array): Promise<Answered> {
  try {
    return { file: await readFile(name, bytes) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: { kind: error.kind, sentence: error.message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
