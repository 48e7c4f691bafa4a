import {
  describeAttribute,
  makeAttribute,
  removeAttribute,
  setValues,
  takeTable,
} from '../../../src/actions/attributes/attributes.ts';
import { keepView, removeView } from '../../../src/actions/excerpts/saved-views.ts';
import { rewriteMemo, writeCellMemo, writeMemo } from '../../../src/actions/memos/memos.ts';
import { joinPeople } from '../../../src/actions/people/join-people.ts';
import { describeCase, removeCase } from '../../../src/actions/sources/cases.ts';
import { markMatter } from '../../../src/actions/sources/matter.ts';
import {
  describeSource,
  importSources,
  removeSource,
  setRead,
} from '../../../src/actions/sources/sources.ts';
import {
  chooseShowing,
  chooseSuggestions,
  forgetLearned,
  learnFromAll,
} from '../../../src/actions/suggestions/suggestion-choices.ts';
import { attributeSubjects, attributeTypes } from '../../../src/domain/attribute.ts';
import { matters } from '../../../src/domain/matter.ts';
import { subjects } from '../../../src/domain/memo.ts';
import { showings, strengths } from '../../../src/domain/suggestion.ts';
import { bearersOf } from '../../../src/study/attributes/known.ts';
import { spoken } from '../../support/project.ts';
import { chosen, type Deeds } from './study.ts';

const roles = (b: number, label: string) => [
  {
    label,
    isInterviewer: b % 4 === 0,
    informant: b % 3 === 0 ? '' : `Person ${b % 4}`,
    informantType: b % 2 === 0 ? 'partner' : '',
  },
];

