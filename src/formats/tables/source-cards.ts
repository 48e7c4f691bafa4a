import { sourceKinds, type SourceKind } from '../../domain/source.ts';
import { oneOf, rowsOf } from './columns.ts';
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
      const said = (column: string): string | null =>
        ofSource.map((row) => row.cell(column)).find((cell) => cell !== '') ?? null;
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
        { kind: kinds.find((kind) => kind !== '') ?? null, date: said('date'), cases: [...cases], speakers },
      ];
    }),
  );
}
