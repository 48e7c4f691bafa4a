// The process in which many texts are stored and indexed at a time, by a connection of its own.
import { enableCompileCache } from 'node:module';
import { importSources } from '../actions/sources/sources.ts';
import { openProject } from '../storage/project.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { StoringQuestion } from './storing-messages.ts';

enableCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<StoringQuestion>; // storing.ts sends nothing else
  void answeredBy(id, () => store(question)).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());

function store({ file, coderId, incoming }: StoringQuestion): number[] {
  const project = openProject(file);
  try {
    return importSources(project, coderId, incoming);
  } finally {
    project.close();
  }
}
