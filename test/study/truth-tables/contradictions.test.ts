import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import type { Polarity } from '../../../src/domain/coding.ts';
import { dividersOf } from '../../../src/study/truth-tables/contradictions.ts';
import { addSource, smallProject, spoken } from '../../support/project.ts';

/** Kitchen Table, in which trust is raised, and Night Shift, of which nothing is read yet. */
function twoCases() {
  const { project, codes, sourceId, text } = smallProject();
  const talk = spoken('Interview 2', [['Tom', 'We met on Thursdays, and that was that.']]);
  const speakers = [
    { label: 'Tom', isInterviewer: false, informant: 'Tom Okafor', informantType: 'partner' },
  ];
  const other = addSource(project, talk, { cases: ['Night Shift'], speakers });
  const code = (id: number, all: string, exact: string, polarity: Polarity = 'plain'): void => {
    const start = all.indexOf(exact);
    const coding = {
      guid: crypto.randomUUID(),
      start,
      end: start + exact.length,
      exact,
      codeId: codes.Trust,
    };
    applyCodes(project, 1, id, [{ ...coding, polarity, origin: 'by hand', memo: '' }]);
  };
  code(sourceId, text, 'We trusted her');
  const [one, two] = project.cases.all().map(({ id }) => id);
  const dividers = () =>
    dividersOf(project, { with: [one ?? 0], without: [two ?? 0] }, { besides: [], most: 6 }).map(
      (found) => found.code.name,
    );
  return {
    project,
    other,
    dividers,
    say: (polarity: Polarity) => {
      code(other, talk.text, 'We met', polarity);
    },
  };
}

test('a case of which not all was read is not missing a code: it cannot resolve a contradiction', () => {
  const { project, other, dividers } = twoCases();
  expect(dividers()).toEqual([]);
  setRead(project, 1, other, true);
  expect(dividers()).toEqual(['Trust']);
});

test('a code that is raised with a reservation is neither there nor missing; one that is contradicted is missing', () => {
  const reserved = twoCases();
  setRead(reserved.project, 1, reserved.other, true);
  reserved.say('qualifies');
  expect(reserved.dividers()).toEqual([]);
  const contradicted = twoCases();
  setRead(contradicted.project, 1, contradicted.other, true);
  contradicted.say('contradicts');
  expect(contradicted.dividers()).toEqual(['Trust']);
});
