// What the team of the sample study wrote: it goes through the same actions as what a researcher writes.
import { parse } from 'yaml';
import { z } from 'zod';
import { addFinding, writeFinding, type Wanted } from './actions/findings/findings.ts';
import { writeSummary } from './actions/framework/summaries.ts';
import { addPlan, chooseInPlan, writeInPlan } from './actions/guide/guide.ts';
import { addParts, addReport, writeReport } from './actions/reports/reports.ts';
import { addSet, addTruthTable, writeTruthTable } from './actions/truth-tables/truth-tables.ts';
import { addCard, addWorkshop } from './actions/workshops/workshops.ts';
import { PartKind } from './api/reports.ts';
import { Calibration } from './api/truth-tables.ts';
import { findCode } from './domain/code.ts';
import { components, type Side } from './domain/finding.ts';
import { expectations } from './domain/qca/solution.ts';
import type { Project } from './storage/project.ts';
import { setMeasures } from './storage/truth-tables.ts';
import { placedCodes } from './study/codebook/codes.ts';
import { frameworkCell } from './study/framework/framework.ts';

const Evidence = z.union([
  z.object({ quote: z.string() }),
  z.object({ code: z.string(), case: z.string().optional() }),
]);
const TruthTable = z.object({
  name: z.string(),
  notes: z.string(),
  consistency: z.number(),
  pri: z.number(),
  frequency: z.number(),
  sets: z.array(
    z.object({
      role: z.enum(['outcome', 'condition']),
      name: z.string(),
      measure: z.enum(setMeasures),
      code: z.string().optional(),
      attribute: z.string().optional(),
      calibration: Calibration,
      reason: z.string(),
      expectation: z.enum(expectations).default(''),
    }),
  ),
});
const Plan = z.object({
  name: z.string(),
  questions: z.record(z.string(), z.string()),
  choices: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string()),
});
const ReportPart = z.object({
  shows: PartKind,
  heading: z.string().default(''),
  text: z.string().default(''),
  finding: z.string().optional(),
  case: z.string().optional(),
  code: z.string().optional(),
  quote: z.string().optional(),
  /** Of a matrix or a picture: the branch whose codes it shows, and what else is asked for. */
  under: z.string().optional(),
  asked: z.record(z.string(), z.string()).default({}),
});
const Workshop = z.object({
  name: z.string(),
  findings: z.array(z.string()),
  cells: z.array(z.object({ case: z.string(), code: z.string() })),
  profiles: z.array(z.string()),
});
const Synthesis = z.object({
  summaries: z.array(
    z.object({
      case: z.string(),
      code: z.string(),
      text: z.string(),
      cites: z.record(z.coerce.number(), z.string()),
    }),
  ),
  findings: z.array(
    z.object({
      claim: z.string(),
      notes: z.string(),
      for: z.array(Evidence).default([]),
      against: z.array(Evidence).default([]),
      negativeCase: z.string(),
      state: z.enum(['draft', 'final']),
      judgements: z.partialRecord(z.enum(components), z.tuple([z.string(), z.string()])),
    }),
  ),
  truthTables: z.array(TruthTable),
  plans: z.array(Plan),
  workshops: z.array(Workshop),
  reports: z.array(z.object({ title: z.string(), byline: z.string(), parts: z.array(ReportPart) })),
});

/** Writes the summaries, findings, truth tables, plans, workshops and reports of a synthesis in YAML into a project that has its codings. */
export function writeSynthesis(project: Project, coderId: number, yaml: string): void {
  const { summaries, findings, truthTables, plans, reports, workshops } = Synthesis.parse(parse(yaml));
  for (const { text, cites, ...named } of summaries) {
    const place = { caseId: caseNamed(project, named.case), codeId: codeNamed(project, named.code) };
    const { codings } = frameworkCell(project, place.caseId, place.codeId);
    const citations = Object.entries(cites).map(([number, quote]) => ({
      number: Number(number),
      codingGuid: found(
        codings.find(({ exact }) => exact.startsWith(quote)),
        quote,
      ).guid,
    }));
    writeSummary(project, coderId, place, { text, citations });
  }
  for (const finding of findings) {
    const wanted = (side: Side): Wanted[] => finding[side].map((one) => evidenceOf(project, side, one));
    const { claim, notes, negativeCase, state } = finding;
    const id = addFinding(project, coderId, claim, [...wanted('for'), ...wanted('against')]);
    const judgements = components.flatMap((component) => {
      const [level, reason] = finding.judgements[component] ?? [];
      return level === undefined || reason === undefined ? [] : [{ component, level, reason }];
    });
    writeFinding(project, coderId, id, { claim, notes, negativeCase, state, judgements });
  }
  for (const table of truthTables) writeTable(project, coderId, table);
  for (const plan of plans) writePlan(project, coderId, plan);
  for (const report of reports) makeReport(project, coderId, report);
  for (const workshop of workshops) writeWorkshop(project, coderId, workshop);
}

