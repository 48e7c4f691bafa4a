import { hitFinder } from '../../domain/pseudonyms/hits.ts';
import type { Project } from '../../storage/project.ts';
import { placedTexts } from './places.ts';

const mostNamed = 200;

/** Where names still stand in a study: texts of every version, all that was written, undo data, the history. */
export function placesWithNames(project: Project, names: readonly string[]): string[] {
  const find = hitFinder(names.map((name) => ({ name, of: 0 })));
  const left = new Set<string>();
  for (const { text, where } of placedTexts(project, null)) {
    const [hit] = find(text);
    if (hit) left.add(`${where}: “${text.slice(hit.start, hit.end)}”`);
    if (left.size >= mostNamed) break;
  }
  for (const { name } of project.coders.all())
    if (find(name).length > 0) left.add(`The name of the coder “${name}”`);
  return [...left];
}
