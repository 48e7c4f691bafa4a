import type { Erasing } from '../../processes/erasing.ts';
import type { Keeping } from '../../processes/keeping.ts';
import type { Minimising } from '../../processes/minimising.ts';
import type { Pseudonymising } from '../../processes/pseudonyms.ts';
import type { FileReader } from '../../processes/reader.ts';
import type { Storing } from '../../processes/storing.ts';
import type { Suggesting } from '../../processes/suggesting.ts';
import type { Upkeep } from '../../processes/upkeep.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Starters } from '../projects/projects.ts';
import type { Staged } from '../sources/importing.ts';
import type { Pages } from './pages.ts';

/** What the routes are given to work with. */
export interface Parts {
  readonly workspace: Workspace;
  readonly pages: Pages;
  readonly reader: FileReader;
  readonly starters: Starters;
  readonly storing: Storing;
  readonly suggesting: Suggesting;
  readonly upkeep: Upkeep;
  readonly keeping: Keeping;
  readonly erasing: Erasing;
  readonly pseudonymising: Pseudonymising;
  readonly minimising: Minimising;
  /** The script of a workshop pack, which is handed out in one file. */
  readonly packScript: () => string;
  /** Files that were read and wait to be stored. */
  readonly staged: Staged;
}
