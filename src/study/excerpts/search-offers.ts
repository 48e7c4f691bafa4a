import { contextOf } from '../../domain/coding.ts';
import { searchTerms } from '../../domain/search.ts';
import { sentencesOf } from '../../domain/sentences.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../codebook/codes.ts';
import { textOf } from '../sources/texts.ts';
import { chosenCodings, type ExcerptChoice } from './excerpt-choice.ts';

/** How much of a turn around a hit is offered. */
export const offerUnits = ['sentence', 'turn', 'words'] as const;
type OfferUnit = (typeof offerUnits)[number];

/** What is searched for, and the code that is offered for what is found. */
export interface SearchOffer {
  readonly codeId: number;
  /** Words, as in the search of the sources; '' where excerpts are asked for. */
  readonly words: string;
  /** The excerpts whose words are offered; null where words are searched for. */
  readonly excerpts: ExcerptChoice | null;
  readonly unit: OfferUnit;
}

/** A stretch of a source that is offered for a code. Nothing is coded until it is accepted. */
export interface Offered extends Span {
  readonly sourceId: number;
  readonly codeId: number;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  /** Why it is offered, in words. */
  readonly reason: string;
}

const mostTurns = 5000;

/**
 * The stretches that a search or a query finds, as suggestions of a code to one coder: not what the interviewer says, not
 * what she has coded so there already, not what she has rejected there.
 */
export function offersOf(project: Project, coderId: number, offer: SearchOffer): Offered[] {
  findKnown(project, offer.codeId);
  const found = offer.excerpts ? wordsOfExcerpts(project, offer.excerpts) : searched(project, offer);
  const reason = offer.excerpts ? 'the query' : `the search “${offer.words}”`;
  const bySource = Map.groupBy(found, ({ sourceId }) => sourceId);
  return [...bySource].flatMap(([sourceId, spans]) => {
    const text = textOf(project, sourceId);
    const settled = settledSpans(project, coderId, sourceId, offer.codeId);
    return distinct(spans)
      .filter((span) => !settled.some((other) => overlaps(other, span)))
      .map(({ start, end }) => ({
        sourceId,
        codeId: offer.codeId,
        start,
        end,
        reason,
        exact: text.slice(start, end),
        ...contextOf(text, { start, end }),
      }));
  });
}

interface Found extends Span {
  readonly sourceId: number;
}

function searched(project: Project, { words, unit }: SearchOffer): Found[] {
  const asking = new Set(
    project.informants.speakers().flatMap(({ id, isInterviewer }) => (isInterviewer ? id : [])),
  );
  const turns = project.search.places(searchTerms(words), mostTurns);
  return turns
    .filter(({ speakerId }) => speakerId === null || !asking.has(speakerId))
    .flatMap(({ sourceId, start, end, places }) => {
      const spans =
        unit === 'turn'
          ? [{ start, end }]
          : unit === 'words'
            ? places
            : sentencesOf(textOf(project, sourceId), { start, end }).filter((one) =>
                places.some((hit) => overlaps(hit, one)),
              );
      return spans.map((span) => ({ ...span, sourceId }));
    });
}

const wordsOfExcerpts = (project: Project, choice: ExcerptChoice): Found[] =>
  project.codings
    .some(chosenCodings(project, choice))
    .map(({ sourceId, start, end }) => ({ sourceId, start, end }));

/** Each stretch once, in order of place. */
function distinct(spans: readonly Found[]): Found[] {
  const once = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...once.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where she has this code already, or said that it is wrong. */
function settledSpans(project: Project, coderId: number, sourceId: number, codeId: number): Span[] {
  const ofHers = (one: { codeId: number; coderId: number }): boolean =>
    one.codeId === codeId && one.coderId === coderId;
  return [
    ...project.codings.ofSource(sourceId).filter(ofHers),
    ...project.suggestions.decisionsOn(sourceId).filter((one) => ofHers(one) && one.decision === 'rejected'),
  ];
}
