// Studies of any size, the same at every run: interviews of invented words, a codebook, and codings at random places.
import { addCodebook } from '../../src/actions/codebook/codebook-file.ts';
import { importSources, setRead, type IncomingSource } from '../../src/actions/sources/sources.ts';
import type { Codebook } from '../../src/domain/codebook.ts';
import type { ReadText, Turn } from '../../src/domain/source.ts';
import type { Span } from '../../src/domain/text.ts';
import type { Project } from '../../src/storage/project.ts';
import type { Workspace } from '../../src/storage/workspace.ts';

/** How large a study is. */
export interface Study {
  readonly key: string;
  readonly transcripts: number;
  readonly words: number;
  readonly codes: number;
  readonly codingsEach: number;
}

export const studies = {
  S: { key: 's', transcripts: 43, words: 8000, codes: 60, codingsEach: 120 },
  L: { key: 'l', transcripts: 1000, words: 8000, codes: 100, codingsEach: 100 },
  XL: { key: 'xl', transcripts: 10_000, words: 2000, codes: 100, codingsEach: 50 },
  dense500: { key: 'dense-500', transcripts: 1, words: 8000, codes: 60, codingsEach: 500 },
  dense2000: { key: 'dense-2000', transcripts: 1, words: 8000, codes: 60, codingsEach: 2000 },
  long: { key: 'long', transcripts: 1, words: 100_000, codes: 60, codingsEach: 5000 },
} as const satisfies Record<string, Study>;

const wordsInTurn = 40;
const cases = 8;
const types = ['partner', 'philanthropy', 'MEL partner'] as const;
const codesInFacet = 10;

type Random = () => number;

/** Numbers in [0, 1) that follow from `seed` alone (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const common =
  'the and to of we it that in they was with for you not on this were what when how had their which so but ' +
  'people work time partner learning trust funder year really think change community shared school support';

/** Common words first, then invented ones: about as many different words as a study of interviews has. */
function vocabulary(): string[] {
  const random = seeded(7);
  const part = (of: string): string => of.charAt(Math.floor(random() * of.length));
  const words = new Set(common.split(' '));
  while (words.size < 6000) {
    const parts = 1 + Math.floor(random() * 3);
    let word = '';
    for (let at = 0; at <= parts; at++)
      word += part('bcdfglmnprstvw') + part('aeiou') + part('nrlst  ').trim();
    words.add(word);
  }
  return [...words];
}

/** Words as often as in speech (Zipf), drawn from a table so that millions of them are made in a second. */
const drawn: readonly string[] = (() => {
  const words = vocabulary();
  const weights = words.map((_, rank) => 1 / (rank + 3));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return words.flatMap((word, rank) =>
    Array.from({ length: Math.round(((weights[rank] ?? 0) / sum) * 65_536) || 1 }, () => word),
  );
})();

function sentence(random: Random, count: number): string {
  let text = '';
  for (let at = 0; at < count; at++) {
    const word = drawn[Math.floor(random() * drawn.length)] ?? 'and';
    text += at === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : ` ${word}`;
  }
  return `${text}.`;
}

const informantName = (place: number): string => `Informant ${String(place + 1).padStart(4, '0')}`;

/** An interview: questions and answers in turn, with their labels in the text as an imported file has them. */
export function transcript(place: number, words: number): ReadText {
  const random = seeded(1000 + place);
  let text = '';
  const turns: Turn[] = [];
  for (let number = 0; number < words / wordsInTurn; number++) {
    const speaker = number % 2 === 0 ? 'Interviewer' : informantName(place);
    text += `${speaker}: `;
    const start = text.length;
    text += [11, 16, 13].map((count) => sentence(random, count)).join(' ');
    turns.push({ start, end: text.length, speaker, startMs: null, endMs: null });
    text += '\n\n';
  }
  const name = `Interview ${String(place + 1).padStart(4, '0')}`;
  return { name, kind: 'interview', text, turns, caseName: null, date: null, warnings: [] };
}

/** What the researcher says of the interview when she imports it. */
export function described(text: ReadText, place: number): IncomingSource {
  const informantType = types[place % types.length] ?? '';
  const speakers = [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: informantName(place), isInterviewer: false, informant: informantName(place), informantType },
  ];
  return {
    text,
    file: { name: `${text.name}.txt`, type: 'Text', hash: text.name },
    card: { name: text.name, kind: text.kind, date: null, cases: [`Case ${(place % cases) + 1}`], speakers },
  };
}

