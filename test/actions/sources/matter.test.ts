import { expect, test } from 'vitest';
import { reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { correctTurns, takeCorrectedText } from '../../../src/actions/correction/correct.ts';
import { redo, undo } from '../../../src/actions/history/history.ts';
import { markMatter } from '../../../src/actions/sources/matter.ts';
import { removeSource } from '../../../src/actions/sources/sources.ts';
import type { Matter } from '../../../src/domain/matter.ts';
import { searchTerms } from '../../../src/domain/search.ts';
import type { ReadText } from '../../../src/domain/source.ts';
import { suggestionsFor } from '../../../src/study/suggestions/suggesting.ts';
import { addSource, spoken } from '../../support/project.ts';
import { study } from '../story/study.ts';

/** A coded interview, and who marks turns of it. */
function marked() {
  const lab = study();
  const { project, sourceId } = lab;
  const mark = (turns: readonly number[], matter: Matter | null, of = sourceId): void => {
    markMatter(project, 1, of, { version: project.texts.currentOf(of)?.number ?? 0, turns, matter });
  };
  const evidence = () => project.evidence.all().find((one) => one.sourceId === sourceId);
  const counted = () => ({
    pieces: evidence()?.pieces.length,
    length: [...(evidence()?.lengths.values() ?? [])].reduce((sum, one) => sum + one, 0),
    words: project.sources.find(sourceId)?.words,
    found: project.search.find(searchTerms('trusted'), 5).total,
    places: project.search.places(searchTerms('trusted'), 5).length,
    turns: project.texts.turnsOf(sourceId).length,
    sentences: project.sources.all().map(({ name }) => name),
  });
  return { ...lab, mark, counted };
}

/** A text with a heading before and between what is said. */
function headed(): ReadText {
  const text = spoken('Headed', [
    [null, 'On trust'],
    ['Ann', 'We trusted nobody.'],
    [null, 'More trust'],
    ['Ann', 'Then we did.'],
  ]);
  const turns = text.turns.map((turn, at) => (at % 2 === 0 ? { ...turn, matter: 'heading' as const } : turn));
  return { ...text, turns };
}

test('what is taken for a heading is neither evidence nor counted, found or among the turns; its coding stays, and undo brings all of it back', () => {
  const { project, sourceId, codes, code, mark, counted } = marked();
  const guid = code(codes.Trust, 'We trusted her after a year.');
  const before = counted();
  expect(before).toMatchObject({ pieces: 1, found: 1, places: 1, turns: 4 });
  mark([2], 'heading');
  expect(counted()).toMatchObject({ pieces: 0, found: 0, places: 0, turns: 3 });
  expect(counted().words).toBeLessThan(before.words ?? 0);
  expect(project.codings.ofSource(sourceId).map((one) => one.guid)).toEqual([guid]);
  expect(project.history.lastDone()?.sentence).toMatch(/^took turn 2 of “.+” as a heading$/);
  undo(project);
  expect(counted()).toEqual(before);
  redo(project);
  mark([2], null);
  expect(counted()).toEqual(before);
});

test('nothing is suggested for a heading', () => {
  const { project, codes, mark, sourceId, text } = marked();
  reviseCode(project, 1, codes.Trust, { keywords: ['trusted'] });
  const suggested = (): string[] =>
    suggestionsFor(project, 1, sourceId).map(({ start, end }) => text.slice(start, end));
  expect(suggested()).toContain('We trusted her after a year.');
  mark([2], 'particulars');
  expect(suggested().filter((words) => words.includes('trusted'))).toEqual([]);
});

test('headings of a file come in as such, and the source goes and comes back with them', () => {
  const { project } = study();
  const id = addSource(project, headed());
  const kinds = () => project.texts.turnsAndMatterOf(id).map(({ matter }) => matter);
  expect(kinds()).toEqual(['heading', null, 'heading', null]);
  expect(project.sources.find(id)?.words).toBe(6);
  removeSource(project, 1, id);
  expect(project.matter.all()).toEqual([]);
  undo(project);
  expect(kinds()).toEqual(['heading', null, 'heading', null]);
  const hits = project.search.find(searchTerms('trust'), 9).hits.filter(({ sourceId }) => sourceId === id);
  expect(hits.map(({ turn }) => turn)).toEqual([2]);
  undo(project);
  expect(project.matter.all()).toEqual([]);
  redo(project);
  expect(kinds()).toEqual(['heading', null, 'heading', null]);
});

test('a corrected heading stays one; joined with what somebody says it is said', () => {
  const { project } = study();
  const id = addSource(project, headed());
  const kinds = () => project.texts.turnsAndMatterOf(id).map(({ matter }) => matter);
  const correct = (from: number, to: number, speaker: string | null, words: string): void => {
    const change = { from, to, parts: [{ speaker, words }] };
    const version = project.texts.currentOf(id)?.number ?? 0;
    correctTurns(project, 1, id, { version, change, decisions: [] });
  };
  correct(0, 0, null, 'On trusting');
  expect(kinds()).toEqual(['heading', null, 'heading', null]);
  correct(2, 3, 'Ann', 'More trust. Then we did.');
  expect(kinds()).toEqual(['heading', null, null]);
  expect(project.integrity.check()).toMatchObject({ problems: [], faults: [] });
  undo(project);
  undo(project);
  expect(kinds()).toEqual(['heading', null, 'heading', null]);
  expect(project.integrity.check()).toMatchObject({ problems: [], faults: [] });
});

test('of a corrected file she keeps what she said of its turns, and new headings come in as such', () => {
  const { project } = study();
  const id = addSource(project, headed());
  const version = project.texts.currentOf(id)?.number ?? 0;
  markMatter(project, 1, id, { version, turns: [3], matter: null });
  const text = spoken('Headed', [
    [null, 'On trust'],
    ['Ann', 'We trusted nobody.'],
    [null, 'More trust'],
    ['Ann', 'Then we did.'],
    [null, 'THE END'],
  ]);
  const turns = text.turns.map((turn, at) => (at % 2 === 0 ? { ...turn, matter: 'heading' as const } : turn));
  takeCorrectedText(project, 1, id, { version, after: { text: text.text, turns }, decisions: [] });
  expect(project.texts.turnsAndMatterOf(id).map(({ matter }) => matter)).toEqual([
    'heading',
    null,
    null,
    null,
    'heading',
  ]);
});

test('a source keeps something that is said, turns that are not there are refused, and so is what was seen in an older text', () => {
  const { project, sourceId, mark } = marked();
  mark([1, 2, 3], 'heading');
  expect(() => {
    mark([4], 'heading');
  }).toThrow('one turn at least has to stay');
  expect(() => {
    mark([99], 'heading');
  }).toThrow('no longer in the text');
  expect(() => {
    markMatter(project, 1, sourceId, { version: 7, turns: [2], matter: null });
  }).toThrow('corrected meanwhile');
  expect(() => {
    markMatter(project, 1, 99, { version: 1, turns: [1], matter: null });
  }).toThrow('no longer in the project');
});
