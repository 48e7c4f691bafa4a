// The process that looks for names and replaces them: reading a whole study and writing its file anew keeps nobody waiting.
import { flushCompileCache } from 'node:module';
import { restoreNames } from '../actions/pseudonyms/pseudonyms.ts';
import { filesWithNames, replaceWithFiles, whereLeft } from '../actions/pseudonyms/with-files.ts';
import { namesOf } from '../domain/pseudonyms/key.ts';
import { openProject, type Project } from '../storage/project.ts';
import { proposedNames } from '../study/pseudonyms/candidates.ts';
import { planPseudonyms } from '../study/pseudonyms/plan.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { PseudonymAnswer, PseudonymQuestion } from './pseudonyms-messages.ts';

flushCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<PseudonymQuestion>; // pseudonyms.ts sends nothing else
  void answeredBy(id, () => answerTo(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function answerTo(question: PseudonymQuestion): PseudonymAnswer {
  const project = openProject(question.file);
  try {
    return answerIn(project, question);
  } finally {
    project.close();
  }
}

function answerIn(project: Project, question: PseudonymQuestion): PseudonymAnswer {
  const { folder } = question;
  switch (question.task) {
    case 'propose':
      return { task: 'propose', answered: proposedNames(project) };
    case 'plan': {
      const plan = planPseudonyms(project, question.choice, question.madeAt);
      return {
        task: 'plan',
        answered: { plan, files: filesWithNames(project, folder, namesOf(plan.key)) },
      };
    }
    case 'replace':
      return { task: 'replace', answered: replaceWithFiles(project, question.coderId, folder, question) };
    case 'check':
      return { task: 'check', answered: whereLeft(project, folder, namesOf(question.key)) };
    case 'restore':
      return { task: 'restore', answered: restoreNames(project, question.coderId, question.key) };
  }
}
