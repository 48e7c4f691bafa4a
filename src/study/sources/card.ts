import type { LanguageCode } from '../../domain/language.ts';
import type { SourceKind } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';

/** Who a speaker of a source is: the interviewer, an informant, or nobody in particular yet. */
export interface SpeakerRole {
  readonly label: string;
  readonly isInterviewer: boolean;
  /** '' where it is not said. */
  readonly informant: string;
  readonly informantType: string;
}

/** What the researcher says of a source: what it is called and is, where it belongs, and who speaks in it. */
export interface SourceCard {
  readonly name: string;
  readonly kind: SourceKind;
  readonly date: string | null;
  readonly cases: readonly string[];
  readonly speakers: readonly SpeakerRole[];
  /** Null where it is to be told from the words; left out, it stays as it is. */
  readonly language?: LanguageCode | null | undefined;
}

/** What is said of a source now. */
export function cardOfSource(project: Project, source: Source): SourceCard {
  const informants = new Map(project.informants.all().map((informant) => [informant.id, informant]));
  const names = new Map(project.cases.all().map((one) => [one.id, one.name]));
  const links = project.cases.links().filter(({ sourceId }) => sourceId === source.id);
  const speakers = project.informants.speakersOf(source.id).map(({ label, isInterviewer, informantId }) => {
    const person = informantId === null ? undefined : informants.get(informantId);
    return { label, isInterviewer, informant: person?.name ?? '', informantType: person?.type ?? '' };
  });
  const { name, kind, date, language } = source;
  return { name, kind, date, language, cases: links.map(({ caseId }) => names.get(caseId) ?? ''), speakers };
}
