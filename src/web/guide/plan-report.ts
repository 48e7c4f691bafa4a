import type { PlanReport, ReportLine } from '../../formats/reports/plan-docx.ts';
import { hideNames } from '../../study/reports/hidden-names.ts';
import type { Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';
import type { Views } from '../views/views.ts';
import type { AnsweredCode, EvidenceView, SectionView, SliderView } from './guide-views.ts';

/** A plan to take away: what was answered with what the study says to it; who is quoted stands there by type alone, and no quote names a person. */
export function planReport({ project }: Scope, { name, steps, like }: Views['guide/plan']): PlanReport {
  const hide = hideNames(project);
  return {
    title: name,
    says: `A plan by the guide of “${project.about().name}”, saved on ${dayOf(new Date())}. Numbers are informants of the study, unless it says otherwise.`,
    steps: steps.map(({ number, title, about, questions, sections, findings }) => ({
      title: `${number}. ${title}`,
      about,
      questions: questions.map(({ asks, words }) => ({ asks, words })),
      sections: sections.map(sectionOf).map((section) => ({
        ...section,
        lines: section.lines.map((line) => ({
          ...line,
          quotes: line.quotes.map(({ exact, by }) => ({ exact: hide(exact), by })),
        })),
      })),
      findings: findings.map(({ claim, says }) => `${claim} (${says})`),
    })),
    likeTitle: 'The cases most like this plan',
    likes: like.cases.map((one) => ({
      name: `${one.name}: ${one.percent}`,
      says: [one.archetypes, one.groups, ...(one.apart === '' ? [] : [`most apart on ${one.apart}`])]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    how: like.cases.length === 0 ? like.answered : like.how,
  };
}

function sectionOf({
  name,
  codes,
  sliders,
  notes,
}: SectionView): PlanReport['steps'][number]['sections'][number] {
  const isAnswered = ({ options, words, isNeeded }: AnsweredCode): boolean =>
    isNeeded || words !== '' || options.some(({ value, chosen }) => chosen && value !== '');
  const open = codes.filter((one) => !isAnswered(one)).map((one) => one.name);
  return {
    name,
    lines: [...codes.filter(isAnswered).map(lineOf), ...sliders.map(sliderLine)],
    notes: [...notes, ...(open.length > 0 ? [`Not answered: ${open.join(', ')}.`] : [])],
  };
}

const lineOf = (one: AnsweredCode): ReportLine => ({
  name: one.name,
  choice: one.options.find(({ chosen }) => chosen)?.label ?? '',
  says: [
    ...(one.helpful === '' ? [] : [`Most helpful: ${one.helpful}`]),
    ...(one.why === '' ? [] : [`Why it is needed: ${one.why}`]),
    evidenceSaid(one),
  ],
  words: one.words,
  quotes: one.quotes.map(quoteOf),
});

const sliderLine = ({ name, ends, places, cases, words }: SliderView): ReportLine => {
  const dots = places
    .filter(({ value }) => value !== '')
    .map(({ chosen }) => (chosen ? '●' : '○'))
    .join(' ');
  const chosen = places.find((one) => one.chosen)?.label ?? '';
  const placed = cases.map((one) => `${one.name} ${one.at}`).join(', ');
  return {
    name,
    choice: `${ends[0].name}  ${dots}  ${ends[1].name} (${chosen})`,
    says: [
      ...ends.map(
        (end) =>
          `${end.name}: ${[...end.speaksFor.map((one) => `+ ${one}`), ...end.speaksAgainst.map((one) => `− ${one}`)].join('; ')}. ${evidenceSaid(end)}`,
      ),
      ...(placed === '' ? [] : [`Cases, from 0 (${ends[0].name}) to 100 (${ends[1].name}): ${placed}.`]),
    ],
    words,
    quotes: ends.flatMap((end) => end.quotes.map(quoteOf)),
  };
};

const evidenceSaid = ({ raised, against, voices, here }: EvidenceView): string =>
  [raised.says, here.says, against.says, voices].filter((part) => part !== '').join(' · ');

const quoteOf = ({ exact, by }: EvidenceView['quotes'][number]) => ({ exact, by });
