import type { CodeList } from './code-list.ts';
import type { CodeEntry, PlacedCode } from './code.ts';
import { guideFields, noMark, saysAnything, type GuideMark } from './guide/guide.ts';

/** A code as a codebook file gives it, with the codes below it. */
export interface CodebookCode extends CodeEntry {
  /** `#rrggbb`; null means the colour of what it lies under. */
  readonly colour: string | null;
  readonly codes: readonly CodebookCode[];
  /** The names of other facets under which it is listed too. */
  readonly alsoUnder: readonly string[];
  /** What it is called by in every program, where the file says so. */
  readonly guid?: string;
  /** What it is to the guide, where the file says so. */
  readonly guide?: GuideMark;
}

/** What is said of codes for the guide, by their ids; of a code that is not there nothing. */
export type GuideMarks = ReadonlyMap<number, GuideMark>;

const unmarked: GuideMarks = new Map();

/** A codebook as read from a file, with the codes at its top. */
export interface Codebook {
  readonly name: string;
  readonly about: string;
  readonly facets: readonly CodebookCode[];
  /** The rows it was read from, where it came as a list whose columns can be taken for something else. */
  readonly list?: CodeList;
}

/** How many codes a codebook may have, and how many levels they may stand below each other: ten times any that is used. */
export const mostCodes = 2000;
export const mostLevels = 60;

/** How many codes a codebook has, facets among them, and on how many levels. */
export function sizeOf({ facets }: Codebook): { codes: number; levels: number } {
  let codes = 0;
  let levels = 0;
  for (let level = facets; level.length > 0; level = level.flatMap((code) => code.codes)) {
    codes += level.length;
    levels++;
  }
  return { codes, levels };
}

/** The codes of a project as a codebook: what is written to a file. */
export function codebookOf(
  name: string,
  about: string,
  codes: readonly PlacedCode[],
  marks: GuideMarks = unmarked,
): Codebook {
  const children = Map.groupBy(codes, (code) => code.parentId);
  const names = new Map(codes.map(({ id, name: called }) => [id, called]));
  const asBranch = (code: PlacedCode): CodebookCode => ({
    ...entryOf(code),
    alsoUnder: code.alsoUnder.map((id) => names.get(id) ?? ''),
    guid: code.guid,
    colour: code.colour,
    ...guideIn(marks.get(code.id) ?? noMark),
    codes: (children.get(code.id) ?? []).map(asBranch),
  });
  return { name, about, facets: (children.get(null) ?? []).map(asBranch) };
}

/** A mark as a codebook holds it: not at all where it says nothing. */
const guideIn = (mark: GuideMark): Pick<CodebookCode, 'guide'> => (saysAnything(mark) ? { guide: mark } : {});

/** One thing that differs between what a code said and what it says. */
export interface ChangedField {
  readonly field: string;
  readonly then: string;
  readonly now: string;
}

/** What a code says, each with what it is called. */
const labels = {
  name: 'Name',
  definition: 'Definition',
  useWhen: 'Use when',
  doNotUseWhen: 'Do not use when',
  example: 'Example',
  counterExample: 'Counter-example',
  keywords: 'Keywords',
  exclusions: 'Not in',
  origin: 'Origin',
} as const satisfies Record<keyof CodeEntry, string>;

// The keys of the object just above.
const fields = Object.keys(labels) as (keyof typeof labels)[];

/** What a code says, without its place. */
export const entryOf = (code: CodeEntry): CodeEntry => ({
  name: code.name,
  definition: code.definition,
  useWhen: code.useWhen,
  doNotUseWhen: code.doNotUseWhen,
  example: code.example,
  counterExample: code.counterExample,
  keywords: code.keywords,
  exclusions: code.exclusions,
  origin: code.origin,
});

/** A code of a codebook that stands in a project in other words. */
interface ChangedEntry {
  readonly id: number;
  readonly path: string;
  readonly entry: CodeEntry;
  /** The names of facets under which it is listed there and not here. */
  readonly alsoUnder: readonly string[];
  /** What it says of it for the guide; undefined where that is the same. */
  readonly guide?: GuideMark;
  /** What differs: as it stands here, and as the codebook says it. */
  readonly fields: readonly ChangedField[];
}

/** How a codebook differs from the codes of a project; codes are the same where their paths are, capitals aside. */
export interface CodebookDifference {
  readonly added: readonly string[];
  readonly changed: readonly ChangedEntry[];
  /** Paths that the project has and the codebook does not. */
  readonly missing: readonly string[];
}

