import { hitFinder } from '../../domain/pseudonyms/hits.ts';
import { hiddenName } from '../../domain/workshop/workshop.ts';
import type { Project } from '../../storage/project.ts';

/** Labels that name nobody: “Interviewer”, “Participant 3”, “S1”. A letter alone names nobody either. */
const neutral =
  /^(?:(?:participant|informant|interviewee|respondent|speaker|person|partner|interviewer|moderator|facilitator|the pack|group|case|site)[.\s_-]*\d*|[a-z]\d*)$/i;

/** Every name of a person in the study: of informants, in labels of speakers, of coders; whole, and each of its words. */
export function namesOfPeople(project: Project): string[] {
  const whole = [
    ...project.informants.all().map(({ name }) => name),
    ...project.informants.speakers().map(({ label }) => label),
    ...project.coders.all().map(({ name }) => name),
  ];
  const names = whole.flatMap((name) => [name, ...name.split(/[\s,;()/]+/)]).map((name) => name.trim());
  return [...new Set(names)].filter((name) => isName(name));
}

/** A word that may name somebody: more than a letter, with a capital (a script without capitals has none to ask for). */
const isName = (name: string): boolean =>
  name.length > 1 && /\p{Lu}|\p{Lo}/u.test(name) && !neutral.test(name);

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
