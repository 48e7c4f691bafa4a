import type { MatrixQuery } from '../../api/matrix.ts';
import type { Stance } from '../../domain/coding.ts';
import { counted } from '../../domain/counted.ts';
import type { CellState } from '../../domain/matrix-cell.ts';
import { knownOf } from '../../domain/matrix-people.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { CountedCell, CountedMatrix, Head } from '../../study/matrix/counted-matrix.ts';
import type { Asked } from '../../study/matrix/matrix-reading.ts';
import { nounOf } from './counting.ts';
import type { MatrixCellView, VoiceBar } from './matrix-views.ts';

/** How a measure is called, its unit beside one and beside many, and what it is in a sentence. */
interface Unit {
  readonly one: string;
  readonly many: string;
  readonly title: string;
  readonly definition: string;
}

const same = (unit: string, title: string, definition: string): Unit => ({
  one: unit,
  many: unit,
  title,
  definition,
});

const units: Record<Measure, Unit> = {
  codings: {
    one: 'coding',
    many: 'codings',
    title: 'Codings',
    definition: 'A passage given a code by one coder is one coding; two coders who agree make two.',
  },
  sources: {
    one: 'source',
    many: 'sources',
    title: 'Sources',
    definition: 'Sources with at least one coding there, whichever way it bears on the code.',
  },
  cases: {
    one: 'case',
    many: 'cases',
    title: 'Cases',
    definition:
      'Distinct cases of which somebody speaks to it, in sources about that case alone; a source about several is nobody’s.',
  },
  '% of cases': same(
    '% of the cases',
    '% of cases',
    'Cases that raise it out of those that speak to it or whose words there were all read for it; a source about several cases is nobody’s.',
  ),
  '% of informants': same(
    '% of the informants',
    '% of informants',
    'People who raise it out of those who speak to it or whose words there were all read for it: of the others nobody can say.',
  ),
  informants: {
    one: 'informant',
    many: 'informants',
    title: 'Informants',
    definition:
      'Distinct people whose own words are coded there, for or against; each counts once, in however many sources.',
  },
  'informant types': {
    one: 'informant type',
    many: 'informant types',
    title: 'Informant types',
    definition: 'Distinct types of the people whose own words are coded there.',
  },
  coverage: same(
    '% of the characters',
    'Coverage %',
    'Characters of informants that are coded there at least once, out of all their characters there; in the line of a coder, out of those she has seen.',
  ),
  'row %': same(
    '% of the codings of the row',
    'Row %',
    'Codings of the cell out of all codings of its row; a coding in several columns counts in each.',
  ),
  'column %': same(
    '% of the codings of the column',
    'Column %',
    'Codings of the cell out of all codings of its column; a coding in several rows counts in each.',
  ),
  presence: same(
    'presence',
    'Presence',
    'Whether at least one coding raises it: plain or supporting, not against it.',
  ),
  contradiction: same(
    '% of the informants who contradict',
    'Contradiction %',
    'People with at least one coding against it, out of all who speak to it there.',
  ),
  'first quote': {
    one: 'first quote',
    many: 'first quotes',
    title: 'First quote',
    definition: 'The first coded words there, in the order of the sources.',
  },
};

/** What is said otherwise where passages count once. */
const once: Partial<Record<Measure, Partial<Unit>>> = {
  codings: {
    one: 'passage',
    many: 'passages',
    definition:
      'A stretch of words with a code is one passage, as far as codings of that code overlap, however many coders gave them.',
  },
  'row %': {
    one: '% of the passages of the row',
    many: '% of the passages of the row',
    definition:
      'Passages of the cell out of all passages of its row, each once however many coders gave it; one in several columns counts in each.',
  },
  'column %': {
    one: '% of the passages of the column',
    many: '% of the passages of the column',
    definition:
      'Passages of the cell out of all passages of its column, each once however many coders gave it; one in several rows counts in each.',
  },
};

/** What a matrix counts. */
type Counted = Pick<MatrixQuery, 'measure' | 'count'>;

