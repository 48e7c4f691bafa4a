/** Rows that are not on the page yet come when the end of those that are comes near; before printing, all of them. */
export function wakeMoreRows(): void {
  const sheet = document.querySelector('.sheet');
  if (!sheet) return;
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void bring();
    },
    { root: sheet, rootMargin: '2000px' },
  );
  let isComing = false;

  const next = (): HTMLAnchorElement | null => sheet.querySelector<HTMLAnchorElement>('a[data-more]');

  async function bring(): Promise<void> {
    const link = next();
    const row = link?.closest('tr');
    if (!link || !row || isComing) return;
    isComing = true;
    const response = await fetch(link.href, { headers: { 'x-part': 'yes' } }).catch(() => null);
    isComing = false;
    if (!response?.ok) return;
    const template = document.createElement('template');
    template.innerHTML = await response.text();
    row.replaceWith(template.content);
    watch();
  }

  function watch(): void {
    near.disconnect();
    const link = next();
    if (link) near.observe(link);
  }

  sheet.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a[data-more]')) return;
    event.preventDefault();
    void bring();
  });
  document.querySelector('#print')?.addEventListener('pointerdown', () => void bringAll());
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'p' && (ctrlKey || metaKey)) void bringAll();
  });
  watch();

  async function bringAll(): Promise<void> {
    for (let last: string | undefined; next() && next()?.href !== last;) {
      last = next()?.href;
      await bring();
    }
  }
}
