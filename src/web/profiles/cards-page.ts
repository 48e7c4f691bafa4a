import type { Project } from '../../storage/project.ts';
import { marksOf } from '../../study/guide/guide.ts';
import type { Placement, Profile } from '../../study/profiles/profiles.ts';
import { tellingQuotes } from '../../study/profiles/telling-quotes.ts';
import { hideNames } from '../../study/reports/hidden-names.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';

/** So many codes of a facet stand on a card: those that most informants raise. */
const mostCodes = 3;

type Card = Views['profiles/cards']['cards'][number];

/** A card for each archetype, to be handed out: what it is, who does it and how, what it needs, what can go wrong. */
export function cardsPage(
  { base, project }: Scope,
  placement: Placement | null,
  profileOf: (codeId: number) => Profile,
): Views['profiles/cards'] {
  return {
    base,
    cards: (placement?.archetypes ?? []).map(({ id }) => cardOf(project, base, profileOf(id))),
  };
}

function cardOf(project: Project, base: string, profile: Profile): Card {
  const { archetype, members, sections, here } = profile;
  return {
    id: archetype.id,
    name: archetype.name,
    href: `${base}/profiles/${archetype.id}`,
    definition: archetype.definition,
    cases: members.map(({ name }) => name).join(', '),
    informants: here.informants,
    words: project.memos.about('code', archetype.id) || (marksOf(project).get(archetype.id)?.helpful ?? ''),
    sections: sections.flatMap(({ facet, raised }) => {
      const codes = raised
        .filter(({ here: { count } }) => count > 0)
        .slice(0, mostCodes)
        .map(({ code, here: { count, of }, isSingle, against }) => ({
          name: code.name,
          says: `${count} of ${of}`,
          note: [...(isSingle ? ['single voice'] : []), ...(against > 0 ? [`${against} against`] : [])].join(
            ', ',
          ),
        }));
      return codes.length === 0 ? [] : { facetId: facet.id, name: facet.name, codes };
    }),
    quote: quoteOf(project, profile),
  };
}

/** The quote that tells most; who says it by type and case alone, for a card is handed on. */
function quoteOf(project: Project, profile: Profile): Card['quote'] {
  const told = project.codings
    .some(profile.ownCodings())
    .filter(({ polarity }) => polarity !== 'contradicts')
    .map(({ id }) => id);
  const quotes = tellingQuotes(project, told).flatMap((group) => group.quotes);
  const [best] = quotes;
  if (!best) return null;
  return {
    exact: hideNames(project)(best.coding.exact),
    by: [best.informantType, best.cases.join(', ')].filter((part) => part !== '').join(', '),
  };
}
