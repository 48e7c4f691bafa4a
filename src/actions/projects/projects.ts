import type { Codebook } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import type { Birth, Workspace } from '../../storage/workspace.ts';
import { addCodebook } from '../codebook/codebook-file.ts';

/** A project to be made, with the codebook it begins with. */
export interface NewProject extends Birth {
  readonly coder: string;
  readonly codebook: Codebook | null;
}

/** Makes a project and answers its key. `furnish` may put more into it before anybody sees it. */
export async function createProject(
  workspace: Workspace,
  wanted: NewProject,
  furnish: (project: Project, coderId: number) => Promise<void> | void = () => undefined,
): Promise<string> {
  return workspace.create(wanted, async (project) => {
    const coder = project.coders.ensure(wanted.coder);
    if (wanted.codebook) addCodebook(project, coder.id, wanted.codebook);
    await furnish(project, coder.id);
  });
}

/** The coder of that name, made where the project has none; answers the name as it is kept. */
export function ensureCoder(project: Project, name: string): string {
  const wanted = name.replace(/\s+/g, ' ').trim();
  if (wanted === '') throw new Refusal('invalid', 'A coder needs a name.');
  return project.atOnce(() => project.coders.ensure(wanted).name);
}

/** Gives a study another name; its file keeps its own. */
export function renameProject(project: Project, coderId: number, name: string): void {
  const { name: before } = project.about();
  if (name === before) return;
  project.act(coderId, 'project', () => {
    project.rename(name);
    return { result: undefined, sentence: `renamed the project from “${before}” to “${name}”` };
  });
}
