import { parse } from 'node:querystring';

/** The query of an address that was kept, as the page it belongs to reads it: what is empty was not asked for. */
export const askedAs = (asked: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parse(asked)).filter(([, value]) => value !== ''));
