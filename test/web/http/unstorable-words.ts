// Words that cannot be stored, for every operation and every form that takes words.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { makeAttribute } from '../../../src/actions/attributes/attributes.ts';
import { FilePreview } from '../../../src/api/sources.ts';
import { nothingYet, versionOf } from '../../../src/domain/writing/version.ts';
import { asked, type serveSample } from '../study.ts';
import { odd } from './odd.ts';
import { takingAnswers } from './unstorable-answers.ts';
import { takingAttributes } from './unstorable-attributes.ts';
import { takingCorrections } from './unstorable-corrections.ts';
import { takingPseudonyms } from './unstorable-pseudonyms.ts';
import { reportFormWords, reportWords } from './unstorable-report-words.ts';

/** What is left of it. */
export const half = 'half\uFFFD way';

const firstThought = 'A first thought';

export type Study = Awaited<ReturnType<typeof serveSample>>;

/** Something sent to the API: a method, a path (behind the project where there is one), and a body. */
type Sent = readonly [method: string, path: string, body?: unknown];

/** Every operation that takes words, with words that cannot be stored; those that take none are told by their schemas. */
export const takingWords: Record<string, (study: Study & Known) => Sent | Promise<Sent>> = {
  createProject: () => [
    'POST',
    '/projects',
    { name: odd('Study'), description: odd('About'), coder: odd('Ada') },
  ],
  addCoder: () => ['POST', '/coders', { name: odd('Cleo') }],
  createCode: ({ facet }) => ['POST', '/codes', { name: odd('Code'), parentId: facet }],
  reviseCode: ({ code }) => [
    'PATCH',
    `/codes/${code}`,
    {
      definition: odd('a'),
      useWhen: odd('b'),
      doNotUseWhen: odd('c'),
      example: odd('d'),
      counterExample: odd('e'),
      keywords: [odd('f')],
      exclusions: [odd('g')],
      origin: odd('h'),
      reason: odd('Why'),
    },
  ],
  addCodebook: () => [
    'POST',
    `/codebook?name=${encodeURIComponent('b\0ook.csv')}`,
    Buffer.from(`name,definition\nNew fa\0cet,"${'long enough '.repeat(20)}\0 half way"\n`),
  ],
  compareCodebook: () => ['POST', '/codebook/compared?name=book.csv', Buffer.from('name\nNew facet\n')],
  applyCodes: ({ code, source, words }) => [
    'POST',
    `/sources/${source}/codings`,
    {
      codings: [
        { guid: randomUUID(), codeId: code, start: 0, end: words.length, exact: words, memo: odd('Memo') },
        {
          guid: randomUUID(),
          newCode: { name: odd('In vivo'), parentId: null },
          start: 0,
          end: words.length,
          exact: words,
        },
      ],
    },
  ],
  writeCodingMemo: ({ coding }) => ['PUT', `/codings/${coding}/memo`, { text: odd('Memo') }],
  importCodings: ({ words, sourceName, codePath }) => [
    'POST',
    '/codings?name=a.csv',
    Buffer.from(
      `source,code,coder,start,end,quote,memo\n"${sourceName}","${codePath}",Be\0n,0,${words.length},"${words}",me\0mo half way ${'x'.repeat(100)}\n`,
    ),
  ],
  addFinding: ({ coding }) => [
    'POST',
    '/findings',
    { claim: odd('Claim'), evidence: [{ side: 'for', codingGuid: coding }] },
  ],
  writeFinding: ({ finding }) => [
    'PUT',
    `/findings/${finding}`,
    {
      claim: odd('Claim'),
      notes: odd('Notes'),
      negativeCase: odd('But'),
      state: 'draft',
      judgements: [{ component: 'coherence', level: '', reason: odd('Reason') }],
    },
  ],
  describeCase: ({ aCase }) => [
    'PATCH',
    `/cases/${aCase}`,
    { name: odd('Case'), values: { [odd('size')]: odd('large') } },
  ],
  importCaseTable: async ({ ask, base }) => {
    const { version } = z
      .object({ version: z.string() })
      .parse((await ask('GET', `${base}/cases/table`)).json);
    const table = `case,si\0ze way\nCoast,"${'small '.repeat(20)}\0 half way"\n`;
    return ['POST', `/cases/table?was=${version}`, Buffer.from(table)];
  },
  addEvidence: ({ coding, finding }) => [
    'POST',
    `/findings/${finding}/evidence`,
    { evidence: [{ side: 'against', codingGuid: coding }] },
  ],
  ...reportWords,
  addTruthTable: () => ['POST', '/truth-tables', { name: odd('Table') }],
  writeTruthTable: () => [
    'PUT',
    '/truth-tables/1',
    { name: odd('Table'), notes: odd('Notes'), consistency: 0.8, pri: 0, frequency: 1 },
  ],
  addTruthSet: () => [
    'POST',
    '/truth-tables/1/sets',
    { role: 'condition', name: odd('Set'), measure: 'own', calibration: { kind: 'own' }, reason: odd('r') },
  ],
  writeTruthSet: () => [
    'PUT',
    '/truth-tables/1/sets/1',
    { role: 'outcome', name: odd('Out'), measure: 'own', calibration: { kind: 'own' }, reason: odd('r') },
  ],
  setTruthScore: ({ aCase }) => [
    'PUT',
    `/truth-tables/1/sets/1/scores/${aCase}`,
    { score: 0.7, reason: odd('Because') },
  ],
  ...takingAnswers,
  writeSummary: ({ aCase, code }) => [
    'PUT',
    `/summaries/${aCase}/${code}`,
    { text: odd('Summary'), citations: [] },
  ],
  writeMemo: ({ code }) => ['POST', '/memos', { about: 'code', id: code, text: odd('Memo') }],
  rewriteMemo: ({ memo }) => ['PUT', `/memos/${memo}`, { text: odd('Memo again') }],
  writeCellMemo: ({ aCase, code }) => [
    'PUT',
    '/cells/memo',
    { rowKey: `case-${aCase}`, codeId: code, text: odd('Cell') },
  ],
  writeProfile: ({ facet }) => ['PUT', `/profiles/${facet}/words`, { text: odd('Profile') }],
  keepView: () => [
    'POST',
    '/views',
    { page: 'excerpts', name: odd('View'), asked: `q=${encodeURIComponent('"a\0b"')}` },
  ],
  previewFile: () => ['POST', `/files?name=${encodeURIComponent('a\0b.txt')}`, Buffer.from('Rosa: Words.')],
  letFilesGo: () => ['DELETE', '/files', { staged: [odd('key')] }],
  importTexts: async ({ ask, base }) => {
    const talk = `Ben: How did it begin?\n\nRo\0sa: ${'We learned together. '.repeat(20)}\n\n`.repeat(3);
    const text = `${talk}Rosa: Half\0 way.\n`;
    const file = await asked(FilePreview, ask('POST', `${base}/files?name=new.txt`, Buffer.from(text)));
    const speakers = [
      { label: 'Rosa', isInterviewer: false, informant: odd('Rosa'), informantType: odd('partner') },
    ];
    const card = { name: odd('Source'), kind: 'interview', date: null, cases: [odd('Case')], speakers };
    return ['POST', '/sources', { sources: [{ staged: file.texts[0]?.staged, card }] }];
  },
  describeSource: ({ source }) => [
    'PATCH',
    `/sources/${source}`,
    { name: odd('Renamed'), kind: 'interview', date: null, cases: [odd('Another case')], speakers: [] },
  ],
  ignoreWord: ({ code }) => ['POST', `/codes/${code}/ignored-words`, { word: odd('together') }],
  stopIgnoringWord: ({ code }) => ['DELETE', `/codes/${code}/ignored-words`, { word: odd('together') }],
  pinWord: ({ code }) => ['POST', `/codes/${code}/keywords`, { word: odd('together') }],
  rejectSuggestions: ({ code, source, words }) => [
    'POST',
    '/suggestions/rejected',
    { suggestions: [{ sourceId: source, codeId: code, start: 0, end: words.length, reason: odd('Why') }] },
  ],
  acceptSuggestion: ({ other, source, words }) => [
    'POST',
    `/sources/${source}/suggestions/accepted`,
    { guid: randomUUID(), codeId: other, start: 0, end: words.length, reason: odd('Why') },
  ],
  rejectSuggestion: ({ another, source, words }) => [
    'POST',
    `/sources/${source}/suggestions/rejected`,
    { codeId: another, start: 0, end: words.length, reason: odd('Why') },
  ],
  renameProject: ({ key }) => ['PUT', `/files/${key}/name`, { name: odd('Another study') }],
  planErasure: ({ informant }) => [
    'POST',
    '/erasures/plan',
    { target: { kind: 'informant', id: informant.id }, also: [odd('Nobody says this')] },
  ],
  ...takingPseudonyms,
  // Comes last: what it takes away is needed by the others.
  erase: ({ informant }) => [
    'POST',
    '/erasures',
    {
      target: { kind: 'informant', id: informant.id },
      also: [odd('Nobody says this')],
      confirmed: `${informant.name}\0`,
    },
  ],
  ...takingCorrections,
  ...takingAttributes,
};

