import type { KnownShare, Weight } from '../../../src/domain/finding.ts';

/** A claim, the numbers, and the verdict on each of its quantities: none where it holds none. */
export type Row = readonly [
  claim: string,
  numbers: string,
  ...verdicts: readonly ('fits' | 'does not fit' | 'not sure')[],
];

/**
 * Numbers as a person would write them: `18/20` informants, `+2` more who were not read, `cases 4/5`, `types 2/3`,
 * `against 1`; anything else is an informant type: `partner 9/10`, `partner 9/10 against 1`.
 */
export function weightSaid(numbers: string): Weight {
  const parts = numbers.split(' · ').map((part) => {
    const [, name = '', share = '', against = '0'] =
      /^(?:(\D+?) )?(\d+\/\d+(?:\+\d+)?)(?: against (\d+))?$/u.exec(part) ?? [];
    if (share === '') throw new Error(`Not numbers: ${part}`);
    return { name, share: shareSaid(share), against: Number(against) };
  });
  const named = (name: string): KnownShare =>
    parts.find((one) => one.name === name)?.share ?? { count: 0, of: 0, unread: 0 };
  return {
    cases: named('cases'),
    informants: named(''),
    types: named('types'),
    byType: parts
      .filter(({ name }) => !['', 'cases', 'types'].includes(name))
      .map(({ name, share, against }) => ({ type: name, ...share, against })),
    against: parts.find(({ name }) => name === '')?.against ?? 0,
    both: 0,
  };
}

function shareSaid(share: string): KnownShare {
  const [count = 0, of = 0, unread = 0] = share.split(/[/+]/u).map(Number);
  return { count, of, unread };
}
