// What is printed of each bar: one line, and below it what was not kept.
import { isTried, type Bar, type Sabotage } from './bar.ts';
import type { Measured } from './lanes.ts';

export const inWords = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;

/** A promise and what was seen of it. */
export function lineOf(bar: Bar, { seen, seconds }: Measured): string {
  const head = `${bar.number.padEnd(4)}${bar.name.padEnd(22)}`;
  if (!isTried(seen)) return `${head}NOT TRIED  ${seen.notTried}`;
  const { rounds, kills, losses, figures, faults } = seen;
  const verdict = faults.length === 0 ? 'pass' : 'FAIL';
  const counted = [inWords(rounds, 'round'), inWords(kills, 'kill'), inWords(losses, 'loss', 'losses')];
  return [
    `${head}${verdict}  ${counted.join(', ')}  (${Math.round(seconds)} s)  promised: ${bar.promise}`,
    ...figures.map((figure) => `      ${figure}`),
    ...faults.slice(0, 12).map((fault) => `    ! ${fault}`),
    ...(faults.length > 12 ? [`    ! and ${faults.length - 12} more`] : []),
  ].join('\n');
}

/** Whether a planted fault was noticed, and by what. */
export function sabotageLine(bar: Bar, sabotage: Sabotage, { seen, seconds, wasSeen }: Measured): string {
  const head = `${bar.number.padEnd(4)}${sabotage.name}`;
  if (!isTried(seen)) return `${head}: NOT TRIED  ${seen.notTried}`;
  const verdict = wasSeen ? 'seen' : 'NOT SEEN';
  const by = seen.faults[0] ?? seen.figures.join('; ');
  return `${head}: ${verdict} (${Math.round(seconds)} s)\n      ${by}`;
}
