// Those who work while the server is killed: several who code as fast as they can, and one who imports.
import { z } from 'zod';
import { FilePreview } from '../../../src/api/sources.ts';
import type { CorrectedText } from './corrector.ts';

/** Asks the API; null when the server went away before it answered. */
export type Ask = (method: string, path: string, body: unknown) => Promise<unknown>;

/** An import of several sources that belong together: all there, or none. */
export interface WantedImport {
  readonly names: string[];
  readonly turns: number;
  readonly text: string;
  acknowledged: boolean;
}

/** A project that is worked on, and what was acknowledged of the work since it was last looked at. */
export interface Study {
  readonly key: string;
  readonly sourceId: number;
  readonly text: string;
  readonly codes: readonly number[];
  /** The words of each acknowledged coding by its GUID. */
  readonly codings: Map<string, string>;
  readonly imports: WantedImport[];
  importing: boolean;
  /** The text that is corrected again and again; null until it is there with its codings. */
  corrected: CorrectedText | null;
  /** Projects that were acknowledged, by key. */
  readonly founded: string[];
  /** Counts up, so that no two codings are of the same place. */
  next: number;
}

const Made = z.object({ key: z.string() });
const MadeCode = z.object({ id: z.int() });
const Stored = z.object({ ids: z.array(z.int()) });

/** Asks a server; `forgive` may take a refusal for an answer that never came. */
export function api(
  url: string,
  token: string,
  forgive: (status: number, answer: unknown) => boolean = () => false,
): Ask {
  return async (method, path, body) => {
    const isFile = typeof body === 'string';
    try {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': isFile ? 'application/octet-stream' : 'application/json',
        },
        body: isFile ? body : JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      if (forgive(response.status, answer)) return null;
      throw new Refused(`${method} ${path} was answered ${response.status}: ${JSON.stringify(answer)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      return null;
    }
  };
}

/** An answer that should not have been: the harness itself is wrong, or the server is. */
class Refused extends Error {}

const lines = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `Rosa: Turn ${at + 1}, and then we spoke of the wäter for ${at} hours.`,
  );

/** Makes a project with one source and a code for each coder. */
export async function studyFor(ask: Ask, coders: number, round: number): Promise<Study> {
  const { key } = Made.parse(await ask('POST', '/projects', { name: `Crash ${round}`, coder: 'Ada' }));
  const at = `/projects/${key}`;
  const facet = MadeCode.parse(await ask('POST', `${at}/codes`, { name: 'Facet', parentId: null }));
  const codes: number[] = [];
  for (let number = 0; number < coders; number++) {
    const made = await ask('POST', `${at}/codes`, { name: `Code ${number}`, parentId: facet.id });
    codes.push(MadeCode.parse(made).id);
  }
  const [sourceId = 0] = Stored.parse(
    await store(ask, at, [await preview(ask, at, 'Long', lines(200))], ['Long']),
  ).ids;
  const empty = {
    codings: new Map<string, string>(),
    imports: [],
    importing: false,
    corrected: null,
    founded: [],
    next: 0,
  };
  return { key, sourceId, text: textOf(lines(200)), codes, ...empty };
}

/** Adds one text of so many turns; null where the server went away meanwhile. */
export async function addText(
  ask: Ask,
  at: string,
  name: string,
  turns: number,
): Promise<{ sourceId: number; text: string } | null> {
  const said = lines(turns);
  const staged = await preview(ask, at, name, said);
  const stored = staged === null ? null : await store(ask, at, [staged], [name]);
  return stored === null ? null : { sourceId: Stored.parse(stored).ids[0] ?? 0, text: textOf(said) };
}

/** The text as plain text is kept: what was sent, the line ends alone aside. */
const textOf = (said: readonly string[]): string => said.join('\n');

async function preview(ask: Ask, at: string, name: string, said: readonly string[]): Promise<string | null> {
  const answer = await ask('POST', `${at}/files?name=${encodeURIComponent(name)}.txt`, textOf(said));
  return answer === null ? null : (FilePreview.parse(answer).texts[0]?.staged ?? '');
}

function store(
  ask: Ask,
  at: string,
  staged: readonly (string | null)[],
  names: readonly string[],
): Promise<unknown> {
  const card = (name: string) => ({ name, kind: 'interview', date: null, cases: ['Kitchen'], speakers: [] });
  const sources = names.map((name, place) => ({ staged: staged[place], card: card(name) }));
  return ask('POST', `${at}/sources`, { sources });
}

/** Codes one more place; answers whether that was acknowledged, and remembers it then. */
export async function codeOnce(ask: Ask, study: Study, at: number, memo?: string): Promise<boolean> {
  const number = study.next++;
  const start = number % (study.text.length - 40);
  const end = start + 5 + (Math.floor(number / (study.text.length - 40)) % 30);
  const exact = study.text.slice(start, end);
  const guid = crypto.randomUUID();
  const coding = { guid, codeId: study.codes[at], start, end, exact, ...(memo !== undefined && { memo }) };
  const path = `/projects/${study.key}/sources/${study.sourceId}/codings`;
  if ((await ask('POST', path, { codings: [coding] })) === null) return false;
  study.codings.set(guid, exact);
  return true;
}

/** Codes one place after the other until the server is gone. */
export async function coder(ask: Ask, study: Study, at: number): Promise<void> {
  while (await codeOnce(ask, study, at));
}

/** Imports three sources of so many turns; answers whether that was acknowledged, and remembers it in any case. */
export async function importOnce(ask: Ask, study: Study, name: string, turns: number): Promise<boolean> {
  const at = `/projects/${study.key}`;
  const said = lines(turns);
  const staged = await Promise.all([1, 2, 3].map(() => preview(ask, at, 'Interview', said)));
  if (staged.includes(null)) return false;
  const names = [1, 2, 3].map((part) => `${name}-${part}`);
  const wanted: WantedImport = { names, turns: said.length, text: textOf(said), acknowledged: false };
  study.imports.push(wanted);
  study.importing = true;
  wanted.acknowledged = (await store(ask, at, staged, names)) !== null;
  study.importing = false;
  return wanted.acknowledged;
}

/** Imports one after the other, of at least so many turns, until the server is gone. */
export async function importer(ask: Ask, study: Study, round: number, turns = 300): Promise<void> {
  let number = 0;
  while (await importOnce(ask, study, `Interview ${round}-${number}`, turns * (1 + (number % 4)))) number++;
}

/** Makes one project after the other, with a pause between, until the server is gone. */
export async function founder(ask: Ask, study: Study, round: number, pauseMs = 0): Promise<void> {
  for (let number = 0; ; number++) {
    const made = await ask('POST', '/projects', { name: `Founded ${round}-${number}`, coder: 'Bea' });
    if (made === null) return;
    study.founded.push(Made.parse(made).key);
    await new Promise((then) => setTimeout(then, pauseMs));
  }
}
