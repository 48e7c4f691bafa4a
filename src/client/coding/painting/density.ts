import { the } from '../../kit/dom.ts';
import { shownCodings, type Page, type State } from '../state.ts';

const width = 10;

/** A map of the whole source beside its scroll bar: where it is coded, in the colours of the codes. A click leads there. */
export function paintDensity(page: Page): void {
  const canvas = the('#density', HTMLCanvasElement);
  const draw = (state: State): void => {
    drawCodings(canvas, page, state);
  };
  page.store.paintWith((state, before) => {
    const isOther = state.codings !== before?.codings || state.codebook !== before.codebook;
    if (isOther || state.seen !== before.seen)
      requestIdleCallback(() => {
        draw(page.store.get());
      });
  });
  new ResizeObserver(() => {
    draw(page.store.get());
  }).observe(canvas);
  canvas.addEventListener('click', ({ offsetY }) => {
    const offset = (offsetY / canvas.clientHeight) * page.text.length;
    const turn = page.turns.findLast(({ start }) => start <= offset) ?? page.turns[0];
    turn?.element.scrollIntoView({ block: 'center' });
  });
}

function drawCodings(canvas: HTMLCanvasElement, page: Page, state: State): void {
  const height = canvas.clientHeight;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || page.text.length === 0) return;
  const scale = height / page.text.length;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  // As the style sheet tones the colours of codes.
  const toned = (shade: string): string => (isDark ? `oklch(from ${shade} calc(l + 0.28) c h)` : shade);
  context.globalAlpha = 0.75;
  for (const { start, end, codeId } of shownCodings(page, state)) {
    context.fillStyle = toned(page.codeById.get(codeId)?.shade ?? '#6b6460');
    context.fillRect(0, start * scale, width, Math.max(2, (end - start) * scale));
  }
}
