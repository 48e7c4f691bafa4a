// The page of a truth table: its sets, the scores of its cases, and what it says.
import { wordsOfTable } from '../../actions/truth-tables/truth-tables.ts';
import { counted } from '../../domain/counted.ts';
import { sayCalibration } from '../../domain/qca/calibration.ts';
import { guardSaid, takesLong } from '../../domain/qca/solution.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { TruthSet } from '../../storage/truth-tables.ts';
import { unitOf } from '../../study/truth-tables/facts.ts';
import { notYet, type Asked, type Score, type ScoredTable } from '../../study/truth-tables/scored-table.ts';
import type { Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';
import type { Views } from '../views/views.ts';
import { emptyForm, fromSaid } from './set-form.ts';
import type { SetLine } from './truth-table-views.ts';

/** How a score is written: .8 as 0.8, nothing as a dash. */
export const scoreSaid = (score: number | null): string => (score === null ? '–' : String(score));

/** A set in the list of its table. */
function setLine({ project }: Scope, at: string, set: TruthSet): SetLine {
  return {
    id: set.id,
    name: set.name,
    from: fromSaid(project, set),
    calibration: sayCalibration(set.calibration, unitOf[set.measure]),
    reason: set.reason,
    expectation:
      set.expectation === 'present'
        ? 'expected to help where it is there'
        : set.expectation === 'absent'
          ? 'expected to help where it is missing'
          : '',
    href: `${at}/sets/${set.id}`,
  };
}

/** A score in the table of cases. */
export const scoreLine = (at: string, set: { readonly id: number }, score: Score) => ({
  score: scoreSaid(score.score),
  says: score.own ? `by hand: ${score.own.reason}` : score.says,
  href: `${at}/sets/${set.id}/scores/${score.caseId}`,
  isOwn: score.own !== null,
  isStale: score.isStale,
});

/** What the page of a truth table shows, but for what it says once it is worked out. */
export function tablePage(
  scope: Scope,
  scored: ScoredTable,
  of: Asked,
): Omit<Views['truth-tables/show'], 'problem' | 'solved' | 'longHref'> {
  const { base, project } = scope;
  const { kept, outcome, conditions, cases, members } = scored;
  const at = `${base}/truth-tables/${kept.id}`;
  const sets = [...(outcome ? [outcome] : []), ...conditions];
  const here = (asked: Asked, label: string) => ({
    label,
    href: asked === 'presence' ? at : `${at}?of=absence`,
    isHere: asked === of,
  });
  return {
    base,
    at,
    was: versionOf(wordsOfTable(kept)),
    name: kept.name,
    notes: kept.notes,
    consistency: String(kept.consistency),
    pri: String(kept.pri),
    frequency: String(kept.frequency),
    written: `${kept.coder}, ${dayOf(kept.modifiedAt)}`,
    askedOf: [
      here('presence', `where “${outcome?.name ?? 'the outcome'}” is there`),
      here('absence', 'where it is missing'),
    ],
    outcome: outcome && setLine(scope, at, outcome),
    conditions: conditions.map((set) => setLine(scope, at, set)),
    form: emptyForm(project, outcome ? 'condition' : 'outcome'),
    sets: sets.map(({ id, name }) => ({ name, href: `${at}/sets/${id}` })),
    cases: cases.map(({ name, leftOut, scores }) => ({
      name,
      leftOut,
      scores: scores.map((score, place) => scoreLine(at, sets[place] ?? { id: 0 }, score)),
    })),
    notYet: notYet(scored),
    guard: members.length === 0 ? '' : guardSaid(conditions.length, members.length),
    robustnessHref: `${at}/robustness${of === 'absence' ? '?of=absence' : ''}`,
    files: filesOf(at),
  };
}

const filesOf = (at: string) => [
  { label: 'Scores as CSV', href: `${at}/scores.csv`, title: 'The calibrated data: one row for each case' },
  {
    label: 'Facts as CSV',
    href: `${at}/facts.csv`,
    title: 'What the scores were made of: one row for each case',
  },
  { label: 'R script', href: `${at}/script.R`, title: 'Repeats the analysis with the package QCA of R' },
];

/** That working a table out takes long, so that she says when; '' where it does not. */
export const longSaid = ({ conditions }: ScoredTable, at: string, of: Asked): string =>
  takesLong(conditions.length) ? `${at}?of=${of}&work=yes` : '';

/** How many cases a table has, and how many are left out. */
export function tableSaid({ members, cases, conditions, outcome }: ScoredTable): string {
  const left = cases.length - members.length;
  const about = outcome ? `${outcome.name} by ${counted(conditions.length, 'condition')}` : 'no outcome yet';
  return `${about} · ${counted(members.length, 'case')}${left > 0 && outcome ? `, ${left} left out` : ''}`;
}
