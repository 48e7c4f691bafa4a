import type { Answer } from '../../api/operations.ts';
import { columnRoles, type ListColumns } from '../../domain/code-list.ts';
import { make } from '../kit/dom.ts';

type List = NonNullable<Answer<'POST codebook/compared'>['list']>;

/** What she says the columns of a list are. */
export type Said = Pick<ListColumns, 'roles' | 'above'>;

/**
 * The first rows of a list with what each column is taken for, to be changed; open where the program is not certain. What she
 * says of them is told at once, so that what would come of it is shown anew.
 */
export function columnChoice(
  { roles, above, isCertain, rows }: List,
  said: (columns: Said) => void,
): HTMLElement {
  const heads = roles.map((role, at) => {
    const select = make('select', { ariaLabel: `Column ${at + 1} says` });
    select.append(
      ...columnRoles.map((one) => make('option', { value: one, textContent: one, selected: one === role })),
    );
    select.addEventListener('change', () => {
      said({ above, roles: columnRoles.flatMap((one) => (one === select.value ? roles.with(at, one) : [])) });
    });
    return make('th', { scope: 'col' }, select);
  });
  const named = make('input', { type: 'checkbox', checked: above > 0 });
  named.addEventListener('change', () => {
    said({ roles, above: named.checked ? 1 : 0 });
  });
  const lines = rows.map((row, at) =>
    make(
      'tr',
      { className: at < above ? 'quiet' : '' },
      ...roles.map((_, column) => make('td', { textContent: row[column] ?? '' })),
    ),
  );
  return make(
    'details',
    { className: 'columns', open: !isCertain },
    make('summary', {
      textContent: isCertain ? 'What its columns say' : 'What do its columns say? Please check.',
    }),
    make(
      'div',
      { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: 'First rows' },
      make(
        'table',
        { className: 'list' },
        make('thead', {}, make('tr', {}, ...heads)),
        make('tbody', {}, ...lines),
      ),
    ),
    make('label', { className: 'check' }, named, ' The first row names the columns'),
  );
}
