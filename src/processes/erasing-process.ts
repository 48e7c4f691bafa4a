// The process that shows what an erasure would do, and does it: looking through a whole study and writing its file anew
// keeps nobody waiting who reads.
import { flushCompileCache } from 'node:module';
import { eraseWithFiles, planWithFiles } from '../actions/erasure/with-files.ts';
import { openProject } from '../storage/project.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { ErasingAnswer, ErasingQuestion } from './erasing-messages.ts';

flushCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<ErasingQuestion>; // erasing.ts sends nothing else
  void answeredBy(id, () => answerTo(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function answerTo(question: ErasingQuestion): ErasingAnswer {
  const { file, folder } = question;
  const project = openProject(file);
  try {
    if (question.task === 'plan')
      return { task: 'plan', plan: planWithFiles(project, folder, question.target, question.choice) };
    const erased = eraseWithFiles(project, question.coderId, folder, question.request);
    return { task: 'erase', erased };
  } finally {
    project.close();
  }
}
