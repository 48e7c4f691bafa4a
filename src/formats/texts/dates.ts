// Days as people write them at the head of a transcript.

const months: readonly (readonly string[])[] = [
  'january jan januar jänner janvier enero janeiro gennaio januari января январь ene',
  'february feb februar février fevrier febrero fevereiro febbraio februari февраля февраль fév',
  'march mar märz maerz mars marzo março maart марта март mär',
  'april apr avril abril aprile апреля апрель abr avr',
  'may mai mayo maio maggio mei мая май',
  'june jun juni juin junio junho giugno июня июнь',
  'july jul juli juillet julio julho luglio июля июль juil',
  'august aug août aout agosto augustus августа август ago aoû',
  'september sep sept septembre septiembre setembro settembre сентября сентябрь set',
  'october oct oktober okt octobre octubre outubro ottobre октября октябрь out',
  'november nov novembre noviembre novembro ноября ноябрь',
  'december dec dezember dez décembre decembre diciembre dezembro dicembre декабря декабрь dic déc',
].map((names) => names.split(' '));

const monthOf = new Map(months.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

/** A day that was found in words: YYYY-MM-DD, or null where its numbers can be read in two ways; and the words without it. */
export interface DayFound {
  readonly day: string | null;
  readonly rest: string;
}

const year = String.raw`(?<year>(?:19|20)\d\d)`;
const patterns: readonly RegExp[] = [
  String.raw`${year}[-./](?<month>\d{1,2})[-./](?<date>\d{1,2})`,
  String.raw`${year}\s*年\s*(?<month>\d{1,2})\s*月\s*(?<date>\d{1,2})\s*日`,
  String.raw`(?<date>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:of\s+|de\s+|-)?\s*(?<name>\p{L}{3,10})\.?,?\s*(?:de\s+|del\s+|-)?\s*${year}`,
  String.raw`(?<name>\p{L}{3,10})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+${year}`,
  String.raw`(?<first>\d{1,2})(?<sign>[./-])(?<second>\d{1,2})\k<sign>${year}`,
].map((pattern) => new RegExp(String.raw`(?<![\p{L}\d])${pattern}(?![\p{L}\d])`, 'u'));

/** The first day that stands in some words; null where there is none. 03/04/2025 is a day of which nobody can say which. */
export function dayIn(words: string): DayFound | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words);
    if (!found) continue;
    const day = dayOf(found.groups ?? {});
    if (day !== undefined)
      return { day, rest: words.slice(0, found.index) + words.slice(found.index + found[0].length) };
  }
  return null;
}

/** YYYY-MM-DD; null where two readings are possible; undefined where it is no day at all. */
function dayOf(found: Readonly<Record<string, string | undefined>>): string | null | undefined {
  const { name, first, second, sign } = found;
  const of = (month: number, date: number): string | undefined =>
    existing(Number(found['year']), month, date);
  if (first !== undefined && second !== undefined) {
    const [a, b] = [Number(first), Number(second)];
    // Points are written day first everywhere; strokes are not.
    if (sign === '.' || a > 12) return of(b, a);
    return b > 12 || a === b ? of(a, b) : of(a, b) && null;
  }
  const month = name === undefined ? Number(found['month']) : monthOf.get(name.toLowerCase());
  return month === undefined ? undefined : of(month, Number(found['date']));
}

function existing(ofYear: number, month: number, date: number): string | undefined {
  const written = `${ofYear}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written) ? written : undefined;
}

const weekday =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira)\b/giu;
const hour = /\b\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?(?![\p{L}\d])/giu;

/** What stands beside a day without weekdays, times of day and punctuation: nothing where the words are a day alone. */
export const besideDay = ({ rest }: DayFound): string =>
  rest
    .replace(weekday, ' ')
    .replace(hour, ' ')
    .replace(/\b(?:at|um|à|a las|às|on|am|le|el|from|to|von|bis)\b/giu, ' ')
    .replace(/^[\s,;:()[\]–—-]+|[\s,;:.()[\]–—-]+$/gu, '')
    .trim();
