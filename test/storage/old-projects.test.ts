import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { undo } from '../../src/actions/history/history.ts';
import { newestVersion } from '../../src/storage/migrate.ts';
import type { Project } from '../../src/storage/project.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { excerptsOf } from '../../src/study/excerpts/excerpts.ts';
import { weigh } from '../../src/study/findings/finding-weight.ts';
import { temporaryFolder } from '../support/project.ts';

const samples = join(import.meta.dirname, '../../data-samples/old-projects');

const versionOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
const names = readdirSync(samples)
  .filter((name) => name.endsWith('.throughline'))
  .toSorted((a, b) => versionOf(a) - versionOf(b));

test('there is a project of every version of the schema', () => {
  const wanted = Array.from({ length: newestVersion }, (_, place) => `version-${place + 1}.throughline`);
  expect(names).toEqual(wanted);
});

test.each(names)('the project %s opens with all its words, and what was done can be undone', (name) => {
  const folder = temporaryFolder();
  copyFileSync(join(samples, name), join(folder, name));
  const workspace = openWorkspace(folder);
  const project = workspace.project(name.replace('.throughline', ''));
  const ids = project.evidence.all().flatMap(({ codings }) => codings.map(({ id }) => id));
  const excerpts = excerptsOf(project, ids);
  expect(excerpts.map(({ coding, code, coder }) => [coding.exact, code.name, coder, coding.memo])).toEqual([
    ['We trusted her after a year.', 'Trust in the facilitator', 'Ada', 'the year again'],
    ['Then it went well.', 'Reflection', 'Ben', ''],
  ]);
  expect(project.search.find({ phrases: ['trusted'], inside: [], openEnded: false }, 5).total).toBe(1);
  if (versionOf(name) >= 5) {
    expect(project.summaries.all().map(({ text, citations }) => [text, citations.length])).toEqual([
      ['Trust came after a year. [1] It held.', 1],
    ]);
    const [finding] = project.findings.all();
    expect([finding?.state, finding?.evidence.length, finding && weigh(project, finding).isStale]).toEqual([
      ...['final', 2],
      // Its codings were taken away and came again, as they were.
      false,
    ]);
  }
  if (versionOf(name) >= 8) {
    const [table] = project.truthTables.all();
    const scores = table?.sets.flatMap((set) =>
      set.scores.map(({ score, reason }) => [set.name, score, reason]),
    );
    expect(scores).toEqual([['Trust', 0.8, 'said so often']]);
  }
  expect(project.matter.all()).toEqual(versionOf(name) >= 10 ? [[1, 'heading']] : []);
  if (versionOf(name) >= 11) {
    const [plan] = project.guide.plans.all();
    expect(plan?.answers.map(({ question, choice, words }) => [question, choice, words])).toEqual([
      ['purpose', '', 'To learn from each other.'],
      ['', 'can be built', 'She visits first.'],
    ]);
    expect(project.guide.marks.all().map(({ part, speaksFor }) => [part, speaksFor])).toEqual([
      ['set-up', ''],
      ['', 'Knows the house'],
      ['strategic enabler', ''],
    ]);
  }
  const places = project.attributes.source.values().map(({ value }) => value);
  expect(places).toEqual(versionOf(name) >= 13 ? ['Nairobi'] : []);
  proveLater(project, versionOf(name));
  undo(project);
  expect(project.codings.count()).toBe(0);
  workspace.close();
});

/** What the newest versions brought. */
function proveLater(project: Project, version: number): void {
  if (version >= 12) proveReport(project);
  if (version >= 14) proveClaims(project);
  proveWorkshop(project, version >= 15);
  const said = project.labelRules.all().map(({ pattern, rule }) => [pattern, rule.notSpeakers]);
  expect(said).toEqual(version >= 16 ? [['Name:', ['Kitchen']]] : []);
}

function proveReport(project: Project): void {
  const [report] = project.reports.all();
  const parts = report?.parts.map(({ shows, findingId, text }) => [shows, findingId, text]);
  expect([report?.title, report?.least, parts]).toEqual([
    ...['Trust', 3],
    [
      ['text', null, 'Trust came late.'],
      ['finding', project.findings.all()[0]?.id, ''],
    ],
  ]);
}

function proveClaims(project: Project): void {
  const claims = project.findings.all().map(({ standard, rests }) => [standard, rests.length]);
  expect(claims).toEqual([
    ['', 0],
    ['All of them, unasked', 1],
  ]);
}

function proveWorkshop(project: Project, isThere: boolean): void {
  const cards = project.workshops.all().flatMap((workshop) => workshop.cards);
  const wanted = [['finding', 'All partners came to trust the facilitator']];
  expect(cards.map(({ kind, statement }) => [kind, statement])).toEqual(isThere ? wanted : []);
}
