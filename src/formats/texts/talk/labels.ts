// How transcripts write who speaks: the grammar of the start of one line. Whether a label found here is believed is
// for accept-labels.ts to say, which sees the whole text.
import { clockPattern, milliseconds } from '../clock.ts';
import { belongsToRole, isSound, namesNobody, roleOf } from './roles.ts';

/** How a label is set off: `Name:`, `Name (0:03)`, `P2 -` or `[R1]`, `Q.`, `Name⇥`, `[Name]:` or a line of its own. */
export type LabelForm = 'colon' | 'timed' | 'code' | 'dot' | 'tab' | 'bracket' | 'line';

/** The start of a line that may say who speaks and when. `wordsAt` is where, in the line, the words begin. */
export interface LineStart {
  readonly name: string | null;
  readonly form: LabelForm | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly wordsAt: number;
  /** What is left if the name is not believed. */
  readonly withoutName: TimeMark;
}

/** The time before a line's words; `sure` where it is in brackets or has hours, as no time of day in prose has. */
interface TimeMark {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly wordsAt: number;
  readonly sure: boolean;
}

/** Longer labels are prose; looking no further keeps the reading of a line of any length quick. */
const longest = 45;
const head = 200;

const time = String.raw`[\[(<{#]?[ ]*(?<start>${clockPattern})[ ]*(?:(?:-|–|—|-->|to|à|bis|a)[ ]*(?<end>${clockPattern}))?[ ]*[\])>}#]?`;
const blank = String.raw`[ \t\f\u00A0\u202F]`;
const nameText = String.raw`[\p{L}\p{N}#][^:：\t\n\[\]<>|]{0,${longest - 1}}?`;
const emphasis = String.raw`[*_]{0,3}`;

const leadingTime = new RegExp(
  String.raw`^${blank}*${time}(?:(?<=[\])>}#])|(?=${blank}|$|[:\-–—]|\p{L}+:))${blank}*[:\-–—|]?${blank}*`,
  'u',
);
/** A bullet, or the line number that analysis programs print, before a label. */
const decoration = new RegExp(String.raw`^${blank}*(?:(?:>>|[-•–]|\d{1,4}[.)]?)${blank}+)?${emphasis}`, 'u');

/** Tried in order at the same place of the line; the first that fits and whose name is shaped like one wins. */
const shapes: readonly { readonly form: LabelForm; readonly pattern: RegExp }[] = [
  [
    'bracket',
    String.raw`[\[<](?<name>${nameText})[\]>]${emphasis}${blank}*(?:${time}${blank}*[:：]?|[:：]|$)`,
  ],
  ['code', String.raw`[\[<](?<name>${nameText})[\]>]${blank}`],
  [
    'timed',
    String.raw`(?<name>${nameText})${blank}*${emphasis}${blank}*(?=[\[(<{#])${time}${blank}*[:：]?(?=${blank}|$|(?<=[\])>}#:])\p{L})`,
  ],
  ['timed', String.raw`(?<name>${nameText})${blank}+(?:\|${blank}*)?${time}${blank}*[:：]?${blank}*$`],
  ['colon', String.raw`(?<name>${nameText})${blank}{0,2}${emphasis}[:：]{1,2}(?![/\\\d:])`],
  ['tab', String.raw`(?<name>${nameText})${emphasis}\t(?=[^\t]+$)`],
  ['code', String.raw`(?<name>${nameText})${blank}*${emphasis}[-–—]${blank}`],
  ['dot', String.raw`(?<name>\p{Lu}{1,3}\d{0,3})${emphasis}\.(?=${blank}|$)`],
  ['line', String.raw`(?<name>${nameText})${emphasis}${blank}*$`],
].map(([form, pattern]) => ({
  // The first member of each pair above is one of the forms.
  form: form as LabelForm,
  pattern: new RegExp(String.raw`^${pattern ?? ''}${blank}*${emphasis}${blank}*`, 'u'),
}));

/** What the start of `line` may say; null where it says nothing of the kind. Only its opening is looked at. */
export function readLineStart(line: string): LineStart | null {
  const opening = line.slice(0, head);
  const mark = readTimeMark(opening);
  const label = readName(opening.slice(mark.wordsAt));
  if (label) return withTimes(label, mark);
  return mark.wordsAt ? { name: null, form: null, ...mark, withoutName: mark } : null;
}

/** The time at the beginning of a line, if there is one. */
export function readTimeMark(opening: string): TimeMark {
  const found = leadingTime.exec(opening);
  const startMs = milliseconds(found?.groups?.['start'] ?? '');
  if (!found || startMs === null) return { startMs: null, endMs: null, wordsAt: 0, sure: false };
  const isWholeLine = found[0].trim().length === opening.trim().length;
  const sure = isWholeLine || /^\s*[[(<{#]|\d:\d\d?:\d/.test(found[0]);
  return { startMs, endMs: milliseconds(found.groups?.['end'] ?? ''), wordsAt: found[0].length, sure };
}

interface Named {
  readonly name: string;
  readonly form: LabelForm;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly length: number;
}

function withTimes(label: Named, mark: TimeMark): LineStart {
  return {
    name: label.name,
    form: mark.startMs !== null && label.form === 'line' ? 'timed' : label.form,
    startMs: label.startMs ?? mark.startMs,
    endMs: label.endMs ?? mark.endMs,
    wordsAt: mark.wordsAt + label.length,
    withoutName: mark,
  };
}

function readName(text: string): Named | null {
  const skipped = decoration.exec(text)?.[0].length ?? 0;
  const rest = text.slice(skipped);
  for (const { form, pattern } of shapes) {
    const found = pattern.exec(rest);
    const named = found && readShape(form, found);
    if (named) return { ...named, length: skipped + named.length };
  }
  return null;
}

function readShape(form: LabelForm, found: RegExpExecArray): Named | null {
  const groups = found.groups ?? {};
  const name = (groups['name'] ?? '').trim().replace(/\s+/g, ' ');
  if (!fits(form, name)) return null;
  const startMs = milliseconds(groups['start'] ?? '');
  return { name, form, startMs, endMs: milliseconds(groups['end'] ?? ''), length: found[0].length };
}

/** The looser the form, the surer the name must be. */
function fits(form: LabelForm, name: string): boolean {
  if (!isNameShaped(name)) return false;
  const role = roleOf(name) !== null;
  if (form === 'code') return role || /^\p{Lu}{1,3}\d{1,3}$/u.test(name);
  if (form === 'line') return role && name.length > 2 && !/[.,]/.test(name);
  return true;
}

const particle =
  /^(?:de|da|do|dos|das|di|du|des|del|della|der|den|van|von|zu|zum|la|le|les|el|al|bin|ibn|ben|of|the|and|et|und|y|e|&|\/|-|–|d['’].+|l['’].+)$/i;
const capital = /^[(#"'’]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/** Whether words look like what a person is called: few, short, without a year, each capitalised or part of a role. */
function isNameShaped(name: string): boolean {
  if (!name || name.length > longest || /[?!;…“”«»]|\.\.|\bal\.|\b(?:1[89]|20)\d\d\b/.test(name))
    return false;
  const words = name.split(/\s+/);
  if (words.length > 5 || !/\p{L}/u.test(name) || namesNobody(name) || isSound(name)) return false;
  const inBrackets = name.indexOf('(');
  const outside = inBrackets > 0 ? name.slice(0, inBrackets).trim().split(/\s+/) : words;
  return outside.every(
    (word, at) => capital.test(word) || (at > 0 && particle.test(word)) || belongsToRole(word),
  );
}
