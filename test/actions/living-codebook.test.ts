import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeCodes } from '../../src/actions/code-merge.ts';
import { archiveCodes, lossOf, moveCodes, removeCodes } from '../../src/actions/code-tree.ts';
import { createCode, recolourCode, reviseCode } from '../../src/actions/codebook.ts';
import { applyCodes, placedCodes } from '../../src/actions/coding.ts';
import { redo, undo } from '../../src/actions/history.ts';
import { codeAlso, confirmCodings, recodeCodings } from '../../src/actions/recoding.ts';
import { rejectSuggestion } from '../../src/actions/suggesting.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Project } from '../../src/storage/project.ts';
import { smallProject } from '../support/project.ts';

const paths = (project: Project): string[] => placedCodes(project).map(({ path }) => path);

function study() {
  const small = smallProject();
  const { project, sourceId, text } = small;
  project.coders.ensure('Ben');
  let made = 0;
  /** Codes some words and answers the GUID of the coding. */
  const code = (codeId: number, exact: string, { by = 1, memo = '' } = {}): string => {
    const guid = `coding-${++made}`;
    const start = text.indexOf(exact);
    const how = { polarity: 'plain', origin: 'by hand', memo } as const;
    applyCodes(project, by, sourceId, [{ guid, codeId, start, end: start + exact.length, exact, ...how }]);
    return guid;
  };
  return { ...small, code };
}

test('codes move with all below them, to a place among others, and back', () => {
  const { project, codes } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  const slow = createCode(project, 1, { name: 'Slow trust', parentId: codes.Trust });
  moveCodes(project, 1, [codes.Trust, slow, codes.Time], { parentId: value, before: null });
  expect(paths(project)).toEqual([
    'Enabler', 'Enabler > Focal point', 'Value', 'Value > Trust', 'Value > Trust > Slow trust', 'Value > Time',
  ]); // prettier-ignore
  moveCodes(project, 1, [codes.Time], { parentId: value, before: codes.Trust });
  expect(paths(project).slice(2)).toEqual([
    'Value',
    'Value > Time',
    'Value > Trust',
    'Value > Trust > Slow trust',
  ]);
  undo(project);
  undo(project);
  expect(paths(project)[1]).toBe('Enabler > Trust');
  expect(() => { moveCodes(project, 1, [codes.Trust], { parentId: slow, before: null }); }).toThrow('under itself'); // prettier-ignore
});

test('a code that is in use cannot become a facet, nor one stand beside another of its name', () => {
  const { project, codes, code } = study();
  code(codes.Trust, 'Slowly.');
  expect(() => { moveCodes(project, 1, [codes.Trust], { parentId: null, before: null }); }).toThrow('nothing is coded with a facet'); // prettier-ignore
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  createCode(project, 1, { name: 'TIME', parentId: value });
  expect(() => { moveCodes(project, 1, [codes.Time], { parentId: value, before: null }); }).toThrow('in that place already'); // prettier-ignore
});

test('two codes of one name do not move to the same place, and nothing moves', () => {
  const { project, codes } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  const twin = createCode(project, 1, { name: 'TRUST', parentId: value });
  const risk = createCode(project, 1, { name: 'Risk', parentId: null });
  const before = paths(project);
  expect(() => { moveCodes(project, 1, [codes.Trust, twin], { parentId: risk, before: null }); }).toThrow('Two of these codes are called “TRUST”'); // prettier-ignore
  expect(paths(project)).toEqual(before);
});

test('a merge carries codings, memos, decisions, words and codes below; nothing is lost, and one undo brings all back', () => {
  const { project, codes, code, sourceId } = study();
  reviseCode(project, 1, codes.Time, { definition: 'How long it takes', keywords: ['slowly', 'year'] });
  const deep = createCode(project, 1, { name: 'Deep', parentId: codes.Time });
  const twin = createCode(project, 1, { name: 'Deep', parentId: codes.Trust });
  code(codes.Trust, 'Slowly.', { memo: 'hers' });
  code(codes.Time, 'Slowly.', { memo: 'his' });
  code(codes.Time, 'Slowly.', { by: 2 });
  code(deep, 'after a year');
  const { start, end } = { start: 60, end: 66 };
  rejectSuggestion(project, 1, sourceId, { codeId: codes.Time, start, end, reason: 'because' });
  const before = [project.codes.all(), project.codings.ofSource(sourceId), paths(project)];

  expect(mergeCodes(project, 1, [codes.Time], codes.Trust)).toEqual({ recoded: 2, joined: 1 });
  const after = project.codings.ofSource(sourceId);
  expect(after.map(({ codeId, coderId, memo }) => [codeId, coderId, memo])).toEqual([
    [codes.Trust, 1, 'hers\n\nhis'],
    [codes.Trust, 2, ''],
    [twin, 1, ''],
  ]);
  expect(project.codes.find(codes.Trust)?.keywords).toEqual(['slowly', 'year']);
  expect(project.suggestions.decisionsOn(sourceId).map(({ codeId }) => codeId)).toEqual([codes.Trust]);
  expect(project.codeForwards.into(codes.Trust)).toMatchObject([
    { oldPath: 'Enabler > Time', coder: 'Ada', entry: { definition: 'How long it takes' } },
  ]);
  undo(project);
  expect([project.codes.all(), project.codings.ofSource(sourceId), paths(project)]).toEqual(before);
});

