import { odd } from './odd.ts';

/** What operations on reports are sent. */
export const reportWords: Record<string, () => readonly [string, string, unknown]> = {
  writeMethodNote: () => ['PUT', '/method/ethics', { text: odd('Ethics') }],
  addReport: () => ['POST', '/reports', { title: odd('Report') }],
  writeReport: () => ['PUT', '/reports/1', { title: odd('Report'), byline: odd('Line'), least: 0 }],
  addReportParts: () => [
    'POST',
    '/report-parts',
    { report: 1, parts: [{ shows: 'text', heading: odd('H'), text: odd('T') }] },
  ],
  writeReportPart: () => ['PUT', '/reports/1/parts/1', { heading: odd('H'), text: odd('T') }],
};

/** What forms of reports are sent. */
export const reportFormWords = {
  '/method/limits': { text: odd('Form limits') },
  '/reports': { title: odd('Form report') },
  '/reports/1': { title: odd('Form report'), byline: odd('b'), least: '0' },
  '/reports/1/parts/2': { heading: odd('Form heading'), text: odd('t') },
  '/report-parts': { report: '1', shows: 'text', heading: odd('Form part'), text: odd('t') },
};
