import { Refusal } from '../../domain/refusal.ts';
import { walkXml } from '../texts/documents/xml.ts';

const mostRows = 50_000;
const mostColumns = 1000;
const mostCells = 1_000_000;

/** A sheet of a workbook as it stands. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

interface OpenSheet {
  readonly name: string;
  readonly rows: string[][];
}

/** The sheets of an OpenDocument workbook, blank rows among them where something follows. Refuses a sprawling one. */
export function odsSheets(xml: string): Sheet[] {
  const sheets = new Sheets();
  walkXml('content.xml', xml, sheets);
  return sheets.done;
}

type Attributes = Readonly<Record<string, string>>;

class Sheets {
  readonly done: OpenSheet[] = [];
  #sheet: OpenSheet | null = null;
  #row: string[] = [];
  #blankRows = 0;
  #rowTimes = 1;
  #blankCells = 0;
  #cellTimes = 1;
  #value = '';
  #words: string | null = null;
  #aside = 0;
  #cells = 0;

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'office:annotation') this.#aside++;
    if (this.#aside === 0) this.#opens.get(name)?.(attributes);
  };

  readonly #opens = new Map<string, (attributes: Attributes) => void>([
    ['table:table', (attributes) => this.#beginSheet(attributes)],
    ['table:table-row', (attributes) => this.#beginRow(attributes)],
    ['table:table-cell', (attributes) => this.#beginCell(attributes)],
    ['table:covered-table-cell', (attributes) => this.#beginCell(attributes)],
    [
      'text:p',
      () => {
        if (this.#words) this.#words += '\n';
      },
    ],
    [
      'text:s',
      () => {
        if (this.#words !== null) this.#words += ' ';
      },
    ],
    [
      'text:line-break',
      () => {
        if (this.#words !== null) this.#words += '\n';
      },
    ],
  ]);

  #beginSheet(attributes: Attributes): void {
    this.#sheet = { name: attributes['table:name'] ?? '', rows: [] };
    this.#blankRows = 0;
  }

  #beginRow(attributes: Attributes): void {
    this.#row = [];
    this.#blankCells = 0;
    this.#rowTimes = timesOf(attributes['table:number-rows-repeated']);
  }

  #beginCell(attributes: Attributes): void {
    this.#cellTimes = timesOf(attributes['table:number-columns-repeated']);
    this.#value = valueOf(attributes);
    this.#words = '';
  }

  readonly close = (name: string): void => {
    if (name === 'office:annotation') this.#aside--;
    if (this.#aside > 0) return;
    if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell();
    else if (name === 'table:table-row') this.#endRow();
    else if (name === 'table:table' && this.#sheet) {
      this.done.push(this.#sheet);
      this.#sheet = null;
    }
  };

  readonly words = (words: string): void => {
    if (this.#words !== null && this.#aside === 0) this.#words += words.replace(/\s+/g, ' ');
  };

  #endCell(): void {
    const words = this.#value || (this.#words ?? '').trim();
    this.#words = null;
    if (words === '') return void (this.#blankCells += this.#cellTimes);
    const wide = this.#row.length + this.#blankCells + this.#cellTimes;
    if (wide > mostColumns) throw sprawling(`${wide} columns`);
    for (; this.#blankCells > 0; this.#blankCells--) this.#row.push('');
    for (let time = 0; time < this.#cellTimes; time++) this.#row.push(words);
  }

  #endRow(): void {
    const rows = this.#sheet?.rows;
    if (!rows) return;
    if (this.#row.length === 0) return void (this.#blankRows += this.#rowTimes);
    const high = rows.length + this.#blankRows + this.#rowTimes;
    if (high > mostRows) throw sprawling(`${high} rows`);
    for (; this.#blankRows > 0; this.#blankRows--) rows.push([]);
    for (let time = 0; time < this.#rowTimes; time++) rows.push(this.#row);
    this.#cells += this.#row.length * this.#rowTimes;
    if (this.#cells > mostCells) throw sprawling(`${mostCells} cells`);
  }
}

/** Dates and truths as people write them; numbers as they are shown, without what they were rounded to. */
function valueOf(attributes: Attributes): string {
  const type = attributes['office:value-type'];
  if (type === 'date') return (attributes['office:date-value'] ?? '').slice(0, 10);
  if (type === 'boolean') return attributes['office:boolean-value'] === 'true' ? 'yes' : 'no';
  if (type === 'float') return attributes['office:value'] ?? '';
  return '';
}

const timesOf = (times: string | undefined): number => Math.max(1, Math.floor(Number(times ?? 1)) || 1);

const sprawling = (what: string): Refusal =>
  new Refusal(
    'invalid',
    `The workbook reaches over ${what}; that many cannot be read. Save the sheet as .csv.`,
  );
