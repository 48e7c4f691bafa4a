// What a line at the head of a transcript says about it: `Date: 12 March 2025`, `Nairobi, 3 May 2024`, `End of interview`.
import type { Particular } from '../../../domain/source.ts';
import { besideDay, dayIn } from '../dates.ts';
import { roleOf } from './roles.ts';

const days = 'date datum fecha data дата 日期 تاريخ day tag jour'.split(' ');
const cases = 'case fall cas caso zaak случай 案例'.split(' ');
const others =
  `time uhrzeit heure hora ora tijd время 时间 start end begin beginn ende duration length dauer durée duración duração durata duur
   place location venue site setting ort lieu lugar local luogo plaats место 地点 country land pays país region région región district
   village city town stadt ville ciudad cidade city
   interviewer interviewed interviewee interviewees participant participants participantes teilnehmer teilnehmende respondent respondents
   informant informants name names attendees present anwesend présents presentes moderator moderated facilitator facilitators notetaker
   note-taker observer observers befragte befragter interviewte
   recording recorded audio tape file aufnahme enregistrement grabación gravação registrazione opname запись 录音
   language sprache langue idioma língua lingua taal язык 语言 translated translation
   transcribed transcriber transcript transcription transkript transkription transkribiert transcribió
   project projekt projet proyecto projeto study studie étude estudio
   interview interviewnummer nr no number nummer id code pseudonym
   age alter âge edad idade età gender sex geschlecht sexe sexo genere occupation position profession beruf fonction cargo organisation
   organization role function status consent method mode session group gruppe groupe grupo wave round`.split(
    /\s+/,
  );
const keys = new Set([...days, ...cases, ...others]);

const pair =
  /^[\s#*_>•-]*(?<name>\p{L}[\p{L}\p{N} .'’/()&#_-]{0,40}?)[\s*_]*(?:[:：|\t]|\s[–—=-]\s)[\s*_]*(?<value>\S[^\n]{0,200})$/u;

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? [];

/** What a line tells of the text, as a name and a value: none where it is no such line. */
export function particularsIn(line: string): readonly Particular[] {
  if (line.length > 400) return [];
  const words = line.trim();
  const { name = '', value = '' } = pair.exec(words)?.groups ?? {};
  if (name !== '' && isKnown(name) && isBrief(value))
    return [
      { name: name.replace(/\s+/g, ' ').trim(), value: value.replace(/[\s*_]+$/, '').replace(/\s+/g, ' ') },
    ];
  return words.length > 100 ? [] : placeAndDay(words);
}

const isKnown = (name: string): boolean => {
  const words = wordsOf(name);
  return words.length > 0 && words.length <= 4 && words.some((word) => keys.has(word));
};

/** What is said at length is no particular. */
const isBrief = (value: string): boolean => value.split(/\s+/).length <= 16 && !/[?!]\s*$/.test(value);

function placeAndDay(words: string): Particular[] {
  const found = dayIn(words);
  if (!found) return [];
  const beside = besideDay(found);
  const day = { name: 'Date', value: found.day ?? words };
  if (beside === '') return [day];
  const isPlace =
    beside.length <= 50 && /^\p{Lu}[\p{L}'’.-]*(?:[\s,]+[\p{Lu}(][\p{L}'’.)-]*){0,4}$/u.test(beside);
  return isPlace ? [{ name: 'Place', value: beside }, day] : [];
}

/** Whether a line is a day and nothing else, wherever it stands. */
export const isDayAlone = (line: string): boolean => {
  const found = line.length > 80 ? null : dayIn(line);
  return found !== null && besideDay(found) === '';
};

const over =
  /^[\W_]*(?:(?:the )?(?:end|start|beginning) of (?:the )?(?:interview|recording|transcript(?:ion)?|tape|session|discussion|audio)|(?:interview|recording|tape|transcript|audio) (?:ends?|ended|starts?|started|begins?|stops?|stopped|paused|resumes?|resumed)|fin de (?:l['’])?(?:la )?(?:entretien|enregistrement|entrevista|grabación|gravação)|fim da (?:entrevista|gravação)|ende (?:des|der) (?:interviews?|aufnahme|gesprächs|transkripts)|fine (?:dell['’]intervista|della registrazione))[\W_]*$/iu;

/** Whether a line says that the talk or its recording begins or ends. */
export const isRemarkOnTalk = (line: string): boolean => line.length <= 80 && over.test(line);

const greeting =
  /^(?:hello|hi|hey|yes|no|yeah|ok|okay|good|thanks?|well|so|hallo|guten|ja|nein|bonjour|oui|non|merci|hola|sí|buen\p{L}*|olá|ciao)\b/iu;

/** Whether a labelled line at the head only says who somebody is: `Interviewer: Ellen Berg`. */
export function namesSomebody(label: string, words: string): boolean {
  const name = words.trim();
  if (roleOf(label) === null || greeting.test(name)) return false;
  return (
    name.length <= 80 &&
    /^[\p{Lu}\p{N}][\p{L}\p{M}\p{N}.'’()/,& -]*(?:[\p{L}\p{N})]|\b\p{Lu}\.)$/u.test(name) &&
    name.split(/\s+/).length <= 8
  );
}

/** The day that some particulars tell; null where they tell none, or one that can be read in two ways. */
export function dayOf(particulars: readonly Particular[]): string | null {
  const told = particulars.filter(({ name }) => wordsOf(name).some((word) => days.includes(word)));
  for (const { value } of told) {
    const day = dayIn(value)?.day ?? null;
    if (day !== null) return day;
  }
  return null;
}

/** The case that some particulars name. */
export const caseOf = (particulars: readonly Particular[]): string | null =>
  particulars.find(({ name }) => wordsOf(name).length === 1 && cases.includes(name.toLowerCase()))?.value ??
  null;

/** What can become attributes of a source: day and case have fields of their own, and who took part speaks in it. */
export function offeredOf(particulars: readonly Particular[]): Particular[] {
  const once = new Map(particulars.map((one) => [one.name.toLowerCase(), one]));
  return [...once.values()].filter(
    ({ name, value }) =>
      name.length <= 60 &&
      value.length <= 200 &&
      !wordsOf(name).some((word) => days.includes(word) || cases.includes(word)) &&
      roleOf(name) === null &&
      !people.test(name),
  );
}

const people =
  /\b(?:interview(?:er|ed|ee)s?|participants?|respondents?|informants?|names?|present|attendees|transcribed)\b/i;
