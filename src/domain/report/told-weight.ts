import { openSaid, type Weight } from '../finding.ts';
import { isFew, isFewOf, untold } from './small-cells.ts';

/** The denominators of a finding in one line, without numbers of fewer than `least` informants or what they follow from. */
export function sayWeightTold({ cases, informants, types, against }: Weight, least: number): string {
  const { count, of, unread } = informants;
  const open = isFew(unread, least) ? '' : openSaid(informants);
  return [
    `${cases.count} of ${cases.of} cases`,
    `${isFewOf(count, of, least) ? untold : `${count} of ${of}`} informants${open === '' ? '' : ` (${open})`}`,
    `${types.count} of ${types.of} informant types`,
    `${isFew(against, least) ? untold : against} against`,
  ].join(' · ');
}
