import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { renameSpeaker } from '../../actions/correction/rename-speaker.ts';
import { changeSources, removeSources } from '../../actions/sources/many-sources.ts';
import { markMatter } from '../../actions/sources/matter.ts';
import { describeSource, removeSource, setRead } from '../../actions/sources/sources.ts';
import { Was } from '../../api/common.ts';
import { SpeakerRename } from '../../api/corrections.ts';
import * as api from '../../api/sources.ts';
import { languageCodes, languageName } from '../../domain/language.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sourceKinds } from '../../domain/source.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { caseNames } from '../../study/excerpts/excerpts.ts';
import { cardOfSource, type SourceCard } from '../../study/sources/card.ts';
import { toldLanguage } from '../../study/sources/source-language.ts';
import { textOf } from '../../study/sources/texts.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { optionsFor } from '../views/evidence-form.ts';
import { sourceList } from './source-list.ts';

const Listed = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));
const CardForm = z.object({
  name: z.string(),
  kind: z.enum(sourceKinds),
  date: z.union([z.literal(''), z.iso.date()]).transform((day) => (day === '' ? null : day)),
  cases: z.string().transform((names) => names.split(';').map((name) => name.trim())),
  language: z
    .union([z.literal(''), z.enum(languageCodes)])
    .default('')
    .transform((code) => (code === '' ? null : code)),
  label: Listed,
  role: Listed,
  informant: Listed,
  informantType: Listed,
  was: Was,
});

const SpeakerRenameForm = SpeakerRename.extend({ version: z.coerce.number<string>().int().positive() });

export function sourcePages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const page = sourceList(scope, request);
    pages.show(response, scope, {
      title: 'Sources',
      room: 'sources',
      view: 'sources/index',
      page,
      script: 'sources',
    });
  };

  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    showCard(pages, response, scope, { source: sourceOf(scope.project, request), card: null, problem: '' });
  };

  const describe: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const source = sourceOf(scope.project, request);
    const form = readAs(CardForm, request.body);
    const card = cardOf(form);
    await orShow(
      response,
      () => {
        describeSource(scope.project, scope.coder.id, source.id, { ...card, was: form.was });
        leadTo(response, `${scope.base}/sources`);
      },
      ({ message }) => {
        showCard(pages, response, scope, { source, card, problem: message });
      },
    );
  };

  const remove: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    removeSource(scope.project, scope.coder.id, sourceOf(scope.project, request).id);
    leadTo(response, `${scope.base}/sources`);
  };

  const rename: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const source = sourceOf(scope.project, request);
    const form = readAs(SpeakerRenameForm, request.body);
    await orShow(
      response,
      () => {
        renameSpeaker(scope.project, scope.coder.id, source.id, form);
        leadTo(response, `${scope.base}/sources/${source.id}`);
      },
      ({ message }) => {
        showCard(pages, response, scope, { source, card: null, problem: message });
      },
    );
  };

  return { index, show, describe, remove, rename };
}

export function sourceOf(project: Project, request: Request): Source {
  const source = project.sources.find(Number(request.params['source']));
  if (!source) throw new Refusal('missing', 'That source is no longer in the project.');
  return source;
}

function cardOf(form: z.output<typeof CardForm>): SourceCard {
  const speakers = form.label.map((label, place) => ({
    label,
    isInterviewer: form.role[place] === 'interviewer',
    informant: form.informant[place] ?? '',
    informantType: form.informantType[place] ?? '',
  }));
  const { name, kind, date, cases, language } = form;
  return { name, kind, date, cases, language, speakers };
}

function showCard(
  pages: Pages,
  response: Response,
  scope: Scope,
  { source, card, problem }: { source: Source; card: SourceCard | null; problem: string },
): void {
  const { project, base } = scope;
  const kept = cardOfSource(project, source);
  const shown = card ?? kept;
  const informants = project.informants.all();
  const page = {
    base,
    id: source.id,
    was: versionOf({ ...kept }),
    name: shown.name,
    kinds: optionsFor(
      sourceKinds.map((kind) => [kind, kind]),
      shown.kind,
    ),
    languages: optionsFor(
      [
        ['', `${languageName(toldLanguage(project, source.id))} (told from the words)`],
        ...languageCodes.map((code) => [code, languageName(code)] as const),
      ],
      shown.language ?? '',
    ),
    date: shown.date ?? '',
    cases: shown.cases.join('; '),
    allCases: project.cases.all().map(({ name }) => name),
    speakers: shown.speakers,
    version: project.texts.currentOf(source.id)?.number ?? 1,
    informants: informants.map(({ name }) => name),
    informantTypes: [...new Set(informants.map(({ type }) => type))].filter((type) => type !== ''),
    file: `${source.fileName} (${source.fileType})`,
    problem,
  };
  pages.show(response, scope, { title: source.name, room: 'sources', view: 'sources/show', page });
}

export function answerSources({ inProject }: Answering): void {
  const asJson = (project: Project, { id, guid, name, kind, date, words }: Source) => ({
    id,
    guid,
    name,
    kind,
    date,
    words,
    cases: caseNames(project).get(id) ?? [],
  });
  inProject(api.listSources, ({ project }) => project.sources.all().map((source) => asJson(project, source)));
  inProject(api.readSource, ({ project }, { params }) => {
    const source = project.sources.find(params.source);
    if (!source) throw new Refusal('missing', 'That source is no longer in the project.');
    const speakers = new Map(project.informants.speakersOf(source.id).map((one) => [one.id, one]));
    const all = project.texts.turnsAndMatterOf(source.id);
    const turns = all.map(({ number, start, end, speakerId: by, startMs, matter }) => {
      const speakerId = matter === null ? by : null;
      const speaker = speakerId === null ? undefined : speakers.get(speakerId);
      return {
        number,
        start,
        end,
        speaker: speaker?.label ?? null,
        isInterviewer: speaker?.isInterviewer ?? false,
        startMs,
        matter,
      };
    });
    const card = cardOfSource(project, source);
    return {
      ...asJson(project, source),
      speakers: [...card.speakers],
      language: source.language,
      version: versionOf({ ...card }),
      text: textOf(project, source.id),
      turns,
    };
  });
  inProject(api.describeSource, ({ project, coder, standing }, { params, body }) => {
    describeSource(project, coder.id, params.source, body);
    return standing();
  });
  inProject(api.removeSource, ({ project, coder, standing }, { params }) => {
    removeSource(project, coder.id, params.source);
    return standing();
  });
  inProject(api.setReading, ({ project, coder, standing }, { params, body }) => {
    setRead(project, coder.id, params.source, body.read);
    return standing();
  });
  inProject(api.markMatter, ({ project, coder, standing }, { params, body }) => {
    markMatter(project, coder.id, params.source, body);
    return standing();
  });
}

/** The same said of several sources. */
export function answerManySources({ inProject }: Answering): void {
  inProject(api.changeSources, ({ project, coder, standing }, { body }) => {
    changeSources(project, coder.id, body.sources, body.change);
    return standing();
  });
  inProject(api.removeSources, ({ project, coder, standing }, { body }) => {
    removeSources(project, coder.id, body.sources);
    return standing();
  });
}
