import type { Standing } from '../../api/common.ts';
import type { Footer } from './footer.ts';
import { ask, NotDone } from './server.ts';

/** The memo on a cell of a matrix keeps itself when she leaves it. */
export function wakeCellMemo(footer: Footer): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || !target.matches('.cell-memo textarea')) return;
    const { api = '', row = '', code = '' } = target.dataset;
    ask<Standing>('PUT', `${api}/cells/memo`, { rowKey: row, codeId: Number(code), text: target.value }).then(
      (standing) => {
        footer.show(standing);
        footer.say(target.value.trim() === '' ? 'Memo removed' : 'Memo kept');
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        footer.say(error.message, 'problem');
      },
    );
  });
}
