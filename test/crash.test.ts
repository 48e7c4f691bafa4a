import { expect, test } from 'vitest';
import { crash, isWhole, told } from './support/crash.ts';

test('what was acknowledged is there after the server is killed, and no import is there by half', async () => {
  const figures = await crash({ rounds: 20 });
  expect(figures.rounds).toBe(20);
  expect(figures.acknowledgedCodings).toBeGreaterThan(200);
  expect(figures.acknowledgedImports).toBeGreaterThan(0);
  expect(isWhole(figures), told(figures)).toBe(true);
}, 120_000);

test('this harness would notice a lost coding and a half import', async () => {
  const lost = await crash({ rounds: 1, sabotage: 'a coding never sent' });
  expect(lost.lostCodings).toBe(1);
  expect(isWhole(lost)).toBe(false);
  const half = await crash({ rounds: 1, sabotage: 'an import half sent' });
  expect(half.halfImports).toBeGreaterThan(0);
  expect(isWhole(half)).toBe(false);
}, 60_000);