/** What there is in the sample study to write about. */
export interface Known {
  readonly facet: number;
  readonly code: number;
  readonly other: number;
  readonly another: number;
  readonly codePath: string;
  readonly source: number;
  readonly sourceName: string;
  readonly words: string;
  readonly coding: string;
  readonly aCase: number;
  readonly finding: number;
  readonly archetype: number;
  readonly attribute: number;
  readonly memo: number;
  readonly informant: { readonly id: number; readonly name: string };
}

export async function known({ ask, base, project }: Study): Promise<Known> {
  const Codes = z.array(z.object({ id: z.number(), parentId: z.number().nullable(), path: z.string() }));
  const codes = Codes.parse((await ask('GET', `${base}/codes`)).json);
  const isLeaf = ({ id, parentId }: z.infer<typeof Codes>[number]): boolean =>
    parentId !== null && !codes.some((one) => one.parentId === id);
  const [code, other, another] = codes.filter(isLeaf).map(({ id }) => id);
  const source = theFirst(project.sources.all());
  await ask('POST', `${base}/memos`, { about: 'journal', text: firstThought, was: nothingYet });
  return {
    code: there(code),
    other: there(other),
    another: there(another),
    facet: theFirst(codes.filter(({ parentId }) => parentId === null)).id,
    codePath: theFirst(codes.filter(isLeaf)).path,
    source: source.id,
    sourceName: source.name,
    words: there(project.texts.textOf(source.id)).slice(0, 7),
    coding: theFirst(project.codings.ofSource(source.id)).guid,
    aCase: theFirst(project.cases.all()).id,
    finding: theFirst(project.findings.all()).id,
    archetype: theFirst(project.codes.all().filter(({ name }) => name === 'Network builder')).id,
    attribute: makeAttribute(project, 1, 'source', { name: 'Mode', type: 'text', choices: [] }),
    informant: theFirst(project.informants.all()),
    memo: theFirst(project.memos.all().filter(({ about }) => about === 'journal')).id,
  };
}

