import type { RequestHandler } from 'express';
import type { Workspace } from '../../storage/workspace.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf } from '../http/request-context.ts';

/** The words of the program as a researcher meets them. */
const words = [
  ['source', 'one text: an interview, focus group, workshop note, case note, or the answers of a survey'],
  ['turn', 'what one speaker says before another does, or a paragraph where there are no speakers'],
  ['informant', 'a person who speaks, in any number of sources; interviewers are marked and never counted'],
  ['pseudonym', 'what stands in the place of a name; the key that tells them is a file outside the study'],
  ['informant type', 'what kind of informant somebody is: partner, funder, teacher'],
  ['case', 'what you compare: a partnership, a school, a programme; sources belong to cases'],
  ['attribute', 'something known of each case: country, size, years running'],
  ['code', 'a name for what words are about; codes stand at the top of the codebook or below others'],
  ['entry', 'what the codebook says of a code: definition, when to use it, when not, examples, keywords'],
  ['coding', 'a code given by one coder to one stretch of words'],
  ['excerpt', 'the words of a coding, with enough around them to be understood'],
  ['passage', 'words with one code, however many coders gave it to them'],
  ['suggestion', 'a coding the program proposes, with its reason; you accept or reject it'],
  ['memo', 'a note on anything'],
  ['summary', 'your words in a cell of the framework matrix, citing excerpts'],
  ['finding', 'a claim with its numbers, its evidence for and against'],
  ['co-occurrence', 'codes that stand in the same words, turn, source or case'],
  ['archetype', 'a type of case, as a code'],
].map(([word = '', means = '']) => ({ word, means }));

/** The help: of the program, and inside a project, where it also says in which file the project is. */
export function helpPages(workspace: Workspace, pages: Pages) {
  const shown = (file: string): Parameters<Pages['show']>[2] => ({
    title: 'Help',
    room: 'help',
    view: 'help/index',
    script: 'help',
    page: { folder: workspace.folder, file, words },
  });
  const general: RequestHandler = (_request, response) => {
    pages.show(response, null, shown(''));
  };
  const inProject: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, shown(scope.project.file));
  };
  return { general, inProject };
}