function writePlan(project: Project, coderId: number, plan: z.output<typeof Plan>): void {
  const id = addPlan(project, coderId, plan.name);
  for (const [question, text] of Object.entries(plan.questions))
    writeInPlan(project, coderId, id, { question, codeId: null, text });
  for (const [code, choice] of Object.entries(plan.choices))
    chooseInPlan(project, coderId, id, { codeId: codeNamed(project, code), choice });
  for (const [code, text] of Object.entries(plan.notes))
    writeInPlan(project, coderId, id, { question: '', codeId: codeNamed(project, code), text });
}

function writeTable(project: Project, coderId: number, table: z.output<typeof TruthTable>): void {
  const id = addTruthTable(project, coderId, table.name);
  const { sets, ...text } = table;
  writeTruthTable(project, coderId, id, text);
  for (const { code, attribute, ...set } of sets) {
    const codeId = code === undefined ? null : codeNamed(project, code);
    const attributeId =
      attribute === undefined
        ? null
        : found(
            project.attributes.case.all().find(({ name }) => name === attribute),
            attribute,
          ).id;
    addSet(project, coderId, id, { ...set, codeId, attributeId });
  }
}

function makeReport(
  project: Project,
  coderId: number,
  { title, byline, parts }: z.output<typeof Synthesis>['reports'][number],
): void {
  const id = addReport(project, coderId, title);
  writeReport(project, coderId, id, { title, byline, least: 0 });
  const wanted = parts.map(({ shows, heading, text, finding, quote, under, ...part }) => {
    const asked = new URLSearchParams(part.asked);
    if (under !== undefined) asked.set('under', String(codeNamed(project, under)));
    return {
      shows,
      heading,
      text,
      asked: asked.toString(),
      findingId: finding === undefined ? null : claimNamed(project, finding),
      caseId: part.case === undefined ? null : caseNamed(project, part.case),
      codeId: part.code === undefined ? null : codeNamed(project, part.code),
      codingGuid: quote === undefined ? null : quoted(project, quote),
    };
  });
  addParts(project, coderId, id, wanted);
}

const claimNamed = (project: Project, claim: string): number =>
  found(
    project.findings.all().find((one) => one.claim === claim),
    claim,
  ).id;

/** The coding whose words begin so. */
function quoted(project: Project, quote: string): string {
  const ids = project.evidence.all().flatMap(({ codings }) => codings.map(({ id }) => id));
  return found(
    project.codings.some(ids).find(({ exact }) => exact.startsWith(quote)),
    quote,
  ).guid;
}

function writeWorkshop(project: Project, coderId: number, workshop: z.output<typeof Workshop>): void {
  const id = addWorkshop(project, coderId, workshop.name);
  const none = { findingId: null, caseId: null, codeId: null };
  for (const claim of workshop.findings) {
    const finding = project.findings.all().find((one) => one.claim.startsWith(claim));
    addCard(project, coderId, id, { ...none, kind: 'finding', findingId: found(finding, claim).id });
  }
  for (const cell of workshop.cells) {
    const place = { caseId: caseNamed(project, cell.case), codeId: codeNamed(project, cell.code) };
    addCard(project, coderId, id, { ...none, kind: 'cell', ...place });
  }
  for (const name of workshop.profiles)
    addCard(project, coderId, id, { ...none, kind: 'profile', codeId: codeNamed(project, name) });
}

function evidenceOf(project: Project, side: Side, one: z.output<typeof Evidence>): Wanted {
  if ('quote' in one) {
    return { side, codingGuid: quoted(project, one.quote) };
  }
  const caseId = one.case === undefined ? null : caseNamed(project, one.case);
  return { side, codeId: codeNamed(project, one.code), caseId };
}

const codeNamed = (project: Project, name: string): number => findCode(placedCodes(project), name).id;

const caseNamed = (project: Project, name: string): number =>
  found(
    project.cases.all().find((one) => one.name === name),
    name,
  ).id;

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`the sample study has no “${name}”`);
  return thing;
}