const theFirst = <T>(list: readonly T[]): T => there(list[0]);

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the sample study lacks something that this test writes about');
  return thing;
}

/** Every form that takes words. */
export const forms = ({
  code,
  source,
  aCase,
  finding,
  memo,
}: Known): Record<string, Record<string, string>> => ({
  '/coders': { name: '', newName: odd('Cleo') },
  [`/sources/${source}`]: { name: odd('Form source'), kind: 'interview', date: '', cases: odd('Form case') },
  '/cases/table': { table: `case,${odd('attribute')}\n${odd('Table case')},${odd('value')}\n` },
  [`/cases/${aCase}`]: { name: odd('Form place'), newAttribute: odd('size'), newValue: odd('large') },
  '/workshops': { name: odd('Form workshop') },
  '/guide': { name: odd('Form plan') },
  '/guide/1/name': { name: odd('Form plan again') },
  '/views': { page: 'matrix', name: odd('Form view'), asked: 'rows=case' },
  '/memos': { subject: 'The journal', text: odd('Form memo') },
  [`/memos/${memo}`]: { text: odd('Form memo again'), was: versionOf({ text: firstThought }) },
  '/codebook': { name: odd('Form facet'), parentId: '' },
  [`/codebook/${code}`]: {
    name: odd('Form code'),
    definition: odd('a'),
    useWhen: odd('b'),
    doNotUseWhen: odd('c'),
    example: odd('d'),
    counterExample: odd('e'),
    keywords: odd('f'),
    exclusions: odd('g'),
    origin: odd('h'),
    reason: odd('i'),
  },
  ...reportFormWords,
  '/truth-tables': { name: odd('Form table') },
  '/truth-tables/1': {
    name: odd('Form table'),
    notes: odd('n'),
    consistency: '0.8',
    pri: '0',
    frequency: '1',
  },
  '/truth-tables/1/sets': { role: 'condition', name: odd('Form set'), measure: 'own' },
  '/truth-tables/1/sets/2': { name: odd('Form set 2'), measure: 'own', kind: 'own', reason: odd('r') },
  [`/truth-tables/1/sets/2/scores/${aCase}`]: { score: '0.7', reason: odd('Because') },
  '/findings': { claim: odd('Form claim'), code: '', case: '' },
  [`/findings/${finding}`]: {
    claim: odd('Form claim'),
    notes: odd('n'),
    negativeCase: odd('c'),
    levels: '',
    reasons: odd('r'),
  },
});
