import { checkCalibration } from '../../domain/qca/calibration.ts';
import { mostConditions } from '../../domain/qca/term.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import {
  isOfCode,
  type KeptTable,
  type OwnScore,
  type SetText,
  type TableText,
  type TruthSet,
} from '../../storage/truth-tables.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { factsOf } from '../../study/truth-tables/facts.ts';
import { setKnown, tableKnown } from '../../study/truth-tables/scored-table.ts';

/** What a person writes about a truth table, and the version it builds on. */
export interface TableEntry extends TableText {
  readonly was?: string | undefined;
}

/** What a person writes about a set, and the version it builds on. */
export interface SetEntry extends SetText {
  readonly was?: string | undefined;
}

const longestName = 200;

/** Keeps a new truth table under a name and answers its id; a row leads to the outcome from a consistency of .8 on. */
export function addTruthTable(project: Project, coderId: number, typed: string): number {
  const name = checkedName(typed, longestName, 'A truth table needs a name: what is to be explained?');
  return project.act(coderId, 'truth tables', () => {
    const text = { name, notes: '', consistency: 0.8, pri: 0, frequency: 1 };
    const id = project.truthTables.add(text, coderId);
    return { result: id, sentence: `began the truth table “${name}”` };
  });
}

/** Changes the name, the notes and the cuts of a truth table. */
export function writeTruthTable(
  project: Project,
  coderId: number,
  id: number,
  { was, ...entry }: TableEntry,
): void {
  const name = checkedName(entry.name, longestName, 'A truth table needs a name.');
  refuseCuts(entry);
  project.act(coderId, 'truth tables', () => {
    const before = tableKnown(project, id);
    const wanted = { ...entry, name };
    const called = `the truth table “${before.name}”`;
    refuseUnseen(was, wordsOfTable(wanted), { called, says: wordsOfTable(before), by: before.coder });
    project.truthTables.write(id, wanted, coderId);
    return { result: undefined, sentence: `changed ${called}` };
  });
}

function refuseCuts({ consistency, pri, frequency }: TableText): void {
  for (const cut of [consistency, pri])
    if (!(cut >= 0 && cut <= 1)) throw new Refusal('invalid', 'Consistency and PRI lie between 0 and 1.');
  if (!Number.isInteger(frequency) || frequency < 1)
    throw new Refusal('invalid', 'A row needs at least one case.');
}

/** Takes a truth table away, with its sets and the scores that were set by hand. */
export function removeTruthTable(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'truth tables', () => {
    const { name } = tableKnown(project, id);
    project.truthTables.remove(id);
    return { result: undefined, sentence: `removed the truth table “${name}”` };
  });
}

/** Adds the outcome or a condition to a truth table and answers its id. */
export function addSet(project: Project, coderId: number, tableId: number, text: SetText): number {
  return project.act(coderId, 'truth tables', () => {
    const table = tableKnown(project, tableId);
    const wanted = checkedSet(project, table, text, null);
    const id = project.truthTables.sets.add(tableId, wanted, coderId);
    return { result: id, sentence: `added the ${text.role} “${wanted.name}” to “${table.name}”` };
  });
}

/** Changes how a set is made. Scores that were set by hand stay. */
export function writeSet(
  project: Project,
  coderId: number,
  { tableId, id }: { readonly tableId: number; readonly id: number },
  { was, ...entry }: SetEntry,
): void {
  project.act(coderId, 'truth tables', () => {
    const table = tableKnown(project, tableId);
    const before = setKnown(project, tableId, id);
    const wanted = checkedSet(project, table, entry, id);
    const called = `the ${before.role} “${before.name}”`;
    refuseUnseen(was, wordsOfSet(wanted), { called, says: wordsOfSet(before), by: before.coder });
    project.truthTables.sets.write(id, wanted, coderId);
    return { result: undefined, sentence: `changed ${called} of “${table.name}”` };
  });
}

/** Takes a set out of its truth table, with the scores that were set by hand. */
export function removeSet(project: Project, coderId: number, tableId: number, id: number): void {
  project.act(coderId, 'truth tables', () => {
    const { role, name } = setKnown(project, tableId, id);
    project.truthTables.sets.remove(id);
    const { name: table } = tableKnown(project, tableId);
    return { result: undefined, sentence: `took the ${role} “${name}” out of “${table}”` };
  });
}

/** Signs that join the names of conditions in a formula cannot stand in one. */
const joins = /[*+~=<>(){}]/u;

function checkedSet(project: Project, table: KeptTable, text: SetText, id: number | null): SetText {
  const name = checkedName(text.name, 60, `A ${text.role} needs a short name: it stands in the formulas.`);
  if (joins.test(name))
    throw new Refusal(
      'invalid',
      `“${name}” cannot be the name of a ${text.role}: * + ~ = < > ( ) { } join names in formulas.`,
    );
  const others = table.sets.filter((one) => one.id !== id);
  if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal('conflict', `“${table.name}” has a set called “${name}” already.`);
  refuseTooMany(others, text);
  refuseWithoutGround(project, text);
  checkCalibration(text.calibration);
  return { ...text, name };
}

