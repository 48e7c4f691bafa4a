/** Rows that are not on the page yet come when the end of those that are comes near; before printing, all of them. */
export function startMoreRows(): void {
  const sheet = document.querySelector('.sheet');
  if (!sheet) return;
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !isComing) coming = bring();
    },
    { root: sheet, rootMargin: '8000px' },
  );
  let coming: Promise<void> = Promise.resolve();
  let isComing = false;

  const next = (): HTMLAnchorElement | null => sheet.querySelector<HTMLAnchorElement>('a[data-more]');

  async function bring(atOnce = false): Promise<void> {
    const link = next();
    const row = link?.closest('tr');
    if (!link || !row) return;
    isComing = true;
    const response = await fetch(link.href, { headers: { 'x-part': 'yes' } }).catch(() => null);
    if (response?.ok) await put(await response.text(), row, atOnce);
    isComing = false;
    if (response?.ok) watch();
  }

  /** Puts rows in the place of the one that led to them: two in each frame, so that scrolling goes on. */
  async function put(html: string, place: Element, atOnce: boolean): Promise<void> {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (const [at, row] of [...template.content.children].entries()) {
      if (!atOnce && at % 2 === 0) await new Promise(requestAnimationFrame);
      place.before(row);
    }
    place.remove();
  }

  function watch(): void {
    near.disconnect();
    const link = next();
    if (link) near.observe(link);
  }

  sheet.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a[data-more]')) return;
    event.preventDefault();
    if (!isComing) coming = bring();
  });
  document.querySelector('#print')?.addEventListener('pointerdown', () => void bringAll());
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'p' && (ctrlKey || metaKey)) void bringAll();
  });
  watch();

  async function bringAll(): Promise<void> {
    await coming;
    for (let last: string | undefined; next() && next()?.href !== last;) {
      last = next()?.href;
      await bring(true);
    }
  }
}
