import { counted } from '../../domain/counted.ts';
import { notYet, type Asked, type ScoredTable } from '../../study/truth-tables/scored-table.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';
import type { triedTable } from './solved.ts';

type Tried = Awaited<ReturnType<typeof triedTable>>;

/** What of a truth table's solutions stays when it is made a little differently. */
export function robustnessPage(
  { base }: Scope,
  scored: ScoredTable,
  tried: Tried | null,
  of: Asked,
): Views['truth-tables/robustness'] {
  const { kept } = scored;
  const shown = tried?.kinds.find(({ kind }) => kind === 'intermediate');
  const made = tried?.made ?? 0;
  return {
    base,
    tableHref: `${base}/truth-tables/${kept.id}${of === 'absence' ? '?of=absence' : ''}`,
    table: kept.name,
    problem: notYet(scored),
    made,
    lead: shown
      ? `The intermediate solution stays the very same in ${shown.stays} of ${counted(made, 'variant')}.`
      : '',
    kinds: (tried?.kinds ?? []).map(({ kind, formulas, stays, terms }) => ({
      kind,
      formulas,
      stays,
      terms: terms.map((one) => ({ ...one, percent: made === 0 ? 0 : Math.round((100 * one.stays) / made) })),
    })),
    variants: (tried?.variants ?? []).map(({ what, problem, formulas }) => ({
      what,
      problem,
      formulas: formulas.intermediate,
      isSame: problem === '' && formulas.intermediate.join() === shown?.formulas.join(),
    })),
  };
}
