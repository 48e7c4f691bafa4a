/**
 * Shows lines of the codebook in the place of those that stand in `root`, and answers what stands there now. A line of the
 * same code stays the element it was, so that what she does with it goes on: the keyboard on it, a drag that began on it.
 */
export function showLines(root: HTMLElement, lines: readonly HTMLElement[]): HTMLElement[] {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const at = [...root.children].findIndex((line) => line === focused);
  const known = keyed(linesIn(root));
  const shown = [...keyed(lines)].map(([key, line]) => asShown(known.get(key), line));
  for (const line of known.values()) if (!shown.includes(line)) line.remove();
  shown.forEach((line, place) => {
    const here = root.children[place];
    if (here !== line) root.insertBefore(line, here ?? null);
  });
  const [first] = shown;
  if (first && !shown.some(({ tabIndex }) => tabIndex === 0)) first.tabIndex = 0;
  if (focused && document.activeElement !== focused)
    (shown.find((line) => line === focused) ?? shown[Math.min(at, shown.length - 1)])?.focus({
      preventScroll: true,
    });
  return shown;
}

const linesIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-code]')];

/** Lines by their code, and by which of its lines it is: a guest of a facet has two. */
function keyed(lines: readonly HTMLElement[]): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const line of lines) {
    const code = line.dataset['code'] ?? '';
    let time = 1;
    while (found.has(`${code} ${time}`)) time++;
    found.set(`${code} ${time}`, line);
  }
  return found;
}

/** The line that is shown already, saying what another says; the other one where there is none. */
function asShown(shown: HTMLElement | undefined, line: HTMLElement): HTMLElement {
  if (!shown || shown === line) return line;
  shown.className = line.className;
  shown.ariaLevel = line.ariaLevel;
  shown.title = line.title;
  shown.draggable = line.draggable;
  const name = line.querySelector('.name')?.textContent ?? '';
  const shownName = shown.querySelector('.name');
  if (shownName && shownName.textContent !== name) shownName.textContent = name;
  return shown;
}
