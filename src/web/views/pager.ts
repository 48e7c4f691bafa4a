import type { Request } from 'express';

/** The links to the pages before and after this one ('' where there is none), and which part of the whole it shows. */
export function pager(
  request: Request,
  { total, offset, pageSize }: { total: number; offset: number; pageSize: number },
): { previousHref: string; nextHref: string; range: string } {
  const at = (place: number): string => {
    const url = new URL(request.originalUrl, 'http://127.0.0.1');
    url.searchParams.set('offset', String(place));
    url.searchParams.delete('memo');
    return url.pathname + url.search;
  };
  const last = Math.min(offset + pageSize, total);
  return {
    previousHref: offset > 0 ? at(Math.max(0, offset - pageSize)) : '',
    nextHref: last < total ? at(offset + pageSize) : '',
    range: total > pageSize ? `${offset + 1}–${last} of ${total}` : '',
  };
}
