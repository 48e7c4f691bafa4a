import { expect, test } from 'vitest';
import { describeSource, setRead } from '../../../src/actions/sources/sources.ts';
import { chosenCodings } from '../../../src/study/excerpts/excerpt-choice.ts';
import { cardOfSource } from '../../../src/study/sources/card.ts';
import { study } from './matrix-study.ts';

test('numbers are narrowed to cases, sources, days and what was read, and so are the excerpts', () => {
  const { project, count } = study();
  const [first, second, both] = project.sources.all();
  if (!first || !second || !both) throw new Error('three sources are missing');
  const dated = (source: typeof first, date: string) =>
    describeSource(project, 1, source.id, { ...cardOfSource(project, source), date });
  dated(first, '2025-01-31');
  dated(second, '2025-03-01');
  setRead(project, 1, second.id, true);
  const all = {
    codes: [],
    cases: [],
    sources: [],
    polarities: [],
    coders: [],
    informantTypes: [],
    kinds: [],
    q: '',
  };
  const total = (narrowing: object): number => {
    const { totalRow, totalColumn, cell } = count(narrowing);
    return cell(totalRow, totalColumn).codings;
  };
  const told = (narrowing: object) => [
    total(narrowing),
    chosenCodings(project, { ...all, ...narrowing }).length,
  ];
  const north = project.cases.named('North')?.id ?? 0;
  const whole = total({});
  const of = (id: number) => total({ sources: [id] });
  expect(of(first.id) + of(second.id) + of(both.id)).toBe(whole);
  expect(told({ sources: [second.id] })).toEqual([of(second.id), of(second.id)]);
  expect(told({ cases: [north] })).toEqual(Array(2).fill(of(first.id) + of(both.id)));
  expect(told({ since: '2025-02-01' })).toEqual([of(second.id), of(second.id)]);
  expect(told({ until: '2025-02-01' })).toEqual([of(first.id), of(first.id)]);
  expect(told({ since: '2025-01-31', until: '2025-03-01' })).toEqual(
    Array(2).fill(of(first.id) + of(second.id)),
  );
  expect(told({ read: 'yes' })).toEqual([of(second.id), of(second.id)]);
  expect(told({ read: 'yes', coders: [2] })).toEqual([0, 0]);
  // Where nothing of a case is left, nobody can have said anything there.
  const { rows, totalColumn, cell } = count({ sources: [second.id] });
  const states = rows.map((row) => [row.label, cell(row, totalColumn).state]);
  expect(states).toContainEqual(['North', 'no words']);
});
