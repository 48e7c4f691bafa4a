import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changeCoding } from '../../../src/actions/codings/codings.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { commands } from './algebra-commands.ts';
import { laboratory, operations, type Operations } from './algebra-laboratory.ts';
import { play } from './algebra.ts';

/**
 * Each run is a story of up to a hundred commands, other ones each time. Here as many are told as find every fault below
 * many times over; test/reliability/algebra.ts tells thousands, and a night can be told more.
 */
const runs = Number(process.env['THROUGHLINE_STORIES'] ?? 10);

/** Thousands of commands need no disk: what survives a power cut is not asked here. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Plays random stories on fresh projects with these operations; answers what fast-check found. */
function tell(ops: Operations, numRuns: number, seed?: number) {
  const folder = mkdtempSync(join(memoryFolder, 'throughline-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let number = 0;
  const property = fc.property(commands, (told) => {
    const file = join(folder, `${++number}.throughline`);
    const lab = laboratory(file, ops);
    try {
      play(lab, told);
    } finally {
      lab.close();
      rmSync(file);
    }
  });
  // A story that fails is shortened only where somebody will read it.
  return fc.check(property, { numRuns, ...(seed !== undefined && { seed, endOnFailure: true }) });
}

test(
  'whatever two coders do, the quotes are the words, nothing is there twice, and all of it can be undone and done again',
  { timeout: runs > 20 ? 0 : 240_000 },
  () => {
    const told = tell(operations, runs);
    expect(told.failed, fc.defaultReportMessage(told)).toBe(false);
  },
);

/** Changes the file of a project behind its back, as a fault of the program would. */
function behind(project: { readonly file: string }, sql: string, ...values: unknown[]): void {
  const db = new Database(project.file);
  db.prepare(sql).run(...values);
  db.close();
}

const faults: Record<string, Partial<Operations>> = {
  'a boundary that is moved ends one character early': {
    changeCoding: (project, coder, guid, change) => {
      const isLong = (change.end ?? 0) - (change.start ?? 0) > 1;
      changeCoding(
        project,
        coder,
        guid,
        change.end !== undefined && isLong ? { ...change, end: change.end - 1 } : change,
      );
    },
  },
  'the quote stays the old one when a boundary is moved': {
    changeCoding: (project, coder, guid, change) => {
      const before = project.codings.find(guid);
      operations.changeCoding(project, coder, guid, change);
      behind(project, 'UPDATE codings SET exact = ? WHERE guid = ?', before?.exact ?? '', guid);
    },
  },
  'undo passes over one row': {
    undo: (project) => {
      behind(
        project,
        `DELETE FROM history_rows WHERE id = (SELECT max(id) FROM history_rows WHERE action_id = ? AND id > (SELECT min(id) FROM history_rows WHERE action_id = ?))`,
        project.history.lastDone()?.id ?? 0,
        project.history.lastDone()?.id ?? 0,
      );
      return operations.undo(project);
    },
  },
  'the memo of a coding that is removed stays': {
    removeCodings: (project, coder, guids) => {
      const memos = guids
        .flatMap((guid) => project.codings.find(guid) ?? [])
        .filter(({ memo }) => memo !== '');
      operations.removeCodings(project, coder, guids);
      for (const { id, memo } of memos)
        behind(
          project,
          `INSERT INTO memos VALUES (NULL, ?, 'coding', ?, ?, 1, '', '')`,
          crypto.randomUUID(),
          id,
          memo,
        );
    },
  },
  'the same coding can be made twice': {
    applyCodes: (project, coder, sourceId, wanted) => {
      const [one] = wanted;
      const twin = project.codings
        .ofSource(sourceId)
        .find(
          (other) =>
            other.coderId === coder &&
            other.codeId === one?.codeId &&
            other.start === one.start &&
            other.end === one.end,
        );
      operations.applyCodes(project, coder, sourceId, wanted);
      if (!twin) return;
      behind(project, 'DROP INDEX IF EXISTS codings_by_source');
      behind(
        project,
        `INSERT INTO codings SELECT NULL, ?, source_id, code_id, coder_id, start, "end", exact, polarity, origin, '', '' FROM codings WHERE guid = ?`,
        crypto.randomUUID(),
        twin.guid,
      );
    },
  },
  'redo does the newest again before the older': {
    redo: (project) =>
      project.atOnce(() => {
        const newest = project.history.list(1000).find(({ state }) => state === 'undone');
        if (!newest) throw new Refusal('conflict', 'There is nothing to redo.');
        project.history.redo(newest);
        return newest;
      }),
  },
  'an import that is refused keeps the lines that were good': {
    importCodings: (project, coder, table) => {
      const kept = table.filter((line) => {
        try {
          operations.importCodings(project, coder, [line]);
          return true;
        } catch {
          return false;
        }
      });
      if (kept.length < table.length) throw new Refusal('invalid', 'Nothing was imported.');
      return { added: kept.length, known: 0 };
    },
  },
  'recoding is forgotten': {
    changeCoding: (project, coder, guid, { codeId, ...change }) => {
      operations.changeCoding(project, coder, guid, codeId === undefined ? change : {});
    },
  },
  'a source is finished for everybody when one has read it': {
    setRead: (project, _coder, sourceId, read) => {
      for (const { id } of project.coders.all()) operations.setRead(project, id, sourceId, read);
    },
  },
  'undoing the removal of a source forgets what was read': {
    undo: (project) => {
      const action = operations.undo(project);
      if (action.sentence.startsWith('removed the source')) behind(project, 'DELETE FROM source_readings');
      return action;
    },
  },
};

describe('the stories find a program in which', () => {
  test.for(Object.keys(faults))('%s', (name) => {
    const told = tell({ ...operations, ...faults[name] }, 60, 1);
    expect(told.failed).toBe(true);
  });
});
