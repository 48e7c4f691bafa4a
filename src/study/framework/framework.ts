import type { PlacedCode } from '../../domain/code.ts';
import { idIn } from '../../domain/matrix-key.ts';
import { codingsByCell } from '../../domain/matrix-words.ts';
import type { Heard } from '../../domain/silence.ts';
import { changesSince, isStale, uncitedSentences, type Changes } from '../../domain/summary.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import type { Summary } from '../../storage/summaries.ts';
import { placedCodes } from '../codebook/codes.ts';
import type { CodeChoice } from '../matrix/columns.ts';
import { readingOfCells } from '../matrix/matrix-reading.ts';
import { layOut } from '../matrix/matrix.ts';

/** A case under a code, with its evidence and what a researcher says of it. */
export interface FrameworkCell {
  readonly caseId: number;
  readonly codeId: number;
  readonly codings: readonly CodingRow[];
  /** What it means that nothing more is coded there: what was read of the words of the case for the code. */
  readonly heard: Heard;
  readonly summary: Summary | null;
  /** What happened to the evidence since the summary was written or looked at. */
  readonly changes: Changes;
  readonly isStale: boolean;
  /** How many of its sentences cite nothing. */
  readonly uncited: number;
}

/** Cases by codes, with a summary in each cell where one was written. */
export interface Framework {
  readonly cases: readonly { readonly id: number; readonly name: string }[];
  readonly codes: readonly PlacedCode[];
  readonly cell: (caseId: number, codeId: number) => FrameworkCell;
  /** What of a case is coded with a broader code than those shown, and so in no cell. */
  readonly broader: (caseId: number) => readonly Broader[];
}

/** Excerpts that have a broader code than those shown. */
interface Broader {
  readonly codeId: number;
  readonly label: string;
  readonly excerpts: number;
}

/** The framework matrix of some codes: all evidence counts, of every coder and every source of a case. */
export function frameworkOf(project: Project, choice: CodeChoice): Framework {
  const everything = { coders: [], informantTypes: [], kinds: [] };
  const asked = { ...everything, ...choice, rows: 'case', columns: 'code' } as const;
  const laidOut = layOut(project, asked);
  const { rows, columns, plan } = laidOut;
  const reading = readingOfCells(project, laidOut);
  const ids = codingsByCell(plan, project.evidence.all());
  const placed = new Map(placedCodes(project).map((code) => [code.id, code]));
  const summaries = new Map(project.summaries.all().map((one) => [`${one.caseId} ${one.codeId}`, one]));
  const cases = rows.lines.map(({ key, label }) => ({ id: idIn(key, 'case') ?? 0, name: label }));
  const isWritten = ({ key }: { key: string }): boolean => idIn(key, 'code') !== null;
  const codes = columns.lines.filter(isWritten).flatMap(({ codeId }) => placed.get(codeId ?? 0) ?? []);
  const width = columns.lines.length + 1;
  return {
    cases,
    codes,
    cell: (caseId, codeId) => {
      const row = cases.findIndex(({ id }) => id === caseId);
      const column = columns.lines.findIndex(({ key }) => idIn(key, 'code') === codeId);
      const codings = project.codings.some([...(ids.get(row * width + column) ?? [])]);
      const { heard } = reading.asked(row, column);
      const summary = summaries.get(`${caseId} ${codeId}`) ?? null;
      return cellWith({ caseId, codeId, codings, heard, summary });
    },
    broader: (caseId) => {
      const row = cases.findIndex(({ id }) => id === caseId);
      return columns.lines.flatMap((line, column) => {
        const excerpts = ids.get(row * width + column)?.size ?? 0;
        return isWritten(line) || excerpts === 0
          ? []
          : { codeId: line.codeId ?? 0, label: line.label, excerpts };
      });
    },
  };
}

const nothing: Changes = { added: [], removed: [], changed: [] };

function cellWith(
  cell: Pick<FrameworkCell, 'caseId' | 'codeId' | 'codings' | 'heard' | 'summary'>,
): FrameworkCell {
  const { summary, codings } = cell;
  const changes = summary ? changesSince(summary.basis, codings) : nothing;
  const uncited = summary ? uncitedSentences(summary.text).length : 0;
  return { ...cell, changes, isStale: isStale(changes), uncited };
}

/** One cell of the framework matrix: a code stands for itself and all below it. */
export const frameworkCell = (project: Project, caseId: number, codeId: number): FrameworkCell =>
  frameworkOf(project, { under: null, level: 'finest', codes: [codeId] }).cell(caseId, codeId);

/** Where each excerpt that a summary cites is now: its coding, or the words that were cited of one that is gone. */
export function citedExcerpts(project: Project, { citations }: Summary) {
  return citations.map(({ number, codingGuid, exact }) => ({
    number,
    exact,
    coding: project.codings.find(codingGuid) ?? null,
  }));
}

/** What a person wrote into a cell: all that has a version. */
export const wordsOfSummary = (summary: Pick<Written, 'text' | 'citations'> | null | undefined) => ({
  text: summary?.text ?? '',
  citations: (summary?.citations ?? []).map(({ number, codingGuid }) => `[${number}] ${codingGuid}`).sort(),
});

/** What is written into a cell; `was` is the version it builds on. */
export interface Written {
  readonly text: string;
  readonly citations: readonly { readonly number: number; readonly codingGuid: string }[];
  readonly was?: string | undefined;
}
