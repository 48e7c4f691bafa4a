import { Refusal } from '../../domain/refusal.ts';
import type { SourceKind } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';
import { findSource, linkCase, takeOut } from './sources.ts';

/** What is said of several sources at once. */
export type SourceChange =
  | { readonly sets: 'kind'; readonly kind: SourceKind }
  | { readonly sets: 'date'; readonly date: string | null }
  | { readonly sets: 'case' | 'no case'; readonly name: string }
  | { readonly sets: 'read'; readonly read: boolean };

/** Says the same of several sources, in one step. Refuses a case to take them out of that there is none of. */
export function changeSources(
  project: Project,
  coderId: number,
  sourceIds: readonly number[],
  change: SourceChange,
): void {
  project.act(coderId, change.sets === 'read' ? 'readings' : 'sources', () => {
    const sources = sourceIds.map((id) => findSource(project, id));
    for (const source of sources) changeOne(project, coderId, source, change);
    return { result: undefined, sentence: sentenceOf(called(sources), change) };
  });
}

function changeOne(project: Project, coderId: number, source: Source, change: SourceChange): void {
  switch (change.sets) {
    case 'kind': {
      project.sources.describe(source.id, { ...source, kind: change.kind });
      return;
    }
    case 'date': {
      project.sources.describe(source.id, { ...source, date: change.date });
      return;
    }
    case 'case': {
      linkCase(project, coderId, change.name, source.id);
      return;
    }
    case 'no case': {
      const known = project.cases.named(change.name.trim());
      if (!known) throw new Refusal('missing', `There is no case called “${change.name.trim()}”.`);
      project.cases.unlink(known.id, source.id);
      return;
    }
    case 'read': {
      project.readings.setRead(source.id, coderId, change.read);
    }
  }
}

/** Takes several sources out of the project with all that hangs on them, in one step. */
export function removeSources(project: Project, coderId: number, sourceIds: readonly number[]): void {
  project.act(coderId, 'sources', () => {
    const sources = sourceIds.map((id) => findSource(project, id));
    for (const { id } of sources) takeOut(project, id);
    return { result: undefined, sentence: `removed ${called(sources)}` };
  });
}

function called(sources: readonly Source[]): string {
  const [first] = sources;
  return sources.length === 1 && first ? `the source “${first.name}”` : `${sources.length} sources`;
}

function sentenceOf(which: string, change: SourceChange): string {
  switch (change.sets) {
    case 'kind':
      return `made ${which} “${change.kind}”`;
    case 'date':
      return change.date === null ? `took the date from ${which}` : `dated ${which} ${change.date}`;
    case 'case':
      return `put ${which} into the case “${change.name.trim()}”`;
    case 'no case':
      return `took ${which} out of the case “${change.name.trim()}”`;
    case 'read':
      return `${change.read ? 'finished reading' : 'reopened'} ${which}`;
  }
}
