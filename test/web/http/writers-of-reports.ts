// How reports are written by operations and forms, and what stands then.
import type { z } from 'zod';
import { addParts } from '../../../src/actions/reports/reports.ts';
import { showMethod } from '../../../src/api/method.ts';
import { showReport } from '../../../src/api/reports.ts';
import { asked } from '../study.ts';
import { form, put, study, type Answered, type Study, type Write } from './writers.ts';

/** A report with a text, whose line below the title or whose part is written. */
const reportDesk =
  (
    write: (one: Study & Placed, text: string, was: string | undefined) => Promise<Answered>,
    readIn: (shown: z.output<typeof showReport.answer>) => {
      readonly text: string;
      readonly version: string;
    },
  ): Write =>
  async () => {
    const one = await study();
    const part = { findingId: null, caseId: null, codeId: null, codingGuid: null, asked: '' };
    const { reportId, partIds } = addParts(one.project, 1, null, [
      { ...part, shows: 'text', heading: 'H', text: '' },
    ]);
    const placed = { ...one, report: reportId, part: partIds[0] ?? 0 };
    return {
      count: 1,
      write: (text, was) => write(placed, text, was),
      read: async () => {
        const shown = await asked(showReport.answer, one.ask('GET', `${one.api}/reports/${reportId}`));
        return { ...readIn(shown), count: one.project.reports.all().length };
      },
    };
  };
interface Placed {
  readonly report: number;
  readonly part: number;
}
const ofReport = ({ byline, version }: z.output<typeof showReport.answer>) => ({ text: byline, version });
const ofPart = ({ parts: [part] }: z.output<typeof showReport.answer>) => ({
  text: part?.text ?? '',
  version: part?.version ?? 'none',
});

/** A gap of the method section. */
const gapDesk =
  (write: (one: Study, text: string, was: string | undefined) => Promise<Answered>): Write =>
  async () => {
    const one = await study();
    return {
      count: 10,
      write: (text, was) => write(one, text, was),
      read: async () => {
        const { gaps } = await asked(showMethod.answer, one.ask('GET', `${one.api}/method`));
        const { text = '', version = '' } = gaps.find(({ gap }) => gap === 'ethics') ?? {};
        return { text, version, count: gaps.length };
      },
    };
  };

/** By operation. */
export const reportWrites: Readonly<Record<string, Write>> = {
  writeMethodNote: gapDesk((one, text, was) => put(one, 'PUT', `${one.api}/method/ethics`, { text, was })),
  writeReport: reportDesk((one, byline, was) => put(one, 'PUT', `${one.api}/reports/${one.report}`, { title: 'R', byline, least: 0, was }), ofReport),
  writeReportPart: reportDesk((one, text, was) => put(one, 'PUT', `${one.api}/reports/${one.report}/parts/${one.part}`, { heading: 'H', text, was }), ofPart),
}; // prettier-ignore

/** By form. */
export const reportForms: Readonly<Record<string, Write>> = {
  'the form of a gap of the method': gapDesk((one, text, was) => form(one, '/method/ethics', { text }, was)),
  'the form of a report': reportDesk((one, byline, was) => form(one, `/reports/${one.report}`, { title: 'R', byline, least: '0' }, was), ofReport),
  'the form of a part of a report': reportDesk((one, text, was) => form(one, `/reports/${one.report}/parts/${one.part}`, { heading: 'H', text }, was), ofPart),
}; // prettier-ignore
