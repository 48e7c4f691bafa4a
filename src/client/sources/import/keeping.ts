// What she says of texts before they are stored is kept by this browser, as what is typed into a form is.
import { openDrafts, type Change, type Drafts } from '../../kit/typed/drafts.ts';

type Field = HTMLInputElement | HTMLSelectElement;

const isField = (element: unknown): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement;

const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.checked) : field.value;

/** A part of the page whose fields are kept together, by the text they are about. */
interface Kept {
  readonly element: HTMLElement;
  readonly place: string;
  readonly fields: readonly Field[];
  /** What the fields said before she touched them. */
  readonly first: readonly string[];
}

/** Keeps what she says of texts until they are stored or thrown away. */
export async function createKeeping() {
  const drafts: Drafts = await openDrafts();
  const parts: Kept[] = [];
  const keep = ({ fields, first, place }: Kept): void => {
    const changes = fields.flatMap((field, at): Change[] => {
      const [from = '', to] = [first[at], valueOf(field)];
      return from === to ? [] : [{ field: String(at), from, to }];
    });
    drafts.keep(place, changes);
  };
  for (const event of ['input', 'change'])
    document.addEventListener(event, ({ target }) => {
      if (!isField(target)) return;
      // A field above the list changes all of them.
      for (const one of parts) if (one.element.contains(target) || target.closest('#all')) keep(one);
    });

  return {
    /** Watches the fields of a part, and puts back what was said there before. */
    watch: (element: HTMLElement, key: string): void => {
      const fields = [...element.querySelectorAll('input, select')]
        .filter(isField)
        .filter((field) => field.closest('[data-unkept]') === null);
      const part = { element, place: `import ${key}`, fields, first: fields.map(valueOf) };
      parts.push(part);
      for (const { field: at, to } of drafts.at(part.place)?.changes ?? []) putBack(fields[Number(at)], to);
    },
    /** Forgets everything that was said here. */
    forget: (): void => {
      for (const place of drafts.places('import ')) drafts.drop(place);
    },
  };
}

function putBack(field: Field | undefined, value: string): void {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'true';
  else if (field) field.value = value;
  // Whether a speaker asks decides which of the other fields can be filled in.
  if (field instanceof HTMLSelectElement || field?.type === 'checkbox')
    field.dispatchEvent(new Event('change'));
}
