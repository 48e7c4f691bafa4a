// Words that cannot be stored, in what is known of cases, informants and sources.
import { z } from 'zod';
import type { serveSample } from '../study.ts';
import { odd } from './odd.ts';

type Served = Awaited<ReturnType<typeof serveSample>>;
type Sent = readonly [method: string, path: string, body?: unknown];
type Known = Served & { readonly attribute: number; readonly source: number };

/** The operations on attributes, and those on several sources. */
export const takingAttributes: Record<string, (study: Known) => Sent | Promise<Sent>> = {
  changeSources: ({ source }) => [
    'POST',
    '/sources/changed',
    { sources: [source], change: { sets: 'case', name: odd('Case of several') } },
  ],
  makeAttribute: () => [
    'POST',
    '/attributes/informant',
    { name: odd('Role'), type: 'choice', choices: [odd('lead')] },
  ],
  describeAttribute: ({ attribute }) => [
    'PATCH',
    `/attribute-cards/${attribute}`,
    { name: odd('Part'), type: 'text', choices: [odd('guest')] },
  ],
  setAttributeValues: ({ attribute, source }) => [
    'PUT',
    '/attributes/source/values',
    { changes: [{ attribute, id: source, value: odd('by phone'), was: '' }] },
  ],
  compareAttributeTable: () => [
    'POST',
    '/attributes/case/table/compared',
    Buffer.from('case,size\nCoast,large\n'),
  ],
  takeAttributeTable: async ({ ask, base }) => {
    const { version } = z
      .object({ version: z.string() })
      .parse((await ask('GET', `${base}/attributes/case`)).json);
    const table = `case,ag\0ed\nCoast,"${'old '.repeat(20)}\0 half way"\n`;
    return ['POST', `/attributes/case/table?was=${version}`, Buffer.from(table)];
  },
};
