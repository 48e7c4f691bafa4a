// The parts of a file's name: CaseA_partner_03.txt is CaseA, partner and 03.

/** What a part of a name can say of its text; `attribute` names one of the source. */
export const partMeanings = ['case', 'informant type', 'kind', 'date', 'attribute'] as const;
export type PartMeaning = (typeof partMeanings)[number];

const day = /(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** The parts of a file's name without its folders and ending: apart by _, blanks, dots, brackets and dashes; a day stays one part. */
export function partsOfName(file: string): string[] {
  const base = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.\s]{1,12}$/, '');
  const found = day.exec(base);
  if (!found) return split(base);
  const [before, after] = [base.slice(0, found.index), base.slice(found.index + found[0].length)];
  return [...split(before), found[0], ...split(after)];
}

const split = (words: string): string[] => words.split(/[_\s.,()[\]+–—-]+/).filter((part) => part !== '');

/** The day (YYYY-MM-DD) that a part says: 2025-03-31, 20250331 or 2025_03_31; null where it says none. */
export function dayOfPart(part: string): string | null {
  if (!day.test(part)) return null;
  const [year, month, of] = [/^\d{4}/, /^\d{4}\D?(\d\d)/, /(\d\d)$/].map((one) => {
    const found = one.exec(part);
    return found?.[1] ?? found?.[0] ?? '';
  });
  return `${year ?? ''}-${month ?? ''}-${of ?? ''}`;
}
