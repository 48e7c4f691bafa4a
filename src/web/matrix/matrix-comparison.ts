import type { MatrixQuery } from '../../api/matrix.ts';
import { knownOf } from '../../domain/matrix-people.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { matrixLinks } from './matrix-links.ts';
import type { ComparisonView } from './matrix-views.ts';

/**
 * Two rows by the share of their people who raise what: of those who speak to it and those of whom all was read for it. Of
 * the others nobody can say that they do not.
 */
export function comparisonOf(
  links: Pick<ReturnType<typeof matrixLinks>, 'cell'>,
  { compare }: MatrixQuery,
  matrix: ArrangedMatrix,
): ComparisonView | null {
  const [one, other] = compare.map((key) => matrix.rows.find((row) => row.key === key));
  if (!one || !other) return null;
  const lines = [...matrix.columns, { ...matrix.totalColumn, label: 'Any of these' }].map((column) => {
    const shares = [one, other].map((row) => {
      const people = matrix.people(row, column);
      return { row, of: knownOf(people).size, people: people.for.length, unknown: people.unknown.length };
    });
    const [a, b] = shares.map(({ people, of }) => (of === 0 ? null : Math.round((100 * people) / of)));
    return {
      label: column.label,
      title: column.title,
      sides: shares.map(({ row, people, of, unknown }) => ({
        people,
        of,
        unknown,
        share: of === 0 ? '–' : `${Math.round((100 * people) / of)} %`,
        href: people > 0 ? links.cell(row.key, column.key, 'for') : '',
      })),
      difference: pointsApart(a ?? null, b ?? null),
    };
  });
  return { labels: [one.label, other.label] as const, lines };
}

/** By how many points one share is above the other; a dash where one of them is not known. */
function pointsApart(one: number | null, other: number | null): string {
  if (one === null || other === null) return '–';
  return `${one > other ? '+' : ''}${one - other}`.replace('-', '−');
}
