// CHAT (.cha), the format of CHILDES and TalkBank: `*INV:⇥words ␕from_to␕`, lines that begin with a tab go on.
import { normalText } from '../../../domain/text.ts';
import { composeTurns, type Utterance } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';

/** A CHAT transcript as one text; headers and the tiers that comment on speech are no speech and are counted. */
export function readChat(fileName: string, raw: string): Reading {
  const tiers = normalText(raw)
    .replace(/\n[\t ]+/g, ' ')
    .split('\n');
  const utterances = tiers.filter((tier) => tier.startsWith('*')).map(utterance);
  const besides = tiers.filter((tier) => tier.startsWith('%')).length;
  const headers = tiers.filter((tier) => tier.startsWith('@')).length;
  const warnings = [
    ...(headers > 0 ? [`${headers} header lines (@) are not part of the text.`] : []),
    ...(besides > 0 ? [`${besides} lines of annotation (%) are not part of the text.`] : []),
  ];
  const date = dateOf(tiers.find((tier) => tier.startsWith('@Date:')) ?? '');
  return { type: 'CHAT', texts: [wholeText(fileName, { ...composeTurns(utterances), warnings, date })] };
}

// eslint-disable-next-line no-control-regex -- CHAT sets times between two such signs
const bullet = /[\u0015\u2022](\d+)_(\d+)[\u0015\u2022]/;

function utterance(tier: string): Utterance {
  const colon = tier.indexOf(':');
  const said = tier.slice(colon + 1);
  const [, start, end] = bullet.exec(said) ?? [];
  return {
    speaker: tier.slice(1, colon).trim() || null,
    words: said.replace(new RegExp(bullet, 'g'), '').trim(),
    startMs: start === undefined ? null : Number(start),
    endMs: end === undefined ? null : Number(end),
  };
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function dateOf(line: string): string | null {
  const [, day = '', month = '', year = ''] = /(\d{1,2})-([A-Z]{3})-(\d{4})/i.exec(line) ?? [];
  const at = months.indexOf(month.toUpperCase());
  return at < 0 ? null : `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