function refuseTooMany(others: readonly TruthSet[], { role }: SetText): void {
  if (role === 'outcome' && others.some((one) => one.role === 'outcome'))
    throw new Refusal('conflict', 'A truth table explains one outcome: take the other one out first.');
  if (role === 'condition' && others.filter((one) => one.role === 'condition').length >= mostConditions)
    throw new Refusal('invalid', `A truth table can have ${mostConditions} conditions at most.`);
}

function refuseWithoutGround(project: Project, { measure, codeId, attributeId, calibration }: SetText): void {
  const isOfWords = isOfCode(measure);
  if (isOfWords !== (codeId !== null) || (measure === 'attribute') !== (attributeId !== null))
    throw new Refusal('invalid', 'Say which code or which attribute it is made of.');
  if (codeId !== null) findKnown(project, codeId);
  const attribute = project.attributes.case.all().find(({ id }) => id === attributeId);
  if (attributeId !== null && !attribute)
    throw new Refusal('missing', 'That attribute of cases is no longer there.');
  if (calibration.kind !== 'own')
    refuseCalibration(isOfWords || attribute?.type === 'number', attribute?.name, calibration);
}

/** Refuses a calibration that does not fit what is calibrated: numbers, the words of an attribute, or nothing. */
function refuseCalibration(
  isOfNumbers: boolean,
  attribute: string | undefined,
  { kind }: SetText['calibration'],
): void {
  if (isOfNumbers && kind === 'listed')
    throw new Refusal('invalid', 'Numbers are calibrated by a threshold or by three anchors.');
  if (isOfNumbers) return;
  if (attribute === undefined)
    throw new Refusal('invalid', 'What no code and no attribute says is scored by hand.');
  if (kind !== 'listed')
    throw new Refusal('invalid', `“${attribute}” holds words: say which of them put a case in the set.`);
}

/**
 * Sets the score of a case in a set by hand. Refuses one without a reason: it could not be defended. The evidence as it is now
 * is kept beside it, so that the score says when that has changed.
 */
export function setScore(
  project: Project,
  coderId: number,
  { tableId, setId, caseId }: ScorePlace,
  { score, reason: typed, was }: ScoreEntry,
): void {
  project.act(coderId, 'truth tables', () => {
    const set = setKnown(project, tableId, setId);
    const name = caseNamed(project, caseId);
    const reason = typed.trim();
    if (!(score >= 0 && score <= 1)) throw new Refusal('invalid', 'A score lies between 0 (out) and 1 (in).');
    if (reason === '')
      throw new Refusal('invalid', 'Say why you score it so: a score without a reason cannot be defended.');
    const before = set.scores.find((one) => one.caseId === caseId) ?? null;
    refuseUnseen(was, wordsOfScore({ score, reason }), {
      called: `the score of “${name}” in “${set.name}”`,
      says: wordsOfScore(before),
      by: before?.coder,
    });
    const basis = factsOf(project, set).find((one) => one.caseId === caseId)?.basis ?? {};
    project.truthTables.sets.score(setId, { caseId, score, reason, basis }, coderId);
    return { result: undefined, sentence: `scored ${score} for “${name}” in “${set.name}”` };
  });
}

/** A score that is set by hand, and the version it builds on. */
export interface ScoreEntry {
  readonly score: number;
  readonly reason: string;
  readonly was?: string | undefined;
}

/** Which score is meant. */
export interface ScorePlace {
  readonly tableId: number;
  readonly setId: number;
  readonly caseId: number;
}

/** Takes a score that was set by hand away: the calibration speaks again. */
export function clearScore(project: Project, coderId: number, { tableId, setId, caseId }: ScorePlace): void {
  project.act(coderId, 'truth tables', () => {
    const set = setKnown(project, tableId, setId);
    const name = caseNamed(project, caseId);
    project.truthTables.sets.clearScore(setId, caseId);
    return { result: undefined, sentence: `left the score of “${name}” in “${set.name}” to its calibration` };
  });
}

function caseNamed(project: Project, caseId: number): string {
  const found = project.cases.all().find(({ id }) => id === caseId);
  if (!found) throw new Refusal('missing', 'That case is no longer in the project.');
  return found.name;
}

function checkedName(typed: string, longest: number, empty: string): string {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', empty);
  if (name.length > longest)
    throw new Refusal('invalid', `This name is too long: it may have ${longest} characters at most.`);
  return name;
}

/** What a person wrote about a truth table: all that has a version. */
export const wordsOfTable = ({ name, notes, consistency, pri, frequency }: TableText) => ({
  name,
  notes,
  consistency,
  pri,
  frequency,
});

/** What a person wrote about a set: all that has a version. */
export const wordsOfSet = ({ role, name, measure, codeId, attributeId, ...set }: SetText) => ({
  role,
  name,
  measure,
  codeId,
  attributeId,
  calibration: set.calibration,
  reason: set.reason,
  expectation: set.expectation,
});

/** What a person set by hand: all that has a version. */
export const wordsOfScore = (own: Pick<OwnScore, 'score' | 'reason'> | null) => ({
  score: own?.score ?? null,
  reason: own?.reason ?? '',
});
