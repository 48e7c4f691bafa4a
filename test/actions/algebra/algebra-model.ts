import { polarities, type Origin, type Polarity } from '../../../src/domain/coding.ts';
import type { RefusalKind } from '../../../src/domain/refusal.ts';

/** A coding as the model keeps it; codes by name, coders by id. */
export interface ModelCoding {
  readonly guid: string;
  readonly source: number;
  readonly code: string;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
  readonly polarity: Polarity;
  readonly origin: Origin;
  readonly memo: string;
}

/** All that the commands of the algebra can change, as plain data. */
export interface Model {
  readonly sources: readonly number[];
  readonly codes: readonly string[];
  readonly codings: readonly ModelCoding[];
  /** "source coder" */
  readonly read: readonly string[];
  /** "source coder code start end decision", as often as it was decided. */
  readonly decisions: readonly string[];
}

export type Step = { readonly next: Model } | { readonly refused: RefusalKind };

interface Row {
  readonly source: number;
  readonly code: string;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
}

/** One thing a researcher does. Codings are meant by their place in the list of those there are. */
type Doing =
  | {
      readonly kind: 'code';
      readonly row: Row;
      readonly polarity: number;
      readonly memo: string;
      readonly isNew: boolean;
    }
  | { readonly kind: 'code again' | 'remove'; readonly which: number }
  | { readonly kind: 'resize'; readonly which: number; readonly start: number; readonly end: number }
  | { readonly kind: 'recode'; readonly which: number; readonly code: string }
  | { readonly kind: 'polarity'; readonly which: number; readonly polarity: number }
  | { readonly kind: 'memo'; readonly which: number; readonly memo: string }
  | { readonly kind: 'new code'; readonly code: string }
  | { readonly kind: 'import'; readonly rows: readonly Row[] }
  | { readonly kind: 'accept' | 'reject'; readonly row: Row }
  | { readonly kind: 'read'; readonly source: number; readonly read: boolean }
  | { readonly kind: 'remove source'; readonly source: number };
export type Deed = Doing & { readonly coder: number };
export type Command = Deed | { readonly kind: 'undo' | 'redo' };
export const isDeed = (one: Command): one is Deed => one.kind !== 'undo' && one.kind !== 'redo';
export type OnCoding = Extract<Deed, { which: number }>;

const refused = (kind: RefusalKind): Step => ({ refused: kind });
const sameStretch = (a: Row, b: Row): boolean =>
  a.source === b.source && a.code === b.code && a.coder === b.coder && a.start === b.start && a.end === b.end;
const hasSame = (model: Model, row: Row): boolean => model.codings.some((one) => sameStretch(one, row));

/** Whether the text has words at a place: not empty, not outside, no emoji cut in two. */
function hasWords(text: string, { start, end }: { start: number; end: number }): boolean {
  const whole = text.slice(0, start).isWellFormed() && text.slice(start, end).isWellFormed();
  return start >= 0 && start < end && end <= text.length && whole;
}

/** The coding a command means, or undefined where there are none. */
export const meant = (model: Model, which: number): ModelCoding | undefined =>
  model.codings[which % Math.max(1, model.codings.length)];

function add(
  model: Model,
  row: Row,
  rest: Pick<ModelCoding, 'guid' | 'polarity' | 'origin' | 'memo'>,
): Model {
  const { source, code, coder, start, end } = row;
  return { ...model, codings: [...model.codings, { source, code, coder, start, end, ...rest }] };
}

/** What one command ought to do to the project; `guids` are the names that new codings get. */
export function expected(model: Model, command: Deed, text: string, guids: readonly string[]): Step {
  if ('which' in command) return expectedOnCoding(model, command, text);
  switch (command.kind) {
    case 'code':
      return expectedCode(model, command, text, guids[0] ?? '');
    case 'new code':
      if (model.codes.includes(command.code)) return refused('conflict');
      return { next: { ...model, codes: [...model.codes, command.code] } };
    case 'import':
      return expectedImport(model, command.rows, text, guids);
    case 'accept':
    case 'reject':
      return expectedDecision(model, command, text, guids[0] ?? '');
    case 'read':
      return expectedReading(model, command);
    case 'remove source':
      return expectedRemoval(model, command.source);
  }
}

function expectedOnCoding(model: Model, command: OnCoding, text: string): Step {
  const before = meant(model, command.which);
  switch (command.kind) {
    case 'code again':
      return { next: model };
    case 'remove':
      return { next: { ...model, codings: model.codings.filter((one) => one !== before) } };
    case 'resize':
    case 'recode':
    case 'polarity':
    case 'memo':
      if (!before) return refused('missing');
      // Only its coder moves a coding or gives it another code.
      if (before.coder !== command.coder && movesIt(before, changed(before, command)))
        return refused('conflict');
      return expectedChange(model, before, changed(before, command), text);
  }
}