/** What a measure is called, and what it is, by how codings are counted. */
export const unitOf = ({ measure, count }: Counted): Unit =>
  count === 'once' ? { ...units[measure], ...once[measure] } : units[measure];

/** Measures whose numbers are per cent. */
export const percents: ReadonlySet<Measure> = new Set<Measure>([
  '% of cases',
  '% of informants',
  'coverage',
  'row %',
  'column %',
  'contradiction',
]);

/** A number as it is read, with a per cent sign where it is a share. */
export const numberShown = (value: number, measure: Measure): string =>
  percents.has(measure) ? `${value.toFixed(1)} %` : measure === 'presence' ? '✓' : String(value);

/** A tick where somebody raises it; in brackets where only with a reservation, a cross where it is only spoken against. */
export const presenceShown = (value: number, qualified: number): string =>
  value > 0 ? '✓' : qualified > 0 ? '(✓)' : '✗';

/** Contradiction is counted in the unit of the matrix where that is codings, sources or people; else in codings (or passages). */
export const againstUnit = (measure: Measure): 'codings' | 'sources' | 'informants' =>
  measure === 'sources' || measure === 'informants' ? measure : 'codings';

/** What contradiction is counted in, in words. */
export const againstSaid = ({ measure, count }: Counted): string => {
  const unit = againstUnit(measure);
  return unit === 'codings' ? nounOf(count, 2) : unit;
};

export interface CellPlace extends Counted {
  readonly row: Head;
  readonly column: Head;
  readonly link: (row: string, column: string, stance?: Stance) => string;
  readonly heat: number;
  readonly noted: boolean;
  readonly quote: string;
  readonly voices: boolean;
  /** The address at which sources are read again for a code. */
  readonly again: (codeId: number) => string;
}

/** One cell as it is shown. */
function numbersOf(counted: CountedMatrix, place: CellPlace): Omit<MatrixCellView, 'hasMore'> {
  const { row, column, measure, count, link } = place;
  const cell = counted.cell(row, column);
  const has = cell.codings > 0;
  const value = counted.value(row, column, measure);
  return {
    href: has ? link(row.key, column.key) : '',
    ...(!has ? unsaid : counted.hasValue(row, column, measure) ? numberOf(cell, value, place) : noShare),
    against: againstOf(cell, place),
    againstHref: cell.against.codings > 0 ? link(row.key, column.key, 'against') : '',
    qualified: qualifiedOf(cell, place),
    qualifiedHref: cell.qualified > 0 ? link(row.key, column.key, 'qualified') : '',
    againHref: againOf(cell.state, row.codeId ?? column.codeId, place.again),
    state: cell.state,
    says:
      sentenceOf(cell, { measure, count, value, asked: () => counted.asked(row, column) }) +
      outOf(counted, place),
    heat: place.heat,
    look: lookOf(cell, place),
    ...(place.voices && has ? voicesOf(counted, row, column) : silent),
  };
}

/** A cell, and whether more is said of it than its number: in a dense matrix that shows when she points at it. */
export function cellView(counted: CountedMatrix, place: CellPlace): MatrixCellView {
  const cell = numbersOf(counted, place);
  const hasMore = cell.against !== '' || cell.qualified !== '' || cell.isSingle;
  return { ...cell, hasMore, look: cell.aside === '' ? cell.look : `${cell.look} nobodys` };
}

/** The classes by which a cell is drawn. */
function lookOf({ state }: CountedCell, { heat, noted, measure }: CellPlace): string {
  const all = [
    `heat-${heat}`,
    state.replace(' ', '-'),
    noted && 'noted',
    measure === 'first quote' && 'quoted',
  ];
  return all.filter((one) => one !== false).join(' ');
}

const againOf = (state: CellState, codeId: number | null, again: (codeId: number) => string): string =>
  state === 'read before' && codeId !== null ? again(codeId) : '';

const unsaid = { value: '', name: '', aside: '' };

/** Only notes, or sources about several cases, speak there: they are a share of nobody. */
const noShare = { value: 'no share', name: 'no share', aside: '' };

