import type { PageCode } from '../../../api/coding-page.ts';
import { the } from '../../kit/dom.ts';
import { withDigits, type Seen, type State } from '../state.ts';

/** The codes of the project as the page knows them, in reading order. */
export interface Codebook {
  /** By which the server tells whether these are still the codes. */
  readonly mark: string;
  /** The address of their colours. */
  readonly styles: string;
  readonly codes: readonly PageCode[];
  readonly byId: ReadonlyMap<number, PageCode>;
  /** Their lines beside the text as the server draws them; a guest of a facet stands under it once more. */
  readonly lines: readonly HTMLElement[];
}

/** Reads the codebook out of the page, or out of the part of it that the server answers alone. */
export function codebookIn(root: ParentNode): Codebook {
  const tree = the('#code-tree', HTMLElement, root);
  const { mark = '', styles = '' } = tree.dataset;
  const data = the('#codes-data', HTMLElement, root).textContent;
  const codes = JSON.parse(data) as PageCode[]; // web/coding/codes-beside.ts writes it
  const lines = [...tree.querySelectorAll<HTMLElement>('[data-code]')];
  return { mark, styles, codes, byId: new Map(codes.map((code) => [code.id, code])), lines };
}

/** Why a code is not offered for coding, to be said after its name; null where it is. */
export function whyNotOffered({ byId }: Pick<Codebook, 'byId'>, id: number): string | null {
  const code = byId.get(id);
  if (!code) return 'is no longer in the codebook';
  return code.isAside ? 'was put aside' : null;
}

/** The codes of a list that can be coded with. */
export const offeredOf = (codebook: Codebook, ids: readonly number[]): number[] =>
  ids.filter((id) => whyNotOffered(codebook, id) === null);

/**
 * What of the page changes when a codebook takes the place of the one it knows; `pins` are the codes she pinned, whether
 * or not they are in it. `lost` says, a sentence each, what she held and holds no more.
 */
export function withCodebook(
  state: State,
  codebook: Codebook,
  pins: readonly number[],
): { readonly change: Partial<State>; readonly lost: readonly string[] } {
  const { code, brush, recent, slots, suggestions } = state;
  const inHand = code !== null && codebook.byId.has(code) ? code : null;
  const seen = seenIn(codebook, state.seen, inHand !== code);
  const known = suggestions.filter(({ codeId }) => codebook.byId.has(codeId));
  const pinned = offeredOf(codebook, pins);
  const kept = slots.map((id) => offeredOf(codebook, [id])[0] ?? 0);
  const change = {
    codebook,
    seen,
    code: inHand,
    brush: brush === null ? null : (offeredOf(codebook, [brush])[0] ?? null),
    recent: offeredOf(codebook, recent),
    // A code that is pinned has a digit, also when it comes back.
    slots: withDigits({ slots: kept, pinned, recent }, pinned),
    pinned,
    suggestions: known,
    suggestion: known.length === suggestions.length ? state.suggestion : 0,
  };
  return { change, lost: lossesOf(state, change) };
}

/** What is still there to be filtered by; `isLost` where the selected code went, without which no turn would be left with it. */
function seenIn({ byId }: Codebook, seen: Seen, isLost: boolean): Seen {
  const depthOf = (id: number | null): number | undefined => (id === null ? undefined : byId.get(id)?.depth);
  const kept = {
    code: depthOf(seen.code) === undefined ? null : seen.code,
    facet: depthOf(seen.facet) === 0 ? seen.facet : null,
    turns: isLost && seen.turns === 'with the selected code' ? ('all' as const) : seen.turns,
  };
  const isSame = kept.code === seen.code && kept.facet === seen.facet && kept.turns === seen.turns;
  return isSame ? seen : { ...seen, ...kept };
}

function lossesOf(state: State, now: Pick<State, 'codebook' | 'brush' | 'pinned' | 'seen'>): string[] {
  const says = (id: number): string => {
    const name = state.codebook.byId.get(id)?.name ?? '';
    return `“${name}” ${whyNotOffered(now.codebook, id) ?? 'is no longer at the top'}`;
  };
  const { brush, seen } = state;
  return [
    ...(brush !== null && now.brush === null ? [`Your brush is put down: ${says(brush)}.`] : []),
    ...state.pinned.filter((id) => !now.pinned.includes(id)).map((id) => `A pin is gone: ${says(id)}.`),
    ...[seen.code, seen.facet]
      .filter((id) => id !== null && id !== now.seen.code && id !== now.seen.facet)
      .map((id) => `The codings of all codes are shown again: ${says(id ?? 0)}.`),
    ...(seen.turns !== now.seen.turns ? [`All turns are shown again: ${says(state.code ?? 0)}.`] : []),
  ];
}
