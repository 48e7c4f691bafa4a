/**
 * Of a matrix with very many cells only the columns in sight are drawn, and some beside them: a hundred columns in every row
 * cost more than a frame. The heads keep the whole width; on paper all stand.
 */
export function startColumnWindow(): void {
  const sheet = document.querySelector<HTMLElement>('.sheet.large');
  const head = sheet?.querySelector<HTMLElement>('thead th');
  if (!sheet || !head) return;
  const rules = new CSSStyleSheet();
  document.adoptedStyleSheets.push(rules);
  let shown = '';

  const show = (): void => {
    const width = Math.max(1, head.offsetWidth);
    // The head of the row is the first child, so columns begin at the second.
    const first = Math.max(2, Math.floor(sheet.scrollLeft / width) + 2 - beside);
    const last = Math.ceil((sheet.scrollLeft + sheet.clientWidth) / width) + 2 + beside;
    const cells = '.large tbody tr[data-key] > td';
    const rule = `@media screen {
      ${cells}:nth-child(-n + ${first - 1}), ${cells}:nth-child(n + ${last + 1}) { display: none }
      ${cells}:nth-child(${first}) { grid-column-start: ${first} }
    }`;
    if (rule === shown) return;
    shown = rule;
    rules.replaceSync(rule);
  };
  sheet.addEventListener('scroll', show, { passive: true });
  addEventListener('resize', show);
  show();
}

const beside = 4;
