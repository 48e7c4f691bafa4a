import { countedUnder } from '../../domain/code.ts';
import { stanceOf } from '../../domain/coding.ts';
import { isFew } from '../../domain/report/small-cells.ts';
import { sayWeightTold } from '../../domain/report/told-weight.ts';
import type { PackCard } from '../../formats/workshops/pack.ts';
import type { Project } from '../../storage/project.ts';
import type { Workshop, WorkshopCard } from '../../storage/workshops.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { Excerpt } from '../../study/excerpts/excerpts.ts';
import { weigh } from '../../study/findings/finding-weight.ts';
import { archetypeFacet } from '../../study/profiles/profiles.ts';
import { tellingQuotes } from '../../study/profiles/telling-quotes.ts';
import { hideNames } from '../../study/reports/hidden-names.ts';

/** What a kind of card is called. */
export const kindSaid = { finding: 'Finding', cell: 'Case and code', profile: 'Archetype' } as const;

const mostQuotes = 3;

/** Of fewer informants than these no pack tells a number, nor of which type they are: those who read it know each other. */
export const leastInPacks = 3;

/** What participants read: the words of the cards, what they rest on, and a few quotes; every name of a person hidden. */
export function packCards(project: Project, { cards }: Workshop): PackCard[] {
  const hide = hideNames(project);
  const typeOf = typeTold(project);
  return cards.map((card) => ({
    guid: card.guid,
    kind: kindSaid[card.kind],
    statement: hide(card.statement),
    says: restsOn(project, card),
    quotes: quotesOf(project, card).map(({ coding, informantType }) => ({
      exact: hide(coding.exact),
      by: hide(typeOf(informantType)),
    })),
  }));
}

function restsOn(project: Project, { findingId }: WorkshopCard): string {
  const finding = findingId === null ? undefined : project.findings.find(findingId);
  return finding ? sayWeightTold(weigh(project, finding).weight, leastInPacks) : '';
}

/** Of which type whoever is quoted is, where there are enough of it. */
function typeTold(project: Project): (type: string) => string {
  const people = Map.groupBy(project.informants.all(), ({ type }) => type);
  return (type) =>
    type === '' ? 'in notes' : isFew(people.get(type)?.length ?? 0, leastInPacks) ? 'an informant' : type;
}

/** The words that tell most, of different types of informants; of answers that came in before none. */
function quotesOf(project: Project, card: WorkshopCard): Excerpt[] {
  const ids = card.findingId === null ? codingsOf(project, card) : codingsOfFinding(project, card.findingId);
  return tellingQuotes(project, ids)
    .flatMap(({ quotes }) => quotes)
    .filter(({ source }) => source.kind !== 'workshop answer')
    .slice(0, mostQuotes);
}

function codingsOfFinding(project: Project, findingId: number): readonly number[] {
  const finding = project.findings.find(findingId);
  return finding ? weigh(project, finding).ids.for : [];
}

function codingsOf(project: Project, { caseId, codeId }: WorkshopCard): number[] {
  const codes = countedUnder(placedCodes(project), codeId);
  const links = project.cases.links().filter((link) => link.caseId === caseId);
  const sources = caseId === null ? null : new Set(links.map(({ sourceId }) => sourceId));
  return project.evidence
    .all()
    .filter(({ sourceId }) => sources?.has(sourceId) !== false)
    .flatMap(({ pieces }) => pieces)
    .filter(({ coding }) => codes.has(coding.codeId) && stanceOf(coding.polarity) !== 'against')
    .map(({ coding }) => coding.id);
}

/** The archetypes that a card can be about. */
export function archetypesOf(project: Project): { id: number; name: string }[] {
  const facet = archetypeFacet(project, { of: null });
  return facet
    ? placedCodes(project).filter(({ parentId, isAside }) => parentId === facet.id && !isAside)
    : [];
}
