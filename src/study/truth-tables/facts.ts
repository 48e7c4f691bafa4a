// What is known of each case for a set of a truth table, before it is made a score: from its informants' words, or an attribute.
import { numberOf } from '../../domain/attribute.ts';
import { countedUnder } from '../../domain/code.ts';
import { counted } from '../../domain/counted.ts';
import { speakingOf, type CellPeople } from '../../domain/matrix-people.ts';
import type { MatrixPlan } from '../../domain/matrix-plan.ts';
import { codingsByCell } from '../../domain/matrix-words.ts';
import type { Fact } from '../../domain/qca/calibration.ts';
import type { Basis } from '../../domain/summary.ts';
import { basisOf } from '../../domain/summary.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { SetMeasure, TruthSet } from '../../storage/truth-tables.ts';
import { readingOf } from '../matrix/matrix-reading.ts';

/** What is known of one case for one set. */
export interface CaseFact {
  readonly caseId: number;
  /** The number or text that is calibrated; null where nothing is known. */
  readonly fact: Fact;
  /** What it says, in words: “2 of 3 informants raise it”. */
  readonly says: string;
  /** The codings behind it. */
  readonly codings: readonly number[];
  /** The evidence as it stands: what a score that is set by hand rests on. */
  readonly basis: Basis;
}

/** What the numbers of a measure count, after a number. */
export const unitOf: Readonly<Record<SetMeasure, string>> = {
  informants: 'informants',
  share: '% of informants',
  contradiction: '% of those who speak to it',
  attribute: '',
  own: '',
};

/** What is known of every case, in the order of the cases. */
export function factsOf(
  project: Project,
  set: Pick<TruthSet, 'measure' | 'codeId' | 'attributeId'>,
): CaseFact[] {
  if (set.codeId !== null) return factsOfWords(project, set.codeId, set.measure);
  if (set.attributeId !== null) return factsOfAttribute(project, set.attributeId);
  return project.cases.all().map(({ id }) => ({
    caseId: id,
    fact: null,
    says: 'only a person can say',
    codings: [],
    basis: {},
  }));
}

function factsOfAttribute(project: Project, attributeId: number): CaseFact[] {
  const isNumber = project.attributes.case.all().find(({ id }) => id === attributeId)?.type === 'number';
  const values = new Map(
    project.attributes.case
      .values()
      .flatMap((one) => (one.attributeId === attributeId ? [[one.subjectId, one.value]] : [])),
  );
  return project.cases.all().map(({ id }) => {
    const value = values.get(id) ?? '';
    return {
      caseId: id,
      fact: value === '' ? null : isNumber ? numberOf(value) : value,
      says: value === '' ? 'not known' : value,
      codings: [],
      // A value may name somebody: of it no more than a hash is kept.
      basis: { attribute: versionOf({ value }) },
    };
  });
}

/** Reads a code in the sources that are about one case alone: what is shared says less of each. */
function factsOfWords(project: Project, codeId: number, measure: SetMeasure): CaseFact[] {
  const cases = project.cases.all();
  const codes = countedUnder(project.codes.all(), codeId);
  const plan = planOf(project, cases, codes);
  const evidence = project.evidence.all();
  const reading = readingOf(project, {
    plan,
    coders: [],
    row: () => ({ codeIds: [], coderId: null }),
    column: () => ({ codeIds: [...codes], coderId: null }),
  });
  const codings = codingsByCell(plan, evidence);
  return cases.map(({ id }, row) => {
    const own = [...(codings.get(row * 2) ?? [])];
    const { sources, informants, heard } = reading.asked(row, 0);
    const people = reading.people(row, 0);
    const said =
      informants > 0
        ? ofPeople(measure, people)
        : ofNotes(measure, project.codings.some(own), sources === 0 ? 'no words' : heard);
    const grounds = project.codings.some(own);
    return { caseId: id, ...said, codings: own, basis: basisOf(grounds) };
  });
}

function planOf(
  project: Project,
  cases: readonly { readonly id: number }[],
  codes: ReadonlySet<number>,
): MatrixPlan {
  const rowOf = new Map(cases.map(({ id }, row) => [id, row]));
  const links = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  return {
    rows: {
      sorts: 'words',
      count: cases.length,
      placesOf: (sourceId) => {
        const [only, ...others] = links.get(sourceId) ?? [];
        const row = only && others.length === 0 ? rowOf.get(only.caseId) : undefined;
        return row === undefined ? [] : [row];
      },
    },
    columns: {
      sorts: 'codings',
      count: 1,
      by: ({ codeId }) => codeId,
      placesOf: (codeId) => (codes.has(codeId) ? [0] : []),
    },
    filter: {},
  };
}

/** What the informants of a case say. Who was not read for it is asked about by nobody yet: she is in no share. */
function ofPeople(measure: SetMeasure, people: CellPeople): Pick<CaseFact, 'fact' | 'says'> {
  const unread = people.unknown.length;
  const open = unread === 0 ? '' : `; ${counted(unread, 'informant')} not read for it`;
  const { fact, says } =
    measure === 'contradiction' ? contradicting(people) : raising(people, measure === 'share');
  return { fact, says: says + open };
}

function contradicting(people: CellPeople): Pick<CaseFact, 'fact' | 'says'> {
  const speaking = speakingOf(people).size;
  if (speaking === 0) return { fact: people.unknown.length > 0 ? null : 0, says: 'nobody speaks to it' };
  const against = people.against.length;
  return {
    fact: percent(against, speaking),
    says: `${against} of ${speaking} who speak to it contradict it`,
  };
}

function raising(people: CellPeople, isShare: boolean): Pick<CaseFact, 'fact' | 'says'> {
  const count = people.for.length;
  const known = speakingOf(people).size + people.silent.length;
  // Whoever was not read may raise it yet: none is not known before.
  const isOpen = count === 0 && (known === 0 || (!isShare && people.unknown.length > 0));
  if (isOpen) return { fact: null, says: 'nobody raises it' };
  const also = [
    ...(people.qualified.length > 0 ? [`${people.qualified.length} with a reservation`] : []),
    ...(people.against.length > 0 ? [`${people.against.length} against`] : []),
  ].map((one) => `, ${one}`);
  return {
    fact: isShare ? percent(count, known) : count,
    says: `${count} of ${counted(known, 'informant')} raise it${also.join('')}`,
  };
}

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

const silent = {
  'no words': 'no source is about this case alone',
  'not read': 'not read yet',
  'read before': 'read before this code existed',
  read: 'read, not raised',
} as const;

/** Where nobody speaks, as in a study of documents, whatever notes raise counts as one. */
function ofNotes(
  measure: SetMeasure,
  codings: readonly { readonly polarity: string }[],
  heard: keyof typeof silent,
): Pick<CaseFact, 'fact' | 'says'> {
  const against = codings.filter(({ polarity }) => polarity === 'contradicts').length;
  const raising = codings.length - against;
  if (codings.length === 0) {
    return { fact: heard === 'read' ? 0 : null, says: silent[heard] };
  }
  const says = `in notes: ${counted(raising, 'coding')} for, ${against} against`;
  if (measure === 'contradiction') return { fact: percent(against, codings.length), says };
  const isRaised = raising > 0 ? 1 : 0;
  return { fact: measure === 'share' ? 100 * isRaised : isRaised, says };
}
