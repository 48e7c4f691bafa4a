import type { Answer } from '../../api/operations.ts';
import type { ChangedField } from '../../domain/codebook.ts';
import { choose } from '../kit/confirm.ts';
import { make, the } from '../kit/dom.ts';
import { ask, NotDone } from '../kit/server.ts';
import { columnChoice, type Said } from './columns.ts';
import { startListing } from './listing.ts';

/** How a codebook differs from what there is. */
type Difference = Answer<'POST codebook/compared'>;

/** A codebook file is compared first; what it would change is shown before anything does. */
export function startAdding(): void {
  const field = the('#codebook-file', HTMLInputElement);
  const problem = the('#file-problem', HTMLElement);
  const tryAdding = (file: File): void => {
    problem.hidden = true;
    add(file).catch((error: unknown) => {
      if (!(error instanceof NotDone)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    });
  };
  field.addEventListener('change', () => {
    const [file] = field.files ?? [];
    if (file) tryAdding(file);
    field.value = '';
  });
  startListing(tryAdding);
}

async function add(file: File, said?: Said): Promise<void> {
  const query = { name: file.name, ...(said && { columns: [...said.roles], above: said.above }) };
  const difference = await ask('POST codebook/compared', { query, body: file });
  const { added, changed, list } = difference;
  const ways = [
    { value: 'no', label: added.length > 0 ? `Add the ${added.length} new ones` : 'Change nothing' },
    {
      value: 'yes',
      label: `${added.length > 0 ? 'Add them, and take' : 'Take'} over ${changed.length === 1 ? 'the one' : `the ${changed.length}`} said differently`,
    },
  ] as const;
  const offered = ways.filter(({ value }) => (value === 'yes' ? changed.length > 0 : added.length > 0));
  const explained = described(difference);
  let again: Said | undefined;
  if (list)
    explained.prepend(
      columnChoice(list, (other) => {
        again = other;
        explained.closest('dialog')?.close();
      }),
    );
  const way = await choose(`${file.name} beside this codebook`, explained, offered);
  if (again) return add(file, again);
  if (!way) return;
  // What she saw is what is taken over, also where she left the columns as they were understood.
  const columns = list ? { columns: [...list.roles], above: list.above } : {};
  await ask('POST codebook', { query: { name: file.name, ...columns, takeOver: way }, body: file });
  location.reload();
}

/** What is new, what is said differently (with what stands here and what would stand), and what only the project has. */
function described({ added, changed, missing }: Difference): HTMLElement {
  const some = (paths: readonly string[]): string =>
    paths.slice(0, 5).join('; ') + (paths.length > 5 ? `; and ${paths.length - 5} more` : '');
  const sentence = (textContent: string): HTMLElement => make('p', { textContent });
  return make(
    'div',
    { className: 'difference' },
    sentence(added.length > 0 ? `New: ${some(added)}.` : 'It has no code that is not here.'),
    changed.length > 0 &&
      make(
        'details',
        { open: changed.length <= 3 },
        make('summary', { textContent: `Said differently: ${some(changed.map(({ path }) => path))}.` }),
        ...changed.map(({ path, fields }) =>
          make('section', {}, make('h3', { textContent: path }), make('dl', {}, ...fields.flatMap(lineOf))),
        ),
      ),
    missing.length > 0 && sentence(`Only here, and left as they are: ${some(missing)}.`),
  );
}

const lineOf = ({ field, then, now }: ChangedField): HTMLElement[] => [
  make('dt', { textContent: field }),
  make('dd', {}, then !== '' && make('del', { textContent: then }), ' ', make('ins', { textContent: now })),
];
