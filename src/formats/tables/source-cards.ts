import { shortened } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sourceKinds, type SourceKind } from '../../domain/source.ts';
import { oneOf, rowsOf, type Row } from './columns.ts';
import { readCsv } from './csv.ts';

/** What a table of sources says of one of them. Null says nothing. */
export interface SourceCardLine {
  readonly kind: SourceKind | null;
  readonly date: string | null;
  readonly cases: readonly string[];
  readonly speakers: readonly {
    readonly label: string;
    readonly isInterviewer: boolean;
    readonly informant: string;
    readonly informantType: string;
  }[];
}

/**
 * Reads a CSV of sources by name: `source`, then as far as known `kind`, `date`, `case` (several separated by a
 * semicolon), `speaker`, `informant`, `informant type` ("interviewer" marks who asks). A source takes a row per speaker.
 */
export function readSourceCards(fileName: string, text: string): Map<string, SourceCardLine> {
  const rows = rowsOf(fileName, readCsv(text), ['source']);
  const grouped = Map.groupBy(rows, (row) => row.cell('source'));
  return new Map(
    [...grouped].map(([source, ofSource]) => {
      const kinds = ofSource.map((row) => oneOf(fileName, row, 'kind', sourceKinds));
      const cases = new Set(
        ofSource.flatMap((row) => row.cell('case').split(';')).map((name) => name.trim()),
      );
      cases.delete('');
      const speakers = ofSource
        .filter((row) => row.cell('speaker') !== '')
        .map((row) => {
          const type = row.cell('informant type');
          const isInterviewer = type.toLowerCase() === 'interviewer';
          const informantType = isInterviewer ? '' : type;
          return {
            label: row.cell('speaker'),
            isInterviewer,
            informant: row.cell('informant'),
            informantType,
          };
        });
      return [
        source,
        {
          kind: kinds.find((kind) => kind !== '') ?? null,
          date: ofSource.map((row) => dayOf(fileName, row)).find((day) => day !== null) ?? null,
          cases: [...cases],
          speakers,
        },
      ];
    }),
  );
}

/** The date of a row, written as 2025-03-31. Refuses another form, and a day that no calendar has. */
function dayOf(fileName: string, row: Row): string | null {
  const given = row.cell('date');
  if (given === '') return null;
  const day = new Date(`${given}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given);
  if (isDay && given.length === 10) return given;
  throw new Refusal(
    'invalid',
    `${fileName}, row ${row.number}: date is “${shortened(given)}”, not written as 2025-03-31.`,
  );
}
