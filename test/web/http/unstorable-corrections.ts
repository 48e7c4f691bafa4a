// Words that cannot be stored, in what corrects a text.
import { compareTurns } from '../../../src/api/corrections.ts';
import { FilePreview } from '../../../src/api/sources.ts';
import { asked, type serveSample } from '../study.ts';
import { odd } from './odd.ts';

type Served = Awaited<ReturnType<typeof serveSample>>;
type Sent = readonly [method: string, path: string, body?: unknown];

/** A turn said anew by somebody with a name that cannot be stored. */
const oddTurn = { from: 0, to: 0, parts: [{ speaker: odd('Guest'), words: odd('Said') }] };

/** What is proposed for each coding that a correction touches. */
async function decisionsOn(compared: ReturnType<Served['ask']>) {
  const { touched } = await asked(compareTurns.answer, compared);
  return touched.map(({ guid, proposed }) => ({
    guid,
    place: proposed && { start: proposed.start, end: proposed.end },
  }));
}

/** A file that was read, by the key of its text. */
async function stagedText(ask: Served['ask'], base: string): Promise<string> {
  const bytes = Buffer.from(`Ro\0sa: ${'We learned together. '.repeat(9)}\n\nBen: Half\0 way.\n`);
  const { texts } = await asked(FilePreview, ask('POST', `${base}/files?name=corrected.txt`, bytes));
  return texts[0]?.staged ?? '';
}

/** The operations that correct a text; of the second source, for the others decide on suggestions in the first. */
export const takingCorrections: Record<string, (study: Served & { source: number }) => Sent | Promise<Sent>> =
  {
    correctLabels: async ({ ask, base }) => {
      const file = await asked(
        FilePreview,
        ask('POST', `${base}/files?name=l.txt`, Buffer.from('Ben: How?')),
      );
      const labels = {
        instead: false,
        signs: [],
        speakers: [odd('A')],
        notSpeakers: [odd('B')],
        others: odd('C'),
      };
      return ['PUT', '/files/labels', { staged: [file.texts[0]?.staged], labels }];
    },
    compareTurns: ({ source }) => [
      'POST',
      `/sources/${source + 1}/text/compared`,
      { version: 1, change: oddTurn },
    ],
    correctTurns: async ({ ask, base, source }) => {
      const at = `${base}/sources/${source + 1}/text/compared`;
      const decisions = await decisionsOn(ask('POST', at, { version: 1, change: oddTurn }));
      return ['PATCH', `/sources/${source + 1}/text`, { version: 1, change: oddTurn, decisions }];
    },
    renameSpeaker: ({ project, source }) => {
      const [speaker] = project.informants.speakersOf(source + 1);
      const version = project.texts.currentOf(source + 1)?.number;
      return [
        'POST',
        `/sources/${source + 1}/speakers/renamed`,
        { version, label: speaker?.label, to: odd('Speaker') },
      ];
    },
    compareText: async ({ ask, base, source }) => [
      'POST',
      `/sources/${source + 1}/texts/compared`,
      { version: 3, staged: await stagedText(ask, base) },
    ],
    takeText: async ({ ask, base, source }) => {
      const staged = await stagedText(ask, base);
      const at = `${base}/sources/${source + 1}/texts/compared`;
      const decisions = await decisionsOn(ask('POST', at, { version: 3, staged }));
      return ['PUT', `/sources/${source + 1}/text`, { version: 3, staged, decisions }];
    },
  };
