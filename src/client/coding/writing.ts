import type { Coding, Codings, WantedCoding } from '../../api/codings.ts';
import type { Standing } from '../../api/common.ts';
import type { Suggestion } from '../../api/suggestions.ts';
import type { Polarity } from '../../domain/coding.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import type { Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import type { Page, State } from './state.ts';

/** A code to apply: one there is, or the name of a new one. */
export type CodeChoice =
  { readonly codeId: number } | { readonly newName: string; readonly parentId: number | null };

const recentShown = 9;

/** What changes codings. Each change shows at once, is on disk before it counts as saved, and goes back if refused. */
export function createWriting(page: Page, footer: Footer) {
  const { store } = page;
  const source = `${page.api}/sources/${page.sourceId}`;
  // One write after the other, so that the history is in the order of her hands.
  let last: Promise<unknown> = Promise.resolve();

  function write(change: Partial<State>, send: () => Promise<Standing>, said: string): Promise<boolean> {
    const before = store.get();
    store.update(change);
    const job = last.then(send).then(
      (standing) => {
        footer.show(standing);
        footer.say(said);
        return true;
      },
      async (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        footer.say(error.message, 'problem');
        store.update({ codings: before.codings, selection: before.selection, pending: before.pending });
        await refresh().catch(() => undefined);
        return false;
      },
    );
    last = job.catch(() => undefined);
    return job;
  }

  /** Takes the codings as they are on disk. */
  async function refresh(): Promise<void> {
    const { codings, ...standing } = await ask<Codings>('GET', `${source}/codings`);
    store.update({ codings, pending: new Set() });
    footer.show(standing);
  }

  async function refreshSuggestions(): Promise<void> {
    store.update({ suggestions: await ask<Suggestion[]>('GET', `${source}/suggestions`), suggestion: 0 });
  }

  async function apply(
    span: Span,
    choices: readonly CodeChoice[],
    origin: Coding['origin'] = 'by hand',
  ): Promise<void> {
    const exact = page.text.slice(span.start, span.end);
    const wanted = choices.map((choice): WantedCoding => ({
      guid: crypto.randomUUID(),
      start: span.start,
      end: span.end,
      exact,
      origin,
      ...('codeId' in choice
        ? { codeId: choice.codeId }
        : { newCode: { name: choice.newName, parentId: choice.parentId } }),
    }));
    const shown = wanted.flatMap((one) => asShown(page, one));
    const { codings, recent, suggestions } = store.get();
    const used = shown.map(({ codeId }) => codeId);
    const change = {
      codings: inOrder([...codings, ...shown]),
      pending: new Set([...store.get().pending, ...shown.map(({ guid }) => guid)]),
      recent: [...new Set([...used, ...recent])].slice(0, recentShown),
      code: used[0] ?? store.get().code,
      selection: null,
      coding: shown[0]?.guid ?? null,
      suggestions: suggestions.filter((one) => !(used.includes(one.codeId) && overlaps(one, span))),
    };
    const names = choices
      .map((one) => ('codeId' in one ? page.codeById.get(one.codeId)?.name : one.newName))
      .join(', ');
    const saved = await write(
      change,
      () => ask('POST', `${source}/codings`, { codings: wanted }),
      `Coded with ${names}`,
    );
    if (!saved) return;
    settle(shown.map(({ guid }) => guid));
    // A new code has an id, a colour and a place only the server knows.
    if (choices.some((choice) => 'newName' in choice)) location.reload();
  }

  function settle(guids: readonly string[]): void {
    const pending = new Set(store.get().pending);
    for (const guid of guids) pending.delete(guid);
    store.update({ pending });
  }

  const changed = (coding: Coding, change: Partial<Coding>): Partial<State> => ({
    codings: inOrder(
      store.get().codings.map((one) => (one.guid === coding.guid ? { ...one, ...change } : one)),
    ),
  });

  return {
    apply,
    refresh,
    refreshSuggestions,
    remove: (coding: Coding) =>
      write(
        { codings: store.get().codings.filter(({ guid }) => guid !== coding.guid), coding: null },
        () => ask('DELETE', `${page.api}/codings/${coding.guid}`),
        `Removed ${page.codeById.get(coding.codeId)?.name ?? 'the coding'}`,
      ),
    resize: (coding: Coding, span: Span) =>
      write(
        changed(coding, { ...span, exact: page.text.slice(span.start, span.end) }),
        () => ask('PATCH', `${page.api}/codings/${coding.guid}`, span),
        `“${page.text.slice(span.start, span.end)}”`,
      ),
    polarise: (coding: Coding, polarity: Polarity) =>
      write(
        changed(coding, { polarity }),
        () => ask('PATCH', `${page.api}/codings/${coding.guid}`, { polarity }),
        polarity === 'plain'
          ? 'Plain again'
          : `It ${polarity === 'qualifies' ? 'qualifies' : polarity} the code`,
      ),
    note: (coding: Coding, memo: string) =>
      write(
        changed(coding, { memo }),
        () => ask('PUT', `${page.api}/codings/${coding.guid}/memo`, { text: memo }),
        memo === '' ? 'Memo removed' : 'Memo kept',
      ),
    decide: async (suggestion: Suggestion, decision: 'accepted' | 'rejected'): Promise<void> => {
      const { codeId, start, end } = suggestion;
      const guid = crypto.randomUUID();
      const wanted: WantedCoding = {
        guid,
        codeId,
        start,
        end,
        exact: page.text.slice(start, end),
        origin: 'accepted suggestion',
      };
      const rest = store.get().suggestions.filter((one) => one !== suggestion);
      const codings =
        decision === 'accepted'
          ? inOrder([...store.get().codings, ...asShown(page, wanted)])
          : store.get().codings;
      const reason = suggestion.reasons.map(({ words }) => words).join('; ');
      await write(
        { suggestions: rest, codings, suggestion: 0, code: codeId },
        () =>
          ask('POST', `${source}/suggestions/${decision}`, {
            codeId,
            start,
            end,
            reason,
            ...(decision === 'accepted' && { guid }),
          }),
        `${decision === 'accepted' ? 'Accepted' : 'Rejected'} ${page.codeById.get(codeId)?.name ?? ''}`,
      );
    },
    setRead: (read: boolean) =>
      write(
        {},
        () => ask('PUT', `${source}/reading`, { read }),
        read ? 'Marked as read to the end' : 'Marked as not read',
      ),
  };
}

export type Writing = ReturnType<typeof createWriting>;

/** A coding as it looks before the server has answered; a code that is still being made has no look yet. */
function asShown(
  { coder }: Page,
  { guid, codeId, start, end, exact, origin = 'by hand' }: WantedCoding,
): Coding[] {
  if (codeId === undefined) return [];
  return [{ guid, codeId, coderId: coder.id, start, end, exact, polarity: 'plain', origin, memo: '' }];
}

const inOrder = (codings: readonly Coding[]): Coding[] =>
  [...codings].sort((a, b) => a.start - b.start || b.end - a.end);