const movesIt = (before: ModelCoding, after: ModelCoding): boolean =>
  before.start !== after.start || before.end !== after.end || before.code !== after.code;

function expectedReading(model: Model, { source, coder, read }: Command & { kind: 'read' }): Step {
  if (!model.sources.includes(source)) return refused('missing');
  const mark = `${source} ${coder}`;
  const others = model.read.filter((one) => one !== mark);
  return { next: { ...model, read: read ? [...others, mark] : others } };
}

function expectedCode(model: Model, command: Command & { kind: 'code' }, text: string, guid: string): Step {
  const { row, isNew } = command;
  if (!model.sources.includes(row.source)) return refused('missing');
  if (!isNew && !model.codes.includes(row.code)) return refused('missing');
  if (!hasWords(text, row)) return refused('invalid');
  const codes = model.codes.includes(row.code) ? model.codes : [...model.codes, row.code];
  if (hasSame(model, row)) return { next: { ...model, codes } };
  const polarity = polarities[command.polarity] ?? 'plain';
  return { next: add({ ...model, codes }, row, { guid, polarity, origin: 'by hand', memo: command.memo }) };
}

function expectedChange(model: Model, before: ModelCoding, after: ModelCoding, text: string): Step {
  if (!model.codes.includes(after.code)) return refused('missing');
  if (!hasWords(text, after)) return refused('invalid');
  if (model.codings.some((one) => one !== before && sameStretch(one, after))) return refused('conflict');
  return { next: { ...model, codings: model.codings.map((one) => (one === before ? after : one)) } };
}

type Change = Exclude<OnCoding, { kind: 'code again' | 'remove' }>;

function changed(before: ModelCoding, command: Change): ModelCoding {
  switch (command.kind) {
    case 'resize':
      return { ...before, start: command.start, end: command.end };
    case 'recode':
      return { ...before, code: command.code };
    case 'polarity':
      return { ...before, polarity: polarities[command.polarity] ?? 'plain' };
    case 'memo':
      return { ...before, memo: command.memo };
  }
}

function expectedImport(model: Model, rows: readonly Row[], text: string, guids: readonly string[]): Step {
  let next = model;
  for (const [at, row] of rows.entries()) {
    const fits = next.sources.includes(row.source) && next.codes.includes(row.code) && hasWords(text, row);
    if (!fits) return refused('invalid');
    const same = next.codings.find((coding) => sameStretch(coding, row));
    // What is there already must say the same.
    if (same && (same.polarity !== 'plain' || same.memo !== 'imported')) return refused('invalid');
    if (same) continue;
    next = add(next, row, { guid: guids[at] ?? '', polarity: 'plain', origin: 'imported', memo: 'imported' });
  }
  return { next };
}

function expectedDecision(
  model: Model,
  command: Command & { kind: 'accept' | 'reject' },
  text: string,
  guid: string,
): Step {
  const { row, kind } = command;
  if (!model.sources.includes(row.source)) return refused('missing');
  if (!hasWords(text, row)) return refused('invalid');
  if (kind === 'accept' && hasSame(model, row)) return refused('conflict');
  if (!model.codes.includes(row.code)) return refused('missing');
  const { source, coder, code, start, end } = row;
  const decision = `${source} ${coder} ${code} ${start} ${end} ${kind}ed`;
  const decided = { ...model, decisions: [...model.decisions, decision] };
  if (kind === 'reject') return { next: decided };
  return { next: add(decided, row, { guid, polarity: 'plain', origin: 'accepted suggestion', memo: '' }) };
}

function expectedRemoval(model: Model, source: number): Step {
  if (!model.sources.includes(source)) return refused('missing');
  return {
    next: {
      ...model,
      sources: model.sources.filter((one) => one !== source),
      codings: model.codings.filter((one) => one.source !== source),
      read: model.read.filter((one) => !one.startsWith(`${source} `)),
      decisions: model.decisions.filter((one) => !one.startsWith(`${source} `)),
    },
  };
}

/** A model in an order that does not depend on how it came about. */
export const inOrder = (model: Model): string =>
  JSON.stringify({
    sources: model.sources.toSorted(),
    codes: model.codes.toSorted(),
    codings: model.codings
      .map(({ guid, source, code, coder, start, end, polarity, origin, memo }) =>
        JSON.stringify([guid, source, code, coder, start, end, polarity, origin, memo]),
      )
      .toSorted(),
    read: model.read.toSorted(),
    decisions: model.decisions.toSorted(),
  });
