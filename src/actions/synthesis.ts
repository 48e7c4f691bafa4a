import { countedUnder, type PlacedCode } from '../domain/code.ts';
import { countTogether, type Together, type TogetherIn } from '../domain/co-occurrence.ts';
import { saturationOf, type Saturation } from '../domain/saturation.ts';
import { readVoices, type Voice, type Voiced } from '../domain/voices.ts';
import type { Project } from '../storage/project.ts';
import type { Source } from '../storage/sources.ts';
import { placedCodes } from './coding.ts';
import { countCells, wantedFor } from './counted-matrix.ts';
import { columnsOf, filterOf, type EvidenceChoice } from './matrix.ts';

/** The codes of a branch that are looked at together, by which evidence. */
export interface BranchChoice extends EvidenceChoice {
  readonly under: number | null;
  readonly level: 'children' | 'finest';
}

const branchOf = (project: Project, { under, level }: BranchChoice): PlacedCode[] =>
  columnsOf(placedCodes(project), { under, level, codes: [] });

/** By code, the places of the codes of a branch under which it counts. */
function placesIn(project: Project, codes: readonly PlacedCode[]): (codeId: number) => readonly number[] {
  const all = placedCodes(project);
  const found = new Map<number, number[]>();
  codes.forEach(({ id }, place) => {
    for (const below of countedUnder(all, id)) found.set(below, [...(found.get(below) ?? []), place]);
  });
  const none: readonly number[] = [];
  return (codeId) => found.get(codeId) ?? none;
}

/** How often the codes of a branch stand together. */
export function togetherOf(
  project: Project,
  choice: BranchChoice,
  unit: TogetherIn,
): { codes: PlacedCode[]; together: Together } {
  const codes = branchOf(project, choice);
  const casesOf = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  const sources = project.evidence.all().map((evidence) => ({
    evidence,
    turns: unit === 'turn' ? project.texts.turnsOf(evidence.sourceId) : [],
    caseIds: (casesOf.get(evidence.sourceId) ?? []).map(({ caseId }) => caseId),
  }));
  const placesOf = placesIn(project, codes);
  const filter = filterOf(project, choice);
  return { codes, together: countTogether(sources, { unit, size: codes.length, placesOf, filter }) };
}

/** How new codes dry up, source after source. */
export interface SaturationIn {
  readonly sources: readonly Source[];
  readonly saturation: Saturation;
}

/** Interviews in the order of their dates (those without one last), or as they came; only those with evidence that counts. */
export function saturationIn(
  project: Project,
  choice: BranchChoice,
  rule: { base: number; run: number; threshold: number; order: 'date' | 'place' },
): SaturationIn {
  const codes = branchOf(project, choice);
  const placesOf = placesIn(project, codes);
  const filter = filterOf(project, choice);
  const heard = new Map<number, Set<number>>();
  for (const { sourceId, kind, pieces, lengths } of project.evidence.all()) {
    if (filter.kinds?.has(kind) === false) continue;
    // Somebody who may speak does speak here, whether or not she is coded.
    if (![...lengths.keys()].some((informant) => filter.informant?.(informant) !== false)) continue;
    const found = new Set<number>();
    for (const { coding, informantId } of pieces)
      if (filter.coders?.has(coding.coderId) !== false && filter.informant?.(informantId) !== false)
        for (const place of placesOf(coding.codeId)) found.add(place);
    heard.set(sourceId, found);
  }
  const sources = project.sources.all().filter(({ id }) => heard.has(id));
  if (rule.order === 'date')
    sources.sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999') || a.id - b.id);
  const interviews = sources.map(({ id }) => heard.get(id) ?? new Set<number>());
  return { sources, saturation: saturationOf(interviews, rule) };
}

/** A code with who raises it. */
export interface VoicedCode {
  readonly code: PlacedCode;
  readonly voices: readonly (Voice & { readonly key: string })[];
  readonly voiced: Voiced;
}

/** The codes of a branch by their weakest voice, the strongest first. */
export function voicesOf(project: Project, choice: BranchChoice): VoicedCode[] {
  const asked = { ...choice, rows: 'informant type', columns: 'code', codes: [] } as const;
  const { rows, columns, cell } = countCells(project, asked, wantedFor('informants'));
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  return columns
    .flatMap((column) => {
      const voices = rows.map((row) => {
        const { informants: raising, against } = cell(row, column);
        return {
          key: row.key,
          type: row.label,
          interviewed: row.informants,
          raising,
          against: against.informants,
        };
      });
      const code = codes.get(column.codeId ?? 0);
      return code ? { code, voices, voiced: readVoices(voices) } : [];
    })
    .sort((a, b) => b.voiced.weakest - a.voiced.weakest || b.voiced.raising - a.voiced.raising);
}
