import { sayProblem, type Footer } from './footer.ts';
import { ask } from './server.ts';

type Body = Parameters<typeof ask<'POST report-parts'>>[1]['body'];
type Part = Body['parts'][number];

/** Puts what a page shows into a report without leaving the page; the foot says so, and leads there. */
export function startPutting(footer: Footer): void {
  document.addEventListener(
    'submit',
    (event) => {
      const { target: form } = event;
      if (!(form instanceof HTMLFormElement) || form.dataset['put'] === undefined) return;
      event.preventDefault();
      const fields = new FormData(form);
      const said = (name: string): string => {
        const value = fields.get(name);
        return typeof value === 'string' ? value : '';
      };
      const id = (name: string): number | null => (said(name) === '' ? null : Number(said(name)));
      const part: Part = {
        // The form holds what the server wrote into it: one of the kinds there are.
        shows: said('shows') as Part['shows'],
        findingId: id('findingId'),
        caseId: id('caseId'),
        codeId: id('codeId'),
        asked: said('asked'),
      };
      put(id('report'), [part], footer).catch(sayProblem(footer));
    },
    { capture: true },
  );
}

/** Puts parts at the end of a report; of a new one where none is named. */
export async function put(report: number | null, parts: Part[], footer: Footer): Promise<void> {
  const { reportId, ...standing } = await ask('POST report-parts', { body: { report, parts } });
  footer.show(standing);
  footer.say('It stands in the report now.', 'done', {
    label: 'Open the report',
    run: () => {
      location.assign(
        `${document.querySelector<HTMLElement>('.foot')?.dataset['base'] ?? ''}/reports/${reportId}`,
      );
    },
  });
}
