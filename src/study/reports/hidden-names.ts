import { hitFinder } from '../../domain/pseudonyms/hits.ts';
import { hiddenName } from '../../domain/workshop/workshop.ts';
import type { Project } from '../../storage/project.ts';

/** Labels that name nobody: “Interviewer”, “Participant 3”, “S1”. A letter alone names nobody either. */
const neutral =
  /^(?:(?:participant|informant|interviewee|respondent|speaker|person|partner|interviewer|interview|transcript|notes?|member|moderator|facilitator|the pack|group|case|site)[.\s_-]*\d*|[a-z]\d*)$/i;

/** Words before a name that are nobody’s. */
const titles = /^(?:dr|mr|mrs|ms|mx|prof|professor|sir|st|von|van|de|the)\.?$/i;

/** Every name of a person in the study: of informants, in labels of speakers, of coders; whole, and each of its words. */
export function namesOfPeople(project: Project): string[] {
  const all = [
    ...project.informants.all().map(({ name }) => name),
    ...project.informants.speakers().map(({ label }) => label),
    ...project.coders.all().map(({ name }) => name),
  ];
  return [...new Set(all.flatMap(namesIn))];
}

/** What of a name may tell somebody: the whole, and each of its words; nothing of a label that names nobody. */
export const namesIn = (name: string): string[] =>
  neutral.test(name.trim())
    ? []
    : [name, ...name.split(/[\s,;()/]+/)].map((one) => one.trim()).filter((one) => isName(one));

/**
 * Words that may name somebody: more than a letter, and several words, or a capital (a script without capitals has none to ask
 * for). Rather a word too many than a name: one of two letters can be a name.
 */
const isName = (name: string): boolean =>
  name.length > 1 &&
  (/\p{Lu}|\p{Lo}/u.test(name) || /\S\s+\S/.test(name)) &&
  !neutral.test(name) &&
  !titles.test(name);

/** Hides every name of a person of the study in a text. Rather a word too many than a name. */
export function hideNames(project: Project): (text: string) => string {
  const find = hitFinder(namesOfPeople(project).map((name) => ({ name, of: 0 })));
  return (text) => {
    let hidden = '';
    let from = 0;
    for (const { start, end } of find(text)) {
      hidden += text.slice(from, start) + hiddenName;
      from = end;
    }
    return hidden + text.slice(from);
  };
}
