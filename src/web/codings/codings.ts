import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { quoteCodings } from '../../actions/codebook/code-examples.ts';
import { applyCodes, changeCoding, removeCodings, writeCodingMemo } from '../../actions/codings/codings.ts';
import { placeCodings } from '../../actions/codings/imported-codings.ts';
import { joinCodings } from '../../actions/codings/joining.ts';
import { codeAlso, confirmCodings, recodeCodings } from '../../actions/codings/recoding.ts';
import * as api from '../../api/codings.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { spanNow } from '../../study/correction/corrected-text.ts';
import { turnMemos } from '../../study/memos/subjects.ts';
import { matterOfTurns } from '../../study/sources/texts.ts';
import type { Answering } from '../http/answer.ts';
import { allInTurns } from '../http/in-turns.ts';
import type { Parts } from '../http/parts.ts';
import type { Scope } from '../http/request-context.ts';
import { warm } from '../projects/warming.ts';

/** A coding as scripts and the coding page see it. */
export function asCoding({
  guid,
  codeId,
  coderId,
  start,
  end,
  exact,
  polarity,
  origin,
  memo,
}: CodingRow): api.Coding {
  const coding = { guid, codeId, coderId, start, end, exact, polarity, origin, memo };
  return memo === '' ? coding : { ...coding, memoVersion: versionOf({ text: memo }) };
}

/** Codings as she asked for them; where the text was corrected since she saw it, where their words stand now. */
const inTextNow = (
  project: Project,
  sourceId: number,
  { codings, textVersion }: z.output<typeof api.applyCodes.body>,
) => codings.map((coding) => ({ ...coding, ...spanNow(project, sourceId, coding, textVersion) }));

const codingsNow = ({ project, coder, standing }: Scope, sourceId: number): api.Codings => ({
  codings: project.codings.ofSource(sourceId).map(asCoding),
  textVersion: project.texts.currentOf(sourceId)?.number ?? 1,
  turnMemos: turnMemos(project, sourceId),
  matter: matterOfTurns(project, sourceId),
  isRead: project.readings.isRead(sourceId, coder.id),
  ...standing(),
});

export function answerCodings(
  { inProject }: Answering,
  { reader, storing }: Pick<Parts, 'reader' | 'storing'>,
): void {
  inProject(api.listCodings, (scope, { params }) => codingsNow(scope, params.source));
  inProject(api.applyCodes, ({ project, coder, standing }, { params, body }) => {
    applyCodes(project, coder.id, params.source, inTextNow(project, params.source, body));
    return standing();
  });
  inProject(api.changeCoding, ({ project, coder, standing }, { params, body }) => {
    changeCoding(project, coder.id, params.coding, body);
    return standing();
  });
  inProject(api.removeCoding, ({ project, coder, standing }, { params }) => {
    removeCodings(project, coder.id, [params.coding]);
    return standing();
  });
  inProject(api.writeCodingMemo, ({ project, coder, standing }, { params, body }) => {
    writeCodingMemo(project, coder.id, { guid: params.coding, was: body.was }, body.text);
    return standing();
  });
  inProject(api.importCodings, async ({ project, coder, standing }, { query, body }) => {
    const lines = await reader.codings(query.name, body);
    const rows = lines.map((line) => ({ ...line, guid: line.guid || randomUUID() }));
    const placings = await allInTurns(placeCodings(project, rows));
    const { added, known } = await storing.store('codings', { project, coderId: coder.id }, { placings });
    await warm(project);
    return { added, known, ...standing() };
  });
  inProject(api.recodeCodings, ({ project, coder, standing }, { body }) => ({
    ...recodeCodings(project, coder.id, body.codings, body.codeId),
    ...standing(),
  }));
  inProject(api.codeAlso, ({ project, coder, standing }, { body }) => ({
    added: codeAlso(project, coder.id, body.codings, body.codeId),
    ...standing(),
  }));
  inProject(api.joinCodings, ({ project, coder, standing }, { body }) => {
    joinCodings(project, coder.id, body.codings, body);
    return standing();
  });
  inProject(api.removeCodings, ({ project, coder, standing }, { body }) => {
    removeCodings(project, coder.id, body.codings);
    return standing();
  });
  inProject(api.quoteCodings, ({ project, coder, standing }, { body }) => {
    quoteCodings(project, coder.id, body.codings, body);
    return standing();
  });
  inProject(api.confirmCodings, ({ project, coder, standing }, { body }) => {
    confirmCodings(project, coder.id, body.codings);
    return standing();
  });
}
