import { Refusal } from '../../domain/refusal.ts';
import type { Showing } from '../../domain/suggestion.ts';
import type { Project } from '../../storage/project.ts';
import type { ProjectChoices, SuggestionChoices } from '../../storage/suggestion-choices.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { reviseCode } from '../codebook/codebook.ts';

/** What a coder may choose about suggestions; what is left out stays as it is. */
export interface Chosen {
  readonly shownFrom?: SuggestionChoices['shownFrom'] | undefined;
  readonly alsoFrom?: readonly number[] | undefined;
  readonly codesDoubly?: ProjectChoices['codesDoubly'] | undefined;
  readonly keepsBlind?: ProjectChoices['keepsBlind'] | undefined;
}

/** Chooses how suggestions behave for a coder, and for all. */
export function chooseSuggestions(project: Project, coderId: number, chosen: Chosen): void {
  const { shownFrom, alsoFrom, codesDoubly, keepsBlind } = chosen;
  const known = new Set(project.coders.all().map(({ id }) => id));
  if (alsoFrom?.some((id) => !known.has(id))) throw new Refusal('missing', 'There is no such coder.');
  project.act(coderId, 'suggestions', () => {
    const own = project.suggestionChoices.of(coderId);
    const others = alsoFrom?.filter((id) => id !== coderId);
    if (shownFrom !== undefined || others !== undefined)
      project.suggestionChoices.keep(coderId, {
        ...own,
        shownFrom: shownFrom ?? own.shownFrom,
        alsoFrom: others ?? own.alsoFrom,
      });
    const all = project.suggestionChoices.ofProject();
    if (codesDoubly !== undefined || keepsBlind !== undefined)
      project.suggestionChoices.keepForProject({
        codesDoubly: codesDoubly ?? all.codesDoubly,
        keepsBlind: keepsBlind ?? all.keepsBlind,
      });
    return { result: undefined, sentence: 'chose how suggestions behave' };
  });
}

/** Forgets what was learned from a coder's codings so far: from now on only what is coded later is learned from. */
export function forgetLearned(project: Project, coderId: number): void {
  project.act(coderId, 'suggestions', () => {
    const own = project.suggestionChoices.of(coderId);
    project.suggestionChoices.keep(coderId, { ...own, since: new Date().toISOString() });
    return { result: undefined, sentence: 'reset what suggestions learned' };
  });
}

/** Learns from everything that was coded again. */
export function learnFromAll(project: Project, coderId: number): void {
  project.act(coderId, 'suggestions', () => {
    const own = project.suggestionChoices.of(coderId);
    project.suggestionChoices.keep(coderId, { ...own, since: null });
    return { result: undefined, sentence: 'let suggestions learn from all codings again' };
  });
}

/** Chooses when the suggestions for one source are shown to a coder. */
export function chooseShowing(project: Project, coderId: number, sourceId: number, shown: Showing): void {
  const source = project.sources.find(sourceId);
  if (!source) throw new Refusal('missing', 'That source is no longer in the project.');
  project.act(coderId, 'suggestions', () => {
    project.suggestionChoices.show(coderId, sourceId, shown);
    return { result: undefined, sentence: `chose when suggestions for ${source.name} are shown`, sourceId };
  });
}

/** From now on a word is no sign of a code. */
export function ignoreWord(project: Project, coderId: number, codeId: number, word: string): void {
  const { name } = findKnown(project, codeId);
  const plain = word.trim();
  if (plain === '') throw new Refusal('invalid', 'Which word is no sign of the code?');
  project.act(coderId, 'suggestions', () => {
    if (!project.ignoredWords.add(codeId, plain, coderId))
      throw new Refusal('conflict', `“${plain}” is ignored for ${name} already.`);
    return { result: undefined, sentence: `said that “${plain}” is no sign of ${name}` };
  });
}

/** A word that was ignored for a code counts as its sign again. */
export function stopIgnoringWord(project: Project, coderId: number, codeId: number, word: string): void {
  const { name } = findKnown(project, codeId);
  project.act(coderId, 'suggestions', () => {
    if (!project.ignoredWords.remove(codeId, word))
      throw new Refusal('missing', `“${word}” is not ignored for ${name}.`);
    return { result: undefined, sentence: `let “${word}” be a sign of ${name} again` };
  });
}

/** Makes a word a keyword of a code, so that it is part of the codebook and everybody can read it. */
export function pinWord(project: Project, coderId: number, codeId: number, word: string): void {
  const code = findKnown(project, codeId);
  const plain = word.trim();
  if (plain === '') throw new Refusal('invalid', 'Which word is to be a keyword?');
  if (code.keywords.some((one) => one.toLowerCase() === plain.toLowerCase()))
    throw new Refusal('conflict', `“${plain}” is a keyword of ${code.name} already.`);
  reviseCode(project, coderId, codeId, { keywords: [...code.keywords, plain] });
}
