import { codeName } from '../../domain/code.ts';
import { wordsAt, type Coding, type Polarity } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown, nameOf } from '../../study/codebook/codes.ts';
import { findCoding } from '../../study/codings/codings.ts';
import { spanNow } from '../../study/correction/corrected-text.ts';
import { textOf, placeOf } from '../../study/sources/texts.ts';
import { addCode } from '../codebook/codebook.ts';
import { newCodesName } from '../codebook/hues.ts';

/** A coding that a researcher asks for: a code there is, or the name of a new one (and under which to put it). */
export interface WantedCoding {
  readonly guid: string;
  readonly codeId?: number | undefined;
  readonly newCode?: { readonly name: string; readonly parentId: number | null } | undefined;
  readonly start: number;
  readonly end: number;
  /** The words she saw there. They must still be the words there. */
  readonly exact: string;
  readonly polarity: Polarity;
  readonly origin: Coding['origin'];
  readonly memo?: string | undefined;
}

/**
 * Applies codes to stretches of one source, in one step. Asking twice for the same coding changes nothing. Refuses
 * when the words are no longer those the researcher saw.
 */
export function applyCodes(
  project: Project,
  coderId: number,
  sourceId: number,
  wanted: readonly WantedCoding[],
): void {
  project.act(coderId, 'codings', () => {
    const text = textOf(project, sourceId);
    const known = new Map<number | undefined, number>();
    const used = wanted.map((coding) => {
      const codeId = known.get(coding.codeId) ?? codeOf(project, coderId, coding);
      if (coding.codeId !== undefined) known.set(coding.codeId, codeId);
      const exact = sameWords(text, coding);
      const { guid, start, end, polarity, origin, memo } = coding;
      const fresh: Coding = { guid, sourceId, codeId, coderId, start, end, exact, polarity, origin };
      const id = project.codings.add(fresh);
      if (memo && id !== null) project.memos.write('coding', id, memo, coderId);
      return codeId;
    });
    const names = [...new Set(used)].map((codeId) => nameOf(project, codeId));
    return {
      result: undefined,
      sentence: `coded ${placeOf(project, sourceId, wanted[0]?.start)} with ${listed(names)}`,
      sourceId,
    };
  });
}

/** What may change about a coding. */
export interface CodingChange {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly polarity?: Polarity | undefined;
  readonly codeId?: number | undefined;
  /** Where it was when she changed it. */
  readonly was?: { readonly start: number; readonly end: number } | undefined;
  /** The number of the text she saw: a correction since moved what she says. */
  readonly textVersion?: number | undefined;
}

/**
 * Moves the boundaries of a coding, or changes its polarity or its code. Refuses where it is no longer where she saw
 * it: somebody moved it meanwhile.
 */
export function changeCoding(project: Project, coderId: number, guid: string, asked: CodingChange): void {
  project.act(coderId, 'codings', () => {
    const before = findCoding(project, guid);
    const change = changeNow(project, before, asked);
    const {
      start = before.start,
      end = before.end,
      polarity = before.polarity,
      codeId = before.codeId,
    } = change;
    refuseStale(before, change);
    refuseForeign(project, coderId, before, { start, end, codeId });
    findKnown(project, codeId);
    const exact = wordsAt(textOf(project, before.sourceId), { start, end });
    const after: Coding = { ...before, start, end, polarity, codeId, exact };
    const same = project.codings.same(after);
    if (same !== undefined && same !== guid) {
      throw new Refusal('conflict', 'That stretch already has this code from you.');
    }
    if (
      start !== before.start ||
      end !== before.end ||
      polarity !== before.polarity ||
      codeId !== before.codeId
    ) {
      project.codings.change(after);
    }
    return { result: undefined, sentence: changeSentence(project, before, after), sourceId: before.sourceId };
  });
}

/** A change as it would be in the text as it is now. */
function changeNow(project: Project, before: CodingRow, asked: CodingChange): CodingChange {
  const { textVersion, start, end, was } = asked;
  const now = (span: Span): Span => spanNow(project, before.sourceId, span, textVersion);
  if (textVersion === undefined || was === undefined) return asked;
  const moved = start === undefined || end === undefined ? {} : now({ start, end });
  return { ...asked, ...moved, was: now(was) };
}

function refuseStale(before: CodingRow, { was }: CodingChange): void {
  if (!was || (was.start === before.start && was.end === before.end)) return;
  throw new Refusal('conflict', 'That coding was moved in another window; it is shown as it is now.');
}

