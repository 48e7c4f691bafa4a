// The process in which suggestions are learned and made: it reads project files by connections of its own, and writes none.
import { enableCompileCache } from 'node:module';
import { learnOn } from '../actions/learning.ts';
import { suggestionsFor } from '../actions/suggesting.ts';
import { Refusal } from '../domain/refusal.ts';
import { openProject, type Project } from '../storage/project.ts';
import type { Answered, Asked } from './suggesting-messages.ts';

enableCompileCache();
/** So long somebody who asks is kept waiting while codes are trained; the rest is trained when nobody asks. */
const patience = 400;

const projects = new Map<string, Project>();
const unfinished = new Map<string, { project: Project; coderId: number }>();
let isWaiting = false;

process.on('message', (message) => {
  const asked = message as Asked; // suggesting.ts sends nothing else
  process.send?.(answer(asked));
  goOn();
});
process.on('disconnect', () => process.exit());

function answer({ id, file, coderId, sourceId }: Asked): Answered {
  try {
    const project = projects.get(file) ?? openProject(file);
    projects.set(file, project);
    const end = performance.now() + patience;
    const isDone = learnOn(project, coderId, () => performance.now() > end);
    const key = `${coderId} ${file}`;
    if (isDone) unfinished.delete(key);
    else unfinished.set(key, { project, coderId });
    return { id, suggestions: suggestionsFor(project, coderId, sourceId, isDone ? 'all' : 'what there is') };
  } catch (error) {
    if (error instanceof Refusal) return { id, refused: { kind: error.kind, sentence: error.message } };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Trains what is left a little at a time, so that whoever asks meanwhile need not wait. */
function goOn(): void {
  if (isWaiting || unfinished.size === 0) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    for (const [key, { project, coderId }] of unfinished) {
      const end = performance.now() + patience / 4;
      if (learnOn(project, coderId, () => performance.now() > end)) unfinished.delete(key);
    }
    goOn();
  }, 5);
}
