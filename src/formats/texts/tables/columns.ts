// Which column of a table says what. Headers are compared without capitals, spaces, underscores and hyphens.
import { normalText } from '../../../domain/text.ts';
import type { Table } from '../../tables/csv.ts';

/** The columns that a table of texts may have, each under all the names it goes by; the first is what we call it. */
const names = {
  text: [
    'text',
    'words',
    'utterance',
    'content',
    'transcript',
    'speech',
    'utterancetext',
    'dialogue',
    'dialog',
    'texte',
    'texto',
  ],
  answer: ['text', 'note', 'answer', 'response', 'notes', 'comment', 'réponse', 'respuesta', 'antwort'],
  speaker: [
    'speaker',
    'speakername',
    'speakerlabel',
    'voice',
    'interlocutor',
    'participant',
    'who',
    'role',
    'locuteur',
    'locutrice',
    'hablante',
    'sprecher',
    'person',
  ],
  turn: ['turn', 'turnnumber', 'turnno'],
  start: [
    'start',
    'time',
    'starttime',
    'timestamp',
    'startms',
    'begin',
    'timecode',
    'timespan',
    'starttimestamp',
    'von',
    'zeit',
    'temps',
    'hora',
  ],
  end: ['end', 'endtime', 'endms'],
  source: [
    'source',
    'file',
    'name',
    'filename',
    'document',
    'transcriptname',
    'interview',
    'transcriptid',
    'conversationid',
    'dialogueid',
    'interviewid',
  ],
  title: [
    'name',
    'title',
    'id',
    'respondent',
    'respondentid',
    'source',
    'file',
    'responseid',
    'participantid',
    'participant',
    'interviewee',
    'respondentnumber',
  ],
  case: ['case', 'casename', 'cas', 'caso', 'fall'],
  date: ['date', 'datum', 'fecha'],
  kind: ['kind', 'type'],
} as const;

/** What a column can mean. */
export type Meaning = keyof typeof names;

/** A header as it is compared. */
const folded = (header: string): string => header.toLowerCase().replace(/[\s\u00A0_-]+/g, '');

/** Where the column with a meaning stands in `table`; null where it has none. The first of a meaning's names wins. */
export function columnOf(table: Pick<Table, 'header'>, meaning: Meaning): number | null {
  const headers = table.header.map(folded);
  for (const name of names[meaning]) {
    const at = headers.indexOf(name);
    if (at !== -1) return at;
  }
  return null;
}

/** The words of a row in a column, trimmed; empty where the table has no such column. */
export function cellOf(row: readonly string[], column: number | null): string {
  return column === null ? '' : normalText(row[column] ?? '').trim();
}

/** `wanted`, or with a number behind it where it is taken; and takes it. */
export function uniqueName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted} (${count})`;
  taken.add(name);
  return name;
}