/** Compares a codebook with what there is. A field that the codebook leaves empty is no difference. */
export function compareCodebook(
  codes: readonly PlacedCode[],
  book: Codebook,
  marks: GuideMarks = unmarked,
): CodebookDifference {
  const known = new Map(codes.map((code) => [code.path.toLowerCase(), code]));
  const names = new Map(codes.map(({ id, name }) => [id, name.toLowerCase()]));
  const added: string[] = [];
  const changed: ChangedEntry[] = [];
  const seen = new Set<string>();
  const visit = (code: CodebookCode, above: string): void => {
    const path = above === '' ? code.name : `${above} > ${code.name}`;
    seen.add(path.toLowerCase());
    const standing = known.get(path.toLowerCase());
    if (!standing) added.push(path);
    else {
      const alsoUnder = listedElsewhere(standing, code, names);
      const guided = marks.get(standing.id) ?? noMark;
      const marked = changesOfMark(guided, code.guide ?? noMark);
      const all = [...changedFields(standing, code), ...alsoUnder.map(listedNow), ...marked];
      const guide = marked.length > 0 ? { guide: mergedMark(guided, code.guide ?? noMark) } : {};
      if (all.length > 0)
        changed.push({
          id: standing.id,
          path,
          entry: merged(standing, code),
          alsoUnder,
          fields: all,
          ...guide,
        });
    }
    for (const below of code.codes) visit(below, path);
  };
  for (const facet of book.facets) visit(facet, '');
  const missing = codes.filter(({ path }) => !seen.has(path.toLowerCase())).map(({ path }) => path);
  return { added, changed, missing };
}

/** In which fields an entry says something else than before. */
export const changesBetween = (then: CodeEntry, now: CodeEntry): ChangedField[] =>
  fields
    .map((field) => ({ field: labels[field], then: said(then, field), now: said(now, field) }))
    .filter((one) => one.then !== one.now);

/** The same where a field that is left empty says nothing. */
const changedFields = (standing: CodeEntry, given: CodeEntry): ChangedField[] =>
  changesBetween(standing, given).filter(({ now }) => now !== '');

const listedNow = (facet: string): ChangedField => ({ field: 'Also listed under', then: '', now: facet });

/** What each thing that is said for the guide is called. */
const guideLabels = {
  part: 'Part in the guide',
  helpful: 'When most helpful',
  needs: 'Needs',
  speaksFor: 'Speaks for it',
  speaksAgainst: 'Speaks against it',
} as const satisfies Record<keyof GuideMark, string>;

/** In what a mark says something else than before; what is left empty says nothing. */
const changesOfMark = (then: GuideMark, now: GuideMark): ChangedField[] =>
  (['part', ...guideFields] as const)
    .filter((field) => now[field] !== '' && now[field] !== then[field])
    .map((field) => ({ field: guideLabels[field], then: then[field], now: now[field] }));

/** A mark with what the codebook says; what it does not say stays. */
const mergedMark = (then: GuideMark, now: GuideMark): GuideMark => ({
  part: now.part === '' ? then.part : now.part,
  helpful: now.helpful === '' ? then.helpful : now.helpful,
  needs: now.needs === '' ? then.needs : now.needs,
  speaksFor: now.speaksFor === '' ? then.speaksFor : now.speaksFor,
  speaksAgainst: now.speaksAgainst === '' ? then.speaksAgainst : now.speaksAgainst,
});

/** The facets under which the codebook lists a code, beside those under which it stands or is listed. */
function listedElsewhere(
  standing: PlacedCode,
  { alsoUnder }: CodebookCode,
  names: ReadonlyMap<number, string>,
): string[] {
  const here = new Set([standing.facetId, ...standing.alsoUnder].map((id) => names.get(id)));
  return alsoUnder.filter((name) => !here.has(name.toLowerCase()));
}

/** What an entry says beside its name and definition, each with what it is called; what is empty is left out. */
export const rulesIn = (entry: CodeEntry): Rule[] =>
  rules
    .map((field) => ({ label: labels[field], text: said(entry, field) }))
    .filter(({ text }) => text !== '');

/** A part of an entry, as it is called and what it says. */
export interface Rule {
  readonly label: string;
  readonly text: string;
}

const rules = ['useWhen', 'doNotUseWhen', 'example', 'counterExample', 'keywords', 'exclusions'] as const;

const said = (entry: CodeEntry, field: keyof typeof labels): string => {
  const value = entry[field];
  return typeof value === 'string' ? value.trim() : value.join(', ');
};

const differs = (standing: CodeEntry, given: CodeEntry, field: keyof typeof labels): boolean =>
  said(given, field) !== '' && said(given, field) !== said(standing, field);

/** The entry with what the codebook says of it; what it does not say stays. */
function merged(standing: CodeEntry, given: CodeEntry): CodeEntry {
  const latest = <F extends keyof typeof labels>(field: F): CodeEntry[F] =>
    (differs(standing, given, field) ? given : standing)[field];
  return {
    name: latest('name'),
    definition: latest('definition'),
    useWhen: latest('useWhen'),
    doNotUseWhen: latest('doNotUseWhen'),
    example: latest('example'),
    counterExample: latest('counterExample'),
    keywords: latest('keywords'),
    exclusions: latest('exclusions'),
    origin: latest('origin'),
  };
}
