import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createCode } from '../../src/actions/codebook.ts';
import { applyCodes, changeCoding, removeCodings, writeCodingMemo } from '../../src/actions/coding.ts';
import { redo, undo } from '../../src/actions/history.ts';
import { importCodings } from '../../src/actions/imported-codings.ts';
import { removeSource, setRead } from '../../src/actions/sources.ts';
import { acceptSuggestion, rejectSuggestion } from '../../src/actions/suggesting.ts';
import { polarities } from '../../src/domain/coding.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { addSource, spoken } from '../support/project.ts';
import { expected, inOrder, meant, type Command, type Model } from './algebra-model.ts';

/** What the researcher can do to the project. A fault can be planted by replacing one of them. */
export const operations = {
  applyCodes, changeCoding, removeCodings, writeCodingMemo, createCode, importCodings, acceptSuggestion, rejectSuggestion,
  setRead, removeSource, undo, redo,
}; // prettier-ignore
export type Operations = typeof operations;

const names = ['Interview 1', 'Interview 2'];
const firstCodes = ['Trust', 'Time'];
const script = spoken(names[0] ?? '', [['I', 'a?'], ['R', 'b😀c d']]);
const { text } = script;

/** A project file with two interviews, two coders and two codes, and a second pair of eyes on the same file. */
export function laboratory(file: string) {
  const project = openProject(file);
  project.christen('Algebra', '');
  for (const name of ['Ada', 'Bea']) project.coders.ensure(name);
  const facet = createCode(project, 1, { name: 'Enabler', parentId: null });
  for (const name of firstCodes) createCode(project, 1, { name, parentId: facet });
  const sourceIds = names.map((name) => addSource(project, { ...script, name }));
  const eyes = new Database(file);
  return { project, facet, sourceIds, eyes, close: () => { eyes.close(); project.close(); } }; // prettier-ignore
}
export type Laboratory = ReturnType<typeof laboratory>;

const start = fc.integer({ min: -1, max: text.length });
const end = fc.integer({ min: 0, max: text.length + 1 });
const source = fc.nat(1);
const coder = fc.integer({ min: 1, max: 2 });
const code = fc.constantFrom(...firstCodes, 'New');
const memo = fc.constantFrom('', 'a note', 'another');
const which = fc.nat(9);
const goodPlace = fc.constantFrom({ start: 3, end: 5 }, { start: 3, end: 4 }, { start: 4, end: 5 }, { start: 10, end: 14 }, { start: 11, end: 13 });
const place = fc.oneof({ weight: 5, arbitrary: goodPlace }, { weight: 1, arbitrary: fc.record({ start, end }) });
const row = fc.record({ source, code, coder, place }).map(({ place: where, ...rest }) => ({ ...rest, ...where }));
const polarity = fc.nat(3);
const asBy = fc.tuple(coder, row).map(([by, one]) => ({ coder: by, row: { ...one, coder: by } }));

/** Few places, few codes: so that codings meet. */
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(asBy, polarity, memo, fc.boolean()).map(([by, p, m, isNew]) => ({ kind: 'code' as const, ...by, polarity: p, memo: m, isNew })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('code again' as const), coder, which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), coder, which }) },
  { weight: 4, arbitrary: fc.tuple(coder, which, place).map(([by, at, where]) => ({ kind: 'resize' as const, coder: by, which: at, ...where })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('recode' as const), coder, which, code }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('polarity' as const), coder, which, polarity }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('memo' as const), coder, which, memo }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('new code' as const), coder, code: fc.constantFrom('New', 'Newer') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('import' as const), coder, rows: fc.array(row, { minLength: 1, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('accept' as const, 'reject' as const), asBy).map(([kind, by]) => ({ kind, ...by })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), coder, source, read: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove source' as const), coder, source }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('undo' as const), coder }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('redo' as const), coder }) },
); // prettier-ignore
export const commands = fc.array(command, { size: 'max', minLength: 1, maxLength: 100 });

const tables = [
  'project', 'coders', 'cases', 'attributes', 'attribute_values', 'informants', 'sources', 'source_versions', 'case_sources', 'speakers',
  'turns', 'codes', 'code_facets', 'code_versions', 'codings', 'source_readings', 'suggestion_decisions', 'memos', 'turn_search',
]; // prettier-ignore

/** Every row of every table but history, as the file holds it. */
const dump = ({ eyes }: Laboratory): string =>
  tables.map((table) => `${table}: ${JSON.stringify(eyes.prepare(`SELECT rowid, * FROM ${table} ORDER BY rowid`).all())}`).join('\n');

