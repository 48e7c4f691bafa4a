import type { PlacedCode } from '../../domain/code.ts';
import { needsIn, noMark, type GuideMark, type GuidePart, type Need } from '../../domain/guide/guide.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { GuidePlan } from '../../storage/guide.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';

/** A code with what the codebook says of it for the guide. */
export interface GuideCode {
  readonly code: PlacedCode;
  readonly mark: GuideMark;
}

/** A choice between two ends: a code of a facet of choices, with the two below it. */
export interface GuideSlider extends GuideCode {
  readonly ends: readonly [GuideCode, GuideCode];
}

/** A facet that has a part in the guide, with those of its codes that are answered one by one. */
export interface GuideFacet extends GuideCode {
  readonly part: GuidePart;
  readonly codes: readonly GuideCode[];
  /** Of a facet of choices: those that have two ends. */
  readonly sliders: readonly GuideSlider[];
  /** Of a facet of choices: codes that have another number of codes below them, and so are no choice. */
  readonly others: readonly PlacedCode[];
}

/** What the codebook of a project says of its codes for the guide, by their ids. */
export const marksOf = (project: Project): ReadonlyMap<number, GuideMark> =>
  new Map(project.guide.marks.all().map(({ codeId, ...mark }) => [codeId, mark]));

/** What the codebook of a project marks for the guide, facet by facet; nothing where it marks none. */
export function markedFacets(project: Project): GuideFacet[] {
  const marks = marksOf(project);
  const placed = placedCodes(project).filter(({ isAside }) => !isAside);
  const asGuide = (code: PlacedCode): GuideCode => ({ code, mark: marks.get(code.id) ?? noMark });
  const below = Map.groupBy(placed, ({ parentId }) => parentId);
  return placed.flatMap((facet): GuideFacet[] => {
    const { part } = marks.get(facet.id) ?? noMark;
    if (facet.depth > 0 || part === '') return [];
    const children = below.get(facet.id) ?? [];
    const sliders = part === 'set-up' ? children.flatMap((code) => sliderOf(code, below, asGuide)) : [];
    const isSlider = new Set(sliders.map(({ code }) => code.id));
    return [
      {
        ...asGuide(facet),
        part,
        codes: codesAnswered(part, facet, placed).map(asGuide),
        sliders,
        others: part === 'set-up' ? children.filter(({ id }) => !isSlider.has(id)) : [],
      },
    ];
  });
}

function sliderOf(
  code: PlacedCode,
  below: ReadonlyMap<number | null, readonly PlacedCode[]>,
  asGuide: (code: PlacedCode) => GuideCode,
): GuideSlider[] {
  const [first, second, ...more] = below.get(code.id) ?? [];
  if (!first || !second || more.length > 0) return [];
  return [{ ...asGuide(code), ends: [asGuide(first), asGuide(second)] }];
}

/** The finest codes of a facet; of one of archetypes those right below it, of one of choices none: its choices are answered. */
function codesAnswered(part: GuidePart, facet: PlacedCode, placed: readonly PlacedCode[]): PlacedCode[] {
  if (part === 'set-up') return [];
  const own = placed.filter(({ facetId, id }) => facetId === facet.id && id !== facet.id);
  return own.filter(({ parentId, hasChildren }) =>
    part === 'archetype' ? parentId === facet.id : !hasChildren,
  );
}

/** The codes that can be answered, each with the part of its facet. */
export function answerable(facets: readonly GuideFacet[]): Map<number, GuidePart> {
  return new Map(
    facets.flatMap(({ part, codes, sliders }) =>
      [...codes, ...sliders].map(({ code }) => [code.id, part] as const),
    ),
  );
}

/** What an archetype needs, as far as the codebook says. */
export const needsOf = (facets: readonly GuideFacet[], { mark }: GuideCode): Need[] =>
  needsIn(
    mark.needs,
    facets.flatMap(({ part, codes }) => (isEnabler(part) ? codes.map(({ code }) => code.name) : [])),
  );

/** Whether a part is of what has to be in place. */
export const isEnabler = (part: GuidePart): boolean =>
  part === 'strategic enabler' || part === 'operational enabler';

/** A plan that is there. Refuses one that is not. */
export function planKnown(project: Project, id: number): GuidePlan {
  const plan = project.guide.plans.find(id);
  if (!plan) throw new Refusal('missing', 'That plan is no longer there.');
  return plan;
}

/** What a plan answers to a code; '' where nothing. */
export const choiceOf = ({ answers }: GuidePlan, codeId: number): string =>
  answers.find((one) => one.codeId === codeId)?.choice ?? '';

/** The archetype that a plan chooses; undefined while it chooses none. */
export const chosenArchetype = (facets: readonly GuideFacet[], plan: GuidePlan): GuideCode | undefined =>
  facets
    .flatMap(({ part, codes }) => (part === 'archetype' ? codes : []))
    .find(({ code }) => choiceOf(plan, code.id) === 'first');
