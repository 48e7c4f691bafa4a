import type { LanguageCode } from '../../domain/language.ts';
import { Refusal } from '../../domain/refusal.ts';
import { turnAt } from '../../domain/relation.ts';
import { strengthOf, type PartKind, type Strength } from '../../domain/suggestion.ts';
import { stemsIn } from '../../language/keywords.ts';
import type { SpokenWord } from '../../language/learning/explaining.ts';
import type { Model } from '../../language/learning/model.ts';
import { isContent } from '../../language/learning/passages.ts';
import { tokensOf } from '../../language/tokens.ts';
import type { Project } from '../../storage/project.ts';
import { textOf } from '../sources/texts.ts';
import { askedIn, learnedFor, type Learned } from './learning.ts';

/** A word that speaks for a code or against it. */
interface WordWhy {
  /** As it stands in the text; two words where a pair speaks. */
  readonly words: string;
  /** Its weight in logits: above 0 it speaks for the code. */
  readonly weight: number;
  /** In how many passages of the coded sources it stands, and how many of these have the code. */
  readonly passages: number;
  readonly coded: number;
  readonly isKeyword: boolean;
}

/** A passage that has the code already and is like the one in question. */
interface LikeWhy {
  readonly sourceId: number;
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly text: string;
}

/** Why a code is suggested for a turn, or is not. */
export interface SuggestionWhy {
  readonly strength: Strength;
  readonly likelihood: number;
  /** Whether the likelihood was tried on what she coded in several transcripts, so that it may be said as a number. */
  readonly isTried: boolean;
  /** How often the code was given in what was learned from. */
  readonly codings: number;
  /** Kinds of evidence with their weights: they add up to the logit of the likelihood. */
  readonly parts: readonly { readonly kind: PartKind; readonly weight: number }[];
  readonly logit: number;
  readonly words: readonly WordWhy[];
  readonly like: readonly LikeWhy[];
}

const mostWords = 8;
const mostLike = 3;
/** From so many transcripts on a likelihood is said as a number. */
export const enoughTried = 3;

/** Takes the suggestion of a code for the turn at an offset apart. Refuses a code that is not suggested at all. */
export function whySuggested(
  project: Project,
  coderId: number,
  { sourceId, codeId, start }: { sourceId: number; codeId: number; start: number },
): SuggestionWhy {
  const learned = learnedFor(project, coderId);
  const { model, codes, sourceIds } = learned;
  const code = codes.findIndex(({ id }) => id === codeId);
  const asked = askedIn(project, coderId, { sourceId, codes, sourceIds });
  const at = turnAt(asked.turns, start);
  const turn = asked.turns[at];
  const passage = asked.passages[at];
  const found = model.explain(asked, at, code);
  if (!found || !turn || !passage) throw new Refusal('missing', 'Nothing is suggested there.');
  const surface = new Map(
    tokensOf(asked.text, passage.language, turn)
      .reverse()
      .map(({ stem, ...span }) => [stem, asked.text.slice(span.start, span.end).toLowerCase()]),
  );
  const keywords = new Set(
    (codes.find(({ id }) => id === codeId)?.keywords ?? []).flatMap((one) =>
      stemsIn(one, [passage.language]).flat(),
    ),
  );
  return {
    strength: strengthOf(found.likelihood, model.proven()),
    likelihood: found.likelihood,
    isTried: triedOn(model) >= enoughTried,
    codings: model.learned().reduce((sum, { given }) => sum + given.filter((all) => all.has(code)).length, 0),
    parts: found.parts,
    logit: found.logit,
    words: telling([...found.here, ...found.entry], passage.language).map((word) => ({
      words: word.name
        .split(' ')
        .map((stem) => surface.get(stem) ?? stem)
        .join(' '),
      weight: word.weight,
      ...model.count(word.name.split(' '), code),
      isKeyword: keywords.has(word.name),
    })),
    like: model.like(passage, code, mostLike).flatMap((one) => likeOf(project, learned, one)),
  };
}

/** On how many transcripts suggestions were tried: those she has been through, each judged by what was learned elsewhere. */
export const triedOn = (model: Model): number =>
  new Set(model.heldOut().map(({ transcript }) => transcript)).size;

/** The words that say most, for and against; function words alone explain nothing to a reader. */
function telling(words: readonly SpokenWord[], language: LanguageCode): SpokenWord[] {
  const sums = new Map<string, number>();
  for (const { name, weight } of words) sums.set(name, (sums.get(name) ?? 0) + weight);
  return [...sums]
    .map(([name, weight]) => ({ name, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .filter(
      ({ name, weight }) =>
        Math.abs(weight) >= 0.02 &&
        name.split(' ').some((stem) => /\p{L}/u.test(stem) && isContent(stem, language)),
    )
    .slice(0, mostWords)
    .sort((a, b) => b.weight - a.weight);
}

function likeOf(
  project: Project,
  { sourceIds }: Learned,
  { transcript, at }: { transcript: number; at: number },
): LikeWhy[] {
  const sourceId = sourceIds[transcript] ?? 0;
  const source = project.sources.find(sourceId);
  const turn = project.texts.turnsOf(sourceId)[at];
  if (!source || !turn) return [];
  return [
    {
      sourceId,
      source: source.name,
      turn: turn.number,
      start: turn.start,
      text: textOf(project, sourceId).slice(turn.start, turn.end),
    },
  ];
}