test('whoever still codes with a merged code is told where it went, also after a second merge', () => {
  const { project, codes, code } = study();
  mergeCodes(project, 2, [codes.Time], codes.Trust);
  mergeCodes(project, 1, [codes.Trust], codes['Focal point']);
  try {
    code(codes.Time, 'Slowly.');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ instead: codes['Focal point'], kind: 'conflict' });
    expect(String(error)).toContain('Ben has merged “Time” into “Focal point”');
  }
});

test('the number of a code that is gone is never given to another', () => {
  const { project, codes, code } = study();
  const last = createCode(project, 1, { name: 'Last', parentId: codes.Enabler });
  removeCodes(project, 1, [last], 'nothing');
  expect(createCode(project, 1, { name: 'Next', parentId: codes.Enabler })).toBeGreaterThan(last);
  expect(() => code(last, 'Slowly.')).toThrow('no longer in the codebook');
});

test('a code put aside keeps its codings and suggests nothing more, nor do those below it', () => {
  const { project, codes, code } = study();
  code(codes.Trust, 'Slowly.');
  archiveCodes(project, 1, [codes.Enabler], true);
  expect(placedCodes(project).every(({ isAside }) => isAside)).toBe(true);
  expect(project.codings.count()).toBe(1);
  archiveCodes(project, 1, [codes.Enabler], false);
  expect(placedCodes(project).some(({ isAside }) => isAside)).toBe(false);
});

test('what goes with a code is said before it goes, goes, and comes back', () => {
  const { project, codes, code, sourceId } = study();
  code(codes.Trust, 'Slowly.', { memo: 'note' });
  code(codes.Time, 'after a year');
  const before = project.codings.ofSource(sourceId);
  expect(lossOf(project, [codes.Enabler])).toEqual({ codes: 4, codings: 2, memos: 1 });
  removeCodes(project, 1, [codes.Enabler, codes.Trust], 'codings');
  expect([project.codes.all(), project.codings.count()]).toEqual([[], 0]);
  undo(project);
  expect(project.codings.ofSource(sourceId)).toEqual(before);
});

test('a change of meaning asks for a second look at what was coded before; a change of words does not', async () => {
  const { project, codes, code } = study();
  const old = code(codes.Trust, 'Slowly.');
  const stale = () => project.codeVersions.staleCodings().map(({ codeId }) => codeId);
  const later = () => new Promise((resolve) => setTimeout(resolve, 5));
  await later();
  reviseCode(project, 1, codes.Trust, { keywords: ['rely'], name: 'Mutual trust' });
  reviseCode(project, 1, codes.Trust, { definition: 'Only a typo', review: false });
  expect(stale()).toEqual([]);
  reviseCode(project, 1, codes.Trust, { definition: 'Between equals', reason: 'agreed on Tuesday' });
  expect(stale()).toEqual([codes.Trust]);
  expect(project.codeVersions.ofCode(codes.Trust)[0]).toMatchObject({ reason: 'agreed on Tuesday', coder: 'Ada', needsReview: true });
  await later();
  code(codes.Trust, 'after a year');
  expect(stale()).toEqual([codes.Trust]);
  confirmCodings(project, 1, [old]);
  expect(stale()).toEqual([]);
  undo(project);
  expect(stale()).toEqual([codes.Trust]);
}); // prettier-ignore

test('many codings are recoded, or coded with one more code, in one step', () => {
  const { project, codes, code, sourceId } = study();
  const guids = [code(codes.Trust, 'Slowly.'), code(codes.Trust, 'after a year')];
  expect(codeAlso(project, 2, guids, codes.Time)).toBe(2);
  expect(codeAlso(project, 2, guids, codes.Time)).toBe(0);
  expect(recodeCodings(project, 1, guids, codes['Focal point'])).toEqual({ recoded: 2, joined: 0 });
  const used = () => project.codings.ofSource(sourceId).map(({ codeId }) => codeId).toSorted();
  expect(used()).toEqual([codes.Time, codes.Time, codes['Focal point'], codes['Focal point']].toSorted());
  undo(project);
  undo(project);
  expect(used()).toEqual([codes.Trust, codes.Trust]);
  expect(() => recodeCodings(project, 1, [...guids, 'nowhere'], codes.Time)).toThrow('no longer there');
  expect(used()).toEqual([codes.Trust, codes.Trust]);
}); // prettier-ignore

