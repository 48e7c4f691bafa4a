import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idIn } from '../../../src/domain/matrix-key.ts';
import { knownOf, speakingOf, type CellPeople } from '../../../src/domain/matrix-people.ts';
import type { Measure } from '../../../src/domain/matrix-plan.ts';
import { countedInCell } from '../../../src/domain/matrix-words.ts';
import type { Project } from '../../../src/storage/project.ts';
import { countCells, type Head } from '../../../src/study/matrix/counted-matrix.ts';
import type { MatrixChoice } from '../../../src/study/matrix/matrix.ts';
import { below, readRaw, workOut, type CellAsked, type Raw } from './brute-force.ts';
import { courses, studyAfter } from './random-study.ts';

/** Every cell and total of a matrix beside what the file says, and the list behind it. */
function compare(project: Project, raw: Raw, choice: MatrixChoice, facet: number): void {
  const counted = countCells(project, choice);
  const evidence = project.evidence.all();
  const once = choice.count === 'once';
  const side = (head: Head, count: number): number => (head.key === 'total' ? count : head.place);
  const codesOf = ({ key }: Head): number[] => {
    const [alone, code] = [idIn(key, 'itself'), idIn(key, 'code')];
    if (alone !== null) return [alone];
    return below(raw, code ?? facet);
  };
  for (const row of [...counted.rows, counted.totalRow])
    for (const column of [...counted.columns, counted.totalColumn]) {
      const asked: CellAsked = {
        ...wordsOf(raw, choice, row),
        codes: codesOf(column),
        coders: choice.coders,
        once,
      };
      const { ids, people, cases, ...said } = workOut(raw, asked);
      const name = `${row.label} × ${column.label}, ${choice.level}, ${choice.count ?? ''}, ${choice.coders.join()}`;
      const cell = counted.cell(row, column);
      expect({ ...cell, coverage: said.coverage }, name).toMatchObject(said);
      expect(cell.coverage, name).toBeCloseTo(said.coverage, 9);
      const of = (asked_: CellPeople) => ({
        speaking: speakingOf(asked_).size,
        raising: asked_.for.length,
        known: knownOf(asked_).size,
      });
      expect(of(counted.people(row, column)), name).toEqual(people);
      expect(of(counted.cases(row, column)), name).toEqual(cases);
      const percent = ({ raising, known }: { raising: number; known: number }) =>
        known === 0 ? 0 : (100 * raising) / known;
      const value = (measure: Measure) => counted.value(row, column, measure);
      expect([value('cases'), value('% of cases'), value('% of informants')], name).toEqual([
        cases.speaking,
        percent(cases),
        percent(people),
      ]);
      const list = countedInCell(
        counted.laidOut.plan,
        evidence,
        side(row, counted.rows.length),
        side(column, counted.columns.length),
      );
      expect(list, name).toHaveLength(said.codings);
      expect(
        list.flat().toSorted((a, b) => a - b),
        name,
      ).toEqual(ids);
    }
}

/** Whose words fall into a row: those of a case's sources, or one person's; of the total, those of all rows. */
function wordsOf(
  raw: Raw,
  { rows, sources = [] }: MatrixChoice,
  { key }: Head,
): Pick<CellAsked, 'sources' | 'informant'> {
  const isLeft = (id: number): boolean => sources.length === 0 || sources.includes(id);
  const everywhere = [...new Set(raw.turns.map(({ sourceId }) => sourceId))].filter(isLeft);
  if (rows === 'informant')
    return { sources: everywhere, informant: idIn(key, 'informant') ?? 'somebody known' };
  const caseId = idIn(key, 'case');
  const links = raw.links.filter(
    (link) => (caseId === null || link.caseId === caseId) && isLeft(link.sourceId),
  );
  return { sources: [...new Set(links.map(({ sourceId }) => sourceId))], informant: 'anybody' };
}

test('every number and state of a matrix is what the file says, character by character, whatever happened in the study', () => {
  const asked = [
    ['case', 'each'],
    ['case', 'once'],
    ['informant', 'once'],
  ] as const;
  const everything = { informantTypes: [], kinds: [], codes: [], columns: 'code' } as const;
  fc.assert(
    fc.property(
      courses,
      fc.boolean(),
      fc.constantFrom('finest', 'children'),
      fc.subarray([1, 2, 3, 4, 5]),
      (course, isFew, level, sources) => {
        const { project, coders, facet } = studyAfter(course);
        const raw = readRaw(project.file);
        const counting = {
          ...everything,
          coders: isFew ? coders.slice(0, 2) : [],
          under: facet,
          level,
          sources,
        } as const;
        for (const [rows, count] of asked) compare(project, raw, { ...counting, rows, count }, facet);
        project.close();
      },
    ),
    { numRuns: 20 },
  );
});
