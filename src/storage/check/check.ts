import { SqliteError, type Database } from 'better-sqlite3';
import { historyLog } from '../history-log.ts';
import { wholeCheck, type Severity } from './invariant.ts';
import { invariants } from './invariants.ts';
import { brokenSeals } from './seals.ts';
import { wrongWordsInSearch } from './search-index.ts';
import { someOf, whatAre } from './tables.ts';

/**
 * Something that is not as it should be. `changed`: the file holds something else than Throughline wrote, which may be
 * damage or somebody's intention; nothing else is wrong with it.
 */
export interface Fault {
  /** What was looked at: the name of a rule, “file”, “seals”, “search” or “history”. */
  readonly name: string;
  readonly severity: Severity | 'changed';
  /** What is wrong, in a sentence or two. */
  readonly sentence: string;
  /** What can be done. */
  readonly wayOut: string;
  /** Of what was changed: which kinds of things. */
  readonly changed?: string;
}

/** What a check of a project found; no faults means that every quote is the words at its place. */
export interface Check {
  readonly sources: number;
  readonly codings: number;
  /** How many rules were proved. */
  readonly rules: number;
  readonly faults: readonly Fault[];
  /** The same as sentences. */
  readonly problems: readonly string[];
}

/** What was found, with what it says in sentences. */
export const asCheck = (counts: Omit<Check, 'faults' | 'problems'>, faults: readonly Fault[]): Check => ({
  ...counts,
  faults,
  problems: faults.map(({ sentence }) => sentence),
});

/** The version of the schema from which on lines of the history are sealed as they are now. */
const sealedLinesSince = 6;

const openBackup = 'Open a backup of it.';

/** Proves a project: the file with its indexes, every rule, the search, the history, every table against its seal. */
export function checkDatabase(db: Database, version: number): Check {
  const rules = invariants.filter(({ since }) => since <= version);
  // Where pages are damaged, reading may stop anywhere: each part is read by itself, and what is known is said.
  const faults = once([
    ...guarded(() => faultsOfFile(db)),
    ...rules.flatMap((rule) => guarded(() => faultsOfRule(db, rule))),
    ...guarded(() => faultsOfSearch(db)),
    ...(version < sealedLinesSince ? [] : guarded(() => faultsOfHistory(db))),
  ]);
  const isDamaged = faults.some(({ severity }) => severity === 'damage');
  const all = once([...faults, ...guarded(() => faultsOfSeals(db, isDamaged))]);
  return asCheck({ ...countsOf(db), rules: rules.length }, all);
}

const damagedFile: Fault = {
  name: 'file',
  severity: 'damage',
  sentence: 'The file itself is damaged.',
  wayOut: openBackup,
};

/** What is said of a file that cannot even be read as a project. */
export const unreadable = (sentence: string): Check =>
  asCheck({ sources: 0, codings: 0, rules: 0 }, [{ ...damagedFile, sentence }]);

/** Where the file is damaged this is said once, first. */
function once(faults: readonly Fault[]): Fault[] {
  const others = faults.filter((fault) => fault !== damagedFile);
  return others.length === faults.length ? others : [damagedFile, ...others];
}

function guarded(find: () => Fault[]): Fault[] {
  try {
    return find();
  } catch (error) {
    // A page that cannot be read, or words that cannot be understood.
    if (error instanceof SqliteError && !error.message.includes('no such')) return [damagedFile];
    throw error;
  }
}

/** The structure of the file, its indexes (those of search too) against their tables. */
const faultsOfFile = (db: Database): Fault[] =>
  db.pragma('integrity_check(1)', { simple: true }) === 'ok' ? [] : [damagedFile];

function faultsOfSeals(db: Database, isDamaged: boolean): Fault[] {
  const broken = brokenSeals(db);
  if (broken.length === 0) return [];
  const last = db.prepare<[], string>('SELECT at FROM history ORDER BY id DESC LIMIT 1').pluck().get();
  const tables = broken.map(
    ({ table, sealed, found }) =>
      `${whatAre(table)} (${found}${sealed === found ? '' : `; ${sealed} were written`})`,
  );
  const since =
    last === undefined
      ? ''
      : ` since the last step of its history (${last.slice(0, 16).replace('T', ' ')} UTC)`;
  return [
    {
      name: 'seals',
      severity: 'changed',
      changed: someOf(broken.map(({ table }) => whatAre(table))),
      sentence: `Something else than Throughline has changed this file${since}, or it was damaged on disk. Not as it was written: ${someOf(tables)}.`,
      wayOut: isDamaged
        ? openBackup
        : `${openBackup} Or, if you know what changed it and want it so, accept it as it is.`,
    },
  ];
}

/** What something else than this program has changed, as kinds of things; undefined where nothing was. */
export const whatChanged = ({ faults }: Check): string | undefined =>
  faults.find(({ changed }) => changed !== undefined)?.changed;

/** Whether nothing is wrong but that something else has changed the file: that can be accepted. */
export const canBeAccepted = (check: Check): boolean =>
  whatChanged(check) !== undefined && check.faults.every(({ severity }) => severity !== 'damage');

function faultsOfRule(db: Database, rule: (typeof invariants)[number]): Fault[] {
  const what = [...rule.broken(db, null)];
  if (what.length === 0) return [];
  const { name, severity, holds, wayOut } = rule;
  return [{ name, severity, sentence: `${holds} Not so: ${someOf(what)}.`, wayOut }];
}

function faultsOfSearch(db: Database): Fault[] {
  const what = [...wrongWordsInSearch(db)];
  if (what.length === 0) return [];
  const sentence = `Search finds the words of every turn. Not so: ${someOf(what)}.`;
  return [{ name: 'search', severity: 'damage', sentence, wayOut: openBackup }];
}

function faultsOfHistory(db: Database): Fault[] {
  const line = historyLog(db).brokenLine();
  if (line === undefined) return [];
  const sentence = `Line ${line} of the history is not as it was written.`;
  return [
    { name: 'history', severity: 'rule', sentence, wayOut: 'Compare it with the history of a backup.' },
  ];
}

function countsOf(db: Database): { sources: number; codings: number } {
  const count = (table: string): number => {
    try {
      return db.prepare<[], number>(`${wholeCheck} SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    } catch {
      // Said above: the file is damaged.
      return 0;
    }
  };
  return { sources: count('sources'), codings: count('codings') };
}
