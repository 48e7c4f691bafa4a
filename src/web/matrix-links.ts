import type { MatrixQuery } from '../api/matrix.ts';

/** What decides which evidence is in a cell; all the rest only how the matrix stands. */
const counting = ['rows', 'columns', 'under', 'level', 'codes', 'coders', 'informantTypes', 'kinds'] as const;

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
  const at = (change: Partial<MatrixQuery>): string =>
    `${base}/matrix?${paramsOf({ ...query, from: 0, ...change }).toString()}`;
  const cells = `${base}/matrix/excerpts?${paramsOf(Object.fromEntries(counting.map((key) => [key, query[key]]))).toString()}`;
  return {
    at,
    asked: paramsOf({ ...query, from: 0 }).toString(),
    file: (format: 'csv' | 'xlsx'): string =>
      `${base}/matrix.${format}?${paramsOf({ ...query, from: 0 }).toString()}`,
    // A matrix has up to a hundred thousand of these: only the target is added to what they all share.
    cell: (row: string, column: string, polarity?: string): string =>
      `${cells}&row=${encodeURIComponent(row)}&column=${encodeURIComponent(column)}${polarity === undefined ? '' : `&polarity=${polarity}`}`,
    pin: (key: string): string =>
      at({ pins: query.pins.includes(key) ? query.pins.filter((one) => one !== key) : [...query.pins, key] }),
  };
}
