// Nobody writes over what she has not seen: held for every operation and every form that replaces what a person wrote.
import { expect, test } from 'vitest';
import { operations } from '../../../src/api/operations.ts';
import { wasShown } from '../forms.ts';
import { sentenceIn } from '../study.ts';
import { writesOfAnswers } from './writers-of-answers.ts';
import { attributeWrites } from './writers-of-attributes.ts';
import { reportForms, reportWrites } from './writers-of-reports.ts';
import { forms, study, writes as otherWrites, type Write } from './writers.ts';

const writes = { ...otherWrites, ...writesOfAnswers };

const writers = 10;
const rounds = 5;

/** Operations that take a text and need no version, each with its reason. One that is not here must ask for a version. */
const without: Readonly<Record<string, string>> = {
  createProject: 'makes a project',
  addCoder: 'makes a coder',
  planErasure: 'says what would be done',
  erase: 'is told which plan was seen',
  renameProject: 'a name of one line: the last one stands, and the history says what it was',
  createCode: 'makes a code; a name that is taken is refused',
  letFilesGo: 'names texts that wait',
  correctLabels: 'is said of what was read; nothing of it is stored yet',
  importTexts: 'makes sources; a name that is taken is refused',
  changeSources: 'says one thing of many sources, and what it replaces stands beside the boxes she ticked',
  applyCodes: 'makes codings',
  acceptSuggestion: 'makes a coding',
  rejectSuggestion: 'the reason it was suggested for, as it was shown',
  rejectSuggestions: 'the reasons they were suggested for, as they were shown',
  quoteCodings: 'adds quotes behind those that stand',
  recodeCodings: 'names codings',
  codeAlso: 'names codings',
  removeCodings: 'names codings',
  joinCodings: 'names codings; their memos are kept together',
  joinPassages: 'names codings; their memos are kept together',
  confirmCodings: 'names codings',
  recolourCode: 'a colour',
  recolourCodes: 'a colour',
  addFinding: 'makes a finding',
  addTruthTable: 'makes a truth table',
  addTruthSet: 'makes a set; a name that is taken is refused',
  addReport: 'makes a report',
  restOn: 'names a finding',
  addReportParts: 'makes parts of a report',
  exportReport: 'makes a file',
  addEvidence: 'names excerpts',
  addWorkshop: 'makes a workshop',
  addCard: 'makes a card; one that is there is refused',
  takeAnswers: 'makes sources; answers that were read in are refused',
  previewAnswers: 'says what is in a file',
  addPlan: 'makes a plan',
  renamePlan: 'a name of one line: the last one stands, and the history says what it was',
  chooseInPlan: 'a choice, no text',
  markFacet: 'a choice, no text',
  ignoreWord: 'adds a word',
  stopIgnoringWord: 'takes that very word away',
  pinWord: 'adds a word',
  changeCoding: 'says where it was',
  renameSpeaker: 'names the version of the text in which the label was read',
  compareTurns: 'says what would be touched',
  compareText: 'says what would be touched',
  correctTurns: 'names the version of the text it was typed in; tried in correct.test.ts',
  makeAttribute: 'makes an attribute; a name that is taken is refused',
  setAttributeValues: 'names the value that stood in each cell; tried in attributes.test.ts',
  markMatter: 'names the version of the text it was seen in, and one of two kinds',
  takeText: 'names the version of the text it was held against',
  chooseSuggestions: 'choices, no text',
  chooseShowing: 'a choice, no text',
  emptyHistory: 'a day',
  planPseudonyms: 'says what would be replaced',
  pseudonymKey: 'says what would be replaced',
  replaceNames: 'names what was done last when it was looked through',
  checkNames: 'says where names stand',
  restoreNames: 'puts back what its key says',
};

const hasText = (schema: unknown): boolean => JSON.stringify(schema).includes('"type":"string"');

