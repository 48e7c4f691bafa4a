import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCode } from '../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../src/actions/codings/codings.ts';
import { addSource, emptyProject, spoken, temporaryFolder } from '../support/project.ts';
import { commonest, keywordRules, repeating, searching } from './suggesting/baselines.ts';
import { classifier } from './suggesting/classifiers.ts';
import { ours } from './suggesting/ours.ts';
import { studyOf } from './suggesting/project.ts';
import { judgedOf, shuffled, splitsOf, stepsOf, type Method, type Split } from './suggesting/protocol.ts';
import type { CodedStudy } from './suggesting/study.ts';
import { readTable } from './suggesting/table.ts';

const table = `source,turn,text,codes,speaker,asks
one,1,Where does the water come from?,water,Ann,yes
one,2,We carry water from the river*.,Water; walking,Ben,
one,3,Nothing else.,,Ben,
two,1,The river gives water to us all.,water,Cleo,
two,2,The goats eat the grass.,goats,Cleo,
two,3,More water for the goats.,goats;water,Cleo,
`;
const book = `path,definition,keywords
Life,,
Life > Water,Where water comes from,water; river
Life > Goats,,goats
`;

async function study(): Promise<CodedStudy> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'coded.csv'), table);
  writeFileSync(join(folder, 'book.csv'), book);
  return readTable(join(folder, 'coded.csv'), join(folder, 'book.csv'));
}

/** The first transcript is coded, the second asked about. */
const split: Split = { coded: [0], rest: [1] };

async function said(coded: CodedStudy, method: Method, on: Split = split): Promise<string[][] | string> {
  const outcome = await method.answer(on);
  if ('silent' in outcome) return outcome.silent;
  const judged = judgedOf(coded, on, outcome.answers);
  return judged.map(({ codes }) => codes.map((code) => coded.codes[code]?.name ?? '?'));
}

describe('a table', () => {
  it('gives transcripts, who asks, and the codes that were given, whatever their capitals', async () => {
    const { codes, transcripts, given } = await study();
    expect(codes.map(({ name }) => name)).toEqual(['goats', 'walking', 'water']);
    expect(codes[2]).toMatchObject({
      definition: 'Where water comes from',
      useWhen: '',
      example: '',
      keywords: ['water', 'river'],
    });
    expect(transcripts.map((passages) => passages.map(({ asks }) => asks))).toEqual([
      [true, false, false],
      [false, false, false],
    ]);
    expect(given[0]?.map((places) => [...places])).toEqual([[2], [2, 1], []]);
  });
});

describe('a project', () => {
  it('gives what one coder coded, by turn, and not what others did', () => {
    const project = emptyProject();
    const other = project.coders.ensure('Other').id;
    const facet = createCode(project, 1, { name: 'Life', parentId: null });
    const text = spoken('one', [
      ['Ann', 'Where from?'],
      ['Ben', 'From the river.'],
    ]);
    const sourceId = addSource(project, text, {
      speakers: [{ label: 'Ann', isInterviewer: true, informant: '', informantType: '' }],
    });
    const at = (words: string) => ({
      start: text.text.indexOf(words),
      end: text.text.indexOf(words) + words.length,
    });
    const code = (coder: number, name: string, words: string): void => {
      const newCode = { name, parentId: facet };
      const guid = crypto.randomUUID();
      applyCodes(project, coder, sourceId, [
        { guid, newCode, ...at(words), exact: words, polarity: 'plain', origin: 'by hand' },
      ]);
    };
    code(1, 'Water', 'the river');
    code(other, 'Walking', 'From');
    const coded = studyOf(project, 1);
    expect(coded.codes.map(({ name }) => name)).toEqual(['Water', 'Walking']);
    expect(coded.transcripts[0]?.map((passage) => passage.asks)).toEqual([true, false]);
    expect(coded.given[0]?.map((places) => [...places])).toEqual([[], [0]]);
    project.close();
  });
});

