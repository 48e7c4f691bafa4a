import {
  addEvidence,
  addFinding,
  confirmFinding,
  removeEvidence,
  removeFinding,
  restOn,
  stopResting,
  writeFinding,
  type Wanted,
} from '../../../src/actions/findings/findings.ts';
import { confirmSummary, writeSummary } from '../../../src/actions/framework/summaries.ts';
import { writeMethodNote } from '../../../src/actions/method/method.ts';
import {
  addParts,
  addReport,
  arrangeReport,
  confirmReport,
  removePart,
  removeReport,
  writePart,
  writeReport,
} from '../../../src/actions/reports/reports.ts';
import { components, levelsOf } from '../../../src/domain/finding.ts';
import { gaps } from '../../../src/domain/method/gaps.ts';
import { chosen, type Choices, type Deeds } from './study.ts';

function wanted({ a, b, c, codeAt, caseAt, coding }: Choices): Wanted {
  const side = b % 2 === 0 ? 'for' : 'against';
  if (c % 3 === 0) return { side, codingGuid: coding?.guid ?? '' };
  return { side, codeId: codeAt(a), caseId: c % 3 === 1 ? null : caseAt(b) };
}

const kindsOfParts = ['text', 'finding', 'cell', 'matrix', 'profile', 'quote'] as const;

/** What is written in synthesis. */
export const synthesisSteps: Deeds = {
  summarise: ({ lab, a, b, c, by, codeAt, caseAt, coding }) => {
    const place = { caseId: caseAt(b), codeId: codeAt(a) };
    const cites = coding && c % 2 === 0 ? [{ number: 1 + (c % 3), codingGuid: coding.guid }] : [];
    const text = c % 5 === 4 ? '' : `They say ${c}. ${cites.map(({ number }) => `[${number}]`).join('')}`;
    writeSummary(lab.project, by, place, { text, citations: cites });
  },
  'confirm summary': ({ lab, a, by }) => {
    const one = chosen(lab.project.summaries.all(), a);
    confirmSummary(lab.project, by, { caseId: one?.caseId ?? 0, codeId: one?.codeId ?? 0 });
  },
  find: (choices) => {
    addFinding(
      choices.lab.project,
      choices.by,
      `Finding ${choices.a}`,
      choices.b % 3 === 0 ? [] : [wanted(choices)],
    );
  },
  'write finding': ({ lab, a, b, c, by, findingAt }) => {
    const component = components[b % 5] ?? 'overall';
    const judgements =
      c % 2 === 0 ? [] : [{ component, level: levelsOf(component)[a % 4] ?? '', reason: `because ${c}` }];
    writeFinding(lab.project, by, findingAt(a), {
      claim: `Finding ${b}`,
      notes: `n${c}`,
      negativeCase: c % 3 === 0 ? '' : 'looked',
      standard: c % 2 === 0 ? '' : `S${b}`,
      state: c % 4 === 1 ? 'final' : 'draft',
      judgements,
    });
  },
  'confirm finding': ({ lab, a, by, findingAt }) => {
    confirmFinding(lab.project, by, findingAt(a));
  },
  'add evidence': (choices) => {
    addEvidence(choices.lab.project, choices.by, choices.findingAt(choices.a + choices.c), [wanted(choices)]);
  },
  'remove evidence': ({ lab, a, b, by, findingAt }) => {
    const evidence = lab.project.findings.find(findingAt(a))?.evidence ?? [];
    removeEvidence(lab.project, by, findingAt(a), chosen(evidence, b)?.id ?? 0);
  },
  report: ({ lab, a, b, c, by, codeAt, caseAt, findingAt, coding }) => {
    const report = chosen(lab.project.reports.all(), a)?.id ?? null;
    const shows = kindsOfParts[b % kindsOfParts.length] ?? 'text';
    const part = {
      shows,
      heading: c % 2 === 0 ? '' : `H${c}`,
      text: `T${a}`,
      asked: `under=${codeAt(a)}`,
      findingId: shows === 'finding' ? findingAt(a) : null,
      codingGuid: coding?.guid ?? null,
      caseId: shows === 'cell' ? caseAt(b) : null,
      codeId: shows === 'cell' || shows === 'profile' ? codeAt(c) : null,
    };
    addParts(lab.project, by, c % 4 === 0 ? null : report, [part]);
  },
  'write method': ({ lab, a, c, by }) => {
    writeMethodNote(lab.project, by, gaps[a % gaps.length]?.gap ?? '', { text: c % 4 === 0 ? '' : `M${c}` });
  },
  'begin report': ({ lab, a, by }) => {
    addReport(lab.project, by, `Report ${a}`);
  },
  'write report': ({ lab, a, b, c, by }) => {
    const id = chosen(lab.project.reports.all(), a)?.id ?? 0;
    writeReport(lab.project, by, id, { title: `Report ${b}`, byline: `b${c}`, least: c % 2 === 0 ? 0 : 3 });
  },
  'write part': ({ lab, a, b, c, by }) => {
    const report = chosen(lab.project.reports.all(), a);
    const place = { reportId: report?.id ?? 0, partId: chosen(report?.parts ?? [], b)?.id ?? 0 };
    writePart(lab.project, by, place, { heading: `H${b}`, text: `T${c}` });
  },
  'arrange report': ({ lab, a, by }) => {
    const report = chosen(lab.project.reports.all(), a);
    const order = (report?.parts ?? []).map(({ id }) => id).toReversed();
    arrangeReport(lab.project, by, report?.id ?? 0, order);
  },
  'confirm report': ({ lab, a, b, by }) => {
    const said = [{ guid: `g${b}`, label: 'L', lines: [`line ${b}`] }];
    confirmReport(lab.project, by, chosen(lab.project.reports.all(), a)?.id ?? 0, { said, as: 'confirmed' });
  },
  'remove part': ({ lab, a, b, by }) => {
    const report = chosen(lab.project.reports.all(), a);
    const place = { reportId: report?.id ?? 0, partId: chosen(report?.parts ?? [], b)?.id ?? 0 };
    removePart(lab.project, by, place);
  },
  'remove report': ({ lab, a, by }) => {
    removeReport(lab.project, by, chosen(lab.project.reports.all(), a)?.id ?? 0);
  },
  'rest on': ({ lab, a, b, c, by, findingAt }) => {
    restOn(lab.project, by, findingAt(a), { onId: findingAt(b), role: c % 3 === 0 ? 'rival' : 'rests' });
  },
  'stop resting': ({ lab, a, b, by, findingAt }) => {
    const rests = lab.project.findings.find(findingAt(a))?.rests ?? [];
    stopResting(lab.project, by, findingAt(a), chosen(rests, b)?.onId ?? 0);
  },
  'remove finding': ({ lab, a, by, findingAt }) => {
    removeFinding(lab.project, by, findingAt(a));
  },
};
