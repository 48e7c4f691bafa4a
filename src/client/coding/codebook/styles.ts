import { make } from '../../kit/dom.ts';
import type { Page } from '../state.ts';

const sheets = (): HTMLLinkElement[] => [
  ...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet][data-codes]'),
];

/** Loads the colours of codes behind those that are shown; they show once those are taken away. */
export async function loadStyles(href: string): Promise<void> {
  const [shown] = sheets();
  if (!shown || sheets().some((sheet) => sheet.getAttribute('href') === href)) return;
  const sheet = make('link', { rel: 'stylesheet', href, data: { codes: '' } });
  await new Promise((settled) => {
    sheet.addEventListener('load', settled);
    // Without colours a codebook is still a codebook.
    sheet.addEventListener('error', settled);
    shown.before(sheet);
  });
}

/** Shows each codebook in its own colours. */
export function paintStyles({ store }: Page): void {
  store.paintWith(({ codebook }, before) => {
    if (!before || codebook === before.codebook) return;
    const others = sheets().filter((sheet) => sheet.getAttribute('href') !== codebook.styles);
    if (others.length < sheets().length) for (const sheet of others) sheet.remove();
  });
}
