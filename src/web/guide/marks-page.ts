import { guideParts, partSaid, type GuideField } from '../../domain/guide/guide.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { markedFacets, type GuideCode, type GuideFacet } from '../../study/guide/guide.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';
import type { MarkedView } from './guide-views.ts';

const labels: Readonly<Record<GuideField, string>> = {
  helpful: 'When it is most helpful',
  needs: 'What it needs, a line each (begin with the name of an enabler and a colon)',
  speaksFor: 'What speaks for it, a line each',
  speaksAgainst: 'What speaks against it, a line each',
};

/** What the codebook says of its codes for the guide, to be read and changed. */
export function marksPage({ base, project }: Scope): Views['guide/marks'] {
  const facets = markedFacets(project);
  const partOf = new Map(facets.map(({ code, part }) => [code.id, part]));
  return {
    base,
    parts: guideParts.map((part) => ({ part, says: partSaid[part] })),
    facets: placedCodes(project)
      .filter(({ depth, isAside }) => depth === 0 && !isAside)
      .map(({ id, name }) => ({
        id,
        name,
        options: ['' as const, ...guideParts].map((part) => ({
          value: part,
          label: part === '' ? 'no part in the guide' : `${part}: ${partSaid[part]}`,
          chosen: part === (partOf.get(id) ?? ''),
        })),
      })),
    codes: facets.flatMap(toldInWords),
    notes: facets.flatMap(({ others, code }) =>
      others.length === 0
        ? []
        : `${code.name}: ${others.map(({ name }) => `“${name}”`).join(', ')} cannot be put between two ends: it takes exactly two codes right below.`,
    ),
  };
}

/** The codes of a facet of which the guide is told something in words. */
function toldInWords({ part, codes, sliders }: GuideFacet): MarkedView[] {
  if (part === 'archetype') return codes.map((one) => asMarked(one, '', ['helpful', 'needs']));
  return sliders.flatMap(({ code, ends }) =>
    ends.map((end) => asMarked(end, code.name, ['speaksFor', 'speaksAgainst'])),
  );
}

const asMarked = ({ code, mark }: GuideCode, above: string, fields: readonly GuideField[]): MarkedView => ({
  id: code.id,
  name: code.name,
  above,
  fields: fields.map((field) => ({ field, label: labels[field], text: mark[field] })),
});
