import { linesIn, sliderPlaces } from '../../domain/guide/guide.ts';
import type { GuidePlan } from '../../storage/guide.ts';
import { keyOfCode } from '../../study/guide/evidence.ts';
import { choiceOf, type GuideCode, type GuideSlider } from '../../study/guide/guide.ts';
import { evidenceView, optionsOf, type InPlan } from './answered-codes.ts';
import type { SliderView } from './guide-views.ts';

/** A choice between two ends: what speaks for each, where the cases lie, and where she puts it. */
export function sliderView(inPlan: InPlan, { code, ends }: GuideSlider, plan: GuidePlan): SliderView {
  const [first, second] = ends;
  const between = [first.code.name, second.code.name] as const;
  return {
    id: code.id,
    name: code.name,
    definition: code.definition,
    places: optionsOf(
      [
        { value: '', label: 'not yet' },
        ...sliderPlaces.map((value, place) => ({ value, label: placeSaid(place, between) })),
      ],
      choiceOf(plan, code.id),
    ),
    ends: [endView(inPlan, first), endView(inPlan, second)],
    ...casesOn(inPlan, { code, ends }),
    words: plan.answers.find((one) => one.codeId === code.id)?.words ?? '',
  };
}

/** A place between two ends, in words. */
function placeSaid(place: number, [first, second]: readonly [string, string]): string {
  const said = [first, `rather ${first}`, `between ${first} and ${second}`, `rather ${second}`, second];
  return said[place] ?? '';
}

const endView = (inPlan: InPlan, { code, mark }: GuideCode): SliderView['ends'][number] => ({
  name: code.name,
  href: `${inPlan.scope.base}/codebook/${code.id}`,
  speaksFor: linesIn(mark.speaksFor),
  speaksAgainst: linesIn(mark.speaksAgainst),
  ...evidenceView(inPlan, code.id, 1),
});

/** The cases on the line, as far as anybody there raises one of the ends. */
function casesOn({ evidence, scope }: InPlan, { code, ends }: Pick<GuideSlider, 'code' | 'ends'>) {
  const placed = evidence.cases.map(({ id, name }, place) => ({
    name,
    letter: String.fromCodePoint(65 + (place % 26)),
    at: evidence.positions(id).get(keyOfCode(code.id)),
    href: `${scope.base}/excerpts?${ends.map((end) => `codes=${end.code.id}`).join('&')}&cases=${id}`,
  }));
  const silent = placed.filter(({ at }) => at === undefined).map(({ name }) => name);
  return {
    cases: placed.flatMap(({ at, ...one }) => (at === undefined ? [] : { ...one, at: Math.round(100 * at) })),
    silent: silent.length === 0 ? '' : `Not said of ${silent.join(', ')}.`,
  };
}
