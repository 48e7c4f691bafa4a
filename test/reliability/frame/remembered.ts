// Compares what a file holds with what people remember to have been acknowledged.
import type { Project } from '../../../src/storage/project.ts';
import type { Workspace } from '../../../src/storage/workspace.ts';
import { correctionFault } from './corrector.ts';
import type { Study, WantedImport } from './people.ts';

/** What is missing, and in words what is wrong. */
export interface Found {
  readonly losses: number;
  readonly faults: readonly string[];
}

/** Opens the study as the next start would, and looks for all that was acknowledged in it. */
export function inspectStudy(workspace: Workspace, study: Study): Found {
  try {
    const project = workspace.project(study.key);
    const lost = lostCodings(project, study.codings);
    const imports = study.imports.map((one) => importFault(project, one)).filter((fault) => fault !== null);
    const corrected = study.corrected && correctionFault(project, study.corrected);
    const founded = study.founded
      .map((key) => foundedFault(workspace, key))
      .filter((fault) => fault !== null);
    return {
      losses: lost + imports.length + founded.length + (corrected === null ? 0 : 1),
      faults: [
        ...(lost > 0 ? [`${lost} of ${study.codings.size} acknowledged codings are not there.`] : []),
        ...imports,
        ...(corrected === null ? [] : [corrected]),
        ...founded,
      ],
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { losses: study.codings.size, faults: [`The project does not open: ${message}`] };
  }
}

/** How many acknowledged codings are not there with their words. */
export function lostCodings(project: Project, codings: ReadonlyMap<string, string>): number {
  const there = new Map(
    project.sources
      .all()
      .flatMap(({ id }) => project.codings.ofSource(id))
      .map(({ guid, exact }) => [guid, exact]),
  );
  return [...codings].filter(([guid, words]) => there.get(guid) !== words).length;
}

/** Whether an import is wholly there, or wholly not where it was not acknowledged; else what is wrong with it. */
export function importFault(
  project: Project,
  { names, turns, text, acknowledged }: WantedImport,
): string | null {
  const found = names.flatMap((name) => project.sources.named(name) ?? []);
  if (found.length === 0)
    return acknowledged ? `The acknowledged import of “${names[0] ?? ''}” is not there.` : null;
  const whole = found.filter(
    ({ id }) => project.texts.turnsOf(id).length === turns && project.texts.textOf(id) === text,
  );
  return whole.length < names.length
    ? `Of the import of “${names[0] ?? ''}” ${whole.length} of ${names.length} texts are whole.`
    : null;
}

function foundedFault(workspace: Workspace, key: string): string | null {
  try {
    const project = workspace.project(key);
    return project.coders.all().length === 1 ? null : `The project ${key} is there without its coder.`;
  } catch (error) {
    return `The acknowledged project ${key} does not open: ${error instanceof Error ? error.message : String(error)}`;
  }
}
