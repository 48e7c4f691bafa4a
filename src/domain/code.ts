import { shortened } from './coding.ts';
import { hueAt, shadesOf } from './colour.ts';
import { Refusal } from './refusal.ts';

/** What a code means and how it is recognised: its entry in the codebook. */
export interface CodeEntry {
  readonly name: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly doNotUseWhen: string;
  readonly example: string;
  readonly counterExample: string;
  /** Words and phrases that speak for the code; matched on their stems, whole words only. */
  readonly keywords: readonly string[];
  /** Phrases inside which a keyword does not mean the code. */
  readonly exclusions: readonly string[];
  /** Where the code comes from: a section of a study, a theory. */
  readonly origin: string;
}

/** A code in its place. One without a parent stands at the top: it may gather others as a facet, and is a code like any other. */
export interface Code extends CodeEntry {
  readonly id: number;
  readonly guid: string;
  readonly parentId: number | null;
  readonly position: number;
  /** `#rrggbb`; null means the colour of what it lies under. */
  readonly colour: string | null;
  /** The ids of other facets under which it, with all below it, is listed too. */
  readonly alsoUnder: readonly number[];
  /** Since when it is put aside: it keeps its codings and is offered no more. */
  readonly archivedAt: string | null;
}

/** A code with what its place in the tree says about it. */
export interface PlacedCode extends Code {
  readonly depth: number;
  readonly facet: string;
  readonly facetId: number;
  /** The names from the facet down, joined by " > ". */
  readonly path: string;
  /** Its own colour, or a shade of its family's that is neither that of its parent nor of the code before it. */
  readonly shade: string;
  /** The colour of its family, in which its words are tinted: that of the nearest code above, or itself, that was given one. */
  readonly tint: string;
  readonly hasChildren: boolean;
  /** Whether it, or a code above it, is put aside. */
  readonly isAside: boolean;
}

/** Stands where the number of a code is asked for and all of them are meant; no code has it. */
export const wholeCodebook = 0;

/** What stands between the names of a path. */
export const pathSeparator = ' > ';

/** The codes in reading order: each facet, then its codes depth first, siblings by position. */
export function inTreeOrder(codes: readonly Code[]): PlacedCode[] {
  const children = Map.groupBy(codes, (code) => code.parentId);
  const placed: PlacedCode[] = [];
  const visit = (code: Code, above: PlacedCode | null, place: number): void => {
    const below = children.get(code.id) ?? [];
    const colours = coloursOf(code, { above, before: placed.at(-1), place });
    const here = { ...placeUnder(code, above, below.length > 0), ...colours };
    placed.push(here);
    bySiblingOrder(below).forEach((child, at) => {
      visit(child, here, at);
    });
  };
  bySiblingOrder(children.get(null) ?? []).forEach((code, at) => {
    visit(code, null, at);
  });
  return placed;
}

const bySiblingOrder = (codes: readonly Code[]): Code[] =>
  [...codes].sort((a, b) => a.position - b.position || a.id - b.id);

interface Neighbours {
  readonly above: PlacedCode | null;
  /** The code in the line before it. */
  readonly before: PlacedCode | undefined;
  /** Its place among its siblings. */
  readonly place: number;
}

/** The colours of a code: a shade of its family's where it was given none; at the top, one by its place. */
function coloursOf(
  { colour }: Code,
  { above, before, place }: Neighbours,
): Pick<PlacedCode, 'shade' | 'tint'> {
  const tint = colour ?? above?.tint ?? (hueAt(place) === before?.tint ? hueAt(place + 1) : hueAt(place));
  if (colour !== null || !above) return { tint, shade: tint };
  const others = shadesOf(tint).filter((shade) => shade !== above.shade);
  const inTurn = others.map((_, at) => others[(at + place) % others.length] ?? tint);
  return { tint, shade: inTurn.find((shade) => shade !== before?.shade) ?? tint };
}

function placeUnder(
  code: Code,
  above: PlacedCode | null,
  hasChildren: boolean,
): Omit<PlacedCode, 'shade' | 'tint'> {
  return {
    ...code,
    depth: above ? above.depth + 1 : 0,
    facet: above ? above.facet : code.name,
    facetId: above ? above.facetId : code.id,
    path: above ? above.path + pathSeparator + code.name : code.name,
    hasChildren,
    isAside: code.archivedAt !== null || (above?.isAside ?? false),
  };
}

