import type { RequestHandler } from 'express';
import * as api from '../../api/sources.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sourceKinds } from '../../domain/source.ts';
import { offeredOf } from '../../formats/texts/talk/particulars.ts';
import type { UnderstoodText } from '../../formats/texts/understood.ts';
import type { FileReader } from '../../processes/reader.ts';
import type { Owner, StagedFiles } from '../../storage/staged/staged-files.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { warm } from '../projects/warming.ts';

/** Files that were read and shown, with what was shown of each. */
export type Staged = StagedFiles<api.FilePreview>;

/** What a window for choosing files offers first; whatever is chosen is known by what is in it. */
const accept =
  '.txt,.md,.docx,.odt,.rtf,.pdf,.html,.htm,.epub,.vtt,.srt,.sbv,.csv,.tsv,.xlsx,.ods,.json,.otr,.cha,.eaf,.exb,.xml,.zip';

const beginningLength = 240;
const matterLength = 120;
const shownMatter = 20;

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
  { inProject }: Answering,
  { reader, staged, storing }: Pick<Parts, 'reader' | 'staged' | 'storing'>,
): void {
  const ownerOf = ({ project, coder }: Scope): Owner => ({
    project: project.about().guid,
    coder: coder.name,
  });
  const twinOf = ({ project }: Scope, hash: string): string | null =>
    project.sources.ofFile(hash)?.name ?? null;

  inProject(api.previewFile, async (scope, { query, body }) => {
    const read = await reader.read(query.name, body, query.encoding);
    const { hash, type, encoding, texts } = read;
    const file = { name: query.name, type, hash };
    const shown = await staged.stage(ownerOf(scope), file, texts, (keys) => ({
      file: query.name,
      hash,
      type,
      encoding,
      duplicateOf: null,
      texts: texts.map((text, at) => preview(text, keys[at] ?? '')),
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

function preview({ turns, text, voices, warnings, ...understood }: UnderstoodText, staged: string) {
  const { name, kind, date, caseName, words, hasTimes, interviewers, particulars = [] } = understood;
  const matter = turns.filter((turn) => turn.matter);
  return {
    staged,
    name,
    kind,
    date,
    caseName,
    words,
    hasTimes,
    interviewers: [...interviewers],
    turns: turns.length - matter.length,
    matter: matter
      .slice(0, shownMatter)
      .flatMap(({ start, end, matter: kind }) =>
        kind ? { kind, words: text.slice(start, Math.min(end, start + matterLength)).toWellFormed() } : [],
      ),
    matterCount: matter.length,
    particulars: offeredOf(particulars),
    voices: voices.map((voice) => ({ ...voice, examples: [...voice.examples] })),
    beginning: text.slice(0, beginningLength).toWellFormed(),
    warnings: [...warnings],
  };
}
