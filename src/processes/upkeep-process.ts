// The process in which project files are examined, proved, checked and copied, by connections of its own.
import { flushCompileCache } from 'node:module';
import { acceptFile } from '../actions/sources/acceptance.ts';
import { checkFile, examine, refuseDamaged } from '../storage/check/examine.ts';
import { openProject, type Project } from '../storage/project.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { UpkeepAnswer, UpkeepQuestion } from './upkeep-messages.ts';

flushCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<UpkeepQuestion>; // upkeep.ts sends nothing else
  void answeredBy(id, () => answerTo(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function answerTo(question: UpkeepQuestion): UpkeepAnswer {
  const { file, task } = question;
  switch (task) {
    case 'examine':
      examine(file);
      openProject(file, { backup: question.backup }).close();
      return null;
    case 'prove':
      refuseDamaged(checkFile(file));
      return null;
    case 'check':
      return checkFile(file);
    case 'accept':
      acceptFile(file, question.coder);
      return null;
    case 'copy':
      within(file, (project) => {
        project.writeTo(question.target);
      });
      return null;
    case 'separate':
      within(file, (project) => {
        project.becomeCopy(`${project.about().name} (${question.suffix})`);
        project.settle();
      });
      return null;
  }
}

function within(file: string, deed: (project: Project) => void): void {
  const project = openProject(file);
  try {
    deed(project);
  } finally {
    project.close();
  }
}
