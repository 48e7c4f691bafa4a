import { oneOf } from './dom.ts';
import { remembered } from './remembered.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Whether pages are light or dark, or as the system is; kept by this browser. */
export const chosenTheme = remembered<Theme>('theme', 'system', (kept): kept is Theme =>
  themes.some((one) => one === kept),
);

/** Lets her choose it at the top of the page. */
export function startTheme(): void {
  const select = document.querySelector<HTMLSelectElement>('#theme');
  if (!select) return;
  select.value = chosenTheme.get();
  select.addEventListener('change', () => {
    const theme = oneOf(themes, select.value);
    chosenTheme.set(theme);
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  });
}
