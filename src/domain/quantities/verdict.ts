import { openOf, type KnownShare, type Verdict, type Weight } from '../finding.ts';
import type { Meant } from './meant.ts';
import type { Outcome, Promised } from './promises.ts';

/**
 * Holds a promise against what is known and against all that the numbers may become once everything is read: a word is
 * right or wrong only where it stays so. A total that the claim states has to be the total there is.
 */
export function verdictOf(promised: Promised, meant: Meant, against: number): Verdict {
  const { share, isSure, total, isNamed } = meant;
  if (!isSure || share.of + openOf(share) === 0) return 'not sure';
  const verdicts = new Set(
    outcomesOf(share, against).map((one) => {
      if (total === null || total === one.of) return promised(one);
      return isNamed ? 'does not fit' : 'not sure';
    }),
  );
  return onlyOne(verdicts);
}

/** The numbers as they stand, and all they may become: each of whom it is not known may speak for it, against it, or both. */
function outcomesOf(share: KnownShare, against: number): Outcome[] {
  const { count, of } = share;
  const unread = openOf(share);
  const known = { count, of, against };
  const later = Array.from({ length: unread + 1 }, (_, more) => [
    { count: count + more, of: of + unread, against },
    { count: count + more, of: of + unread, against: against + unread },
  ]);
  return unread === 0 ? [known] : [known, ...later.flat()];
}

const onlyOne = (verdicts: ReadonlySet<Verdict>): Verdict => {
  const [first = 'not sure', ...others] = verdicts;
  return others.length === 0 ? first : 'not sure';
};

/** Whether the informants of one type speak for something, and no others do: or, for “not only”, others too. */
export function onlyVerdict({ type, isSure }: Meant, { byType }: Weight, isDenied: boolean): Verdict {
  if (!isSure) return 'not sure';
  const [own, others] = [sumOf(byType, (one) => one === type), sumOf(byType, (one) => one !== type)];
  if (isDenied) return bothSpeak(own, others);
  if (others.count > 0) return 'does not fit';
  if (own.count === 0) return own.unread > 0 ? 'not sure' : 'does not fit';
  return others.unread > 0 ? 'not sure' : 'fits';
}

function bothSpeak(own: KnownShare, others: KnownShare): Verdict {
  if (own.count > 0 && others.count > 0) return 'fits';
  const [ownMay, othersMay] = [own.count + own.unread > 0, others.count + others.unread > 0];
  return ownMay && othersMay ? 'not sure' : 'does not fit';
}

/** All types of a kind together. */
export function sumOf(byType: Weight['byType'], isMeant: (type: string) => boolean): KnownShare {
  const all = byType.filter(({ type }) => isMeant(type));
  const sum = (part: 'count' | 'of' | 'unread'): number => all.reduce((total, one) => total + one[part], 0);
  return { count: sum('count'), of: sum('of'), unread: sum('unread') };
}
