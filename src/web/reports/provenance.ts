// Where a report comes from: the last page of every file.
import { counted } from '../../domain/counted.ts';
import { heading, paragraph, type Block, type Run } from '../../domain/report/blocks.ts';
import { sayUntold } from '../../domain/report/small-cells.ts';
import type { Project } from '../../storage/project.ts';
import type { Report } from '../../storage/reports.ts';
import { suggestedShare } from '../../study/suggestions/suggested-share.ts';
import type { Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';

/** What a report was made from, by whom and when, and by what it can be recognised. */
export function provenanceOf(
  { project }: Pick<Scope, 'project'>,
  report: Report,
  { hash, version }: { readonly hash: string; readonly version: string },
): Block[] {
  const { name, guid } = project.about();
  return [
    heading(1, 'Where this report comes from'),
    {
      kind: 'table',
      caption: 'The record behind this report',
      head: ['What', 'How'],
      rows: [
        ['Project', `${name} (${guid})`],
        ['Made on', dayOf(new Date())],
        ['Made with', `Throughline ${version}, on the researcher’s own machine`],
        ['Sources', sourcesSaid(project)],
        ['Codebook', codebookSaid(project)],
        ...codersSaid(project),
        ['Coded by several', doublySaid(project)],
        ['Agreement', 'Not measured in this project'],
        ['Numbers left out', report.least === 0 ? 'None' : sayUntold(report.least)],
        ['Fingerprint (SHA-256)', hash.replaceAll(/(.{16})(?=.)/g, '$1 ')],
      ],
      note: 'A file that says the same has the same fingerprint.',
    },
    paragraph(
      [
        'People and sources stand by labels: P an interview, G a focus group, N any other text; ¶ is the turn or paragraph, v2 the second version of a text that was corrected. ',
        'In quotes a label in brackets stands in the place of a name; nothing else of their words was changed. Interviewers’ words are not evidence and are not counted.',
      ],
      'remark',
    ),
  ];
}

function sourcesSaid(project: Project): string {
  const all = project.sources.all();
  const read = new Set(project.readings.finished().map(({ sourceId }) => sourceId));
  const kinds = [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, own]) => counted(own.length, kind));
  const people = project.informants.all().length;
  if (all.length === 0) return 'None';
  return `${counted(all.length, 'source')} (${kinds.join(', ')}), ${read.size} of them read to the end, of ${counted(people, 'informant')} in ${counted(project.cases.all().length, 'case')}`;
}

function codebookSaid(project: Project): string {
  const codes = project.codes.all();
  const versions = codes.flatMap(({ id }) => project.codeVersions.ofCode(id));
  const last = versions
    .map(({ changedAt }) => changedAt)
    .sort()
    .at(-1);
  const changed =
    last === undefined
      ? 'no entry was changed since it was made'
      : `${counted(versions.length, 'entry', 'entries')} changed, the last on ${dayOf(last)}`;
  return `${counted(codes.length, 'code')}; ${changed}`;
}

/** Who coded what: codings by hand and from suggestions, by coder. */
function codersSaid(project: Project): (readonly Run[])[] {
  const sources = new Map<number, Set<number>>();
  for (const { sourceId, codings } of project.evidence.all())
    for (const { coderId } of codings)
      sources.set(coderId, (sources.get(coderId) ?? new Set<number>()).add(sourceId));
  return project.coders.all().flatMap(({ id, name }): (readonly Run[])[] => {
    const { codings, suggested } = suggestedShare(project, id);
    if (codings === 0) return [];
    const from = suggested === 0 ? '' : `, ${suggested} of them accepted suggestions`;
    return [
      [
        `Coded by ${name}`,
        `${counted(codings, 'coding')} in ${counted(sources.get(id)?.size ?? 0, 'source')}${from}`,
      ],
    ];
  });
}

function doublySaid(project: Project): string {
  const doubly = project.evidence
    .all()
    .filter(({ codings }) => new Set(codings.map(({ coderId }) => coderId)).size > 1);
  return doubly.length === 0 ? 'No source' : counted(doubly.length, 'source');
}
