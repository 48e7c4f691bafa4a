import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { MatrixQuery } from '../../api/matrix.ts';
import type { matrixLinks } from './matrix-links.ts';
import type { ComparisonView } from './matrix-views.ts';

/** Two rows by the share of their people who raise what, with the numbers of people on both sides. */
export function comparisonOf(
  links: Pick<ReturnType<typeof matrixLinks>, 'cell'>,
  { compare }: MatrixQuery,
  matrix: ArrangedMatrix,
): ComparisonView | null {
  const [one, other] = compare.map((key) => matrix.rows.find((row) => row.key === key));
  if (!one || !other) return null;
  const lines = [...matrix.columns, { ...matrix.totalColumn, label: 'Any of these' }].map((column) => {
    const shares = [one, other].map((row) => {
      const of = row.sourceIds === null ? column.informants : row.informants;
      return { row, of, people: matrix.cell(row, column).informants };
    });
    const [a = 0, b = 0] = shares.map(({ people, of }) => (of === 0 ? 0 : (100 * people) / of));
    const difference = Math.round(a) - Math.round(b);
    return {
      ...{ label: column.label, title: column.title },
      sides: shares.map(({ row, people, of }) => ({
        ...{ people, of, share: of === 0 ? '–' : `${Math.round((100 * people) / of)} %` },
        href: people > 0 ? links.cell(row.key, column.key) : '',
      })),
      difference: `${difference > 0 ? '+' : ''}${difference}`.replace('-', '−'),
    };
  });
  return { labels: [one.label, other.label] as const, lines };
}
