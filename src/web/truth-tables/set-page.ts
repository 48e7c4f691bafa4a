// The page of an outcome or a condition, and the page of one score with the words behind it.
import { wordsOfScore, wordsOfSet } from '../../actions/truth-tables/truth-tables.ts';
import { sayCalibration } from '../../domain/qca/calibration.ts';
import { Refusal } from '../../domain/refusal.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { unitOf } from '../../study/truth-tables/facts.ts';
import { scoredSet, setKnown, tableKnown } from '../../study/truth-tables/scored-table.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';
import type { Views } from '../views/views.ts';
import { fromSaid, setForm } from './set-form.ts';
import { scoreLine, scoreSaid } from './table-page.ts';

/** How a set is made, with what it makes of each case: the lowest fact first, so that gaps show where to put a threshold. */
export function setPage(
  { base, project }: Scope,
  tableId: number,
  setId: number,
): Omit<Views['truth-tables/set'], 'problem'> {
  const set = setKnown(project, tableId, setId);
  const tableHref = `${base}/truth-tables/${tableId}`;
  const names = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  const { scores } = scoredSet(project, set);
  return {
    base,
    tableHref,
    table: tableKnown(project, tableId).name,
    at: `${tableHref}/sets/${setId}`,
    was: versionOf(wordsOfSet(set)),
    name: set.name,
    form: setForm(project, set),
    from: fromSaid(project, set),
    calibration: sayCalibration(set.calibration, unitOf[set.measure]),
    lines: scores
      .toSorted((a, b) => rank(a.fact) - rank(b.fact))
      .map((score) => ({ ...scoreLine(tableHref, set, score), case: names.get(score.caseId) ?? '' })),
  };
}

const rank = (fact: number | string | null): number =>
  typeof fact === 'number' ? fact : fact === null ? -Infinity : 0;

const mostExcerpts = 30;

/** One score: what it is made of, what a person set, and the words of the case. */
export function scorePage(
  { base, project }: Scope,
  { tableId, setId, caseId }: { readonly tableId: number; readonly setId: number; readonly caseId: number },
): Omit<Views['truth-tables/score'], 'problem'> {
  const set = setKnown(project, tableId, setId);
  const found = project.cases.all().find(({ id }) => id === caseId);
  const score = scoredSet(project, set).scores.find((one) => one.caseId === caseId);
  if (!found || !score) throw new Refusal('missing', 'That case is no longer in the project.');
  const tableHref = `${base}/truth-tables/${tableId}`;
  const { own, codings } = score;
  const summary = set.codeId === null ? undefined : project.summaries.at(caseId, set.codeId);
  return {
    base,
    tableHref,
    table: tableKnown(project, tableId).name,
    setHref: `${tableHref}/sets/${setId}`,
    set: set.name,
    at: `${tableHref}/sets/${setId}/scores/${caseId}`,
    was: versionOf(wordsOfScore(own)),
    case: found.name,
    says: score.says,
    byRule: scoreSaid(score.byRule),
    calibration: `${fromSaid(project, set)}: ${sayCalibration(set.calibration, unitOf[set.measure])}`,
    score: own ? String(own.score) : '',
    reason: own?.reason ?? '',
    own: own ? `${own.coder}, ${dayOf(own.modifiedAt)}` : '',
    isStale: score.isStale,
    summary: summary?.text ?? '',
    summaryHref: set.codeId === null ? '' : `${base}/framework/${caseId}/${set.codeId}`,
    total: codings.length,
    allHref: set.codeId === null ? '' : `${base}/excerpts?codes=${set.codeId}&cases=${caseId}`,
    excerpts: excerptsOf(project, codings.slice(0, mostExcerpts)).map((one) => asLine(base, one)),
  };
}
