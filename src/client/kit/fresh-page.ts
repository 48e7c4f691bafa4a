/** A part of this page as the server would show it now; null where it has none. */
export async function freshPart(selector: string): Promise<Element | null> {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return fresh.querySelector(selector);
}
