// What she says of texts before they are stored is kept by this browser, as what is typed into a form is.
import { openDrafts, type Change, type Drafts } from '../../kit/typed/drafts.ts';

type Field = HTMLInputElement | HTMLSelectElement;

const isField = (element: unknown): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement;

const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.checked) : field.value;

/** Fields come and go with the speakers of a text: each is known by what it is called. */
const nameOf = (field: Field, at: number): string => field.ariaLabel ?? String(at);

const placeOf = (key: string): string => `import ${key}`;

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
      return from === to ? [] : [{ field: nameOf(field, at), from, to }];
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
      // What is no longer on the page was understood anew.
      parts.splice(0, parts.length, ...parts.filter((one) => one.element.isConnected));
      const fields = [...element.querySelectorAll('input, select')]
        .filter(isField)
        .filter((field) => field.closest('[data-unkept]') === null);
      const part = { element, place: placeOf(key), fields, first: fields.map(valueOf) };
      parts.push(part);
      for (const { field: name, to } of drafts.at(part.place)?.changes ?? [])
        putBack(
          fields.find((field, at) => nameOf(field, at) === name),
          to,
        );
    },
    /** Whether something was said of a part that is not shown yet. */
    has: (key: string): boolean => drafts.at(placeOf(key)) !== null,
    /** Keeps what the program filled in for her. */
    keepAll: (): void => {
      for (const one of parts) keep(one);
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
  if (field instanceof HTMLSelectElement || field?.type === 'checkbox' || field?.type === 'hidden')
    field.dispatchEvent(new Event('change'));
}

export type Keeping = Awaited<ReturnType<typeof createKeeping>>;
