// The process in which suggestions are learned and made: it reads project files by connections of its own, and writes none.
import { flushCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { openProject, type Project } from '../storage/project.ts';
import { keywordHits } from '../study/codebook/keyword-counts.ts';
import { hasLearned, learnOn } from '../study/suggestions/learning.ts';
import { suggestionsFor } from '../study/suggestions/suggesting.ts';
import { queueFor } from '../study/suggestions/suggestion-queue.ts';
import { suggestionReport } from '../study/suggestions/suggestion-report.ts';
import { whySuggested } from '../study/suggestions/suggestion-why.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { Question, Questions, SuggestingQuestion } from './suggesting-messages.ts';

/** So long somebody who asks is kept waiting while codes are trained; the rest is trained when nobody asks, in turns of this. */
const patience = 80;
/** So long somebody who asks for all sources is kept waiting while they are read. */
const longPatience = 1200;
const mostHits = 5;

flushCompileCache();
lowerPriority();
const projects = new Map<string, Project>();
const unfinished = new Map<string, { project: Project; coderId: number }>();
let isWaiting = false;

process.on('message', (message) => {
  const { id, question } = message as Asked<SuggestingQuestion>; // suggesting.ts sends nothing else
  void answeredBy(id, () => answerTo(openedFor(question.file), question)).then((answered) => {
    process.send?.(answered);
    goOn();
  });
});
process.on('disconnect', () => process.exit());

/** The project at a path; another file that was put there since is opened anew. */
function openedFor(file: string): Project {
  const known = projects.get(file);
  if (known?.isInPlace()) return known;
  known?.close();
  const fresh = openProject(file);
  projects.set(file, fresh);
  return fresh;
}

function answerTo(project: Project, asked: SuggestingQuestion): Questions[Question]['answer'] {
  const { coderId, file } = asked;
  if (asked.question === 'keyword') return keywordHits(project, coderId, asked.asks, mostHits);
  const { isCurrent, isDone } = learnOn(project, coderId, after(patience));
  const key = `${coderId} ${file}`;
  if (isDone) unfinished.delete(key);
  else unfinished.set(key, { project, coderId });
  if (asked.question === 'report') return { ...suggestionReport(project, coderId), isDone };
  if (asked.question === 'why') return whySuggested(project, coderId, asked.asks);
  if (asked.question === 'queue') return queueFor(project, coderId, asked.asks, after(longPatience));
  const suggestions = suggestionsFor(project, coderId, asked.asks.sourceId, 'what there is');
  return { suggestions, isLearning: !isCurrent, isFromBookAlone: !hasLearned(project, coderId) };
}

function after(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}

/** Trains what is left a little at a time, so that whoever asks meanwhile need not wait. */
function goOn(): void {
  if (isWaiting || unfinished.size === 0) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    for (const [key, { project, coderId }] of unfinished)
      if (learnOn(project, coderId, after(patience)).isDone) unfinished.delete(key);
    goOn();
  }, 5);
}

/** What a person waits for comes first on a machine with few cores. */
function lowerPriority(): void {
  try {
    setPriority(5);
  } catch {
    // Some systems do not let a process say so; then it is only less polite.
  }
}
