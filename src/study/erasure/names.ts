import { traceFinder, withdrawn, wordsOf, type Forgotten } from '../../domain/erasure/traces.ts';
import type { Written } from '../../storage/erasure/written.ts';
import type { Project } from '../../storage/project.ts';
import type { Reach } from './reach.ts';

/** A name that may have to be forgotten, and whether it is looked for unless she says otherwise. */
export interface Candidate extends Forgotten {
  /** Whether it names the very thing that goes, and not only a part of it or a label in a text. */
  readonly isWhole: boolean;
  /** Whether it is a name, and not a word that nobody else uses. */
  readonly isName: boolean;
  readonly isLikely: boolean;
}

/** Labels that name nobody. */
const nobody =
  /^(?:participant|informant|interviewee|respondent|speaker|person|partner|member|interviewer|moderator|facilitator|transcript|interview|notes?|[a-z]{1,2})[.\s_-]*\d*$/i;
const fewest = 3;

/** What those who withdraw are called, were called, and are labelled in texts; what stands in its place. */
export function namesOf(project: Project, reach: Reach): Candidate[] {
  const { going, staying } = labelsOf(project, reach);
  const isAnothers = (name: string): boolean => staying.has(name.toLowerCase());
  const ever = project.erasure.namesEver;
  const whole = (names: readonly string[], neutral: string): Candidate[] =>
    names.map((name) => ({
      name,
      neutral,
      isWhole: true,
      isName: true,
      isLikely: !isAnothers(name) && (/\S\s+\S/.test(name) || isTelling(name)),
    }));
  const sources = reach.sources.flatMap(({ id }) =>
    whole(
      ever('sources', id).flatMap((name) => [name, name.replace(/\.[a-z0-9]{1,5}$/i, '')]),
      'a withdrawn source',
    ),
  );
  const people = reach.informants.flatMap(({ id }) => whole(ever('informants', id), 'a withdrawn informant'));
  const cases = reach.cases.flatMap(({ id }) => whole(ever('cases', id), 'a withdrawn case'));
  const parts = reach.informants.flatMap(({ name }) => name.split(/\s+/)).filter(isTelling);
  const lesser = [...new Set([...going, ...parts])].map((name) => ({
    name,
    neutral: 'a withdrawn informant',
    isWhole: false,
    isName: true,
    isLikely: going.includes(name) && isTelling(name) && !isAnothers(name),
  }));
  const all = [...people, ...cases, ...sources, ...lesser.filter(({ name }) => isTelling(name))];
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].reverse();
}

const longEnough = 5;
const mostRare = 60;

/** Words that stand in what goes and in what the researchers wrote, and in no text that stays: only she can tell what they tell. */
export function rareWords(
  going: readonly string[],
  all: readonly Written[],
  isElsewhere: (words: readonly string[]) => boolean,
): Candidate[] {
  const said = new Set(going.flatMap((text) => wordsOf(text).map((word) => word.said)));
  const forms = new Map<string, string>();
  for (const text of all.flatMap(({ texts }) => texts))
    for (const { said: word, start, end } of wordsOf(text))
      if (word.length >= longEnough && said.has(word)) forms.set(word, text.slice(start, end));
  return [...forms]
    .filter(([word]) => !isElsewhere([word]))
    .slice(0, mostRare)
    .map(([, name]) => ({ name, neutral: withdrawn, isWhole: false, isName: false, isLikely: false }));
}

/** Names of one word that texts that stay also use with a small letter: words like any other. */
export function ordinaryAmong(names: readonly Candidate[], texts: readonly string[]): ReadonlySet<string> {
  const single = names.filter(({ name }) => !/\s/.test(name) && name !== name.toLowerCase());
  return new Set(
    single.flatMap(({ name }) => {
      const small = traceFinder({
        names: [{ name: name.toLowerCase(), neutral: '' }],
        texts: [],
        quotes: [],
        isElsewhere: () => true,
      });
      return texts.some((text) => small(text).length > 0) ? name : [];
    }),
  );
}

/** How those who go, and those who stay, are called in the texts themselves. */
function labelsOf(project: Project, { sources, shared, informants }: Reach) {
  const people = new Set(informants.map(({ id }) => id));
  const within = new Set(sources.map(({ id }) => id));
  const cut = new Set(shared.flatMap(({ speakers }) => speakers.map(({ id }) => id)));
  const speakers = project.informants.speakers();
  const isGoing = ({ id, sourceId, isInterviewer, informantId }: (typeof speakers)[number]): boolean =>
    cut.has(id) || (informantId === null ? within.has(sourceId) && !isInterviewer : people.has(informantId));
  return {
    going: speakers.filter(isGoing).map(({ label }) => label),
    staying: new Set(speakers.filter((one) => !isGoing(one)).map(({ label }) => label.toLowerCase())),
  };
}

/** Whether a name tells somebody apart: "Participant 3" and "S1" do not, nor does a single small word. */
const isTelling = (name: string): boolean =>
  !nobody.test(name.trim()) &&
  (name.match(/\p{L}/gu) ?? []).length >= fewest &&
  (/\s/.test(name.trim()) || /\p{Lu}|\d/u.test(name));
