// R10. Somebody withdraws: her words lie in fifty places, chosen by chance, and none of them is found in the workspace.
import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quoteCodings } from '../../src/actions/codebook/code-examples.ts';
import { mergeCodes } from '../../src/actions/codebook/code-merge.ts';
import { removeCodes } from '../../src/actions/codebook/code-tree.ts';
import { createCode, reviseCode } from '../../src/actions/codebook/codebook.ts';
import { applyCodes, removeCodings, writeCodingMemo } from '../../src/actions/codings/codings.ts';
import { eraseWithFiles } from '../../src/actions/erasure/with-files.ts';
import { keepView } from '../../src/actions/excerpts/saved-views.ts';
import { addFinding, writeFinding } from '../../src/actions/findings/findings.ts';
import { writeSummary } from '../../src/actions/framework/summaries.ts';
import { redo, undo } from '../../src/actions/history/history.ts';
import { writeCellMemo, writeMemo } from '../../src/actions/memos/memos.ts';
import { describeCase } from '../../src/actions/sources/cases.ts';
import { rejectSuggestion } from '../../src/actions/suggestions/suggestion-decisions.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { addSource, spoken } from '../support/project.ts';
import {
  canaries,
  forensicSearch,
  leaveCopies,
  withdrawalStudy,
  wordsOfHers,
} from '../support/withdrawal.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';

const placesPerRound = 50;

export const erasure: Bar = {
  number: 'R10',
  name: 'erasure',
  promise:
    'when somebody withdraws, none of her words and not her name is found in any file of the workspace',
  isInside: true,
  sabotages: [
    {
      name: 'undo data is left',
      breaks: [
        {
          file: 'src/storage/erasure/undo-data.ts',
          from: 'DELETE FROM history_rows WHERE (of_table',
          to: 'DELETE FROM history_rows WHERE 0 AND (of_table',
        },
      ],
    },
    {
      name: 'the codebook is not looked through',
      breaks: [
        {
          file: 'src/storage/erasure/written.ts',
          from: `new Set(['source_versions', 'codings'])`,
          to: `new Set(['source_versions', 'codings', 'codes'])`,
        },
      ],
    },
    {
      name: 'the file is not written anew',
      breaks: [{ file: 'src/actions/erasure/erase.ts', from: 'project.shrink();', to: '' }],
    },
    {
      name: 'copies are left',
      breaks: [
        {
          file: 'src/actions/erasure/with-files.ts',
          from: 'removeFiles(folder, files, removed);',
          to: '',
        },
      ],
    },
  ],
  measure,
};

async function measure({ folder, extent }: Trial): Promise<Seen> {
  const rounds = extent === 'whole' ? 12 : 1;
  const faults: string[] = [];
  let before = 0;
  for (let round = 0; round < rounds; round++) {
    const found = await oneRound(join(folder, `round-${round}`));
    before += found.before;
    faults.push(...found.faults.map((fault) => `round ${round}: ${fault}`));
  }
  const places = rounds * placesPerRound;
  return {
    rounds,
    kills: 0,
    losses: faults.length,
    figures: [`${places} places, ${before} hits before, ${faults.length} after`],
    faults,
  };
}

async function oneRound(folder: string): Promise<{ before: number; faults: string[] }> {
  mkdirSync(folder, { recursive: true });
  const workspace = openWorkspace(folder);
  const { key, project, codes } = await withdrawalStudy(workspace);
  const sentences = Array.from({ length: placesPerRound }, () => sentenceOf(rareWord()));
  const sourceId = sayAll(project, sentences);
  for (const [place, sentence] of sentences.entries())
    plant(project, { sentence, sourceId, code: codes.Trust, place });
  leaveCopies(workspace, key);
  // As the server and the process that makes suggestions have it open, too.
  const other = openProject(project.file);
  other.sources.all();
  const words = [...wordsOfHers, ...sentences, ...sentences.flatMap((one) => one.split(' ')[2] ?? [])];
  const before = forensicSearch(folder, words).length;

  const also = [canaries.nickname, 'Zyxquith'];
  const request = {
    target: { kind: 'informant', id: 1 },
    choice: { also },
    confirmed: canaries.name,
    keepFiles: [],
  } as const;
  const { left } = eraseWithFiles(project, 1, folder, request);
  const faults = forensicSearch(folder, words).map((hit) => `found in ${hit}`);
  faults.push(...left.map((path) => `the page would say that something is left in ${path}`));
  faults.push(...project.integrity.check().problems);
  const broken = project.history.brokenLine();
  if (broken !== undefined) faults.push(`line ${broken} of the history is no longer proved`);
  if (project.sources.all().length !== 2) faults.push('what others said is gone');
  other.close();
  workspace.close();
  faults.push(...forensicSearch(folder, words).map((hit) => `found after the end in ${hit}`));
  return { before, faults };
}