/** Where a coding lies and which code it has is what its coder said: another may judge it, not put words into her mouth. */
export function refuseForeign(
  project: Project,
  coderId: number,
  before: CodingRow,
  { start, end, codeId }: Pick<Coding, 'start' | 'end' | 'codeId'>,
): void {
  const isSame = start === before.start && end === before.end && codeId === before.codeId;
  if (isSame || before.coderId === coderId) return;
  const name = project.coders.all().find(({ id }) => id === before.coderId)?.name ?? 'somebody else';
  throw new Refusal(
    'conflict',
    `That is a coding of ${name}. Code the words yourself beside it; only ${name} moves it or gives it another code.`,
  );
}

function changeSentence(project: Project, before: Coding, after: Coding): string {
  const place = placeOf(project, before.sourceId, after.start);
  const code = nameOf(project, before.codeId);
  if (before.codeId !== after.codeId)
    return `recoded ${place} from ${code} to ${nameOf(project, after.codeId)}`;
  if (before.polarity !== after.polarity) return `marked ${code} at ${place} as “${after.polarity}”`;
  return `moved the boundary of ${code} at ${place}`;
}

/** Takes codings away, with their memos, in one step. Those already gone are passed over. */
export function removeCodings(project: Project, coderId: number, guids: readonly string[]): void {
  project.act(coderId, 'codings', () => {
    const gone = guids.flatMap((guid) => project.codings.find(guid) ?? []);
    for (const coding of gone) {
      project.memos.remove('coding', coding.id);
      project.codings.remove(coding.guid);
    }
    return { result: undefined, ...removalSaid(project, coderId, gone) };
  });
}

/** What was removed, from where, and whose it was where it was somebody else's. */
function removalSaid(project: Project, coderId: number, gone: readonly CodingRow[]) {
  const [first] = gone;
  if (!first) return { sentence: 'removed nothing' };
  const names = listed(gone.map((coding) => nameOf(project, coding.codeId)));
  const whose = [...new Set(gone.map((one) => one.coderId))].filter((id) => id !== coderId);
  const coders = project.coders.all().filter(({ id }) => whose.includes(id));
  const of = coders.length === 0 ? '' : ` of ${coders.map(({ name }) => name).join(' and ')}`;
  const sources = new Set(gone.map(({ sourceId }) => sourceId));
  const isOneSource = sources.size === 1;
  if (gone.length === 1)
    return {
      sentence: `removed ${names}${of} from ${placeOf(project, first.sourceId, first.start)}`,
      sourceId: first.sourceId,
    };
  const where = isOneSource
    ? `“${project.sources.find(first.sourceId)?.name ?? 'a source'}”`
    : `${sources.size} sources`;
  const sentence = `removed ${gone.length} codings${of} with ${names} from ${where}`;
  return { sentence, ...(isOneSource && { sourceId: first.sourceId }) };
}

/** Keeps a note on a coding; an empty one is taken away. Refuses to write over what was written meanwhile. */
export function writeCodingMemo(
  project: Project,
  coderId: number,
  { guid, was }: { guid: string; was?: string | undefined },
  text: string,
): void {
  project.act(coderId, 'memos', () => {
    const coding = findCoding(project, guid);
    const code = nameOf(project, coding.codeId);
    const place = placeOf(project, coding.sourceId, coding.start);
    const memo = project.memos.on('coding', coding.id);
    const stands = {
      called: `the memo on ${code} at ${place}`,
      says: { text: memo?.text ?? '' },
      by: memo?.coder,
    };
    refuseUnseen(was, { text: text.trim() }, stands);
    project.memos.write('coding', coding.id, text.trim(), coderId);
    return { result: undefined, sentence: `wrote a memo on ${code} at ${place}`, sourceId: coding.sourceId };
  });
}

function sameWords(text: string, { start, end, exact }: WantedCoding): string {
  const words = wordsAt(text, { start, end });
  if (words !== exact)
    throw new Refusal('conflict', 'The text there is not what was selected. Reload the page and try again.');
  return words;
}

function codeOf(project: Project, coderId: number, { codeId, newCode }: WantedCoding): number {
  if (codeId !== undefined) return findKnown(project, codeId).id;
  if (!newCode) throw new Refusal('invalid', 'A coding needs a code.');
  const parentId = newCode.parentId ?? placeOfNew(project, coderId);
  const known = project.codes.sibling(parentId, codeName(newCode.name));
  return known ?? addCode(project, coderId, { ...newCode, parentId });
}

/**
 * Where a code goes that was made while reading, if she did not say: to the top of a codebook that has no groups, else into a
 * group of its own, out of the way of those she thought through.
 */
function placeOfNew(project: Project, coderId: number): number | null {
  if (project.codes.all().every(({ parentId }) => parentId === null)) return null;
  const name = newCodesName;
  return project.codes.sibling(null, name) ?? addCode(project, coderId, { name, parentId: null });
}

const listed = (names: readonly string[]): string => {
  const distinct = [...new Set(names)];
  return distinct.length <= 3 ? distinct.join(' and ') : `${distinct.length} codes`;
};
