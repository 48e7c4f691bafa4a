import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { excerptsOf, type Excerpt } from '../excerpts/excerpts.ts';

/** Quotes of people of one type; '' stands for notes, where nobody is known to speak. */
export interface TellingQuotes {
  readonly informantType: string;
  readonly quotes: readonly Excerpt[];
}

const eachType = 3;
const wanted = { least: 40, most: 420 };

/**
 * The quotes that tell most, by informant type: first those that a researcher cites, comments on or takes into a finding,
 * then those that support; short enough to be read, and of different people where there are.
 */
export function tellingQuotes(project: Project, codingIds: readonly number[]): TellingQuotes[] {
  const worth = worthOf(project);
  const candidates = project.codings.some(codingIds).sort((a, b) => worth(b) - worth(a) || a.id - b.id);
  const order = new Map(candidates.map(({ id }, place) => [id, place]));
  const excerpts = excerptsOf(project, codingIds).sort(
    (a, b) => (order.get(a.coding.id) ?? 0) - (order.get(b.coding.id) ?? 0),
  );
  return [...Map.groupBy(excerpts, ({ informantType }) => informantType)]
    .map(([informantType, quotes]) => ({
      informantType,
      quotes: ofDifferentPeople(quotes).slice(0, eachType),
    }))
    .sort((a, b) => Number(a.informantType === '') - Number(b.informantType === ''));
}

/** How much a quote is worth showing: what a person did with it counts, and that it can be read at a glance. */
function worthOf(project: Project): (coding: CodingRow) => number {
  const cited = new Set([
    ...project.summaries.all().flatMap(({ citations }) => citations.map(({ codingGuid }) => codingGuid)),
    ...project.findings
      .all()
      .flatMap(({ evidence }) => evidence.flatMap(({ codingGuid }) => codingGuid ?? [])),
  ]);
  return ({ guid, memo, polarity, exact }) =>
    (cited.has(guid) ? 4 : 0) +
    (memo === '' ? 0 : 2) +
    (polarity === 'supports' ? 1 : 0) -
    (exact.length < wanted.least || exact.length > wanted.most ? 1.5 : 0);
}

/** The first quote of each person, then the second of each, and so on; no words twice. */
function ofDifferentPeople(quotes: readonly Excerpt[]): Excerpt[] {
  const words = new Set<string>();
  const fresh = quotes.filter(({ coding: { exact } }) => {
    const isNew = ![...words].some((known) => known.includes(exact) || exact.includes(known));
    if (isNew) words.add(exact);
    return isNew;
  });
  const turns = new Map<string, number>();
  return fresh
    .map((quote) => {
      const who = quote.informant || quote.source.name;
      const turn = turns.get(who) ?? 0;
      turns.set(who, turn + 1);
      return { quote, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ quote }) => quote);
}