const rareWord = (): string =>
  `qz${Array.from({ length: 10 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;
const sentenceOf = (word: string): string => `We called ${word} the last boat of every single spring.`;

/** One more interview with her, a turn for each sentence. */
function sayAll(project: Project, sentences: readonly string[]): number {
  const speakers = [
    { label: canaries.label, isInterviewer: false, informant: canaries.name, informantType: 'partner' },
  ];
  const turns = sentences.map((sentence): [string, string] => [canaries.label, sentence]);
  return addSource(project, spoken(`Second Zyxquith`, turns), { cases: ['Harbour'], speakers });
}

interface Planting {
  readonly sentence: string;
  readonly sourceId: number;
  readonly code: number;
  readonly place: number;
}

/** Puts a sentence of hers somewhere by chance. */
function plant(project: Project, planting: Planting): void {
  ways[randomInt(ways.length)]?.(project, planting);
}

function coded(project: Project, { sentence, sourceId, code }: Planting): string {
  const start = (project.texts.textOf(sourceId) ?? '').indexOf(sentence);
  const guid = crypto.randomUUID();
  const place = { start, end: start + sentence.length, exact: sentence };
  applyCodes(project, 1, sourceId, [{ guid, codeId: code, ...place, polarity: 'plain', origin: 'by hand' }]);
  return guid;
}

function newCode(project: Project, { code, place }: Planting): number {
  const parentId = project.codes.all().find(({ id }) => id === code)?.parentId ?? null;
  return createCode(project, 1, { name: `Code ${place} ${randomInt(1e9)}`, parentId });
}

const journal = (project: Project, text: string): void => {
  writeMemo(project, 1, { about: 'journal', id: 0 }, text);
};

const ways: readonly ((project: Project, planting: Planting) => void)[] = [
  (project, planting) => void coded(project, planting),
  (project, planting) => {
    removeCodings(project, 1, [coded(project, planting)]);
  },
  (project, planting) => {
    coded(project, planting);
    undo(project);
  },
  (project, planting) => {
    writeCodingMemo(project, 1, { guid: coded(project, planting) }, `“${planting.sentence}” Really?`);
  },
  (project, { sentence }) => {
    journal(project, `She said “${sentence}”`);
  },
  (project, { sentence }) => {
    journal(project, `Undone: ${sentence}`);
    undo(project);
  },
  (project, { sentence }) => {
    journal(project, `Redone: ${sentence}`);
    undo(project);
    redo(project);
  },
  (project, planting) => {
    writeMemo(project, 1, { about: 'code', id: newCode(project, planting) }, planting.sentence);
  },
  (project, planting) => {
    quoteCodings(project, 1, [coded(project, planting)], {
      codeId: newCode(project, planting),
      as: 'example',
    });
  },
  (project, planting) => {
    const id = newCode(project, planting);
    quoteCodings(project, 1, [coded(project, planting)], { codeId: id, as: 'counter-example' });
    mergeCodes(project, 1, [id], planting.code);
  },
  (project, planting) => {
    const id = newCode(project, planting);
    reviseCode(project, 1, id, { definition: planting.sentence });
    reviseCode(project, 1, id, { definition: 'Something else.' });
  },
  (project, planting) => {
    const id = newCode(project, planting);
    reviseCode(project, 1, id, { keywords: [planting.sentence.toLowerCase().slice(0, -1)] });
    removeCodes(project, 1, [id], 'nothing');
  },
  (project, planting) => {
    const text = `They waited [1], and “${planting.sentence}”`;
    const citations = [{ number: 1, codingGuid: coded(project, planting) }];
    const codeId = newCode(project, planting);
    writeSummary(project, 1, { caseId: 2, codeId }, { text, citations });
  },
  (project, planting) => {
    const codingGuid = coded(project, planting);
    const id = addFinding(project, 1, planting.sentence, [{ side: 'against', codingGuid }]);
    writeFinding(project, 1, id, {
      claim: 'A claim',
      notes: planting.sentence,
      negativeCase: planting.sentence,
      state: 'draft',
      judgements: [],
    });
  },
  (project, { sentence, place }) => {
    keepView(project, 1, {
      page: 'excerpts',
      name: `View ${place}`,
      asked: new URLSearchParams({ words: sentence }).toString(),
    });
  },
  (project, { sentence, place }) => {
    describeCase(project, 1, 2, { name: 'Hall', values: [{ attribute: `Note ${place}`, value: sentence }] });
  },
  (project, { sentence, code }) => {
    writeCellMemo(project, 1, { rowKey: 'informant-1', codeId: code }, sentence);
  },
  (project, { sentence, sourceId, code, place }) => {
    const start = (project.texts.textOf(sourceId) ?? '').indexOf(sentence);
    rejectSuggestion(project, 1, sourceId, {
      codeId: code,
      start,
      end: start + sentence.length,
      reason: `“${sentence}” ${place}`,
    });
  },
];
