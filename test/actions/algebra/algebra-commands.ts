import fc from 'fast-check';
import { polarities } from '../../../src/domain/coding.ts';
import { codeNames, sourceNames, text, type Laboratory } from './algebra-laboratory.ts';
import type { Command, Deed, ModelCoding, OnCoding } from './algebra-model.ts';

const start = fc.integer({ min: -1, max: text.length });
const end = fc.integer({ min: 0, max: text.length + 1 });
const source = fc.nat(1);
const coder = fc.integer({ min: 1, max: 2 });
const code = fc.constantFrom(...codeNames, 'New');
const memo = fc.constantFrom('', 'a note', 'another');
const which = fc.nat(9);
const goodPlace = fc.constantFrom(
  { start: 3, end: 5 },
  { start: 3, end: 4 },
  { start: 4, end: 5 },
  { start: 10, end: 14 },
  { start: 11, end: 13 },
);
const place = fc.oneof(
  { weight: 5, arbitrary: goodPlace },
  { weight: 1, arbitrary: fc.record({ start, end }) },
);
const row = fc
  .record({ source, code, coder, place })
  .map(({ place: where, ...rest }) => ({ ...rest, ...where }));
const polarity = fc.nat(3);
const asBy = fc.tuple(coder, row).map(([by, one]) => ({ coder: by, row: { ...one, coder: by } }));

/** Few places, few codes: so that codings meet. */
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(asBy, polarity, memo, fc.boolean())
      .map(([by, p, m, isNew]) => ({ kind: 'code' as const, ...by, polarity: p, memo: m, isNew })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('code again' as const), coder, which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), coder, which }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(coder, which, place)
      .map(([by, at, where]) => ({ kind: 'resize' as const, coder: by, which: at, ...where })),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('recode' as const), coder, which, code }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('polarity' as const), coder, which, polarity }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('memo' as const), coder, which, memo }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('new code' as const),
      coder,
      code: fc.constantFrom('New', 'Newer'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      coder,
      rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('accept' as const, 'reject' as const), asBy)
      .map(([kind, by]) => ({ kind, ...by })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('read' as const), coder, source, read: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove source' as const), coder, source }) },
  { weight: 8, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'redo' as const }) },
);
export const commands = fc.array(command, { size: 'max', minLength: 1, maxLength: 100 });

/** Asks the project for what a command means; `coding` is the one it is about. */
export function perform(
  lab: Laboratory,
  one: Deed,
  coding: ModelCoding | undefined,
  guids: readonly string[],
): void {
  if ('which' in one) performOnCoding(lab, one, coding, guids[0] ?? '');
  else performAnew(lab, one, guids);
}

function performOnCoding(
  { project, ops, ...lab }: Laboratory,
  one: OnCoding,
  coding: ModelCoding | undefined,
  guid: string,
): void {
  const itsGuid = coding?.guid ?? 'nowhere';
  switch (one.kind) {
    case 'code again':
      if (coding) {
        const { start: from, end: to, polarity: how, origin } = coding;
        const wanted = {
          codeId: lab.codeId(coding.code),
          start: from,
          end: to,
          exact: text.slice(from, to),
          polarity: how,
          origin,
        };
        ops.applyCodes(project, coding.coder, lab.sourceId(coding.source), [
          { ...wanted, guid },
          { ...wanted, guid: itsGuid },
        ]);
      }
      break;
    case 'remove':
      ops.removeCodings(project, one.coder, [itsGuid, 'nowhere']);
      break;
    case 'resize':
      ops.changeCoding(project, one.coder, itsGuid, { start: one.start, end: one.end });
      break;
    case 'recode':
      ops.changeCoding(project, one.coder, itsGuid, { codeId: lab.codeId(one.code) });
      break;
    case 'polarity':
      ops.changeCoding(project, one.coder, itsGuid, { polarity: polarities[one.polarity] });
      break;
    case 'memo':
      ops.writeCodingMemo(project, one.coder, { guid: itsGuid }, one.memo);
      break;
  }
}

function performAnew(lab: Laboratory, one: Exclude<Deed, OnCoding>, guids: readonly string[]): void {
  const { project, ops, facet, codeId, sourceId } = lab;
  switch (one.kind) {
    case 'code':
      applyOne(lab, one, guids[0] ?? '');
      break;
    case 'new code':
      ops.createCode(project, one.coder, { name: one.code, parentId: facet });
      break;
    case 'import':
      ops.importCodings(project, one.coder, one.rows.map(({ source: at, code: name, coder: by, start: from, end: to }, line) => ({
        line: line + 2, guid: guids[line] ?? '', source: sourceNames[at] ?? '', code: `Enabler > ${name}`, coder: by === 1 ? 'Ada' : 'Bea',
        span: { start: from, end: to }, quote: '', polarity: 'plain', origin: 'imported', memo: 'imported',
      }))); // prettier-ignore
      break;
    case 'accept':
    case 'reject': {
      const decided = {
        guid: guids[0] ?? '',
        codeId: codeId(one.row.code),
        start: one.row.start,
        end: one.row.end,
        reason: 'because',
      };
      const decide = one.kind === 'accept' ? ops.acceptSuggestion : ops.rejectSuggestion;
      decide(project, one.coder, sourceId(one.row.source), decided);
      break;
    }
    case 'read':
      ops.setRead(project, one.coder, sourceId(one.source), one.read);
      break;
    case 'remove source':
      ops.removeSource(project, one.coder, sourceId(one.source));
      break;
  }
}

function applyOne({ project, ops, ...lab }: Laboratory, one: Command & { kind: 'code' }, guid: string): void {
  const { start: from, end: to, source: at, code: name } = one.row;
  const what = one.isNew ? { newCode: { name, parentId: lab.facet } } : { codeId: lab.codeId(name) };
  const exact = text.slice(Math.max(0, from), to);
  const how = polarities[one.polarity] ?? 'plain';
  const wanted = {
    guid,
    ...what,
    start: from,
    end: to,
    exact,
    polarity: how,
    origin: 'by hand' as const,
    memo: one.memo,
  };
  ops.applyCodes(project, one.coder, lab.sourceId(at), [wanted]);
}