/** Does what is told and after each step compares the project with what it ought to be; throws where it is not. */
export function play(lab: Laboratory, ops: Operations, told: readonly Command[]): void {
  const before = dump(lab);
  let model: Model = { sources: [0, 1], codes: firstCodes, codings: [], read: [], decisions: [] };
  const past: Model[] = [];
  const future: Model[] = [];
  const setUp = lab.project.history.list(1)[0]?.id ?? 0;
  let guidNumber = 0;

  for (const one of told) {
    const guids = [1, 2, 3].map(() => `guid-${String(++guidNumber)}`);
    const outcome = attempt(() => { perform(lab, ops, model, one, guids); }); // prettier-ignore
    if (one.kind === 'undo' || one.kind === 'redo') {
      const [from, to] = one.kind === 'undo' ? [past, future] : [future, past];
      // The set-up is history too; there the model has nothing to compare with, and so nothing is undone.
      const next = from.pop();
      if (next) to.push(model);
      agree(outcome, next ? 'done' : 'conflict', one);
      model = next ?? model;
    } else {
      const step = expected(model, one, text, guids);
      agree(outcome, 'refused' in step ? step.refused : 'done', one);
      if ('next' in step && inOrder(step.next) !== inOrder(model)) {
        past.push(model);
        future.length = 0;
        model = step.next;
      }
    }
    same(inOrder(observed(lab)), inOrder(model), `after “${one.kind}”`);
    prove(lab);
  }

  const after = dump(lab);
  for (let left = past.length; left > 0; left--) ops.undo(lab.project);
  same(dump(lab), before, 'after all was undone');
  if (lab.project.history.lastDone()?.id !== setUp) throw new Error('more was undone, or less, than was done');
  for (let left = past.length; left > 0; left--) ops.redo(lab.project);
  same(dump(lab), after, 'after all was done again');
}

function attempt(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
}

function agree(outcome: string, wanted: string, one: Command): void {
  same(outcome, wanted, `${JSON.stringify(one)} ended otherwise`);
}

function same(got: string, wanted: string, when: string): void {
  if (got !== wanted) throw new Error(`${when}:\n  is      ${got}\n  should  ${wanted}`);
}

/** Asks the project for what a command means. */
function perform(lab: Laboratory, ops: Operations, model: Model, one: Command, [guid = '', ...more]: readonly string[]): void {
  const { project, facet, sourceIds } = lab;
  const codeId = (name: string): number => project.codes.sibling(facet, name) ?? 999;
  const sourceId = (at: number): number => sourceIds[at] ?? 999;
  const coding = 'which' in one ? meant(model, one.which) : undefined;
  const meantGuid = coding?.guid ?? 'nowhere';
  switch (one.kind) {
    case 'code': {
      const { start: from, end: to, source: at, code: name } = one.row;
      const what = one.isNew ? { newCode: { name, parentId: facet } } : { codeId: codeId(name) };
      const wanted = { guid, ...what, start: from, end: to, exact: text.slice(Math.max(0, from), to), polarity: polarities[one.polarity] ?? 'plain', origin: 'by hand' as const, memo: one.memo };
      ops.applyCodes(project, one.coder, sourceId(at), [wanted]);
      break;
    }
    case 'code again':
      if (coding) {
        const { start: from, end: to, polarity: how, origin } = coding;
        const wanted = { codeId: codeId(coding.code), start: from, end: to, exact: text.slice(from, to), polarity: how, origin };
        ops.applyCodes(project, coding.coder, sourceId(coding.source), [{ ...wanted, guid }, { ...wanted, guid: coding.guid }]);
      }
      break;
    case 'remove':
      ops.removeCodings(project, one.coder, [meantGuid, 'nowhere']);
      break;
    case 'resize':
      ops.changeCoding(project, one.coder, meantGuid, { start: one.start, end: one.end });
      break;
    case 'recode':
      ops.changeCoding(project, one.coder, meantGuid, { codeId: codeId(one.code) });
      break;
    case 'polarity':
      ops.changeCoding(project, one.coder, meantGuid, { polarity: polarities[one.polarity] });
      break;
    case 'memo':
      ops.writeCodingMemo(project, one.coder, meantGuid, one.memo);
      break;
    case 'new code':
      ops.createCode(project, one.coder, { name: one.code, parentId: facet });
      break;
    case 'import':
      ops.importCodings(project, one.coder, one.rows.map(({ source: at, code: name, coder: by, start: from, end: to }, line) => ({
        line: line + 2, guid: [guid, ...more][line] ?? '', source: names[at] ?? '', code: `Enabler > ${name}`, coder: by === 1 ? 'Ada' : 'Bea',
        span: { start: from, end: to }, quote: '', polarity: 'plain', origin: 'imported', memo: 'imported',
      })));
      break;
    case 'accept':
    case 'reject': {
      const decided = { guid, codeId: codeId(one.row.code), start: one.row.start, end: one.row.end, reason: 'because' };
      if (one.kind === 'accept') ops.acceptSuggestion(project, one.coder, sourceId(one.row.source), decided);
      else ops.rejectSuggestion(project, one.coder, sourceId(one.row.source), decided);
      break;
    }
    case 'read':
      ops.setRead(project, one.coder, sourceId(one.source), one.read);
      break;
    case 'remove source':
      ops.removeSource(project, one.coder, sourceId(one.source));
      break;
    case 'undo':
    case 'redo':
      throw new Error('done elsewhere');
  }
}
