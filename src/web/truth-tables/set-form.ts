// The form of an outcome or a condition, and what it says.
import { z } from 'zod';
import { optionalId, Was } from '../../api/common.ts';
import { numberOf } from '../../domain/attribute.ts';
import { findCode } from '../../domain/code.ts';
import type { Calibration } from '../../domain/qca/calibration.ts';
import { expectations, type Expectation } from '../../domain/qca/solution.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import {
  isOfCode,
  setMeasures,
  type SetMeasure,
  type SetRole,
  type SetText,
} from '../../storage/truth-tables.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { SetForm } from './truth-table-views.ts';

const typed = z
  .string()
  .max(100_000)
  .default('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());

/** A number as people type it: with a point or a comma. */
const typedNumber = typed.transform((text) => (text === '' ? null : Number(text.replace(',', '.'))));

export const SetFields = z.object({
  role: z.enum(['outcome', 'condition']).default('condition'),
  name: typed,
  measure: z.enum(setMeasures),
  code: typed,
  attribute: optionalId,
  kind: z.enum(['', 'crisp', 'fuzzy', 'listed', 'own']).default(''),
  side: z.enum(['from', 'below']).default('from'),
  threshold: typedNumber,
  out: typedNumber,
  crossover: typedNumber,
  in: typedNumber,
  values: typed,
  reason: typed,
  expectation: z.enum(expectations).default(''),
});
/** The same of one that stands already. */
export const StandingSetFields = SetFields.extend({ was: Was });
type Fields = z.output<typeof SetFields>;

/** What a form says of a set. What it leaves open (its name, how it is calibrated) is what suits what it is made of. */
export function setOf(project: Project, fields: Fields): SetText {
  const { role, measure, reason, expectation } = fields;
  const { name, ...made } = groundOf(project, fields);
  return {
    role,
    measure,
    reason,
    expectation,
    ...made,
    name: bare(fields.name === '' ? name : fields.name),
    calibration: fields.kind === '' ? suggested(project, { measure, ...made }) : calibrationOf(fields),
  };
}

/** The code or the attribute that a set is made of, and what it is called. */
function groundOf(
  project: Project,
  { measure, code, attribute: id }: Fields,
): Pick<SetText, 'codeId' | 'attributeId' | 'name'> {
  if (isOfCode(measure)) {
    if (code === '') throw new Refusal('invalid', 'Say which code it is made of.');
    const found = findCode(placedCodes(project), code);
    return { codeId: found.id, attributeId: null, name: found.name };
  }
  if (measure === 'own') return { codeId: null, attributeId: null, name: '' };
  const attribute = project.attributes.case.all().find((one) => one.id === id);
  if (!attribute) throw new Refusal('invalid', 'Say which attribute it is made of.');
  return { codeId: null, attributeId: attribute.id, name: attribute.name };
}

/** A name without signs that join names in formulas, as long as one may be. */
const bare = (name: string): string =>
  name
    .replaceAll(/[*+~=<>(){}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 60)
    .trim();

function calibrationOf({ kind, side, threshold, values, ...anchors }: Fields): Calibration {
  if (kind === 'own') return { kind };
  if (kind === 'listed')
    return {
      kind,
      values: values
        .split('\n')
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    };
  if (kind === 'fuzzy') {
    const [out, crossover, full] = [anchors.out, anchors.crossover, anchors.in].map(asNumber);
    if (out === undefined || crossover === undefined || full === undefined)
      throw new Refusal('invalid', 'Fuzzy scores need three numbers: fully out, crossover, fully in.');
    return { kind, out, crossover, in: full };
  }
  const number = asNumber(threshold);
  if (number === undefined) throw new Refusal('invalid', 'A threshold is a number.');
  return { kind: 'crisp', threshold: number, side };
}

const asNumber = (typedIn: number | null): number | undefined =>
  typedIn === null || Number.isNaN(typedIn) ? undefined : typedIn;

/** How a set is calibrated until she says otherwise. */
function suggested(
  project: Project,
  { measure, attributeId }: Pick<SetText, 'measure' | 'attributeId'>,
): Calibration {
  if (measure === 'informants') return { kind: 'crisp', threshold: 1, side: 'from' };
  if (measure === 'share') return { kind: 'fuzzy', out: 10, crossover: 50, in: 90 };
  if (measure === 'contradiction') return { kind: 'crisp', threshold: 50, side: 'from' };
  if (measure === 'own') return { kind: 'own' };
  const known = project.attributes.case
    .values()
    .flatMap((one) => (one.attributeId === attributeId && one.value !== '' ? one.value : []));
  const type = project.attributes.case.all().find(({ id }) => id === attributeId)?.type;
  if (type !== 'number') return { kind: 'listed', values: [type === 'yes or no' ? 'yes' : (known[0] ?? '')] };
  const numbers = known.map(numberOf);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const middle = Math.round(50 * (low + high)) / 100;
  return low < middle && middle < high
    ? { kind: 'fuzzy', out: low, crossover: middle, in: high }
    : { kind: 'crisp', threshold: low, side: 'from' };
}

const measureLabels: Readonly<Record<SetMeasure, string>> = {
  informants: 'how many informants raise a code',
  share: 'which share of its informants raises a code',
  contradiction: 'which share of those who speak to a code contradict it',
  attribute: 'an attribute of the case',
  own: 'my own judgement, case by case',
};

const expectationLabels: Readonly<Record<Expectation, string>> = {
  '': 'I have no expectation',
  present: 'I expect the outcome where it is there',
  absent: 'I expect the outcome where it is missing',
};

/** What an empty form says. */
const nothing: SetText = {
  role: 'condition',
  name: '',
  measure: 'informants',
  codeId: null,
  attributeId: null,
  calibration: { kind: 'own' },
  reason: '',
  expectation: '',
};

/** An empty form for an outcome or a condition. */
export const emptyForm = (project: Project, role: SetRole): SetForm => setForm(project, { ...nothing, role });

/** The form of a set as it stands. */
export function setForm(project: Project, set: SetText): SetForm {
  const codes = placedCodes(project);
  return {
    role: set.role,
    name: set.name,
    measures: optionsFor(
      setMeasures.map((measure) => [measure, measureLabels[measure]]),
      set.measure,
    ),
    code: codes.find(({ id }) => id === set.codeId)?.path ?? '',
    codes: codes.map(({ path }) => path),
    attributes: [
      { value: '', label: 'none', chosen: set.attributeId === null },
      ...project.attributes.case.all().map(({ id, name, type }) => ({
        value: String(id),
        label: `${name} (${type})`,
        chosen: id === set.attributeId,
      })),
    ],
    ...calibrationFields(set.calibration),
    reason: set.reason,
    expectations: optionsFor(
      expectations.toReversed().map((value) => [value, expectationLabels[value]]),
      set.expectation,
    ),
  };
}

const noNumbers = { threshold: '', out: '', crossover: '', in: '', values: '' } as const;

function calibrationFields(
  calibration: Calibration,
): Pick<SetForm, 'kinds' | 'sides' | keyof typeof noNumbers> {
  return {
    kinds: optionsFor(
      [
        ['crisp', 'in or out, by a threshold'],
        ['fuzzy', 'by degrees, by three anchors'],
        ['listed', 'in where the attribute has one of these values'],
        ['own', 'scored by hand'],
      ],
      calibration.kind,
    ),
    sides: optionsFor(
      [
        ['from', 'in from it on'],
        ['below', 'in below it'],
      ],
      calibration.kind === 'crisp' ? calibration.side : 'from',
    ),
    ...noNumbers,
    ...numbersOf(calibration),
  };
}

function numbersOf(calibration: Calibration): Partial<Record<keyof typeof noNumbers, string>> {
  switch (calibration.kind) {
    case 'crisp':
      return { threshold: String(calibration.threshold) };
    case 'fuzzy':
      return {
        out: String(calibration.out),
        crossover: String(calibration.crossover),
        in: String(calibration.in),
      };
    case 'listed':
      return { values: calibration.values.join('\n') };
    case 'own':
      return {};
  }
}

/** What a set is made of, in words. */
export function fromSaid(project: Project, set: SetText): string {
  const code = placedCodes(project).find(({ id }) => id === set.codeId);
  const attribute = project.attributes.case.all().find(({ id }) => id === set.attributeId);
  const said: Readonly<Record<SetMeasure, string>> = {
    informants: `informants who raise ${code?.path ?? ''}`,
    share: `% of informants who raise ${code?.path ?? ''}`,
    contradiction: `% of those who speak to ${code?.path ?? ''} and contradict it`,
    attribute: `attribute “${attribute?.name ?? ''}”`,
    own: 'scores by hand',
  };
  return said[set.measure];
}
