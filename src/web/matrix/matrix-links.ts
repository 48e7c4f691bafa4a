import type { MatrixQuery } from '../../api/matrix.ts';
import type { Stance } from '../../domain/coding.ts';
import { idIn } from '../../domain/matrix-key.ts';

/** What decides which evidence is in a cell; all the rest only how the matrix stands. */
const counting = [
  'rows',
  'columns',
  'under',
  'level',
  'codes',
  'coders',
  'informantTypes',
  'kinds',
  'cases',
  'sources',
  'since',
  'until',
  'read',
  'count',
] as const;

type Given = Readonly<
  Partial<Record<keyof MatrixQuery, string | number | null | readonly (string | number)[]>>
>;

function paramsOf(query: Given): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) params.append(key, String(one));
    else if (value !== null && value !== '' && !(key === 'from' && value === 0))
      params.set(key, String(value));
  }
  return params;
}

/** Addresses that keep the matrix as it is and change one thing. */
export function matrixLinks(base: string, query: MatrixQuery) {
  const whole = { ...query, from: 0 };
  const parts = new Map(
    Object.entries(whole).map(([key, value]) => [key, paramsOf({ [key]: value }).toString()]),
  );
  // Each head has several of these, and the codes alone can be a hundred parameters.
  const at = (change: Partial<MatrixQuery>): string => {
    const kept = [...parts].flatMap(([key, part]) => (part === '' || key in change ? [] : part));
    return `${base}/matrix?${[...kept, paramsOf(change).toString()].filter((part) => part !== '').join('&')}`;
  };
  const target = targets(base, query);
  return {
    at,
    asked: paramsOf(whole).toString(),
    file: (format: 'csv' | 'tidy' | 'xlsx'): string =>
      `${base}/matrix.${format}?${paramsOf(whole).toString()}`,
    cell: (row: string, column: string, stance?: Stance): string =>
      `${target(row, column)}${stance === undefined ? '' : `&stance=${stance}`}`,
    pin: (key: string): string =>
      at({ pins: query.pins.includes(key) ? query.pins.filter((one) => one !== key) : [...query.pins, key] }),
  };
}

/**
 * The addresses of cells. A matrix has up to a hundred thousand of these: a cell of one code asks for that code alone,
 * and only totals for all that make up the matrix.
 */
function targets(base: string, query: MatrixQuery): (row: string, column: string) => string {
  const asking = (keys: readonly (keyof MatrixQuery)[]): string =>
    `${base}/matrix/excerpts?${paramsOf(Object.fromEntries(keys.map((key) => [key, query[key]]))).toString()}`;
  const whole = asking(counting);
  const short = asking(counting.filter((key) => key !== 'under' && key !== 'codes'));
  return (row, column) => {
    const code = idIn(row, 'code') ?? idIn(column, 'code');
    const from = code === null ? whole : `${short}&codes=${code}`;
    return `${from}&row=${encodeURIComponent(row)}&column=${encodeURIComponent(column)}`;
  };
}
