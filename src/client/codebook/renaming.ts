import type { Standing } from '../../api/common.ts';
import { make } from '../kit/dom.ts';
import { sayProblem, type Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import { codeRows, focusCode, type CodeRow } from './rows.ts';

/** What is being renamed: the field over the name of a row. */
interface Renamed {
  readonly id: number;
  readonly field: HTMLInputElement;
  /** The version of the entry that she saw when she began, or was told of since. */
  version: Promise<string>;
}

/** How long a click on a name waits for a second one before it leads to the entry. */
const doubleMs = 220;

/** Renames a code where it stands: Enter saves, Escape leaves it as it was. One step of undo, as every revision of an entry. */
export function createRenaming(footer: Footer, repaint: () => Promise<void>) {
  let open: Renamed | null = null;
  let isSaving = false;

  const close = (): void => {
    const closed = open;
    open = null;
    closed?.field.remove();
  };
  const save = async (): Promise<void> => {
    const renamed = open;
    const row = renamed && codeRows().find(({ id }) => id === renamed.id);
    if (!renamed || !row || isSaving) return;
    const name = renamed.field.value.trim();
    isSaving = name !== '' && name !== row.name;
    try {
      const standing = isSaving && (await send(row.id, name, renamed));
      close();
      if (standing) {
        await repaint();
        footer.show(standing);
        footer.say(`Renamed “${row.name}” to “${name}”`);
      }
      focusCode(row.id);
    } catch (error) {
      sayProblem(footer)(error);
      renamed.field.focus();
    } finally {
      isSaving = false;
    }
  };
  const leave = (): void => {
    const id = open?.id;
    close();
    if (id !== undefined) focusCode(id);
  };
  const show = (renamed: Renamed): void => {
    open = renamed;
    const row = codeRows().find(({ id }) => id === renamed.id);
    row?.element.querySelector('th a')?.after(renamed.field);
    renamed.field.focus();
  };
  return {
    begin: ({ id, name }: CodeRow): void => {
      if (open?.id === id) return;
      close();
      const field = fieldFor(name, { save, leave });
      show({ id, field, version: versionOf(id) });
      field.select();
    },
    /** Puts the field back where the rows were painted anew. */
    keep: (): void => {
      if (open) show(open);
    },
  };
}

/** Sends the new name; where somebody changed the entry meanwhile, the next time builds on what stands now. */
async function send(code: number, name: string, renamed: Renamed): Promise<Standing> {
  try {
    return await ask('PATCH codes/{code}', { code, body: { name, was: await renamed.version } });
  } catch (error) {
    if (!(error instanceof NotDone) || !error.wayOut.stands) throw error;
    renamed.version = Promise.resolve(error.wayOut.stands.version);
    throw new NotDone(`${error.message} Enter again keeps yours.`);
  }
}

function fieldFor(
  name: string,
  { save, leave }: { save: () => Promise<void>; leave: () => void },
): HTMLInputElement {
  const field = make('input', {
    className: 'rename',
    value: name,
    maxLength: 120,
    ariaLabel: `New name of ${name}`,
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') void save();
    else leave();
  });
  // Going elsewhere keeps what was typed.
  field.addEventListener('blur', () => {
    if (field.isConnected) void save();
  });
  return field;
}

export type Renaming = ReturnType<typeof createRenaming>;

const versionOf = async (id: number): Promise<string> =>
  (await ask('GET codes')).find((code) => code.id === id)?.version ?? '';

/** A double click on a name renames it; a single one leads to the entry, a moment later. */
export function startDoubleClicks(codes: HTMLElement, { begin }: Renaming): void {
  let leading: ReturnType<typeof setTimeout> | undefined;
  codes.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('th a') : null;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    // A click by the keyboard is none of the mouse.
    if (!link || !isPlain || event.detail === 0) return;
    event.preventDefault();
    clearTimeout(leading);
    if (event.detail === 1)
      leading = setTimeout(() => {
        location.assign(link.href);
      }, doubleMs);
  });
  codes.addEventListener('dblclick', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('th') : null;
    const row = codeRows().find(({ element }) => element === cell?.parentElement);
    if (!row) return;
    event.preventDefault();
    clearTimeout(leading);
    begin(row);
  });
}
