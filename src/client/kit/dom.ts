/** The element that `selector` finds, which the page is known to have. */
export function the<T extends HTMLElement>(
  selector: string,
  kind: new () => T,
  within: ParentNode = document,
): T {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${selector}`);
}

type Child = Node | string | null | false;

/** A new element with properties, classes and children. Text is always text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<Omit<HTMLElementTagNameMap[K], 'dataset' | 'style'>> & {
    data?: Record<string, string>;
  } = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const { data, ...rest } = properties;
  const element = document.createElement(tag);
  Object.assign(element, rest);
  for (const [name, value] of Object.entries(data ?? {})) element.dataset[name] = value;
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** The data that the server put into the page under an id. */
export function pageData(id: string): unknown {
  return JSON.parse(the(`#${id}`, HTMLElement).textContent);
}

/** Which of some words a field of the page says; the first of them where it says none. */
export const oneOf = <Word extends string>(known: readonly [Word, ...Word[]], said: string): Word =>
  known.find((one) => one === said) ?? known[0];

/** Whether a key press goes into a field rather than to the page. */
export function isTyping(event: Event): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
