// A study from which somebody withdraws, with what she said, and her name, in every place a study has; and the search for
// it in the files of a workspace, as somebody would search who has only the disk.
import { readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quoteCodings } from '../../src/actions/codebook/code-examples.ts';
import { mergeCodes } from '../../src/actions/codebook/code-merge.ts';
import { createCode, reviseCode } from '../../src/actions/codebook/codebook.ts';
import {
  applyCodes,
  changeCoding,
  removeCodings,
  writeCodingMemo,
} from '../../src/actions/codings/codings.ts';
import { keepView } from '../../src/actions/excerpts/saved-views.ts';
import { addFinding, writeFinding } from '../../src/actions/findings/findings.ts';
import { writeSummary } from '../../src/actions/framework/summaries.ts';
import { redo, undo } from '../../src/actions/history/history.ts';
import { rewriteMemo, writeCellMemo, writeMemo } from '../../src/actions/memos/memos.ts';
import { joinPeople } from '../../src/actions/people/join-people.ts';
import { createProject } from '../../src/actions/projects/projects.ts';
import { describeCase } from '../../src/actions/sources/cases.ts';
import { describeSource, removeSource } from '../../src/actions/sources/sources.ts';
import { ignoreWord } from '../../src/actions/suggestions/suggestion-choices.ts';
import { acceptSuggestion, rejectSuggestion } from '../../src/actions/suggestions/suggestion-decisions.ts';
import type { Workspace } from '../../src/storage/workspace.ts';
import { addSource, spoken } from './project.ts';

/** What she is called, in her words, and in the words of others: none may be found afterwards. */
export const canaries = {
  name: 'Rosalind Zyxquith',
  label: 'Rosalind',
  source: 'Interview Zyxquith Harbour',
  earlier: 'Draft Zyxquith',
  file: 'zyxquith-harbour-2025.docx',
  nickname: 'Zyxie',
  /** Under which she came in a second time, before the two were joined. */
  joined: 'Roz Quobblet',
  said: [
    'We kept a wobblefish ledger under the counter for nine winters.',
    'My brother carried the quagswood planks through the snow alone.',
    'They told us the flimbertide money would never come again.',
    'I cried at the snorrigan gate because nobody had asked us first.',
    'In the group I said the pilverash council had lied to everybody.',
  ],
} as const;

/** The rarest word of each sentence she said: five bytes more would be found in no other place. */
const rareWords = ['wobblefish', 'quagswood', 'flimbertide', 'snorrigan', 'pilverash'] as const;
const [ledger, planks, money, gate, council] = canaries.said;