/** A codebook of facets of ten codes, each with a definition and keywords from the vocabulary. */
function codebook(codes: number): Codebook {
  const random = seeded(99);
  const rare = vocabulary().slice(40, 1500);
  const word = (): string => rare[Math.floor(random() * rare.length)] ?? '';
  const entry = (name: string) => ({
    name,
    definition: sentence(random, 25),
    useWhen: sentence(random, 12),
    doNotUseWhen: sentence(random, 12),
    example: '',
    counterExample: '',
    keywords: [word(), word(), word(), `${word()} ${word()}`],
    exclusions: [],
    origin: '',
    alsoUnder: [],
    colour: null,
  });
  const facets = Array.from({ length: codes / codesInFacet }, (_, facet) => ({
    ...entry(`Facet ${facet + 1}`),
    codes: Array.from({ length: codesInFacet }, (_unused, code) => ({
      ...entry(`Code ${facet + 1}.${code + 1}`),
      codes: [],
    })),
  }));
  return { name: 'Generated', about: '', facets };
}

/** A stretch to be coded, with the place of its code in the list of codes. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly code: number;
}

/** Different stretches of a text, most of them some words of one turn; the first code is used most. */
export function stretches(
  text: ReadText,
  { count, codes, seed }: { count: number; codes: number; seed: number },
): Stretch[] {
  const random = seeded(seed);
  const answers = text.turns.filter(({ speaker }) => speaker !== 'Interviewer');
  const bounds = Array.from({ length: codes }, (_, rank) => 1 / (rank + 3));
  const sum = bounds.reduce((total, weight) => total + weight, 0);
  const found = new Map<string, Stretch>();
  while (found.size < count) {
    const turn = answers[Math.floor(random() * answers.length)];
    if (!turn) throw new Error('nobody answers in this text');
    const from =
      text.text.indexOf(' ', turn.start + Math.floor(random() * (turn.end - turn.start) * 0.7)) + 1;
    const to = text.text.indexOf(' ', from + 20 + Math.floor(random() * 150));
    const end = to < 0 || to > turn.end ? turn.end : to;
    if (from < turn.start || from >= end) continue;
    let left = random() * sum;
    const code = bounds.findIndex((weight) => (left -= weight) < 0);
    const exact = text.text.slice(from, end);
    found.set(`${from} ${end} ${code}`, { start: from, end, exact, code: Math.max(0, code) });
  }
  return [...found.values()];
}

/** Makes a whole study in a workspace, by the actions a researcher uses; half of its sources are read to the end. */
export async function makeStudy(workspace: Workspace, study: Study): Promise<void> {
  await workspace.create({ name: study.key, description: '', fileName: study.key }, (project) => {
    const coder = project.coders.ensure('Ada').id;
    addCodebook(project, coder, codebook(study.codes));
    for (let from = 0; from < study.transcripts; from += 100) {
      const count = Math.min(100, study.transcripts - from);
      const texts = Array.from({ length: count }, (_, at) => transcript(from + at, study.words));
      const incoming = texts.map((text, at) => described(text, from + at));
      const ids = importSources(project, coder, incoming);
      ids.forEach((id, at) => {
        const text = texts[at];
        if (text) codeSource(project, { coder, id, text, study });
      });
    }
  });
}

interface ToCode {
  readonly coder: number;
  readonly id: number;
  readonly text: ReadText;
  readonly study: Study;
}

function codeSource(project: Project, { coder, id, text, study }: ToCode): void {
  const codeIds = leafCodes(project.codes.all());
  const wanted = stretches(text, { count: study.codingsEach, codes: study.codes, seed: id });
  project.act(coder, 'codings', () => {
    for (const { code, ...span } of wanted) {
      const codeId = codeIds[code] ?? 0;
      const guid = guidOf(id, span, codeId);
      project.codings.add({
        guid,
        sourceId: id,
        codeId,
        coderId: coder,
        ...span,
        polarity: 'plain',
        origin: 'by hand',
      });
    }
    return { result: undefined, sentence: `coded “${text.name}”`, sourceId: id };
  });
  if (id % 2 === 0) setRead(project, coder, id, true);
}

/** A code as far as its place tells how often it is used. */
export interface LeafCode {
  readonly id: number;
  readonly parentId: number | null;
  readonly position: number;
}

/** The ids of the codes that texts are coded with, the one that is used most first. */
export const leafCodes = (codes: readonly LeafCode[]): number[] =>
  codes
    .filter(({ parentId }) => parentId !== null)
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .map(({ id }) => id);

/** A GUID that follows from what is coded, and that nothing else has. */
export function guidOf(sourceId: number, { start, end }: Span, code: number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${hex(sourceId, 8)}-${hex(code, 4)}-4000-8000-${hex(start, 6)}${hex(end, 6)}`;
}
