import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { learnOn } from '../../../src/study/suggestions/learning.ts';
import { suggestionReport } from '../../../src/study/suggestions/suggestion-report.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

/** A study with so many sources, in each of which eight passages of twenty are coded and none is marked as read. */
function codedIn(sources: number) {
  const project = emptyProject();
  const codes = addCodes(project);
  for (let at = 0; at < sources; at++) {
    const text = spoken(
      `Interview ${at}`,
      Array.from({ length: 20 }, (_, turn): [string, string] => [
        'Rosa',
        turn % 2 === 0 ? `We trusted her in month ${turn}.` : `It took time and money in month ${turn}.`,
      ]),
    );
    const sourceId = addSource(project, text);
    const turns = project.texts.turnsOf(sourceId).slice(0, 8);
    applyCodes(
      project,
      1,
      sourceId,
      turns.map(({ start, end, number }) => ({
        guid: `${sourceId} ${number}`,
        codeId: number % 2 === 1 ? codes.Trust : codes.Time,
        start,
        end,
        exact: text.text.slice(start, end),
        polarity: 'plain',
        origin: 'by hand',
      })),
    );
  }
  learnOn(project, 1);
  return suggestionReport(project, 1);
}

test('how right suggestions are is said once three sources were coded, whether or not one is marked as read', () => {
  expect(codedIn(2)).toMatchObject({ triedOn: 2, isTried: false });
  const report = codedIn(3);
  expect(report).toMatchObject({ triedOn: 3, isTried: true });
  expect(report.bands.reduce((sum, { said }) => sum + said, 0)).toBeGreaterThan(0);
  // Nothing is said of turns that she has not come to.
  expect(report.missed.every(({ turn }) => turn <= 8)).toBe(true);
});
