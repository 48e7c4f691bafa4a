// For each operation and each form that replaces what a person wrote: how it is written, and what stands then.
import type { z } from 'zod';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { addFinding } from '../../../src/actions/findings/findings.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { addSet, addTruthTable } from '../../../src/actions/truth-tables/truth-tables.ts';
import { showTruthTable } from '../../../src/api/truth-tables.ts';
import { components } from '../../../src/domain/finding.ts';
import { versionOf } from '../../../src/domain/writing/version.ts';
import type { Project } from '../../../src/storage/project.ts';
import { knownOf } from '../../../src/study/attributes/known.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { token } from '../../support/server.ts';
import { asked, serveEmpty } from '../study.ts';

export interface Answered {
  readonly status: number;
  readonly json: unknown;
}

interface Stands {
  readonly text: string;
  readonly version: string;
  /** How many of such things there are: none is written twice. */
  readonly count: number;
}

/** A place where something is written: by whom it is read and written, as far as the test needs it. */
interface Desk {
  readonly write: (text: string, was: string | undefined) => Promise<Answered>;
  readonly read: () => Promise<Stands>;
  readonly count: number;
}

export type Write = () => Promise<Desk>;

/** A served project with a case, a source of two turns, codes, a coding and a finding. */
export async function study() {
  const served = await serveEmpty();
  const { project, base } = served;
  const codes = addCodes(project);
  const text = spoken('Interview 1', [
    ['Interviewer', 'How?'],
    ['Rosa', 'We trusted her.'],
  ]);
  const speakers = [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' },
  ];
  const source = addSource(project, text, { cases: ['River'], speakers });
  const guid = crypto.randomUUID();
  const start = text.text.indexOf('We trusted');
  const coding = { guid, codeId: codes.Trust, start, end: start + 15, exact: 'We trusted her.' };
  applyCodes(project, 1, source, [{ ...coding, polarity: 'plain', origin: 'by hand' }]);
  const caseId = project.cases.named('River')?.id ?? 0;
  const finding = addFinding(project, 1, 'Most trust');
  const turn = project.texts.turnsOf(source)[1]?.id ?? 0;
  return { ...served, api: base, codes, source, guid, caseId, finding, turn };
}

export type Study = Awaited<ReturnType<typeof study>>;

/** What a memo is, wherever it stands. */
const memoDesk =
  (
    about: Parameters<Project['memos']['on']>[0],
    idOf: (study: Study) => number,
    write: (study: Study, text: string, was: string | undefined) => Promise<Answered>,
  ): Write =>
  async () => {
    const one = await study();
    return {
      count: 1,
      write: (text, was) => write(one, text, was),
      read: () => {
        const text = one.project.memos.about(about, idOf(one));
        const count = Math.max(1, one.project.memos.ofKind(about).length);
        return Promise.resolve({ text, version: versionOf({ text }), count });
      },
    };
  };

/** A journal with one entry, and how that is rewritten. */
const journalDesk =
  (write: (study: Study, memo: number, text: string, was: string | undefined) => Promise<Answered>): Write =>
  async () => {
    const one = await study();
    writeMemo(one.project, 1, { about: 'journal', id: 0 }, 'Monday');
    const [entry] = one.project.memos.ofKind('journal');
    return {
      count: 1,
      write: (text, was) => write(one, entry?.id ?? 0, text, was),
      read: () => {
        const text = one.project.memos.find(entry?.id ?? 0)?.text ?? '';
        return Promise.resolve({ text, version: versionOf({ text }), count: one.project.memos.ofKind('journal').length });
      },
    };
  }; // prettier-ignore

/** The version a script reads in a list of the API, of the one with this id or the only one. */
async function listed({ ask }: Study, path: string, id?: number): Promise<Record<string, unknown>> {
  const { json } = await ask('GET', path);
  // Lists of the API, and one source.
  const all = (Array.isArray(json) ? json : [json]) as Record<string, unknown>[];
  return all.find((one) => id === undefined || one['id'] === id) ?? { version: 'none' };
}

export const put = ({ ask }: Study, method: string, path: string, body: object): Promise<Answered> =>
  ask(method, path, body);

const codeDesk = (write: (study: Study, text: string, was: string | undefined) => Promise<Answered>): Write => async () => {
  const one = await study();
  return {
    count: one.project.codes.all().length,
    write: (text, was) => write(one, text, was),
    read: async () => {
      const { version, definition } = await listed(one, `${one.api}/codes`, one.codes.Trust);
      return { text: String(definition), version: String(version), count: one.project.codes.all().length };
    },
  };
}; // prettier-ignore

