import { inOrder } from '../../domain/attribute.ts';
import { belongs } from '../../domain/profile.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { CaseLike } from '../../study/guide/cases-like.ts';
import { keyOfCode } from '../../study/guide/evidence.ts';
import type { GuideFacet } from '../../study/guide/guide.ts';
import type { Placement } from '../../study/profiles/profiles.ts';
import type { Scope } from '../http/request-context.ts';
import type { LikeView } from './guide-views.ts';

const how =
  'On each set-up choice and each enabler that is answered here and that informants of the case speak to, likeness is 1 less the distance between the two, from 0 to 1 (Gower). A case lies between two ends by which its informants raise, each person once; an enabler is in place there as far as those who speak to it raise it (1), with a reservation (½), or contradict it (0). The mean of the choices and the mean of the enablers weigh the same. What nobody speaks to counts for nothing: silence is no absence.';

/** The cases of the study, the most like a plan first, and how that is measured. */
export function likeView(
  { base, project }: Scope,
  facets: readonly GuideFacet[],
  cases: readonly CaseLike[],
  placement: Placement | null,
): LikeView {
  const names = new Map(placedCodes(project).map(({ id, name }) => [keyOfCode(id), name]));
  const some = cases.some(({ likeness }) => likeness !== null);
  return {
    how,
    answered: some
      ? ''
      : facets.length === 0 || cases.length === 0
        ? 'There is nothing to compare with: it takes cases, and facets that are marked as set-up or enablers.'
        : 'Answer some of the enablers or set-up choices: then the cases most like your plan stand here.',
    cases: cases
      .filter(({ likeness }) => likeness !== null)
      .map(({ id, name, likeness, groups, apart, isThin }) => ({
        name,
        href: `${base}/matrix?rows=case&columns=code&cases=${id}`,
        percent: `${Math.round(100 * (likeness ?? 0))} %`,
        share: likeness ?? 0,
        archetypes: archetypesOf(placement, id),
        groups: [
          ...groups.map(
            (one) =>
              `${one.name} ${one.likeness === null ? '–' : `${Math.round(100 * one.likeness)} %`} (${one.compared} of ${one.of} compared)`,
          ),
          ...(isThin ? ['too few to say much'] : []),
        ].join(' · '),
        apart: apart
          .filter(({ by }) => by >= 0.5)
          .slice(0, 3)
          .map(({ key }) => names.get(key) ?? '')
          .join(', '),
      })),
  };
}

function archetypesOf(placement: Placement | null, caseId: number): string {
  return (placement?.archetypes ?? [])
    .filter(({ id }) => placement && belongs(placement.membership(caseId, id), 0.33))
    .map(({ name }) => name)
    .toSorted((a, b) => inOrder.compare(a, b))
    .join(', ');
}
