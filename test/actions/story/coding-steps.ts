import { changeCoding, removeCodings, writeCodingMemo } from '../../../src/actions/codings/codings.ts';
import { importCodings } from '../../../src/actions/codings/imported-codings.ts';
import { joinCodings } from '../../../src/actions/codings/joining.ts';
import { joinPassages } from '../../../src/actions/codings/passages.ts';
import { codeAlso, confirmCodings, recodeCodings } from '../../../src/actions/codings/recoding.ts';
import {
  acceptSuggestion,
  rejectSuggestion,
  rejectSuggestions,
} from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { polarities } from '../../../src/domain/coding.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { passagesCodedTwice } from '../../../src/study/codings/coded-twice.ts';
import { chosen, type Choices, type Deeds } from './study.ts';

const passages = ['Slowly.', 'her after a year', 'We trusted her', 'not once'];

const words = ({ c }: Choices): string => passages[c % 4] ?? '';

/** What is done to codings, and decided on suggestions. */
export const codingSteps: Deeds = {
  code: (choices) => {
    const { lab, a, b, by, codeAt } = choices;
    lab.code(codeAt(a), words(choices), { by, memo: b % 3 === 0 ? `memo ${b}` : '' });
  },
  'code also': ({ lab, a, b, by, guids, codeAt }) =>
    codeAlso(lab.project, by, guids.slice(a % 5, (a % 5) + 2), codeAt(b)),
  resize: ({ lab, c, by, coding }) => {
    changeCoding(lab.project, by, coding?.guid ?? '', { end: (coding?.start ?? 0) + 1 + c });
  },
  bear: ({ lab, b, by, coding }) => {
    changeCoding(lab.project, by, coding?.guid ?? '', { polarity: polarities[b % 4] });
  },
  uncode: ({ lab, a, b, by, guids }) => {
    removeCodings(lab.project, by, guids.slice(a % 5, (a % 5) + 1 + (b % 2)));
  },
  recode: ({ lab, a, b, by, guids, codeAt }) =>
    recodeCodings(lab.project, by, guids.slice(0, 1 + (a % 3)), codeAt(b)),
  confirm: ({ lab, a, by, guids }) => {
    confirmCodings(lab.project, by, guids.slice(0, 1 + (a % 3)));
  },
  join: ({ lab, a, b, by }) =>
    joinPassages(
      lab.project,
      by,
      passagesCodedTwice(lab.project)
        .slice(a % 3, (a % 3) + 1 + (b % 2))
        .map(({ codings: [first] }) => first?.id ?? 0),
    ),
  stretch: ({ lab, by, coding, codings }) => {
    const alike = codings
      .filter(
        (one) =>
          one.codeId === coding?.codeId && one.coderId === coding.coderId && one.polarity === coding.polarity,
      )
      .slice(0, 3);
    joinCodings(
      lab.project,
      by,
      alike.map(({ guid }) => guid),
      { start: Math.min(...alike.map(({ start }) => start)), end: Math.max(...alike.map(({ end }) => end)) },
    );
  },
  note: ({ lab, b, by, coding }) => {
    writeCodingMemo(lab.project, by, { guid: coding?.guid ?? '' }, b % 3 === 0 ? '' : `note ${b}`);
  },
  accept: (choices) => {
    const { lab, a, by, codeAt } = choices;
    const start = lab.text.indexOf(words(choices));
    acceptSuggestion(lab.project, by, lab.sourceId, {
      guid: lab.guid(),
      codeId: codeAt(a),
      start,
      end: start + words(choices).length,
      reason: 'because',
      likelihood: 0.1 + 0.2,
    });
  },
  reject: ({ lab, a, c, by, codeAt, sourceAt }) => {
    rejectSuggestion(lab.project, by, sourceAt(a), {
      codeId: codeAt(a),
      start: c,
      end: c + 5,
      reason: 'because',
    });
  },
  'reject several': ({ lab, a, b, c, by, codeAt }) => {
    rejectSuggestions(
      lab.project,
      by,
      [a, b].map((place) => ({
        sourceId: lab.sourceId,
        codeId: codeAt(place),
        start: c,
        end: c + 3,
        reason: 'no',
      })),
    );
  },
  'import codings': (choices) => {
    const { lab, a, b, by } = choices;
    const codes = placedCodes(lab.project).filter(({ depth }) => depth > 0);
    importCodings(
      lab.project,
      by,
      [a, b].map((place, line) => ({
        line: line + 2,
        guid: lab.guid(),
        source: 'Interview 1',
        code: chosen(codes, place)?.path ?? 'nothing',
        coder: place % 3 === 0 ? 'Cleo' : '',
        span: null,
        quote: passages[(place + line) % 4] ?? '',
        polarity: 'plain',
        origin: 'imported',
        memo: b % 2 === 0 ? 'came with it' : '',
      })),
    );
  },
};
