import { expect, test } from 'vitest';
import { removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { lossOf } from '../../../src/study/codebook/loss.ts';
import { serveSample } from '../../web/study.ts';

test('before a code goes it is said that conditions of truth tables and cards of workshops go with it, and undo brings them back', async () => {
  const { project, page, base } = await serveSample();
  const called = (name: string): number => project.codes.all().find((one) => one.name === name)?.id ?? 0;
  const [outcome, carded] = [called('Stronger partner MEL'), called('Unequal power silences')];
  expect(lossOf(project, [outcome])).toMatchObject({ conditions: 1, cards: 0 });
  expect(lossOf(project, [carded])).toMatchObject({ conditions: 0, cards: 1 });
  const html = (await (await page(`${base}/codebook/${outcome}`)).text()).replaceAll(/\s+/g, ' ');
  expect(html).toContain('1 of the conditions and outcomes of truth tables');
  const sets = (): number => project.truthTables.all()[0]?.sets.length ?? 0;
  const before = sets();
  removeCodes(project, 1, [outcome], 'codings');
  expect(sets()).toBe(before - 1);
  expect(project.history.lastDone()?.sentence).toContain('1 condition or outcome of a truth table');
  undo(project);
  expect(sets()).toBe(before);
});
