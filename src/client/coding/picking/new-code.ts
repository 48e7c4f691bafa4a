import { pathSeparator } from '../../../domain/code.ts';
import { whyNotOffered } from '../codebook/codebook.ts';
import type { Page, PageCode } from '../state.ts';

/** A code that would be made, and where it would go. */
export interface NewLine {
  readonly newName: string;
  /** Null where no place is said: then it goes to the top, or among the new codes where codes are grouped. */
  readonly parentId: number | null;
  readonly says: string;
  readonly where: string;
}

const shownPath = ({ path }: PageCode): string => path.split(pathSeparator).join(' › ');

/** Where a code of this name can be made, the likeliest first: beside the selected code, below it, or without a place. */
export function newLines(page: Page, newName: string): NewLine[] {
  const { code, codebook } = page.store.get();
  const inHand =
    code !== null && whyNotOffered(codebook, code) === null ? page.codeById.get(code) : undefined;
  const parent = page.codeById.get(inHand?.parentId ?? 0);
  const isFlat = page.codes.every(({ depth }) => depth === 0);
  const places = [
    ...(parent ? [{ parentId: parent.id, where: `under ${shownPath(parent)}` }] : []),
    ...(parent && inHand ? [{ parentId: inHand.id, where: `below ${inHand.name}` }] : []),
    { parentId: null, where: isFlat ? 'at the top' : 'in New codes, to be placed later' },
  ];
  return places.map((place, at) => ({
    ...place,
    newName,
    says: at === 0 ? `Make a new code “${newName}”` : `or ${place.where}`,
    where: at === 0 ? place.where : '',
  }));
}
