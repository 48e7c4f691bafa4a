import type { LanguageCode } from '../../domain/language.ts';
import { detectLanguage } from '../../language/languages/detection.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';
import { textOf } from './texts.ts';

/** The language that the words of a source tell. */
export function toldLanguage(project: Project, sourceId: number): LanguageCode {
  const text = textOf(project, sourceId);
  return following(project, `language told by ${sourceId}`, [text], () => detectLanguage(text));
}

/** A text of fewer words may be too short to tell. */
const tellingWords = 100;

/**
 * The language of a source: as somebody chose it, otherwise as its words tell. A short text that tells nothing is taken to
 * be in the commonest language of the project, or in English where no text tells any.
 */
export function languageOf(project: Project, sourceId: number): LanguageCode {
  const source = project.sources.find(sourceId);
  const language = source?.language ?? toldLanguage(project, sourceId);
  return language === 'none' && source?.language !== 'none' && (source?.words ?? 0) < tellingWords
    ? commonest(project)
    : language;
}

function commonest(project: Project): LanguageCode {
  const votes = Map.groupBy(
    project.sources.all().map(({ id, language }) => language ?? toldLanguage(project, id)),
    (language) => language,
  );
  votes.delete('none');
  const [first] = [...votes].sort(([, a], [, b]) => b.length - a.length);
  return first?.[0] ?? 'en';
}
