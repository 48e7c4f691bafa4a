// The process in which project files are examined, proved, checked and copied, by connections of its own.
import { enableCompileCache } from 'node:module';
import { examine } from '../storage/database.ts';
import { newestVersion } from '../storage/migrate.ts';
import { refuseUnproved } from '../storage/opened-projects.ts';
import { openProject, type Project } from '../storage/project.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { UpkeepAnswer, UpkeepQuestion } from './upkeep-messages.ts';

enableCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<UpkeepQuestion>; // upkeep.ts sends nothing else
  void answeredBy(id, () => answerTo(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function answerTo(question: UpkeepQuestion): UpkeepAnswer {
  const { file, task } = question;
  if (task === 'examine') {
    examine(file, newestVersion);
    openProject(file, { backup: question.backup }).close();
    return null;
  }
  return within(file, (project) => {
    if (task === 'check') return project.integrity.check();
    if (task === 'prove') refuseUnproved(project);
    else project.writeTo(question.target);
    return null;
  });
}

function within<T>(file: string, read: (project: Project) => T): T {
  const project = openProject(file);
  try {
    return read(project);
  } finally {
    project.close();
  }
}