/** What is done to sources, cases, memos, views and choices. */
export const sourceSteps: Deeds = {
  'import source': ({ lab, a, b, c, by }) => {
    const text = spoken(`Interview ${2 + (a % 3)}`, [
      ['Ann', 'It took long. Not once.'],
      [null, `Then ${b} came 😀.`],
    ]);
    const card = {
      name: text.name,
      kind: text.kind,
      date: null,
      cases: [`Case ${c % 3}`],
      speakers: roles(b, 'Ann'),
      ...(c % 2 === 0 && { language: 'de' as const }),
    };
    importSources(lab.project, by, [{ text, file: { name: 'a.txt', type: 'Text', hash: `${a}` }, card }]);
  },
  'join two people': ({ lab, a, b, by }) => {
    const people = lab.project.informants.all();
    const idAt = (at: number): number => people[at % Math.max(1, people.length)]?.id ?? 0;
    joinPeople(lab.project, by, { from: idAt(a), into: idAt(b) });
  },
  'describe source': ({ lab, a, b, c, by, sourceAt }) => {
    describeSource(lab.project, by, sourceAt(a), {
      name: `Interview ${b % 5}`,
      kind: 'interview',
      date: c % 2 === 0 ? '2025-01-01' : null,
      cases: [`Case ${c % 3}`],
      speakers: roles(b, 'Rosa'),
    });
  },
  'mark matter': ({ lab, a, b, c, by, sourceAt }) => {
    const sourceId = sourceAt(a);
    const version = lab.project.texts.currentOf(sourceId)?.number ?? 0;
    const numbers = lab.project.texts.turnsAndMatterOf(sourceId).map(({ number }) => number);
    const first = b % Math.max(1, numbers.length);
    const turns = numbers.slice(first, first + 1 + (c % 2));
    markMatter(lab.project, by, sourceId, { version, turns, matter: matters[c % 3] ?? null });
  },
  'say attributes': ({ lab, a, b, c, by }) => {
    const { project } = lab;
    const subject = attributeSubjects[a % attributeSubjects.length] ?? 'case';
    const known = project.attributes[subject].all();
    const attribute = known[b % Math.max(1, known.length)];
    const bearers = bearersOf(project, subject);
    const id = bearers[c % Math.max(1, bearers.length)]?.id ?? 0;
    const type = attributeTypes[c % attributeTypes.length] ?? 'text';
    const card = { name: `Fact ${b % 3}`, type, choices: ['yes', 'no'] };
    if (!attribute || b % 4 === 0) makeAttribute(project, by, subject, card);
    else if (b % 4 === 1) describeAttribute(project, by, attribute.id, card);
    else if (b % 7 === 2) removeAttribute(project, by, attribute.id);
    else
      setValues(project, by, subject, [
        { attribute: attribute.id, id, value: ['yes', '4', ''][c % 3] ?? '' },
      ]);
  },
  // The first stays: the words that stories code are in it.
  'remove source': ({ lab, a, by, sourceAt }) => {
    if (sourceAt(a) !== lab.sourceId) removeSource(lab.project, by, sourceAt(a));
  },
  read: ({ lab, b, c, by, sourceAt }) => {
    setRead(lab.project, by, sourceAt(c), b % 2 === 0);
  },
  'case table': ({ lab, a, b, by }) => {
    takeTable(lab.project, by, 'case', {
      attributes: ['Since', `X${a % 2}`],
      rows: [{ name: `Case ${b % 4}`, values: [b % 3 === 0 ? 'long ago' : String(2000 + b), 'yes'] }],
    });
  },
  'describe case': ({ lab, a, b, c, by, caseAt }) => {
    describeCase(lab.project, by, caseAt(a), {
      name: `Case ${b % 6}`,
      values: [
        { attribute: c % 2 === 0 ? 'Since' : 'Region', value: ['', '1999', 'late', '2,5'][c % 4] ?? '' },
      ],
    });
  },
  'remove case': ({ lab, a, by, caseAt }) => {
    removeCase(lab.project, by, caseAt(a));
  },
  memo: ({ lab, a, b, c, by, codeAt, sourceAt, caseAt, coding }) => {
    const about = chosen(subjects, a + b) ?? 'project';
    const ids: Partial<Record<typeof about, number>> = {
      project: 1,
      source: sourceAt(a),
      code: codeAt(a),
      case: caseAt(a),
      turn: chosen(lab.project.texts.turnsOf(sourceAt(b)), c)?.id ?? 0,
      informant: chosen(lab.project.informants.all(), a)?.id ?? 0,
      cell: chosen(lab.project.cells.all(), a)?.id ?? 0,
      coding: coding && 'id' in coding ? Number(coding.id) : 0,
    };
    writeMemo(lab.project, by, { about, id: ids[about] ?? 0 }, c % 4 === 0 ? '' : `note ${c}`);
  },
  'memo on cell': ({ lab, a, b, c, by, codeAt, caseAt }) => {
    writeCellMemo(
      lab.project,
      by,
      { rowKey: `case-${caseAt(b)}`, codeId: codeAt(a) },
      c % 3 === 0 ? '' : `cell ${c}`,
    );
  },
  'rewrite memo': ({ lab, a, c, by }) => {
    rewriteMemo(
      lab.project,
      by,
      { id: chosen(lab.project.memos.all(), a)?.id ?? 0 },
      c % 4 === 0 ? '' : `again ${c}`,
    );
  },
  'keep view': ({ lab, a, b, by, codeAt }) => {
    keepView(lab.project, by, {
      page: b % 2 === 0 ? 'matrix' : 'excerpts',
      name: `View ${a % 3}`,
      asked: `codes=${codeAt(a)}`,
    });
  },
  'remove view': ({ lab, a, by }) =>
    removeView(lab.project, by, chosen(lab.project.savedViews.all(), a)?.id ?? 0),
  choose: ({ lab, a, b, by }) => {
    chooseSuggestions(lab.project, by, {
      shownFrom: strengths[a % 3],
      alsoFrom: b % 2 === 0 ? [1] : [],
      codesDoubly: a % 2 === 0,
      keepsBlind: b % 3 === 0,
    });
  },
  'when shown': ({ lab, a, c, by, sourceAt }) => {
    chooseShowing(lab.project, by, sourceAt(c), showings[a % 3] ?? 'live');
  },
  forget: ({ lab, b, by }) => {
    if (b % 2 === 0) forgetLearned(lab.project, by);
    else learnFromAll(lab.project, by);
  },
};
