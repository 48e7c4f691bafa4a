import type { Coding } from '../../../api/codings.ts';
import { turnAt } from '../../../domain/relation.ts';
import { the } from '../../kit/dom.ts';
import { shownCodings, type Page } from '../state.ts';
import { offsetAtPoint } from './places.ts';

/** What a coding is, in words: its code, whose it is, and what is noted on it. */
export function tooltipOf({ codeById, coders }: Pick<Page, 'codeById' | 'coders'>, coding: Coding): string {
  const by = coders.find(({ id }) => id === coding.coderId)?.name ?? '';
  const memo = coding.memo === '' ? '' : `\n${coding.memo}`;
  const bears = coding.polarity === 'plain' ? '' : ` · ${coding.polarity}`;
  return `${codeById.get(coding.codeId)?.path ?? ''}${bears} · ${by}${memo}`;
}

/** Coded words tell what they are coded with, while the mouse rests on them. */
export function startTooltip(page: Page): void {
  let isComing = false;
  the('#turns', HTMLElement).addEventListener('mousemove', ({ clientX, clientY, buttons }) => {
    if (isComing || buttons !== 0) return;
    isComing = true;
    requestAnimationFrame(() => {
      isComing = false;
      const offset = offsetAtPoint(page.turns, clientX, clientY);
      if (offset === null) return;
      const here = shownCodings(page, page.store.get()).filter(
        ({ start, end }) => start <= offset && offset < end,
      );
      const words = page.turns[turnAt(page.turns, offset)]?.element.querySelector<HTMLElement>('.words');
      const said = here.map((coding) => tooltipOf(page, coding)).join('\n');
      if (words && words.title !== said) words.title = said;
    });
  });
}
