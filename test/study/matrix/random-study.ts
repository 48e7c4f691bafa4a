// Studies as they come about: several coders, shared notes, sources half read, codes made late, merged and taken back.
import { join } from 'node:path';
import fc from 'fast-check';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { confirmRead } from '../../../src/actions/codebook/reading-again.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { takeBack, undo } from '../../../src/actions/history/history.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { polarities } from '../../../src/domain/coding.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { addCodes, addSource, spoken, suggestEverywhere, temporaryFolder } from '../../support/project.ts';

/** One thing that somebody does; what the numbers mean is for `perform`. */
export type Step = readonly [kind: (typeof kinds)[number], a: number, b: number, c: number];
const kinds = [
  'code',
  'code',
  'code',
  'code',
  'code',
  'read',
  'read',
  'late code',
  'revise',
  'again',
  'merge',
  'undo',
  'take back',
  'reopen',
] as const;

/** What happens in a study, step by step. */
export const courses: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.constantFrom(...kinds), fc.nat(99), fc.nat(99), fc.nat(99)),
  { minLength: 12, maxLength: 40, size: 'max' },
);

const words = 'abcdefghij';
const role = (label: string, informant: string, informantType: string) => ({
  label,
  informant,
  informantType,
  isInterviewer: label === 'I',
});
const people = [role('I', '', ''), role('R', 'Rosa', 'partner'), role('A', 'Ann', 'funder')];

/** A study of two cases and three coders in a file: Rosa speaks in both cases, one note is about both, one source about none. */
function beginStudy() {
  const project = openProject(join(temporaryFolder(), 'study.throughline'));
  project.christen('Random', '');
  suggestEverywhere(project);
  const coders = ['Ada', 'Bea', 'Cleo'].map((name) => project.coders.ensure(name).id);
  const codes = addCodes(project);
  const add = (name: string, labels: readonly (string | null)[], cases: readonly string[]): number =>
    addSource(
      project,
      spoken(
        name,
        labels.map((label) => [label, words] as const),
      ),
      { cases, speakers: people },
    );
  const sources = [
    add('One', ['I', 'R', 'I', 'R'], ['North']),
    add('Two', ['I', 'A', 'R'], ['South']),
    add('Note', [null, null], ['North', 'South']),
    add('Three', ['I', 'A'], []),
    add('Question', ['I'], ['South']),
  ];
  return { project, coders, codes, sources };
}

/** Goes through a course; what is refused did not happen. Answers the project and who codes in it. */
export function studyAfter(course: readonly Step[]) {
  const { project, coders, codes, sources } = beginStudy();
  for (const step of course) {
    try {
      perform(project, { coders, sources, facet: codes.Enabler }, step);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { project, coders, facet: codes.Enabler };
}

interface There {
  readonly coders: readonly number[];
  readonly sources: readonly number[];
  readonly facet: number;
}

const pick = (some: readonly number[], at: number): number => some[at % some.length] ?? 0;

/** What a step is done to. */
interface On {
  readonly project: Project;
  readonly facet: number;
  readonly coder: number;
  readonly source: number;
  readonly code: number;
  readonly other: number;
  readonly at: readonly [number, number, number];
}

const deeds: Record<Step[0], (on: On) => void> = {
  code: codeWords,
  read: ({ project, coder, source }) => setRead(project, coder, source, true),
  reopen: ({ project, coder, source }) => setRead(project, coder, source, false),
  'late code': ({ project, coder, code, facet, at: [a, b, c] }) =>
    createCode(project, coder, { name: `Late ${a} ${b}`, parentId: c % 2 === 0 ? facet : code }),
  revise: ({ project, coder, code, at: [a, b] }) =>
    reviseCode(project, coder, code, { definition: `Means ${a} ${b}` }),
  again: ({ project, coder, code, source }) => confirmRead(project, coder, code, [source]),
  merge: ({ project, coder, code, other, facet }) => {
    if (code !== facet && other !== facet) mergeCodes(project, coder, [code], other);
  },
  undo: ({ project }) => undo(project),
  'take back': ({ project, coder, at: [a] }) => {
    const done = project.history.list(20);
    const one = done[a % Math.max(1, done.length)];
    if (one) takeBack(project, coder, one.id);
  },
};

function codeWords({ project, coder, source, code, at: [a, b, c] }: On): void {
  const text = project.texts.textOf(source) ?? '';
  const start = (a * 7 + c) % (text.length - 1);
  const end = Math.min(text.length, start + 1 + ((b * 5 + c) % 25));
  const coding = { guid: project.newGuid(), codeId: code, start, end, exact: text.slice(start, end) };
  const polarity = polarities[(a + c) % polarities.length] ?? 'plain';
  applyCodes(project, coder, source, [{ ...coding, polarity, origin: 'by hand' }]);
}

function perform(project: Project, { coders, sources, facet }: There, [kind, a, b, c]: Step): void {
  const all = project.codes.all().map(({ id }) => id);
  const on = { coder: pick(coders, a), source: pick(sources, b), code: pick(all, c), other: pick(all, b) };
  deeds[kind]({ project, facet, ...on, at: [a, b, c] });
}