test('every operation that takes a text asks which version it builds on, or says here why it needs none', () => {
  const texts = operations.filter(
    ({ operation }) => operation.method !== 'get' && hasText(bodyOf(operation)),
  );
  const asking = texts.filter(
    ({ operation }) => 'was' in propertiesOf(operation) && !operation.path.endsWith('/codings/{coding}'),
  );
  expect(asking.map(({ name }) => name).toSorted()).toEqual(
    Object.keys({ ...writes, ...attributeWrites, ...reportWrites }).toSorted(),
  );
  const silent = texts.filter((one) => !asking.includes(one)).map(({ name }) => name);
  expect(silent.filter((name) => !(name in without))).toEqual([]);
});

for (const [name, write] of Object.entries({
  ...writes,
  ...attributeWrites,
  ...reportWrites,
  ...forms,
  ...reportForms,
})) {
  test(`${name}: of ten who write at once one is heard, the others are told what stands, and nothing is written blindly`, async () => {
    const desk = await write();
    for (let round = 0; round < rounds; round++) await onceAtTheSameTime(desk, round);
    const before = await desk.read();
    expect((await desk.write('Blind', undefined)).status).toBe(400);
    expect((await desk.write('Invented', 'x')).status).toBe(409);
    expect(await desk.read()).toEqual(before);
  });
}

async function onceAtTheSameTime(desk: Awaited<ReturnType<Write>>, round: number): Promise<void> {
  const { version } = await desk.read();
  const texts = Array.from({ length: writers }, (_, at) => `Thought-${round}-of-${at}`);
  const answers = await Promise.all(texts.map((text) => desk.write(text, version)));
  const heard = answers.flatMap(({ status }, at) => (status < 400 ? [texts[at]] : []));
  expect(heard).toHaveLength(1);
  const stands = await desk.read();
  expect(stands.text).toBe(heard[0]);
  expect(stands.count).toBe(desk.count);
  for (const { status, json } of answers.filter((one) => one.status >= 400)) {
    expect(status).toBe(409);
    expect(sentenceIn(json)).toContain(heard[0]);
    expect(JSON.stringify(standsIn(json).says)).toContain(heard[0]);
    expect(standsIn(json).version).toBe(stands.version);
  }
  // The loser read what stands, puts the two together and is heard.
  const [loser] = texts.filter((text) => text !== heard[0]);
  const both = `${heard[0] ?? ''}-and-${loser ?? ''}`;
  expect((await desk.write(both, stands.version)).status).toBeLessThan(400);
  // A second try of the same words, after an answer that was lost, is no conflict.
  expect((await desk.write(both, stands.version)).status).toBeLessThan(400);
  expect((await desk.read()).text).toBe(both);
}

function standsIn(json: unknown): { version: string; says: unknown } {
  if (typeof json !== 'object' || json === null || !('stands' in json))
    throw new Error('nothing stands in it');
  return json.stands as { version: string; says: unknown }; // what domain/refusal.ts declares
}

type Op = (typeof operations)[number]['operation'];
const bodyOf = ({ body }: Op): unknown => {
  try {
    return body.toJSONSchema({ io: 'input', unrepresentable: 'any' });
  } catch {
    return {};
  }
};
function propertiesOf(operation: Op): object {
  const schema = bodyOf(operation);
  return typeof schema === 'object' &&
    schema !== null &&
    'properties' in schema &&
    typeof schema.properties === 'object'
    ? (schema.properties ?? {})
    : {};
}

test('a form is shown with the version of what stands', async () => {
  const { port, base, ask, codes, source, caseId, finding } = await study();
  const versionAt = async (path: string): Promise<unknown> => (await ask('GET', path)).json;
  const shown = async (action: string) => [action, await wasShown(port, base + action)];
  for (const [action, path] of [
    [`/codebook/${codes.Trust}`, '/codes'],
    [`/sources/${source}`, `/sources/${source}`],
    [`/cases/${caseId}`, '/cases'],
    [`/findings/${finding}`, '/findings'],
  ] as const) {
    const [, was] = await shown(action);
    expect(JSON.stringify(await versionAt(base + path)), action).toContain(`"version":"${was ?? ''}"`);
  }
});
