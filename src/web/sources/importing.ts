import type { RequestHandler } from 'express';
import { correctLabels, showText } from '../../api/importing.ts';
import * as api from '../../api/sources.ts';
import type { FilePreview } from '../../api/sources.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sourceKinds } from '../../domain/source.ts';
import type { FileReader } from '../../processes/reader.ts';
import type { Owner, StagedFiles } from '../../storage/staged/staged-files.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { warm } from '../projects/warming.ts';
import { linesBeside } from './beside.ts';
import { previewOf, rememberedLabels } from './understood.ts';

/** Files that were read and shown, with what was shown of each. */
export type Staged = StagedFiles<FilePreview>;

/** What a window for choosing files offers first; whatever is chosen is known by what is in it. */
const accept =
  '.txt,.md,.docx,.odt,.rtf,.pdf,.html,.htm,.epub,.vtt,.srt,.sbv,.csv,.tsv,.xlsx,.ods,.json,.otr,.cha,.eaf,.exb,.xml,.zip';

export function importPages(workspace: Workspace, pages: Pages, reader: FileReader) {
  const show: RequestHandler = (request, response) => {
    reader.wakeUp();
    const scope = scopeOf(workspace, request);
    const informants = scope.project.informants.all();
    const known = {
      base: scope.base,
      names: scope.project.sources.all().map(({ name }) => name),
      cases: scope.project.cases.all().map(({ name }) => name),
      informants: informants.map(({ name, type }) => ({ name, type })),
    };
    const page = { base: scope.base, kinds: sourceKinds, accept, data: dataBlock('known', known) };
    pages.show(response, scope, {
      title: 'Add sources',
      room: 'sources',
      view: 'sources/import',
      page,
      script: 'sources-import',
    });
  };
  return { show };
}

/** A file that was shown can be stored without being sent again, also after a restart. */
export function answerImporting(
  answering: Answering,
  { reader, staged, storing }: Pick<Parts, 'reader' | 'staged' | 'storing'>,
): void {
  const { inProject } = answering;
  answerCorrecting(answering, { reader, staged });
  const twinOf = ({ project }: Scope, hash: string): string | null =>
    project.sources.ofFile(hash)?.name ?? null;

  inProject(api.previewFile, async (scope, { query, body }) => {
    const { hash, type, encoding, ...read } = await reader.read(query.name, body, query.encoding);
    const texts = await rememberedLabels(scope.project, reader, read.texts);
    const file = { name: query.name, type, hash };
    const shown = await staged.stage(ownerOf(scope), file, texts, (keys) => ({
      file: query.name,
      hash,
      type,
      encoding,
      duplicateOf: null,
      texts: texts.map((text, at) => previewOf(text, keys[at] ?? '')),
    }));
    return { ...shown, duplicateOf: twinOf(scope, hash) };
  });

  inProject(api.listFiles, (scope) =>
    staged.of(ownerOf(scope)).map(({ shown, waiting }) => ({
      ...shown,
      duplicateOf: twinOf(scope, shown.hash),
      texts: shown.texts.filter((_, at) => waiting.includes(at)),
    })),
  );

  inProject(api.letFilesGo, async (scope, { body }) => {
    await staged.letGo(ownerOf(scope), body.staged);
    return scope.standing();
  });

  inProject(api.importTexts, async (scope, { body }) => {
    const { project, coder, standing } = scope;
    const keys = body.sources.map(({ staged: key }) => key);
    if (new Set(keys).size < keys.length)
      throw new Refusal('conflict', 'One text is there twice. Nothing was stored.');
    const found = await staged.texts(ownerOf(scope), keys);
    const incoming = body.sources.map(({ card, attributes = [] }, at) => {
      const text = found[at];
      if (!text) throw new Refusal('missing', `“${card.name}” must be read again: drop its file once more.`);
      return { ...text, card, attributes };
    });
    const ids = await storing.store('texts', { project, coderId: coder.id }, { incoming });
    await warm(project);
    await staged.letGo(ownerOf(scope), keys);
    return { ids: [...ids], ...standing() };
  });
}

type Staging = Pick<Parts, 'reader' | 'staged'>;

/** A text that waits is shown beside what was understood of it, and understood anew as she says. */
function answerCorrecting({ inProject }: Answering, { reader, staged }: Staging): void {
  inProject(showText, async (scope, { params, query }) => {
    const [found] = await staged.texts(ownerOf(scope), [params.staged]);
    if (!found) throw gone();
    return linesBeside(found.text, query.from);
  });

  inProject(correctLabels, async (scope, { body }) => {
    const owner = ownerOf(scope);
    const changed: FilePreview['texts'] = [];
    for (const key of body.staged) {
      const [found] = await staged.texts(owner, [key]);
      if (!found) throw gone();
      const text = await reader.labels(found.text, body.labels);
      const shown = previewOf(text, key);
      await staged.change(owner, key, text, (file) => ({
        ...file,
        texts: file.texts.map((one) => (one.staged === key ? shown : one)),
      }));
      changed.push(shown);
    }
    return changed;
  });
}

/** Whose files they are: of a coder, for a project. */
const ownerOf = ({ project, coder }: Scope): Owner => ({ project: project.about().guid, coder: coder.name });

const gone = (): Refusal => new Refusal('missing', 'This text must be read again: drop its file once more.');
