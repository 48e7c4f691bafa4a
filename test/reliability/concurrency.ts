// R14. Ten at once write the same text, send the same coding, work on a code that another merges: nobody's words go under.
import type { Bar, Seen, Trial } from './frame/bar.ts';
import { clientOf, type Asked, type Client } from './frame/client.ts';
import { api, studyFor } from './frame/people.ts';

const writers = 10;

export const concurrency: Bar = {
  number: 'R14',
  name: 'ten at once',
  promise:
    'of ten who write the same text at once one is heard and the others are told what stands; nothing is there twice',
  sabotages: [
    {
      name: 'writes that do not ask what they build on',
      breaks: [
        {
          file: 'src/domain/writing/version.ts',
          from: 'if (was === undefined ||',
          to: 'if (was !== "" ||',
        },
      ],
    },
  ],
  measure,
};

interface Tally {
  rounds: number;
  lostUpdates: number;
  duplicates: number;
  blind: number;
  readonly faults: string[];
}

/** A text of a project that several write. */
interface Text {
  readonly name: string;
  readonly read: () => Promise<{ readonly text: string; readonly version: string }>;
  readonly write: (text: string, was: string) => Promise<Asked>;
}

async function measure(trial: Trial): Promise<Seen> {
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  const study = await studyFor(api(server.url, server.token), 3, 0);
  const base = `/projects/${study.key}`;
  const tally: Tally = { rounds: 0, lostUpdates: 0, duplicates: 0, blind: 0, faults: [] };
  const rounds = trial.extent === 'whole' ? 50 : 8;
  const texts = await textsOf(client, base, study.codes);
  for (let round = 0; round < rounds; round++) {
    const text = texts[round % texts.length];
    if (text) await together(text, round, tally);
    await sameCoding(client, { base, study, round }, tally);
  }
  await staleTab(client, { base, study }, tally);
  return {
    rounds: tally.rounds,
    kills: 0,
    losses: tally.lostUpdates + tally.duplicates + tally.blind,
    figures: [
      `${rounds} texts and ${rounds} codings, each written by ${writers} at once: ${tally.lostUpdates} lost, ${tally.blind} written over blindly, ${tally.duplicates} there twice`,
    ],
    faults: tally.faults,
  };
}

/** Ten build on the same version: one is heard, and nine get to see what stands. */
async function together({ name, read, write }: Text, round: number, tally: Tally): Promise<void> {
  tally.rounds++;
  const { version } = await read();
  const words = Array.from({ length: writers }, (_, at) => `Thought ${round} of ${at}`);
  const answers = await Promise.all(words.map((text) => write(text, version)));
  const heard = words.filter((_, at) => (answers[at]?.status ?? 500) < 400);
  const stands = await read();
  if (heard.length !== 1) {
    tally.lostUpdates += Math.max(0, heard.length - 1);
    tally.faults.push(`${name}: ${heard.length} of ${writers} were told that their words were kept.`);
  } else if (stands.text !== heard[0])
    tally.faults.push(`${name}: “${stands.text}” stands, acknowledged was “${heard[0] ?? ''}”.`);
  for (const { status, json } of answers.filter((one) => one.status >= 400)) {
    if (status !== 409 || !JSON.stringify(json).includes(stands.text)) {
      tally.blind++;
      tally.faults.push(`${name}: who came second was answered ${status} without what stands.`);
    }
  }
}

interface Place {
  readonly base: string;
  readonly study: Awaited<ReturnType<typeof studyFor>>;
}

/** The same coding, sent ten times by a nervous finger or a line that broke. */
async function sameCoding(
  client: Client,
  { base, study, round }: Place & { readonly round: number },
  tally: Tally,
): Promise<void> {
  tally.rounds++;
  const exact = study.text.slice(round * 7, round * 7 + 9);
  const coding = {
    guid: crypto.randomUUID(),
    codeId: study.codes[0],
    start: round * 7,
    end: round * 7 + 9,
    exact,
  };
  const path = `${base}/sources/${study.sourceId}/codings`;
  const answers = await Promise.all(
    Array.from({ length: writers }, () => client.ask('POST', path, { codings: [coding] })),
  );
  if (answers.some(({ status }) => status !== 200))
    tally.faults.push('A coding that was sent again was refused.');
  const { json } = await client.ask('GET', path);
  const { codings } = json as { codings: { start: number; end: number }[] }; // what api/codings.ts answers
  const alike = codings.filter(({ start, end }) => start === coding.start && end === coding.end).length;
  if (alike === 1) return;
  tally.duplicates += alike - 1;
  tally.faults.push(`A coding that was sent ten times is there ${alike} times.`);
}

/** One codes with a code that another has merged meanwhile: she is led to the new one, and it does not come to life again. */
async function staleTab(client: Client, { base, study }: Place, tally: Tally): Promise<void> {
  const [kept, , gone] = study.codes;
  await client.ask('POST', `${base}/codes/merged`, { codes: [gone], into: kept });
  const coding = { guid: crypto.randomUUID(), codeId: gone, start: 0, end: 4, exact: study.text.slice(0, 4) };
  const { status, json } = await client.ask('POST', `${base}/sources/${study.sourceId}/codings`, {
    codings: [coding],
  });
  if (status !== 409 || !JSON.stringify(json).includes(String(kept)))
    tally.faults.push(`Coding with a code that was merged was answered ${status}: ${JSON.stringify(json)}`);
}

/** Texts of several kinds, each with a first version. */
async function textsOf({ ask }: Client, base: string, codes: readonly number[]): Promise<Text[]> {
  const [code = 0] = codes;
  await ask('POST', `${base}/memos`, { about: 'code', id: code, text: 'A memo', was: 'none' });
  await ask('POST', `${base}/memos`, { about: 'journal', id: 0, text: 'A day', was: 'none' });
  const memos = (await ask('GET', `${base}/memos`)).json as { id: number; text: string; version: string }[];
  const memoText = ({ id }: { id: number }): Text => ({
    name: `memo ${id}`,
    read: async () => {
      const all = (await ask('GET', `${base}/memos`)).json as typeof memos;
      return all.find((one) => one.id === id) ?? { text: '', version: '' };
    },
    write: (text, was) => ask('PUT', `${base}/memos/${id}`, { text, was }),
  });
  const definition: Text = {
    name: 'definition of a code',
    read: async () => {
      // What api/codes.ts answers.
      const all = (await ask('GET', `${base}/codes`)).json as {
        id: number;
        definition: string;
        version: string;
      }[];
      const found = all.find(({ id }) => id === code);
      return { text: found?.definition ?? '', version: found?.version ?? '' };
    },
    write: (text, was) => ask('PATCH', `${base}/codes/${code}`, { definition: text, was }),
  };
  return [definition, ...memos.map(memoText)];
}
