import type { CountedCell, CountedMatrix, Head } from '../../study/matrix/counted-matrix.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { MatrixCellView, VoiceBar } from './matrix-views.ts';

/** How a measure is called, and its unit beside one and beside many. */
export const units: Record<Measure, { one: string; many: string; title: string }> = {
  codings: { one: 'coding', many: 'codings', title: 'Codings' },
  sources: { one: 'source', many: 'sources', title: 'Sources' },
  informants: { one: 'informant', many: 'informants', title: 'Informants' },
  'informant types': { one: 'informant type', many: 'informant types', title: 'Informant types' },
  coverage: { one: '% of the words', many: '% of the words', title: 'Coverage %' },
  'row %': { one: '% of the codings of the row', many: '% of the codings of the row', title: 'Row %' },
  'column %': {
    one: '% of the codings of the column',
    many: '% of the codings of the column',
    title: 'Column %',
  },
  presence: { one: 'presence', many: 'presence', title: 'Presence' },
  contradiction: {
    one: '% of the informants who contradict',
    many: '% of the informants who contradict',
    title: 'Contradiction %',
  },
  'first quote': { one: 'first quote', many: 'first quotes', title: 'First quote' },
};

const percents = new Set<Measure>(['coverage', 'row %', 'column %', 'contradiction']);

/** A number as it is read, with a per cent sign where it is a share. */
const numberShown = (value: number, measure: Measure): string =>
  percents.has(measure) ? `${value.toFixed(1)} %` : measure === 'presence' ? '✓' : String(value);

/** Contradiction is counted in the unit of the matrix where that is codings, sources or people; else in codings. */
export const againstUnit = (measure: Measure): 'codings' | 'sources' | 'informants' =>
  measure === 'sources' || measure === 'informants' ? measure : 'codings';

export interface CellPlace {
  readonly row: Head;
  readonly column: Head;
  readonly measure: Measure;
  readonly link: (row: string, column: string, polarity?: string) => string;
  readonly heat: number;
  readonly noted: boolean;
  readonly quote: string;
  readonly voices: boolean;
}

/** One cell as it is shown. */
export function cellView(counted: CountedMatrix, place: CellPlace): MatrixCellView {
  const { row, column, measure, link, heat, noted } = place;
  const cell = counted.cell(row, column);
  const has = cell.codings > 0;
  const value = counted.value(row, column, measure);
  return {
    href: has ? link(row.key, column.key) : '',
    ...(has ? numberOf(cell, value, place) : unsaid),
    against: againstOf(cell, measure),
    againstHref: cell.against.codings > 0 ? link(row.key, column.key, 'contradicts') : '',
    state: cell.state,
    says: sentenceOf(cell, { measure, value, unread: unreadOf(row, column) }),
    ...{ heat, noted },
    ...(place.voices && has ? voicesOf(counted, row, column) : silent),
  };
}

const unsaid = { value: '', name: '', aside: '' };

/** What a cell shows, and how it is heard. */
function numberOf({ informants }: CountedCell, value: number, { measure, quote }: CellPlace) {
  if (measure === 'first quote') return { ...unsaid, value: quote };
  const shown = numberShown(value, measure);
  if (measure === 'informants' && informants === 0)
    return { value: shown, name: `${shown} in notes`, aside: 'in notes' };
  return { value: shown, name: nameOf(shown, value, measure), aside: '' };
}

/** The number as it is heard: with its unit. */
const nameOf = (shown: string, value: number, measure: Measure): string =>
  `${shown} ${value === 1 ? units[measure].one : units[measure].many}`.replace('% %', '%');

/** How many sources of a cell are not read, as far as its row or column says. */
const unreadOf = (row: Head, column: Head): number => (row.sourceIds === null ? column : row).unread;

const silent = { voices: [] as readonly VoiceBar[], isSingle: false };

/** A bar for each type: of those asked, how many raise it. One voice of several that were asked is said to be one. */
function voicesOf(counted: CountedMatrix, row: Head, column: Head) {
  const { byType } = row.sourceIds === null ? column : row;
  const raisingByType = counted.voices(row, column);
  const voices = counted.types.flatMap((type, at): VoiceBar[] => {
    const asked = byType[at] ?? 0;
    const raising = raisingByType[at] ?? 0;
    return asked === 0 ? [] : [{ type: type || 'type not said', raising, asked }];
  });
  return { voices, isSingle: voices.length > 1 && voices.filter(({ raising }) => raising > 0).length === 1 };
}

/** How many contradict, with the unit where it is not that of the matrix; '' where none does. */
function againstOf({ against }: CountedCell, measure: Measure): string {
  if (against.codings === 0) return '';
  const unit = againstUnit(measure);
  if (unit === measure && against[unit] > 0) return `${against[unit]} against`;
  return against.codings === 1 ? '1 coding against' : `${against.codings} codings against`;
}

function sentenceOf(
  cell: CountedCell,
  { measure, value, unread }: { measure: Measure; value: number; unread: number },
): string {
  if (cell.state === 'not raised') return 'read, not raised';
  if (cell.state === 'not read')
    return unread > 0 ? `not read yet: ${unread} of its sources` : 'no sources yet';
  const against =
    cell.against.codings > 0 ? `, ${cell.against.codings} of ${cell.codings} codings contradict` : '';
  if (measure === 'presence' || measure === 'first quote')
    return `${cell.codings} ${cell.codings === 1 ? 'coding' : 'codings'}${against}`;
  return nameOf(numberShown(value, measure), value, measure) + against;
}
