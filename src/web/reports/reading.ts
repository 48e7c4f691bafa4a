// What the parts of a report are made with: the words behind numbers by label, and whether a number may be told.
import { stanceOf } from '../../domain/coding.ts';
import type { Backed, ReportQuote, Run } from '../../domain/report/blocks.ts';
import { isFew, isFewOf, untold } from '../../domain/report/small-cells.ts';
import { excerptsOf, type Excerpt } from '../../study/excerpts/excerpts.ts';
import type { Labels } from '../../study/reports/labels.ts';
import type { Render } from '../http/render.ts';
import type { Scope } from '../http/request-context.ts';

/** Within what a report is read. */
export interface Reading extends Pick<Scope, 'base' | 'project'> {
  readonly render: Render;
  readonly labels: Labels;
  readonly least: number;
  /** Which version of the program reads it. */
  readonly version: string;
}

/** So many quotes stand behind a number; where small numbers are left out only a few, so that counting them tells nothing. */
const mostBehind = 40;
const mostWhereFew = 3;

/** Types of informants of whom there are enough to be named beside a quote. */
function tellableTypes({ project, least }: Reading): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { type } of project.informants.all()) counts.set(type, (counts.get(type) ?? 0) + 1);
  return new Set([...counts].flatMap(([type, count]) => (isFew(count, least) ? [] : type)));
}

/** The quotes of some codings by their ids, each read once. */
export function quoteBook(reading: Reading, ids: Iterable<number>): ReadonlyMap<number, ReportQuote> {
  const types = tellableTypes(reading);
  return new Map(
    excerptsOf(reading.project, [...new Set(ids)]).map((one) => [
      one.coding.id,
      quoteOf(reading, types, one),
    ]),
  );
}

function quoteOf(
  { labels, least }: Reading,
  types: ReadonlySet<string>,
  { coding, source, textVersion, turn, informantType, cases }: Excerpt,
): ReportQuote {
  const stance = stanceOf(coding.polarity);
  const type = types.has(informantType) ? informantType : '';
  // Where small numbers are left out, type and case together would tell who it is.
  const said = least > 0 ? [type] : [type, cases.join(', ')];
  return {
    exact: coding.exact,
    place: `${labels.ofSource(source.id)} ¶${turn ?? '–'}${textVersion === 1 ? '' : ` v${textVersion}`}`,
    said: said.filter((part) => part !== '').join(', '),
    bears: stance === 'for' ? '' : stance === 'qualified' ? 'with a reservation' : 'speaks against it',
  };
}

/** A number with the words behind it; the same words once. */
export function backed(
  { least }: Pick<Reading, 'least'>,
  text: string,
  ids: readonly number[],
  book: ReadonlyMap<number, ReportQuote>,
): Run {
  const all = [
    ...new Map(
      ids.flatMap((id) => book.get(id) ?? []).map((one) => [`${one.place} ${one.exact}`, one]),
    ).values(),
  ];
  if (all.length === 0) return text;
  const quotes = all.slice(0, least > 0 ? mostWhereFew : mostBehind);
  const found: Backed = { text, quotes, more: least > 0 ? 0 : all.length - quotes.length };
  return found;
}

/** A share in words, or the sign for what is not told. */
export const shareSaid = ({ least }: Pick<Reading, 'least'>, count: number, of: number): string =>
  isFewOf(count, of, least) ? untold : `${count} of ${of}`;
