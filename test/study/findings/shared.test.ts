import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { addFinding } from '../../../src/actions/findings/findings.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { weigh } from '../../../src/study/findings/finding-weight.ts';
import { countCells } from '../../../src/study/matrix/counted-matrix.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

/** One interview in North that speaks of trust, none of the others, and a note on all three cases that does. */
function sharedNote() {
  const project = emptyProject();
  const codes = addCodes(project);
  const rosa = [{ label: 'R', informant: 'Rosa', informantType: 'partner', isInterviewer: false }];
  const add = (name: string, cases: string[], speaker: string | null) =>
    addSource(project, spoken(name, [[speaker, '0123456789']]), { cases, speakers: speaker ? rosa : [] });
  const sources = [
    add('Interview', ['North'], 'R'),
    add('Minutes south', ['South'], null),
    add('Minutes west', ['West'], null),
    add('Workshop', ['North', 'South', 'West'], null),
  ];
  const code = (sourceId: number) => {
    const [turn] = project.texts.turnsOf(sourceId);
    if (!turn) throw new Error('a source without words');
    const { start, end } = turn;
    const coding = { guid: project.newGuid(), codeId: codes.Time, start, end, exact: '0123456789' };
    applyCodes(project, 1, sourceId, [{ ...coding, polarity: 'plain', origin: 'by hand' }]);
  };
  for (const id of sources) setRead(project, 1, id, true);
  code(sources[0] ?? 0);
  code(sources[3] ?? 0);
  return { project, codeId: codes.Time };
}

test('one note about all cases makes no “all cases say” fit: they are neither for it nor silent', () => {
  const { project, codeId } = sharedNote();
  const id = addFinding(project, 1, 'All cases say so', [{ side: 'for', codeId, caseId: null }]);
  const finding = project.findings.find(id);
  if (!finding) throw new Error('the finding is gone');
  const { weight, quantifiers, shared, silent, says } = weigh(project, finding);
  expect(weight.cases).toEqual({ count: 1, of: 1, unread: 0, shared: 2 });
  expect([shared, silent.cases]).toEqual([['South', 'West'], []]);
  expect(says).toContain('1 of 1 cases (2 only in shared sources)');
  expect(quantifiers.map(({ word, verdict }) => [word, verdict])).toEqual([['All', 'not sure']]);
});

test('a cell says how much of it lies in sources that other cases share; a total shares nothing', () => {
  const { project, codeId } = sharedNote();
  const everything = { coders: [], informantTypes: [], kinds: [] };
  const { rows, columns, totalRow, cell } = countCells(project, {
    ...everything,
    rows: 'case',
    columns: 'code',
    under: null,
    level: 'finest',
    codes: [codeId],
  });
  const [column] = columns;
  if (!column) throw new Error('no column');
  const of = (row: typeof totalRow) => [cell(row, column).codings, cell(row, column).shared];
  expect(rows.map((row) => [row.label, ...of(row)])).toEqual([
    ['North', 2, 1],
    ['South', 1, 1],
    ['West', 1, 1],
  ]);
  expect(of(totalRow)).toEqual([2, 0]);
});
