// What a text is, guessed from what its file is called and who speaks in it.
import type { SourceKind, Turn } from '../../domain/source.ts';
import { likelyInterviewer, voicesOf } from './talk/voices.ts';

const namedKinds: readonly (readonly [SourceKind, RegExp])[] = [
  [
    'focus group',
    /focus|\bfgd?\d*\b|group[- ]?discussion|groupe de discussion|grupo focal|fokusgruppe|gruppendiskussion/,
  ],
  ['workshop note', /work-?shop|atelier|\btaller\b|werkstatt|sense-?making/],
  [
    'case note',
    /case (?:note|stud)|field ?note|observation|\bmemo\b|[ée]tude de cas|notes? de (?:terrain|cas)|notas? de (?:campo|caso)|estudio de caso|fallnotiz|fallstudie|feldnotiz/,
  ],
  [
    'survey answer',
    /survey|questionnaire|sondage|enqu[êe]te|encuesta|cuestionario|umfrage|fragebogen|open answers?|responses?\b/,
  ],
  ['interview', /interview|entretien|entrevista|gespr[äa]ch/],
];

/** The kind that words (a file's name, a cell of a `kind` column) name; null where they name none. */
export function kindNamed(words: string): SourceKind | null {
  // An underscore is a letter to \b but a space to whoever named the file.
  const plain = words.toLowerCase().replaceAll('_', ' ');
  return namedKinds.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The kind of a text: the one its name says, else by its voices. */
export function kindOf(name: string, text: string, turns: readonly Turn[]): SourceKind {
  const named = kindNamed(name);
  if (named && named !== 'interview') return named;
  const voices = voicesOf({ text, turns });
  const asks = likelyInterviewer(voices);
  if (voices.filter(({ label }) => label !== asks).length >= 4) return 'focus group';
  return named ?? (voices.length >= 2 ? 'interview' : 'other');
}