/** A code's id and those of all codes below it. */
export function withDescendants(codes: readonly Pick<Code, 'id' | 'parentId'>[], id: number): Set<number> {
  const ids = new Set([id]);
  for (let before = 0; before !== ids.size;) {
    before = ids.size;
    for (const code of codes) if (code.parentId !== null && ids.has(code.parentId)) ids.add(code.id);
  }
  return ids;
}

/**
 * The ids of all that counts under a code: itself, all below it, and, under one at the top, the codes also listed there with
 * all below them. Under the whole codebook count all.
 */
export function countedUnder(
  codes: readonly Pick<Code, 'id' | 'parentId' | 'alsoUnder'>[],
  id: number,
): Set<number> {
  if (id === wholeCodebook) return new Set(codes.map((code) => code.id));
  const ids = withDescendants(codes, id);
  for (const guest of codes) {
    if (guest.alsoUnder.includes(id)) for (const below of withDescendants(codes, guest.id)) ids.add(below);
  }
  return ids;
}

/** A code where it is listed: in its own place, or as a guest of a facet. */
export interface ListedCode {
  readonly code: PlacedCode;
  readonly depth: number;
  readonly isGuest: boolean;
}

/** The codes as a list to read: each facet with its codes, then its guests with all below them. `codes` in tree order. */
export function asListed(codes: readonly PlacedCode[]): ListedCode[] {
  const guestsOf = (facet: PlacedCode): ListedCode[] =>
    codes
      .filter(({ alsoUnder }) => alsoUnder.includes(facet.id))
      .flatMap((guest) => {
        const branch = withDescendants(codes, guest.id);
        const below = codes.filter(({ id }) => branch.has(id));
        return below.map((code) => ({ code, depth: code.depth - guest.depth + 1, isGuest: true }));
      });
  const own = (code: PlacedCode): ListedCode => ({ code, depth: code.depth, isGuest: false });
  return codes
    .filter(({ depth }) => depth === 0)
    .flatMap((facet) => [
      ...codes.filter(({ facetId }) => facetId === facet.id).map(own),
      ...guestsOf(facet),
    ]);
}

/** Whether two entries tell a coder the same: their words may differ in name, keywords and origin, not in these. */
const meansTheSame = (one: CodeEntry, other: CodeEntry): boolean =>
  one.definition === other.definition &&
  one.useWhen === other.useWhen &&
  one.doNotUseWhen === other.doNotUseWhen;

/** Whether an entry tells a coder anything at all of what the code means. */
const hasMeaning = ({ definition, useWhen, doNotUseWhen }: CodeEntry): boolean =>
  [definition, useWhen, doNotUseWhen].some((text) => text.trim() !== '');

/** Whether what was coded under one entry should be looked at again under another: a first definition only writes down what was meant. */
export const needsSecondLook = (before: CodeEntry, after: CodeEntry): boolean =>
  hasMeaning(before) && !meansTheSame(before, after);

/** Up to three codes by name, more by their number. */
export function namesOf(codes: readonly Pick<Code, 'name'>[]): string {
  if (codes.length > 3) return `${codes.length} codes`;
  return codes.map(({ name }) => `“${name}”`).join(', ');
}

/** The code that `reference` means: a whole path, or a name that only one code has. Refuses all else. */
export const findCode = (codes: readonly PlacedCode[], reference: string): PlacedCode =>
  codeFinder(codes)(reference);

/** Finds codes by what they are called, many times over. */
export function codeFinder(codes: readonly PlacedCode[]): (reference: string) => PlacedCode {
  const byPath = new Map(codes.map((code) => [normalPath(code.path), code]));
  const byName = Map.groupBy(codes, (code) => normalPath(code.name));
  return (reference) => {
    const wanted = normalPath(reference);
    const [only, ...others] = byName.get(wanted) ?? [];
    const found = byPath.get(wanted) ?? (others.length === 0 ? only : undefined);
    if (found) return found;
    const called = shortened(reference, 120);
    if (!only) throw new Refusal('missing', `There is no code “${called}” in the codebook.`);
    const paths = [only, ...others].map((code) => `“${code.path}”`).join(', ');
    throw new Refusal('conflict', `Several codes are called “${called}”: give one of ${paths}.`);
  };
}

const normalPath = (path: string): string =>
  path
    .split('>')
    .map((name) => name.trim().toLowerCase())
    .join('>');

/** A code's name as it may be kept. Refuses an empty one and the sign that separates a path. */
export function codeName(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A code needs a name.');
  if (name.length > 120) throw new Refusal('invalid', 'A name of a code may have 120 characters at most.');
  if (name.includes('>'))
    throw new Refusal('invalid', 'The name of a code cannot contain “>”: it separates a path.');
  return name;
}