/** Makes the study in a workspace; answers its key and the numbers of what withdraws. */
export async function withdrawalStudy(workspace: Workspace) {
  const key = await createProject(workspace, {
    name: 'Harbour study',
    description: 'About a harbour',
    coder: 'Ada',
    codebook: null,
  });
  const project = workspace.project(key);
  const facet = createCode(project, 1, { name: 'Enabler', parentId: null });
  const under = (name: string): number => createCode(project, 1, { name, parentId: facet });
  const codes = {
    Trust: under('Trust'),
    Time: under('Time'),
    Old: under('Old'),
    'In vivo': under('the snorrigan gate'),
  };
  const ask = { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' };
  const rosa = {
    label: canaries.label,
    isInterviewer: false,
    informant: canaries.name,
    informantType: 'partner',
  };
  const ben = { label: 'Ben', isInterviewer: false, informant: 'Ben Okafor', informantType: 'funder' };
  const own = spoken(canaries.earlier, [
    ['Interviewer', 'How did it begin?'],
    [canaries.label, ledger],
    ['Interviewer', 'And then?'],
    [canaries.label, planks],
    [canaries.label, money],
    [canaries.label, gate],
  ]);
  const group = spoken('Focus group', [
    ['Ben', 'We met every Monday at the hall.'],
    [canaries.label, council],
    ['Ben', 'As Rosalind said, it was hard; Rosalind’s plan came first.'],
    ['Interviewer', 'Thank you both.'],
    ['Ben', 'It was a good year for the fund in the end.'],
  ]);
  const other = spoken('Interview Okafor', [
    ['Interviewer', 'What about her?'],
    ['Ben', 'I trusted Zyxie and the others.'],
  ]);
  const ids = {
    own: addSource(
      project,
      { ...own, name: canaries.earlier },
      { cases: ['Harbour'], speakers: [ask, rosa] },
    ),
    group: addSource(project, group, {
      cases: ['Harbour', 'Hall'],
      speakers: [ask, { ...rosa, informant: canaries.joined }, ben],
    }),
    other: addSource(project, other, { cases: ['Hall'], speakers: [ask, ben] }),
  };
  describeSource(project, 1, ids.own, {
    name: canaries.source,
    kind: 'interview',
    date: null,
    cases: ['Harbour'],
    speakers: [ask, rosa],
  });
  const numberOf = (name: string): number => project.informants.named(name)?.id ?? 0;
  joinPeople(project, 1, { from: numberOf(canaries.joined), into: numberOf(canaries.name) });
  const coding = (source: number, text: string, words: string, codeId: number) => {
    const start = text.indexOf(words);
    const one = {
      guid: crypto.randomUUID(),
      codeId,
      start,
      end: start + words.length,
      exact: words,
      polarity: 'plain',
      origin: 'by hand',
    } as const;
    applyCodes(project, 1, source, [one]);
    return one;
  };
  const said = [ledger, planks, money, gate].map((words) => coding(ids.own, own.text, words, codes.Trust));
  const inGroup = coding(ids.group, group.text, council, codes.Trust);
  const ofBen = coding(ids.group, group.text, 'it was hard; Rosalind’s plan came first.', codes.Time);
  const late = coding(ids.group, group.text, 'a good year', codes.Time);
  const across = coding(
    ids.group,
    group.text,
    `every Monday at the hall.\n\nRosalind: ${council}\n\nBen: As`,
    codes.Time,
  );
  const guids = said.map(({ guid }) => guid);
  coding(ids.own, own.text, 'the snorrigan gate', codes['In vivo']);

  writeCodingMemo(project, 1, { guid: guids[0] ?? '' }, 'The wobblefish ledger again.');
  writeMemo(project, 1, { about: 'source', id: ids.own }, 'A moving interview about quagswood.');
  writeMemo(
    project,
    1,
    { about: 'journal', id: 0 },
    `Met Rosalind Zyxquith. She said: “${money}” I call her Zyxie.`,
  );
  writeMemo(
    project,
    1,
    { about: 'code', id: codes.Trust },
    `See [[${canaries.source}]] and Rosalind’s gate.`,
  );
  writeMemo(project, 1, { about: 'informant', id: 1 }, 'Tired, and funny: flimbertide.');
  const journal = project.memos.all().find(({ about }) => about === 'journal')?.id ?? 0;
  rewriteMemo(
    project,
    1,
    { id: journal },
    `Met Rosalind Zyxquith. She said: “${money}” I call her Zyxie now.`,
  );
  writeCellMemo(project, 1, { rowKey: 'case-1', codeId: codes.Trust }, `Here it rests on “${planks}”`);

  quoteCodings(project, 1, [guids[0] ?? '', inGroup.guid], { codeId: codes.Trust, as: 'example' });
  quoteCodings(project, 1, [guids[1] ?? ''], { codeId: codes.Old, as: 'counter-example' });
  reviseCode(project, 1, codes.Time, {
    keywords: ['wobblefish ledger under the counter for nine winters', 'slow'],
    definition: `Like “${gate}”`,
  });
  reviseCode(project, 1, codes.Time, { definition: 'Patience.' });
  coding(ids.own, own.text, 'quagswood planks', codes.Old);
  mergeCodes(project, 1, [codes.Old], codes.Time);

  writeSummary(
    project,
    1,
    { caseId: 1, codeId: codes.Trust },
    {
      text: 'They waited. [1] [2]',
      citations: [
        { number: 1, codingGuid: guids[0] ?? '' },
        { number: 2, codingGuid: ofBen.guid },
      ],
    },
  );
  const finding = addFinding(
    project,
    1,
    'Most partners waited for the snorrigan gate because nobody had asked us first',
    [
      { side: 'for', codingGuid: guids[2] ?? '' },
      { side: 'for', codingGuid: ofBen.guid },
      { side: 'against', codeId: codes.Time, caseId: null },
    ],
  );
  writeFinding(project, 1, finding, {
    claim: 'Most partners waited',
    notes: `Rosalind Zyxquith put it so: “${ledger}”`,
    negativeCase: 'Zyxie did not.',
    state: 'draft',
    judgements: [{ component: 'adequacy', level: 'minor concerns', reason: 'Only Rosalind says it.' }],
  });
  keepView(project, 1, { page: 'excerpts', name: 'Rosalind only', asked: 'words=Rosalind+Zyxquith' });
  const at = own.text.indexOf(planks);
  rejectSuggestion(project, 1, ids.own, {
    codeId: codes.Time,
    start: at,
    end: at + planks.length,
    reason: '“quagswood”',
  });
  const there = own.text.indexOf(money);
  acceptSuggestion(project, 1, ids.own, {
    guid: crypto.randomUUID(),
    codeId: codes.Time,
    start: there,
    end: there + money.length,
    reason: '“flimbertide”',
  });
  describeCase(project, 1, 1, {
    name: 'Harbour',
    values: [{ attribute: 'Contact', value: 'Rosalind Zyxquith' }],
  });
  ignoreWord(project, 1, codes.Trust, 'Zyxie');

  changeCoding(project, 1, guids[1] ?? '', { polarity: 'contradicts' });
  removeCodings(project, 1, [guids[3] ?? '']);
  const twin = addSource(
    project,
    { ...own, name: 'A copy by mistake' },
    { cases: [], speakers: [ask, rosa] },
  );
  removeSource(project, 1, twin);
  writeMemo(project, 1, { about: 'journal', id: 0 }, `Undone: ${ledger}`);
  undo(project);
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Redone.');
  undo(project);
  redo(project);
  return { key, project, ids, codes, guids, ofBen, late, across, finding, group: group.text };
}

/** Puts copies of a project where a workspace keeps some: a backup, a file in the trash, something half imported. */
export function leaveCopies(workspace: Workspace, key: string): string[] {
  const put = (folder: string, name: string): string => {
    mkdirSync(join(workspace.folder, folder), { recursive: true });
    workspace.project(key).writeTo(join(workspace.folder, folder, name));
    return `${folder}/${name}`;
  };
  mkdirSync(join(workspace.folder, 'staged'), { recursive: true });
  writeFileSync(join(workspace.folder, 'staged', 'import-1.json'), JSON.stringify({ text: `“${money}”` }));
  return [
    put(`backups/${key}`, '2025-03-31T10-00-00.000Z-asked.throughline'),
    put('trash', 'old.throughline'),
    'staged/import-1.json',
  ];
}

/** Every file below a folder that holds any of some words, whatever their capitals, with the word. */
export function forensicSearch(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const hits = words.filter((word) => name.toLowerCase().includes(word.toLowerCase()));
    const file = join(folder, name);
    if (!statSync(file).isFile()) return hits.map((word) => `${name}: ${word} (in its name)`);
    const bytes = readFileSync(file).toString('latin1').toLowerCase();
    const inside = words.filter((word) => bytes.includes(Buffer.from(word.toLowerCase()).toString('latin1')));
    return [...hits, ...inside].map((word) => `${name}: ${word}`);
  });
}

/** All that must not be found any more. */
export const wordsOfHers: readonly string[] = [
  ...rareWords, ...canaries.said, canaries.name, canaries.label, canaries.nickname, 'Zyxquith', 'Quobblet', canaries.file,
]; // prettier-ignore
