import type { Scope } from '../http/request-context.ts';
import type { Puttable } from './report-views.ts';

/** The reports as a page offers to put something into them, the newest chosen. */
export function puttable(
  { base, project }: Pick<Scope, 'base' | 'project'>,
  shows: string,
  fields: Readonly<Record<string, string | number>>,
): Puttable {
  const reports = project.reports.all();
  return {
    base,
    shows,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value: String(value) })),
    reports: reports.map(({ id, title }, at) => ({
      value: String(id),
      label: title,
      chosen: at === reports.length - 1,
    })),
  };
}
