import type { Offer } from './choose-line.ts';

let known: Promise<readonly Offer<() => void>[]> | undefined;

/** What the help says, to be found from wherever she is by its title and its words; none where it cannot be asked for. */
export function helpTopics(): Promise<readonly Offer<() => void>[]> {
  known ??= read().catch(() => []);
  return known;
}

async function read(): Promise<readonly Offer<() => void>[]> {
  const base = document.querySelector<HTMLElement>('.foot')?.dataset['base'] ?? '';
  const answer = await fetch(`${base}/help`);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [...page.querySelectorAll('#help section')].map((section) => ({
    label: `Help: ${section.querySelector('h2')?.textContent.trim() ?? ''}`,
    also: section.textContent,
    value: () => {
      location.assign(`${base}/help#${section.id}`);
    },
  }));
}
