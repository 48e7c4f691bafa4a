import { nameCandidates } from '../../domain/pseudonyms/candidates.ts';
import type { Project } from '../../storage/project.ts';

/** Something that may be a name, how often it stands in the texts, and a pseudonym that is free. */
export interface ProposedName {
  readonly name: string;
  readonly count: number;
  readonly pseudonym: string;
}

const mostProposed = 120;

/** Labels that name nobody: “Participant 3”, “S1”, “P03”. */
const neutral =
  /^(?:participant|informant|interviewee|respondent|speaker|person|partner|interviewer|moderator|facilitator|group|interview|case|site|[a-z]{1,3})[.\s_-]*\d*$/i;

/** What may be names: of people, speakers and cases first, then words with capitals that recur. It is for her to choose. */
export function proposedNames(project: Project): ProposedName[] {
  const texts = project.sources.all().map(({ id }) => project.texts.textOf(id) ?? '');
  const known = [
    ...project.informants.all().map(({ name }) => name),
    ...project.informants.speakers().flatMap(({ label, isInterviewer }) => (isInterviewer ? [] : [label])),
    ...project.cases.all().map(({ name }) => name),
  ].filter((name) => name.length > 1 && /\p{L}/u.test(name) && !neutral.test(name.trim()));
  const inTexts = nameCandidates(texts);
  const counts = new Map(inTexts.map(({ name, count }) => [name, count]));
  const people = [...new Set(known)];
  const others = inTexts.filter(({ name }) => !people.includes(name));
  const next = { Person: 1, Name: 1 };
  const proposed = (kind: keyof typeof next, name: string, count: number): ProposedName => ({
    name,
    count,
    pseudonym: `${kind} ${next[kind]++}`,
  });
  return [
    ...people.map((name) => proposed('Person', name, counts.get(name) ?? 0)),
    ...others.map(({ name, count }) => proposed('Name', name, count)),
  ].slice(0, mostProposed);
}