const sourceDesk = (write: (study: Study, text: string, was: string | undefined) => Promise<Answered>): Write => async () => {
  const one = await study();
  return {
    count: 1,
    write: (text, was) => write(one, text, was),
    read: async () => {
      const { version, name } = await listed(one, `${one.api}/sources/${one.source}`);
      return { text: String(name), version: String(version), count: one.project.sources.all().length };
    },
  };
}; // prettier-ignore

const caseDesk = (write: (study: Study, text: string, was: string | undefined) => Promise<Answered>): Write => async () => {
  const one = await study();
  return {
    count: 1,
    write: (text, was) => write(one, text, was),
    read: async () => {
      const { version } = await listed(one, `${one.api}/cases`, one.caseId);
      const text = knownOf(one.project, 'case').get(one.caseId)?.values['size'] ?? '';
      return { text, version: String(version), count: one.project.cases.all().length };
    },
  };
}; // prettier-ignore

const findingDesk = (write: (study: Study, text: string, was: string | undefined) => Promise<Answered>): Write => async () => {
  const one = await study();
  return {
    count: 1,
    write: (text, was) => write(one, text, was),
    read: async () => {
      const { version, notes } = await listed(one, `${one.api}/findings`, one.finding);
      return { text: String(notes), version: String(version), count: one.project.findings.all().length };
    },
  };
}; // prettier-ignore

/** A truth table with one condition, whose notes, reason or score is written. */
const truthDesk =
  (
    write: (
      one: Study & { table: number; set: number },
      text: string,
      was: string | undefined,
    ) => Promise<Answered>,
    readIn: (shown: TruthShown) => { readonly text: string; readonly version: string },
  ): Write =>
  async () => {
    const one = await study();
    const table = addTruthTable(one.project, 1, 'Why');
    const set = addSet(one.project, 1, table, { ...truthSet(''), codeId: null, attributeId: null });
    return {
      count: 1,
      write: (text, was) => write({ ...one, table, set }, text, was),
      read: async () => {
        const shown = await asked(showTruthTable.answer, one.ask('GET', `${one.api}/truth-tables/${table}`));
        return { ...readIn(shown), count: one.project.truthTables.all().length };
      },
    };
  };
type TruthShown = z.output<typeof showTruthTable.answer>;
const truthTable = (notes: string) => ({ name: 'Why', notes, consistency: 0.8, pri: 0, frequency: 1 });
const truthSet = (reason: string) =>
  ({
    role: 'condition',
    name: 'Trust',
    measure: 'own',
    calibration: { kind: 'own' },
    reason,
    expectation: '',
  }) as const;
const ofTable = ({ notes, version }: TruthShown) => ({ text: notes, version });
const ofSet = ({ sets: [set] }: TruthShown) => ({ text: set?.reason ?? '', version: set?.version ?? '' });
const ofScore = ({ sets: [set] }: TruthShown) => {
  const own = set?.scores[0]?.own;
  return { text: own?.reason ?? '', version: own?.version ?? 'none' };
};

const viewDesk: Write = async () => {
  const one = await study();
  const asked = (text: string): string => new URLSearchParams({ kinds: text }).toString();
  return {
    count: 1,
    write: (text, was) => put(one, 'POST', `${one.api}/views`, { page: 'excerpts', name: 'Mine', asked: asked(text), was }),
    read: async () => {
      const view = await listed(one, `${one.api}/views`);
      const text = new URLSearchParams(typeof view['asked'] === 'string' ? view['asked'] : '').get('kinds') ?? '';
      return { text, version: String(view['version']), count: Math.max(1, one.project.savedViews.all().length) };
    },
  };
}; // prettier-ignore

const summaryDesk: Write = async () => {
  const one = await study();
  const at = `${one.api}/summaries/${one.caseId}/${one.codes.Trust}`;
  return {
    count: 1,
    write: (text, was) => put(one, 'PUT', at, { text, citations: [], was }),
    read: async () => {
      const { version, text } = await listed(one, `${one.api}/summaries`);
      return { text: typeof text === 'string' ? text : '', version: String(version), count: Math.max(1, one.project.summaries.all().length) };
    },
  };
}; // prettier-ignore

