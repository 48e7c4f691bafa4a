// What every group of measurements works with: generated studies in a folder that goes away at the end.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { serveFloor, serveOurs, type Served } from './children.ts';
import { leafCodes, makeStudy, studies, type LeafCode } from './generate.ts';
import type { Report } from './measure.ts';

export type Size = 'S' | 'L';

/** What each study is measured against, where it stands, and how it is printed. */
export interface Bench {
  readonly report: Report;
  readonly sizes: readonly Size[];
  /** A new folder of its own. */
  readonly folder: () => string;
  /** Both servers, each over copies of these studies of its own. */
  readonly serve: (...names: StudyName[]) => Promise<Both>;
  /** A workspace folder with copies of these studies. */
  readonly copyOf: (...names: StudyName[]) => Promise<string>;
}

export type StudyName = keyof typeof studies;

export interface Both {
  readonly ours: Served;
  readonly floor: Served;
  readonly stop: () => Promise<void>;
}

/** A bench; `close` takes away what was made. */
export function createBench(report: Report, sizes: readonly Size[]): { bench: Bench; close: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const made = new Set<StudyName>();
  let folders = 0;

  const folder = (): string => {
    const fresh = join(home, `folder-${++folders}`);
    mkdirSync(fresh);
    return fresh;
  };
  const make = async (name: StudyName): Promise<void> => {
    if (made.has(name)) return;
    const workspace = openWorkspace(home);
    await makeStudy(workspace, studies[name]);
    workspace.close();
    made.add(name);
  };
  const copyOf = async (...names: StudyName[]): Promise<string> => {
    const target = folder();
    for (const name of names) {
      await make(name);
      const file = `${studies[name].key}.throughline`;
      copyFileSync(join(home, file), join(target, file));
    }
    return target;
  };
  const serve = async (...names: StudyName[]): Promise<Both> => {
    const ours = await serveOurs(await copyOf(...names));
    const floor = await serveFloor(await copyOf(...names));
    return {
      ours,
      floor,
      stop: async () => {
        await Promise.all([ours.stop(), floor.stop()]);
      },
    };
  };
  const close = (): void => {
    rmSync(home, { recursive: true, force: true });
  };
  return { bench: { report, sizes, folder, serve, copyOf }, close };
}

/** The ids of the codes of a study, the commonest first, as the server tells them. */
export async function codesOf({ get }: Served, key: string): Promise<number[]> {
  // What api/codes.ts answers.
  const codes = JSON.parse((await get(`/api/v1/projects/${key}/codes`)).toString()) as LeafCode[];
  return leafCodes(codes);
}
