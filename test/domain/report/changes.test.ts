import { expect, test } from 'vitest';
import { heading, inSteps, paragraph, type Block } from '../../../src/domain/report/blocks.ts';
import { changesIn, keptOf } from '../../../src/domain/report/changes.ts';
import { unnamer } from '../../../src/domain/report/names.ts';

const said = (guid: string, blocks: Block[]) => ({ guid, label: guid, blocks });
const kept = (...parts: ReturnType<typeof said>[]) => keptOf({ parts });

test('a report says which of its parts say something else, which came and which went, and nothing where all is as it was', () => {
  const before = kept(said('a', [paragraph(['8 of 11 say so.'])]), said('b', [heading(1, 'Gone')]));
  expect(changesIn(before, before)).toEqual([]);
  const now = kept(said('a', [paragraph(['9 of 11 say so.'])]), said('c', [heading(1, 'New')]));
  expect(changesIn(before, now)).toEqual([
    { guid: 'a', label: 'a', what: 'changed', was: ['8 of 11 say so.'], is: ['9 of 11 say so.'] },
    { guid: 'c', label: 'c', what: 'came', was: [], is: ['New'] },
    { guid: 'b', label: 'b', what: 'went', was: ['Gone'], is: [] },
  ]);
});

test('the words of informants are not kept a second time: where they stand is', () => {
  const quote = { exact: 'We said nothing.', place: 'P03 ¶12', said: 'partner', bears: '' };
  const lines = JSON.stringify(
    kept(
      said('a', [
        { kind: 'quotes', quotes: [quote] },
        paragraph([{ text: '4 of 5', quotes: [quote], more: 0 }]),
      ]),
    ),
  );
  expect(lines).toContain('P03 ¶12');
  expect(lines).not.toContain('We said nothing');
});

test('no heading lies more than one level below the one before it', () => {
  const [first, second] = inSteps([
    [heading(2, 'A'), heading(3, 'B')],
    [heading(1, 'C'), heading(3, 'D')],
  ]);
  expect([...(first ?? []), ...(second ?? [])].map((one) => one.kind === 'heading' && one.level)).toEqual([
    1, 2, 1, 2,
  ]);
});

test('names give way to labels, whole words as they are spelt, the longest first; in a quote in brackets', () => {
  const rename = unnamer([
    { name: 'Rosa Medina', label: 'P04' },
    { name: 'Medina', label: 'P04' },
    { name: 'Marsh', label: 'P03' },
    { name: 'Talk (Marsh)', label: 'P03' },
  ]);
  expect(rename('Rosa Medina met Marsh in the marsh; Marshall saw Medina’s card.', true)).toBe(
    '[P04] met [P03] in the marsh; Marshall saw [P04]’s card.',
  );
  expect(rename('without the source “Talk (Marsh)”', false)).toBe('without the source “P03”');
});