const card = (name: string) => ({
  name,
  kind: 'interview',
  date: null,
  cases: ['River'],
  speakers: [{ label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' }],
});
const entry = (notes: string) => ({
  claim: 'Most trust',
  notes,
  negativeCase: '',
  state: 'draft',
  judgements: components.map((component) => ({ component, level: '', reason: '' })),
});

/** By operation of the API. */
export const writes: Readonly<Record<string, Write>> = {
  writeMemo: memoDesk('turn', ({ turn }) => turn, (one, text, was) =>
    put(one, 'POST', `${one.api}/memos`, { about: 'turn', id: one.turn, text, was })),
  writeCellMemo: memoDesk('cell', ({ project }) => project.memos.ofKind('cell')[0]?.aboutId ?? 0, (one, text, was) =>
    put(one, 'PUT', `${one.api}/cells/memo`, { rowKey: `case-${one.caseId}`, codeId: one.codes.Trust, text, was })),
  writeCodingMemo: memoDesk('coding', ({ project, guid }) => project.codings.find(guid)?.id ?? 0, (one, text, was) =>
    put(one, 'PUT', `${one.api}/codings/${one.guid}/memo`, { text, was })),
  writeProfile: memoDesk('code', ({ codes }) => codes.Trust, (one, text, was) =>
    put(one, 'PUT', `${one.api}/profiles/${one.codes.Trust}/words`, { text, was })),
  rewriteMemo: journalDesk((one, memo, text, was) => put(one, 'PUT', `${one.api}/memos/${memo}`, { text, was })),
  reviseCode: codeDesk((one, definition, was) => put(one, 'PATCH', `${one.api}/codes/${one.codes.Trust}`, { definition, was })),
  describeSource: sourceDesk((one, name, was) => put(one, 'PATCH', `${one.api}/sources/${one.source}`, { ...card(name), was })),
  describeCase: caseDesk((one, size, was) => put(one, 'PATCH', `${one.api}/cases/${one.caseId}`, { name: 'River', values: { size }, was })),
  writeFinding: findingDesk((one, notes, was) => put(one, 'PUT', `${one.api}/findings/${one.finding}`, { ...entry(notes), was })),
  writeTruthTable: truthDesk((one, notes, was) => put(one, 'PUT', `${one.api}/truth-tables/${one.table}`, { ...truthTable(notes), was }), ofTable),
  writeTruthSet: truthDesk((one, reason, was) => put(one, 'PUT', `${one.api}/truth-tables/${one.table}/sets/${one.set}`, { ...truthSet(reason), was }), ofSet),
  setTruthScore: truthDesk((one, reason, was) => put(one, 'PUT', `${one.api}/truth-tables/${one.table}/sets/${one.set}/scores/${one.caseId}`, { score: 1, reason, was }), ofScore),
  keepView: viewDesk,
  writeSummary: summaryDesk,
}; // prettier-ignore

/** Sends a form as the script of the page does. */
export async function form({ url, base }: Study, path: string, fields: Record<string, string>, was: string | undefined): Promise<Answered> {
  const answer = await fetch(url + base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    body: new URLSearchParams({ ...fields, ...(was !== undefined && { was }) }),
  });
  return { status: answer.status, json: await answer.json() };
} // prettier-ignore

/** By form of a page. */
export const forms: Readonly<Record<string, Write>> = {
  'the form of a memo': memoDesk('code', ({ codes }) => codes.Trust, (one, text, was) =>
    form(one, '/memos', { subject: 'code: Enabler > Trust', opened: 'code: Enabler > Trust', text }, was)),
  'the form of a journal entry': journalDesk((one, memo, text, was) => form(one, `/memos/${memo}`, { text }, was)),
  'the form of a code': codeDesk((one, definition, was) =>
    form(one, `/codebook/${one.codes.Trust}`, { name: 'Trust', definition }, was)),
  'the form of a source': sourceDesk((one, name, was) =>
    form(one, `/sources/${one.source}`, { name, kind: 'interview', date: '', cases: 'River', label: 'Rosa', role: 'informant', informant: 'Rosa Medina', informantType: 'partner' }, was)),
  'the form of a case': caseDesk((one, size, was) =>
    form(one, `/cases/${one.caseId}`, { name: 'River', newAttribute: 'size', newValue: size }, was)),
  'the form of a finding': findingDesk((one, notes, was) =>
    form(one, `/findings/${one.finding}`, { claim: 'Most trust', notes }, was)),
  'the form of a truth table': truthDesk((one, notes, was) =>
    form(one, `/truth-tables/${one.table}`, { name: 'Why', notes, consistency: '0.8', pri: '0', frequency: '1' }, was), ofTable),
  'the form of a condition': truthDesk((one, reason, was) =>
    form(one, `/truth-tables/${one.table}/sets/${one.set}`, { name: 'Trust', measure: 'own', kind: 'own', reason }, was), ofSet),
  'the form of a score': truthDesk((one, reason, was) =>
    form(one, `/truth-tables/${one.table}/sets/${one.set}/scores/${one.caseId}`, { score: '1', reason }, was), ofScore),
}; // prettier-ignore
