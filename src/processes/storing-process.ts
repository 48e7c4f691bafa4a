// The process in which what is large is stored, by a connection of its own.
import { flushCompileCache } from 'node:module';
import { openProject } from '../storage/project.ts';
import { answeredBy, type Asked } from './conversation.ts';
import { storers, type Kind, type Stored, type StoringQuestion } from './storing-messages.ts';

flushCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<StoringQuestion>; // storing.ts sends nothing else
  void answeredBy(id, () => store(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function store<K extends Kind>({ file, coderId, kind, what }: StoringQuestion<K>): Stored[K] {
  const project = openProject(file);
  try {
    return storers[kind](project, coderId, what);
  } finally {
    project.close();
  }
}
