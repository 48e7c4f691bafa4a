import type { Standing } from '../../api/common.ts';
import { choose } from '../kit/confirm.ts';
import { the } from '../kit/dom.ts';
import { ask, NotDone } from '../kit/server.ts';

/** How a codebook differs from what there is. */
interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly { readonly path: string; readonly fields: readonly string[] }[];
  readonly missing: readonly string[];
}

/** A codebook file is compared first; what it would change is shown before anything does. */
export function wakeAdding(): void {
  const field = the('#codebook-file', HTMLInputElement);
  const problem = the('#file-problem', HTMLElement);
  field.addEventListener('change', () => {
    const [file] = field.files ?? [];
    if (!file) return;
    problem.hidden = true;
    add(file).catch((error: unknown) => {
      if (!(error instanceof NotDone)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    });
    field.value = '';
  });
}

async function add(file: File): Promise<void> {
  const at = `${the('#codebook', HTMLElement).dataset['api'] ?? ''}/codebook`;
  const name = encodeURIComponent(file.name);
  const { added, changed, missing } = await ask<Difference>('POST', `${at}/compared?name=${name}`, file);
  const ways = [
    { value: 'no', label: added.length > 0 ? `Add the ${added.length} new ones` : 'Change nothing' },
    {
      value: 'yes',
      label: `${added.length > 0 ? 'Add them, and take' : 'Take'} over the ${changed.length} changed`,
    },
  ] as const;
  const offered = ways.filter(({ value }) => (value === 'yes' ? changed.length > 0 : added.length > 0));
  const way = await choose(
    `${file.name} beside this codebook`,
    sentencesOf({ added, changed, missing }),
    offered,
  );
  if (!way) return;
  await ask<Standing>('POST', `${at}?name=${name}&takeOver=${way}`, file);
  location.reload();
}

function sentencesOf({ added, changed, missing }: Difference): string {
  const some = (paths: readonly string[]): string =>
    paths.slice(0, 5).join('; ') + (paths.length > 5 ? `; and ${paths.length - 5} more` : '');
  const parts = [
    added.length > 0 ? `New: ${some(added)}.` : 'It has no code that is not here.',
    changed.length > 0
      ? `Said differently: ${some(changed.map(({ path, fields }) => `${path} (${fields.join(', ')})`))}.`
      : '',
    missing.length > 0 ? `Only here, and left as they are: ${some(missing)}.` : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}