/** One thing that may be done to a codebook in use; `a`, `b` and `c` choose among what there is. */
const step = fc.record({
  kind: fc.constantFrom('make', 'code', 'code', 'move', 'merge', 'aside', 'colour', 'revise', 'remove', 'recode', 'undo', 'undo', 'redo'),
  a: fc.nat(20), b: fc.nat(20), c: fc.nat(20), by: fc.constantFrom(1, 2),
}); // prettier-ignore

test('whatever is done to a codebook in use, every coding keeps its words and a code, and all of it can be taken back', () => {
  const runs = Number(process.env['THROUGHLINE_RUNS'] ?? 60);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
      const laboratory = study();
      const { project } = laboratory;
      const states = [stateOf(project)];
      let undone: string[] = [];
      for (const one of steps) {
        const { length } = project.history.list(1000).filter(({ state }) => state === 'done');
        const did = perform(laboratory, one);
        const now = stateOf(project);
        const { length: after } = project.history.list(1000).filter(({ state }) => state === 'done');
        if (!did || (after === length && one.kind !== 'undo' && one.kind !== 'redo')) {
          expect(now).toBe(states.at(-1));
        } else if (one.kind === 'undo') {
          undone.push(states.pop() ?? '');
          expect(now).toBe(states.at(-1));
        } else {
          states.push(now);
          if (one.kind === 'redo') expect(now).toBe(undone.pop());
          else undone = [];
        }
        prove(project);
      }
      while (states.length > 1) {
        undo(project);
        states.pop();
        expect(stateOf(project)).toBe(states.at(-1));
      }
      project.close();
    }),
    { numRuns: runs },
  );
}, 600_000);

/** Does a step where it can be done; answers whether it was. */
function perform(
  { project, code }: ReturnType<typeof study>,
  { kind, a, b, c, by }: { kind: string; a: number; b: number; c: number; by: number },
): boolean {
  const all = project.codes.all();
  const codeAt = (place: number): number => all[place % Math.max(1, all.length)]?.id ?? 0;
  const words = ['Slowly.', 'after a year', 'We trusted her', 'not once'][c % 4] ?? '';
  const guids = project.sources
    .all()
    .flatMap(({ id }) => project.codings.ofSource(id).map(({ guid }) => guid));
  // The first codes and texts are not taken back: the study begins with them.
  const mayUndo = project.history.list(1000).filter(({ state }) => state === 'done').length > setUp;
  const deeds: Record<string, () => unknown> = {
    make: () => createCode(project, by, { name: `N${c}`, parentId: b % 5 === 0 ? null : codeAt(a) }),
    code: () => code(codeAt(a), words, { by, memo: b % 3 === 0 ? `memo ${b}` : '' }),
    move: () => { moveCodes(project, by, [codeAt(a), codeAt(b)], { parentId: c % 4 === 0 ? null : codeAt(c), before: codeAt(a + 1) }); },
    merge: () => mergeCodes(project, by, [codeAt(a), codeAt(b)], codeAt(c)),
    aside: () => { archiveCodes(project, by, [codeAt(a)], b % 2 === 0); },
    colour: () => { recolourCode(project, by, codeAt(a), b % 2 === 0 ? null : '#1c7a52'); },
    revise: () => { reviseCode(project, by, codeAt(a), { definition: `About ${b}`, keywords: [`k${c}`] }); },
    remove: () => { removeCodes(project, by, [codeAt(a)], b % 2 === 0 ? 'codings' : 'nothing'); },
    recode: () => recodeCodings(project, by, guids.slice(0, 1 + (a % 3)), codeAt(b)),
    undo: () => (mayUndo ? undo(project) : refused()),
    redo: () => redo(project),
  }; // prettier-ignore
  try {
    deeds[kind]?.();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const refused = (): never => {
  throw new Refusal('conflict', 'There is nothing to undo.');
};

const setUp = smallProject().project.history.list(1000).length;

/** Everything a researcher could see of the codebook and its codings. */
const stateOf = (project: Project): string =>
  JSON.stringify([
    project.codes.all(),
    project.codes.all().map(({ id }) => [project.codeVersions.ofCode(id), project.codeForwards.into(id), project.memos.about('code', id)]),
    project.sources.all().map(({ id }) => [project.codings.ofSource(id), project.suggestions.decisionsOn(id)]),
  ]); // prettier-ignore

function prove(project: Project): void {
  expect(project.integrity.check().problems).toEqual([]);
  const placed = new Map(placedCodes(project).map((code) => [code.id, code]));
  expect(placed.size).toBe(project.codes.all().length);
  for (const { id } of project.sources.all()) {
    for (const coding of project.codings.ofSource(id))
      expect(placed.get(coding.codeId)?.depth).toBeGreaterThan(0);
  }
}
