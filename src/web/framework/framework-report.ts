import { counted } from '../../domain/counted.ts';
import { silenceSaid } from '../../domain/silence.ts';
import { sayChanges } from '../../domain/summary.ts';
import { versionSaid } from '../../domain/text-version.ts';
import type { FrameworkReport, ReportCitation } from '../../formats/reports/framework.ts';
import type { Project } from '../../storage/project.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { citedExcerpts, type Framework, type FrameworkCell } from '../../study/framework/framework.ts';

/** A framework matrix as it leaves the house. */
export function frameworkReport(project: Project, { cases, codes, cell }: Framework): FrameworkReport {
  return {
    title: `Framework matrix: ${project.about().name}`,
    codes,
    cases: cases.map(({ id, name }) => ({
      name,
      cells: codes.map((code) => {
        const found = cell(id, code.id);
        return {
          code: code.path,
          text: found.summary?.text ?? '',
          citations: citationsOf(project, found),
          excerpts: found.codings.length,
          caution: cautionOf(found),
        };
      }),
    })),
  };
}

/** Why a summary should be read again, in a sentence; '' where there is no reason. */
function cautionOf({ isStale, changes, uncited, heard }: FrameworkCell): string {
  const isUnread = heard === 'not read' || heard === 'read before';
  const reasons = [
    ...(isUnread
      ? [`Part of the case was ${heard === 'not read' ? 'not read yet' : silenceSaid[heard]}.`]
      : []),
    ...(isStale ? [`The evidence changed since it was written: ${sayChanges(changes)}.`] : []),
    ...(uncited > 0 ? [`${counted(uncited, 'sentence cites', 'sentences cite')} nothing.`] : []),
  ];
  return reasons.join(' ');
}

/** What a summary cites, each with where it stands; of what is no longer coded, the words that were cited. */
export function citationsOf(
  project: Project,
  { summary }: FrameworkCell,
): (ReportCitation & { href: string })[] {
  if (!summary) return [];
  const cited = citedExcerpts(project, summary);
  const ids = cited.flatMap(({ coding }) => coding?.id ?? []);
  const places = new Map(
    excerptsOf(project, ids).map(({ coding, source, textVersion, turn, informantType }) => [
      coding.guid,
      {
        place: `${source.name}, turn ${turn ?? '–'}${versionSaid(textVersion)}${informantType === '' ? '' : ` (${informantType})`}`,
        href: `/coding/${source.id}#coding-${coding.guid}`,
      },
    ]),
  );
  return cited.map(({ number, exact, coding }) => ({
    number,
    exact: coding?.exact ?? exact,
    ...(places.get(coding?.guid ?? '') ?? { place: 'no longer coded', href: '' }),
  }));
}
