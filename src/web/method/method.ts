import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { wordsOfNote, writeMethodNote } from '../../actions/method/method.ts';
import { Was } from '../../api/common.ts';
import * as api from '../../api/method.ts';
import { methodSections } from '../../domain/method/gaps.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { coverageOf } from '../../study/method/coverage.ts';
import { methodGaps, methodRecord } from '../../study/method/record.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { puttable } from '../reports/puttable.ts';
import type { Views } from '../views/views.ts';

const NoteForm = z.object({
  text: z
    .string()
    .max(100_000)
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim()),
  was: Was,
});

/** What a refused form had in it: it stands there again. */
interface Typed {
  readonly gap: string;
  readonly text: string;
}

function methodPage(scope: Scope, version: string, typed?: Typed): Omit<Views['method/show'], 'problem'> {
  const { base, project } = scope;
  const sentences = methodRecord(project, version);
  const gaps = methodGaps(project);
  return {
    base,
    put: puttable(scope, 'method', {}),
    open: gaps.filter(({ text }) => text === '').length,
    sections: methodSections
      .map((name) => ({
        name,
        sentences: sentences
          .filter(({ section }) => section === name)
          .map(({ text, path }) => ({ text, href: base + path })),
        gaps: gaps
          .filter(({ section }) => section === name)
          .map(({ gap, asks, text }) => ({
            gap,
            asks,
            was: versionOf(wordsOfNote({ text })),
            text: typed?.gap === gap ? typed.text : text,
          })),
      }))
      .filter((one) => one.sentences.length + one.gaps.length > 0),
    checklists: coverageOf(sentences, gaps).map(({ name, items }) => ({
      name,
      items,
      covered: items.filter(({ covered }) => covered === 'yes').length,
    })),
  };
}

/** The method section: what the record says, and what only she can write. */
export function methodPages(workspace: Workspace, pages: Pages) {
  const showIt = (response: Response, scope: Scope, problem = '', typed?: Typed): void => {
    const page = { ...methodPage(scope, pages.version, typed), problem };
    pages.show(response, scope, {
      room: 'synthesis',
      script: 'synthesis',
      title: 'Method section',
      view: 'method/show',
      page,
    });
  };
  const show: RequestHandler = (request, response) => {
    showIt(response, scopeOf(workspace, request));
  };
  const write: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const gap = readAs(z.string(), request.params['gap']);
    const note = readAs(NoteForm, request.body);
    await orShow(
      response,
      () => {
        writeMethodNote(scope.project, scope.coder.id, gap, note);
        leadTo(response, `${scope.base}/method#gap-${encodeURIComponent(gap)}`);
      },
      ({ message }) => {
        showIt(response, scope, message, { gap, text: note.text });
      },
    );
  };
  return { show, write };
}

export function answerMethod({ inProject }: Answering, { version }: Pages): void {
  inProject(api.showMethod, ({ project }) => {
    const sentences = methodRecord(project, version);
    const gaps = methodGaps(project);
    return {
      sentences,
      gaps: gaps.map(({ gap, section, asks, text }) => ({
        gap,
        section,
        asks,
        text,
        version: versionOf(wordsOfNote({ text })),
      })),
      checklists: coverageOf(sentences, gaps).map(({ name, items }) => ({
        name,
        items: items.map(({ number, topic, covered }) => ({ number, topic, covered })),
      })),
    };
  });
  inProject(api.writeMethodNote, ({ project, coder, standing }, { params, body }) => {
    writeMethodNote(project, coder.id, params.gap, body);
    return standing();
  });
}
