import { correctTurns, seenText, takeCorrectedText } from '../../actions/correction/correct.ts';
import { renameSpeaker } from '../../actions/correction/rename-speaker.ts';
import * as api from '../../api/corrections.ts';
import { compare } from '../../domain/correction/compare.ts';
import { sortedOut, type Touched } from '../../domain/correction/touched.ts';
import { editOfTurns } from '../../domain/correction/turn-edit.ts';
import { withTurnsSaid, type TurnedText } from '../../domain/correction/turn-parts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { differingTurns } from '../../study/correction/differing-turns.ts';
import type { Answering } from '../http/answer.ts';
import type { Parts } from '../http/parts.ts';
import type { Scope } from '../http/request-context.ts';

/** So many turns that differ are listed; a text of which more differ is another text. */
const mostListed = 500;

export function answerCorrections({ inProject }: Answering, { staged }: Pick<Parts, 'staged'>): void {
  const ownerOf = ({ project, coder }: Scope) => ({ project: project.about().guid, coder: coder.name });
  const textOfFile = async (scope: Scope, key: string): Promise<TurnedText> => {
    const [found] = await staged.texts(ownerOf(scope), [key]);
    if (!found) throw new Refusal('missing', 'The file must be read again: choose it once more.');
    return found.text;
  };
  const versionNow = ({ project }: Scope, sourceId: number): number =>
    project.texts.currentOf(sourceId)?.number ?? 1;

  inProject(api.listTexts, ({ project }, { params }) => project.texts.versionsOf(params.source));
  inProject(api.compareTurns, ({ project }, { params, body: { version, change } }) => {
    const before = seenText(project, params.source, version);
    const after = withTurnsSaid(before, change);
    const codings = project.codings.ofSource(params.source);
    const { touched } = sortedOut(codings, editOfTurns(before, after, change), after.text);
    return { touched: named(project, codings, touched) };
  });
  inProject(api.correctTurns, (scope, { params, body }) => {
    correctTurns(scope.project, scope.coder.id, params.source, body);
    return { version: versionNow(scope, params.source), ...scope.standing() };
  });
  inProject(api.renameSpeaker, (scope, { params, body }) => {
    renameSpeaker(scope.project, scope.coder.id, params.source, body);
    return { version: versionNow(scope, params.source), ...scope.standing() };
  });
  inProject(api.compareText, async (scope, { params, body }) => {
    const after = await textOfFile(scope, body.staged);
    const before = seenText(scope.project, params.source, body.version);
    const codings = scope.project.codings.ofSource(params.source);
    const { touched, kept } = sortedOut(codings, compare(before.text, after.text), after.text);
    const all = differingTurns(before.text, before.turns, after.text);
    const differences = all.slice(0, mostListed).map(({ turn, parts }) => ({ turn, parts: [...parts] }));
    const more = all.length - differences.length;
    const newLabels = newLabelsIn(scope.project, params.source, after);
    return { touched: named(scope.project, codings, touched), kept: kept.size, differences, more, newLabels };
  });
  inProject(api.takeText, async (scope, { params, body }) => {
    const after = await textOfFile(scope, body.staged);
    const { version, decisions, interviewers } = body;
    const corrected = { version, decisions, after, interviewers };
    takeCorrectedText(scope.project, scope.coder.id, params.source, corrected);
    await staged.letGo(ownerOf(scope), [body.staged]);
    return { version: versionNow(scope, params.source), ...scope.standing() };
  });
}

/** Who speaks in a corrected text and not in the one it replaces. */
function newLabelsIn(project: Project, sourceId: number, { turns }: TurnedText): string[] {
  const known = new Set(project.informants.speakersOf(sourceId).map(({ label }) => label));
  return [
    ...new Set(turns.flatMap(({ speaker }) => (speaker === null || known.has(speaker) ? [] : speaker))),
  ];
}

/** Codings that are touched, with what their codes are called. */
function named(project: Project, codings: readonly CodingRow[], touched: readonly Touched[]) {
  const codes = new Map(codings.map(({ guid, codeId }) => [guid, codeId]));
  return touched.map((one) => ({ ...one, code: findKnown(project, codes.get(one.guid) ?? 0).name }));
}
