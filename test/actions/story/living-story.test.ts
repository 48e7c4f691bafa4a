import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds, play, steps, type Bug } from './living-story.ts';
import type { Study } from './study.ts';

/** Each run is a story of up to forty steps; a night can be told many more. */
const runs = Number(process.env['THROUGHLINE_STORIES'] ?? 20);

test('whatever two people do to a study, and take back of it, every rule holds and all of it can be undone', () => {
  fc.assert(
    fc.property(steps(40), (told) => {
      play(told, { every: 3 });
    }),
    { numRuns: runs },
  );
}, 600_000);

test('every action is among the steps', () => {
  expect(new Set(kinds).size).toBeGreaterThanOrEqual(72);
});

interface Fault {
  /** The steps that bring it about: they are told more often. */
  readonly kinds: readonly string[];
  /** How the program is broken from the beginning. */
  readonly plant?: (lab: Study) => void;
  /** What goes wrong after a step was done. */
  readonly bug?: Bug;
}

const after =
  (kind: string, harm: Bug): Bug =>
  (lab, one) => {
    if (one.kind === kind) harm(lab, one);
  };

const faults: Record<string, Fault> = {
  'a correction leaves codings where they were': {
    kinds: ['code', 'correct turns'],
    plant: ({ project }) => {
      Object.assign(project.corrections, { moveCodings: () => [] });
    },
  },
  'a correction leaves decisions where they were': {
    kinds: ['accept', 'reject', 'correct turns'],
    plant: ({ project }) => {
      Object.assign(project.corrections, { moveDecisions: () => undefined });
    },
  },
  'what is taken back is not held against the rules': {
    kinds: ['move', 'take back'],
    plant: ({ project }) => {
      Object.assign(project.reversal, { proveTouched: () => undefined });
    },
  },
  'what is undone leaves no mark': {
    kinds: ['move', 'undo', 'redo'],
    bug: after('undo', ({ project }) => {
      const [code] = project.codes.all();
      if (code) project.codes.recolour(code.id, '#123456');
    }),
  },
  'taking back forgets what builds on it': {
    kinds: ['code', 'take back', 'make'],
    plant: ({ project }) => {
      Object.assign(project.history, { after: () => [] });
      Object.assign(project.reversal, { proveTouched: () => undefined });
    },
  },
  'a merge loses a memo': {
    kinds: ['merge', 'code'],
    bug: after('merge', ({ project }) => {
      for (const { id } of project.codings.some([1, 2, 3, 4, 5])) project.memos.remove('coding', id);
    }),
  },
  'a move is not recorded': {
    kinds: ['move'],
    bug: after('move', ({ project }) => {
      const last = project.codes.all().at(-1);
      if (last) project.codes.place(last.id, last.parentId, last.position + 100);
    }),
  },
  'two codes come to stand in one place': {
    kinds: ['make'],
    bug: after('make', ({ project, codes }) => {
      project.codes.place(codes.Trust, codes.Enabler, 2);
    }),
  },
  'a resized coding keeps its old words': {
    kinds: ['code', 'resize'],
    bug: after('resize', ({ project, sourceId }) => {
      const [coding] = project.codings.ofSource(sourceId);
      if (coding) project.codings.change({ ...coding, end: coding.end + 1 });
    }),
  },
  'undo forgets the definition': {
    kinds: ['revise', 'undo'],
    bug: after('undo', ({ project, codes }) => {
      const code = project.codes.find(codes.Trust);
      if (code && code.definition !== '') project.codes.revise(code.id, { ...code, definition: '' });
    }),
  },
  'a code becomes a guest of its own facet': {
    kinds: ['list'],
    bug: after('list', ({ project, codes }) => {
      if (project.codes.find(codes.Trust)?.alsoUnder.includes(codes.Enabler) === false)
        project.codes.list(codes.Trust, codes.Enabler, true);
    }),
  },
  'a memo stays on a coding that is gone': {
    kinds: ['code', 'uncode'],
    bug: after('uncode', ({ project }) => {
      project.memos.write('coding', 12_345, 'left behind', 1);
    }),
  },
  'a finding takes the same evidence twice': {
    kinds: ['find', 'add evidence'],
    bug: after('add evidence', ({ project }) => {
      for (const {
        id,
        evidence: [one],
      } of project.findings.all())
        if (one) project.findings.link(id, one);
    }),
  },
  'a summary keeps a citation that its text has lost': {
    kinds: ['code', 'summarise'],
    bug: after('summarise', ({ project }) => {
      const [one] = project.summaries.all();
      if (one)
        project.summaries.write({ ...one, citations: [{ number: 77, codingGuid: 'x', exact: 'words' }] }, 1);
    }),
  },
  'an attribute of numbers keeps a word': {
    kinds: ['case table'],
    bug: after('case table', ({ project }) => {
      const region = project.attributes.case.ensure('Region', 'number');
      for (const { id } of project.cases.all()) project.attributes.case.setValue(region, id, 'North');
    }),
  },
  'a facet is coded with': {
    kinds: ['code'],
    bug: after('code', ({ project, codes, sourceId }) => {
      const all = project.codings.ofSource(sourceId);
      const isAt = (one: (typeof all)[number], other: (typeof all)[number]): boolean =>
        one.start === other.start && one.end === other.end && one.coderId === other.coderId;
      // Where the facet was given already, giving it again is no fault of the program but of the fault.
      const coding = all.find(
        (one) => !all.some((other) => other.codeId === codes.Enabler && isAt(one, other)),
      );
      if (coding && project.codes.find(codes.Enabler))
        project.codings.change({ ...coding, codeId: codes.Enabler });
    }),
  },
};

test.for(Object.keys(faults))('the stories find a program in which %s', { timeout: 240_000 }, (name) => {
  const { kinds: told = [], plant, bug } = faults[name] ?? {};
  const found = fc.check(
    fc.property(steps(60, told), (story) => {
      play(story, { every: 5, ...(plant && { plant }), ...(bug && { bug }) });
    }),
    { numRuns: 300, endOnFailure: true, seed: 3 },
  );
  expect(found.failed).toBe(true);
  // By what the stories prove, or the program itself, and not because the fault itself is faulty.
  expect(['Error', 'Refusal']).toContain(found.errorInstance instanceof Error && found.errorInstance.name);
});
