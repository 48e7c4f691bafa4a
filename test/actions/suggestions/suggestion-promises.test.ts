import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { ignoreWord } from '../../../src/actions/suggestions/suggestion-choices.ts';
import { rejectSuggestion } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import type { Suggestion } from '../../../src/domain/suggestion.ts';
import { overlaps } from '../../../src/domain/text.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { suggestionsFor } from '../../../src/study/suggestions/suggesting.ts';
import { blindTurns, worthShowing } from '../../../src/study/suggestions/unsettled.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../../support/project.ts';

const word = fc.constantFrom(
  'trust',
  'fund',
  'slowly',
  'visit',
  'not',
  'ferry',
  'song',
  'she',
  'no',
  'ledger',
  'time',
  'boats',
  'so',
  'Dr.',
  '😀',
);
const sentence = fc.array(word, { minLength: 2, maxLength: 8 }).map((all) => `${all.join(' ')}.`);
const turn = fc.tuple(fc.constantFrom('I', 'Rosa'), fc.array(sentence, { minLength: 1, maxLength: 3 }));
const texts = fc.array(fc.array(turn, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 5 });
/** What she does: 0 codes, 1 rejects, 2 ignores a word, 3 finishes a source, 4 changes the codebook. */
const deed = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat({ max: 20 }), fc.nat({ max: 20 }));

function studyOf(all: readonly (readonly (readonly [string, readonly string[]])[])[]) {
  const file = join(temporaryFolder(), 'study.throughline');
  const project = openProject(file);
  onTestFinished(() => {
    project.close();
  });
  project.christen('Study', '');
  project.coders.ensure('Ada');
  const codes = addCodes(project);
  reviseCode(project, 1, codes.Trust, { keywords: ['trust', 'no trust'], exclusions: ['trust fund'] });
  reviseCode(project, 1, codes.Time, { keywords: ['time', 'slowly'], exclusions: [] });
  const speakers = [{ label: 'I', isInterviewer: true, informant: '', informantType: '' }];
  const sources = all.map((turns, place) =>
    addSource(
      project,
      spoken(
        `Interview ${place}`,
        turns.map(([speaker, said]) => [speaker, said.join(' ')]),
      ),
      { speakers },
    ),
  );
  return { project, codes, sources, file };
}

type Rejected = Suggestion & { readonly sourceId: number };

/** Does one thing; answers the suggestion that was rejected, where it was that. */
function act(
  study: ReturnType<typeof studyOf>,
  [kind, a, b]: readonly [number, number, number],
): Rejected | null {
  const { project, codes, sources } = study;
  const sourceId = sources[a % sources.length] ?? 1;
  const codeId = a % 2 === 0 ? codes.Trust : codes.Time;
  const word = ['ferry', 'time', 'boats', 'visit'][b % 4] ?? '';
  const deeds: (() => Rejected | null)[] = [
    () => code(project, { sourceId, codeId, turn: b }),
    () => reject(project, sourceId, b),
    () => {
      const isIgnored = project.ignoredWords.all().some((one) => one.codeId === codeId && one.word === word);
      if (!isIgnored) ignoreWord(project, 1, codeId, word);
      return null;
    },
    () => {
      setRead(project, 1, sourceId, b % 3 > 0);
      return null;
    },
    () => {
      reviseCode(project, 1, codeId, { definition: `It is about ${word}.` });
      return null;
    },
  ];
  return deeds[kind]?.() ?? null;
}

function code(
  project: Project,
  { sourceId, codeId, turn }: { sourceId: number; codeId: number; turn: number },
): null {
  const turns = project.texts.turnsOf(sourceId);
  const { start, end } = turns[turn % turns.length] ?? { start: 0, end: 1 };
  const exact = project.texts.textOf(sourceId)?.slice(start, end) ?? '';
  const wanted = { guid: crypto.randomUUID(), codeId, start, end, exact };
  applyCodes(project, 1, sourceId, [{ ...wanted, polarity: 'plain', origin: 'by hand' }]);
  return null;
}

function reject(project: Project, sourceId: number, which: number): Rejected | null {
  const found = suggestionsFor(project, 1, sourceId);
  const one = found[which % Math.max(1, found.length)];
  if (!one) return null;
  rejectSuggestion(project, 1, sourceId, { ...one, reason: '' });
  return { ...one, sourceId };
}

const all = (project: Project, sources: readonly number[]) =>
  sources.flatMap((sourceId) => suggestionsFor(project, 1, sourceId).map((one) => ({ ...one, sourceId })));

test('whatever she does: never on an interviewer’s words or across turns, never what she coded or rejected, and the same from the file alone', () => {
  fc.assert(
    fc.property(texts, fc.array(deed, { maxLength: 14 }), (given, deeds) => {
      const study = studyOf(given);
      const { project, sources, codes, file } = study;
      const rejected = deeds.flatMap((one) => act(study, one) ?? []);
      const found = all(project, sources);
      for (const one of found) {
        const text = project.texts.textOf(one.sourceId) ?? '';
        const asking = new Set(
          project.informants.speakersOf(one.sourceId).flatMap((s) => (s.isInterviewer ? s.id : [])),
        );
        const turns = project.texts.turnsOf(one.sourceId).filter((t) => overlaps(t, one));
        expect(turns).toHaveLength(1);
        const [here] = turns;
        if (!here) continue;
        expect(here.start <= one.start && one.end <= here.end).toBe(true);
        expect(asking.has(here.speakerId ?? 0)).toBe(false);
        const settled = [
          ...project.codings.ofSource(one.sourceId),
          ...rejected.filter((r) => r.sourceId === one.sourceId),
        ];
        expect(settled.some((other) => other.codeId === one.codeId && overlaps(other, here))).toBe(false);
        const said = text.slice(here.start, here.end);
        if (one.codeId === codes.Trust && said.includes('trust fund'))
          expect(said.replaceAll('trust fund', '')).toContain('trust');
      }
      const fresh = openProject(file);
      expect(all(fresh, sources)).toEqual(found);
      fresh.close();
    }),
    { numRuns: 40 },
  );
});

test('one turn in ten is kept blind, always the same, and nothing is suggested there', () => {
  const lines = Array.from({ length: 60 }, (): [string, readonly string[]] => [
    'Rosa',
    ['We trust in time slowly.'],
  ]);
  const { project, sources } = studyOf([lines, lines]);
  const [first = 0] = sources;
  const blind = blindTurns(project, first).map(({ number }) => number);
  expect(blind.length).toBeGreaterThan(0);
  expect(blind.length).toBeLessThan(20);
  expect(blindTurns(project, first).map(({ number }) => number)).toEqual(blind);
  const suggested = new Set(
    worthShowing(project, 1, first, suggestionsFor(project, 1, first)).map(
      ({ start }) =>
        project.texts.turnsOf(first).findIndex((turn) => turn.start <= start && start < turn.end) + 1,
    ),
  );
  expect(blind.filter((number) => suggested.has(number))).toEqual([]);
  expect(suggested.size).toBe(60 - blind.length);
});