describe('the protocol', () => {
  it('asks about what is not coded, in orders that come again', async () => {
    const coded = await study();
    expect(stepsOf(coded)).toEqual([0, 1]);
    const splits = splitsOf(coded, 1, 4);
    expect(splits).toEqual(splitsOf(coded, 1, 4));
    for (const one of splits) expect([...one.coded, ...one.rest].sort()).toEqual([0, 1]);
    expect(shuffled([1, 2, 3, 4, 5, 6], 3).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shuffled([1, 2, 3, 4, 5, 6], 3)).not.toEqual(shuffled([1, 2, 3, 4, 5, 6], 4));
  });

  it('leaves the interviewer out', async () => {
    const coded = await study();
    expect(await said(coded, keywordRules(coded), { coded: [1], rest: [0] })).toHaveLength(2);
  });
});

describe('beside ours', () => {
  it('the last codes are repeated within a transcript', async () => {
    const coded = await study();
    expect(await said(coded, repeating(coded))).toEqual([[], ['water'], ['goats']]);
    const interviewed = await said(coded, repeating(coded), { coded: [1], rest: [0] });
    expect(interviewed).toEqual([['water'], ['water', 'walking']]);
  });

  it('the commonest codes are the same everywhere, and nothing before any coding', async () => {
    const coded = await study();
    expect(await said(coded, commonest(coded))).toEqual(
      Array.from({ length: 3 }, () => ['walking', 'water']),
    );
    expect(await said(coded, commonest(coded), { coded: [], rest: [0, 1] })).toBe('nothing coded yet');
  });

  it('keywords rank by their hits, and a code without any is found by its name', async () => {
    const coded = await study();
    expect(await said(coded, keywordRules(coded))).toEqual([['water'], ['goats'], ['goats', 'water']]);
    const named = { ...coded, transcripts: [[], [passage('Walking by goats')]] };
    expect(await said(named, keywordRules(named))).toEqual([['goats', 'walking']]);
  });

  it('lunr finds a code by its codebook words and by what was coded', async () => {
    const coded = await study();
    const rest = { ...coded, transcripts: [coded.transcripts[0] ?? [], [passage('Carry it. * ri* a*')]] };
    expect(await said(rest, searching(rest))).toEqual([['walking', 'water']]);
    expect(await said(rest, searching(rest), { coded: [], rest: [1] })).toEqual([[]]);
  });

  it('classifiers learn in a process of their own', async () => {
    const coded = await study();
    const other: Split = { coded: [1], rest: [1] };
    for (const kind of ['bayes', 'logistic'] as const) {
      const rankings = await said(coded, classifier(coded, kind, 20), other);
      expect([rankings[0]?.[0], rankings[1]?.[0]]).toEqual(['water', 'goats']);
    }
  });

  it('classifiers say nothing when what she read has no codes', async () => {
    const coded = await study();
    const bare = { ...coded, given: [[], coded.given[1] ?? []] };
    for (const kind of ['bayes', 'logistic'] as const)
      expect(await said(bare, classifier(bare, kind, 20))).toEqual([[], [], []]);
    expect(await said(bare, commonest(bare))).toEqual([[], [], []]);
  });

  it('a classifier that takes too long is stopped, and not asked about more', async () => {
    const coded = await study();
    const hurried = classifier(coded, 'bayes', 0.001);
    expect(await said(coded, hurried)).toBe('too slow (over 0.001 s)');
    expect(await said(coded, hurried, { coded: [0, 1], rest: [] })).toBe('too slow (over 0.001 s)');
  });

  it('ours ranks every code, with likelihoods', async () => {
    const coded = await study();
    const outcome = await ours(coded, { earlier: false }).answer(split);
    if ('silent' in outcome) throw new Error(outcome.silent);
    for (const answer of outcome.answers[0] ?? []) expect([...answer.codes].sort()).toEqual([0, 1, 2]);
    expect(outcome.answers[0]?.[0]?.likelihoods?.[0]).toBeGreaterThan(0);
  });
});

const passage = (text: string) => ({ text, speaker: '', asks: false, language: 'en' as const });