/** What a cell shows, and how it is heard. */
function numberOf({ informants, qualified, ...cell }: CountedCell, value: number, place: CellPlace) {
  const { measure, quote } = place;
  if (measure === 'first quote') return { ...unsaid, value: quote };
  const shown = measure === 'presence' ? presenceShown(value, qualified) : numberShown(value, measure);
  const isShared = cell.shared === cell.codings;
  if (measure === 'informants' && informants === 0) {
    const aside = isShared ? 'in shared notes only' : 'in notes only';
    return { value: shown, name: `${shown} ${aside}`, aside };
  }
  const name = nameOf(shown, value, place);
  if (!isShared) return { value: shown, name, aside: '' };
  return { value: shown, name: `${shown} shared: ${name}`, aside: 'shared' };
}

/** What a share is out of, and how many are left out; '' where the measure is none. */
function outOf(counted: CountedMatrix, { row, column, measure }: CellPlace): string {
  if (measure !== '% of cases' && measure !== '% of informants') return '';
  if (counted.cell(row, column).codings === 0) return '';
  const asked = (measure === '% of cases' ? counted.cases : counted.people)(row, column);
  const unread = asked.unknown.length === 0 ? '' : `, ${asked.unknown.length} not read for it`;
  return ` (${asked.for.length} of ${knownOf(asked).size}${unread})`;
}

/** The number as it is heard: with its unit. */
const nameOf = (shown: string, value: number, counted: Counted): string =>
  `${shown} ${value === 1 ? unitOf(counted).one : unitOf(counted).many}`.replace('% %', '%');

const silent = { voices: [] as readonly VoiceBar[], isSingle: false };

/**
 * A bar for each type: of those of whom it is known, how many raise it. One voice of several that could speak is said to be
 * one.
 */
function voicesOf(counted: CountedMatrix, row: Head, column: Head) {
  const voices = counted
    .voices(row, column)
    .flatMap(({ type, raising, known }): VoiceBar[] =>
      known === 0 ? [] : [{ type: type || 'type not said', raising, asked: known }],
    );
  return { voices, isSingle: voices.length > 1 && voices.filter(({ raising }) => raising > 0).length === 1 };
}

/** How many raise it with a reservation: codings, which is said where the matrix counts something else; '' where none does. */
function qualifiedOf({ qualified }: CountedCell, { measure, count }: Counted): string {
  if (qualified === 0) return '';
  if (measure === 'codings') return `${qualified} qualified`;
  return `${qualified} ${nounOf(count, qualified)} qualified`;
}

/** How many contradict, with the unit where it is not that of the matrix; '' where none does. */
function againstOf({ against }: CountedCell, { measure, count }: Counted): string {
  if (against.codings === 0) return '';
  const unit = againstUnit(measure);
  if (unit === measure && against[unit] > 0) return `${against[unit]} against`;
  return `${against.codings} ${nounOf(count, against.codings)} against`;
}

/** What a cell without codings says, in words. */
function silenceOf(state: CellState, { notRead, readBefore, sources }: Asked): string {
  if (state === 'no words') return 'nobody speaks here';
  if (state === 'not read') return `not read yet: ${notRead.length} of ${counted(sources, 'source')}`;
  if (state === 'read before')
    return `read before this code existed: ${readBefore.length} of ${counted(sources, 'source')}`;
  return 'read, not raised';
}

function sentenceOf(
  cell: CountedCell,
  { value, asked, ...what }: Counted & { value: number; asked: () => Asked },
): string {
  const { measure, count } = what;
  if (cell.codings === 0) return silenceOf(cell.state, asked());
  const against =
    cell.against.codings > 0
      ? `, ${cell.against.codings} of ${cell.codings} ${nounOf(count, 2)} contradict`
      : '';
  const shared =
    cell.shared > 0
      ? `, ${cell.shared} of ${cell.codings} ${nounOf(count, 2)} in sources shared with others`
      : '';
  if (measure === 'presence' || measure === 'first quote')
    return `${cell.codings} ${nounOf(count, cell.codings)}${against}${shared}`;
  return nameOf(numberShown(value, measure), value, what) + against + shared;
}
