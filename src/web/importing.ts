import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { importSources, type IncomingSource } from '../actions/sources.ts';
import * as api from '../api/sources.ts';
import { Refusal } from '../domain/refusal.ts';
import { sourceKinds } from '../domain/source.ts';
import type { UnderstoodFile, UnderstoodText } from '../formats/texts/understood.ts';
import type { FileReader } from '../processes/reader.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import type { Pages } from './pages.ts';
import { dataBlock } from './render.ts';
import { scopeOf } from './scope.ts';

/** Texts that were read and shown but not stored yet. */
type Staged = Map<string, Omit<IncomingSource, 'card'>>;

/** How many characters of texts may wait; the oldest are given up beyond that, never those of the file just read. */
const mostStaged = 200_000_000;
const beginningLength = 240;

export function importPages(workspace: Workspace, pages: Pages, reader: FileReader) {
  const show: RequestHandler = (request, response) => {
    reader.wakeUp();
    const scope = scopeOf(workspace, request);
    const informants = scope.project.informants.all();
    const known = {
      base: scope.base,
      api: `/api/v1${scope.base}`,
      names: scope.project.sources.all().map(({ name }) => name),
      cases: scope.project.cases.all().map(({ name }) => name),
      kinds: sourceKinds,
      informants: informants.map(({ name, type }) => ({ name, type })),
    };
    const page = { base: scope.base, kinds: sourceKinds, data: dataBlock('known', known) };
    pages.show(response, scope, {
      title: 'Add sources',
      room: 'sources',
      view: 'sources/import',
      page,
      script: 'import',
    });
  };
  return { show };
}

/** What is staged lives as long as the server: a file that was shown can be stored without being sent again. */
export function answerImporting({ inProject }: Answering, reader: FileReader): void {
  const staged: Staged = new Map();

  inProject(api.previewFile, async ({ project }, { query, body }) => {
    const file = await reader.read(query.name, body);
    const duplicateOf = project.sources.ofFile(file.hash)?.name ?? null;
    const keys = stage(staged, query.name, file);
    const texts = file.texts.map((text, at) => preview(text, keys[at] ?? ''));
    return {
      file: query.name,
      hash: file.hash,
      type: file.type,
      encoding: file.encoding,
      duplicateOf,
      texts,
    };
  });

  inProject(api.importTexts, ({ project, coder, standing }, { body }) => {
    const keys = new Set(body.sources.map(({ staged: key }) => key));
    if (keys.size < body.sources.length)
      throw new Refusal('conflict', 'One text is there twice. Nothing was stored.');
    const incoming = body.sources.map(({ staged: key, card }) => {
      const found = staged.get(key);
      if (!found) throw new Refusal('missing', `“${card.name}” must be read again: drop its file once more.`);
      return { ...found, card };
    });
    const ids = importSources(project, coder.id, incoming);
    for (const { staged: key } of body.sources) staged.delete(key);
    return { ids, ...standing() };
  });
}

/** Keeps the texts of a file until they are stored; answers the keys by which they are, in their order. */
function stage(staged: Staged, name: string, { type, hash, texts }: UnderstoodFile): string[] {
  const keys = texts.map((text) => {
    const key = randomUUID();
    staged.set(key, { text, file: { name, type, hash } });
    return key;
  });
  let size = [...staged.values()].reduce((sum, { text }) => sum + text.text.length, 0);
  for (const [old, one] of staged) {
    if (size <= mostStaged || one.file.hash === hash) break;
    staged.delete(old);
    size -= one.text.text.length;
  }
  return keys;
}

function preview({ turns, text, voices, warnings, ...understood }: UnderstoodText, staged: string) {
  const { name, kind, date, caseName, words, hasTimes, interviewer } = understood;
  return {
    ...{ staged, name, kind, date, caseName, words, hasTimes, interviewer },
    turns: turns.length,
    voices: [...voices],
    beginning: text.slice(0, beginningLength).toWellFormed(),
    warnings: [...warnings],
  };
}
