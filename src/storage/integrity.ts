import type { Database } from 'better-sqlite3';
import { checkDatabase, type Check } from './check/check.ts';
import { quotesOfTexts } from './check/invariants-of-texts.ts';
import { sealAll } from './check/seals.ts';
import { newestVersion } from './migrate.ts';

/** Proves the project that is open: all of it, or the quotes before they leave the house. */
export const integrityStorage = (db: Database) => ({
  /** Text by text, the quotes that are not the words at their place. */
  wrongQuotes: (): Iterable<string[]> => quotesOfTexts(db),
  /** Everything, the file itself included. */
  check: (): Check => checkDatabase(db, newestVersion),
  /** Seals every table as it stands. Only inside a transaction. */
  sealAsItIs: (): void => {
    sealAll(db);
  },
});
