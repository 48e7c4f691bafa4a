import { quoteCodings } from '../../../src/actions/codebook/code-examples.ts';
import { listUnder } from '../../../src/actions/codebook/code-listing.ts';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { archiveCodes, moveCodes, removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import { createCode, recolourCodes, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import {
  stopIgnoringWord,
  ignoreWord,
  pinWord,
} from '../../../src/actions/suggestions/suggestion-choices.ts';
import type { CodebookCode } from '../../../src/domain/codebook.ts';
import type { Deeds } from './study.ts';

const entry = (
  name: string,
  codes: readonly CodebookCode[] = [],
  alsoUnder: readonly string[] = [],
): CodebookCode => ({
  name,
  codes,
  alsoUnder,
  definition: `What ${name} means`,
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [name.toLowerCase()],
  exclusions: [],
  origin: '',
  colour: null,
});

/** What is done to the codebook. */
export const codebookSteps: Deeds = {
  make: ({ lab, a, b, c, by, codeAt }) =>
    createCode(lab.project, by, { name: `N${c}`, parentId: b % 5 === 0 ? null : codeAt(a) }),
  move: ({ lab, a, b, c, by, codeAt }) => {
    moveCodes(lab.project, by, b % 3 === 0 ? [codeAt(a)] : [codeAt(a), codeAt(b)], {
      parentId: c % 4 === 0 ? null : codeAt(c),
      before: codeAt(a + 1),
    });
  },
  merge: ({ lab, a, b, c, by, codeAt }) => mergeCodes(lab.project, by, [codeAt(a), codeAt(b)], codeAt(c)),
  aside: ({ lab, a, b, by, codeAt }) => {
    archiveCodes(lab.project, by, [codeAt(a)], b % 2 === 0);
  },
  colour: ({ lab, a, b, by, codeAt }) => {
    recolourCodes(lab.project, by, [codeAt(a)], b % 2 === 0 ? null : '#1c7a52');
  },
  revise: ({ lab, a, b, c, by, codeAt }) => {
    reviseCode(lab.project, by, codeAt(a), {
      definition: `About ${b}`,
      keywords: [`k${c}`],
      ...(b % 4 === 0 && { name: `R${c}` }),
    });
  },
  'remove code': ({ lab, a, b, by, codeAt }) => {
    removeCodes(lab.project, by, [codeAt(a)], b % 2 === 0 ? 'codings' : 'nothing');
  },
  list: ({ lab, a, b, c, by, codeAt }) => {
    listUnder(lab.project, by, codeAt(a), b % 3 === 0 ? [] : [codeAt(c)]);
  },
  'take over': ({ lab, b, c, by }) =>
    addCodebook(
      lab.project,
      by,
      {
        name: 'Other',
        about: '',
        facets: [entry('Enabler', [entry('Trust', [], ['Barrier'])]), entry('Barrier', [entry(`N${c}`)])],
      },
      b % 2 === 0,
    ),
  quote: ({ lab, a, b, by, guids, codeAt }) => {
    quoteCodings(lab.project, by, guids.slice(0, 1), {
      as: b % 2 === 0 ? 'example' : 'counter-example',
      ...(a % 2 === 0 && { codeId: codeAt(a) }),
    });
  },
  'ignore word': ({ lab, a, b, by, codeAt }) => {
    ignoreWord(lab.project, by, codeAt(a), `word${b % 3}`);
  },
  'heed word': ({ lab, a, b, by, codeAt }) => {
    stopIgnoringWord(lab.project, by, codeAt(a), `word${b % 3}`);
  },
  'pin word': ({ lab, a, b, by, codeAt }) => {
    pinWord(lab.project, by, codeAt(a), `pin${b % 3}`);
  },
};
