import { counted } from '../../domain/counted.ts';
import type { Cut } from '../../domain/erasure/cuts.ts';
import { hitFinder } from '../../domain/pseudonyms/hits.ts';
import type { PseudonymKey } from '../../domain/pseudonyms/key.ts';
import { nearForms } from '../../domain/pseudonyms/near.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid } from '../../domain/source.ts';
import { overlaps } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import type { Rewritten } from '../../storage/pseudonyms/rewriting.ts';
import { cutsOfChoice, planPseudonyms, type PseudonymChoice } from '../../study/pseudonyms/plan.ts';

/**
 * Puts pseudonyms in the place of names, in all that the study holds and in what it takes to undo it. Codings keep to their
 * words. Refuses where two things would be called the same. Nothing but the key brings the names back.
 */
export function replaceNames(
  project: Project,
  coderId: number,
  choice: PseudonymChoice,
  madeAt: string,
): { readonly rewritten: Rewritten; readonly key: PseudonymKey } {
  const done = project.atOnce(() => {
    const { key, problems, near } = planPseudonyms(project, choice, madeAt);
    const [problem] = problems;
    if (problem !== undefined) throw new Refusal('invalid', `Nothing was replaced. ${problem}`);
    if (Object.keys(key.places).length === 0)
      throw new Refusal('invalid', 'None of these names stands anywhere in the study: nothing was replaced.');
    const rewritten = rewrite(project, choice.sources, cutsOfChoice(choice, near));
    project.history.note(coderId, 'pseudonyms', `put pseudonyms in the place of names: ${told(rewritten)}`);
    return { rewritten, key };
  });
  project.shrink();
  return done;
}

/**
 * Puts the names of a key back where their pseudonyms stand. What was changed since is looked through for the pseudonyms, and
 * gets the first name of each. Refuses the key of another study.
 */
export function restoreNames(project: Project, coderId: number, key: PseudonymKey): Rewritten {
  if (key.project !== project.about().guid)
    throw new Refusal('invalid', 'This key belongs to another study. Nothing was done.');
  const rewritten = project.atOnce(() => {
    const done = rewrite(project, undefined, cutsOfKey(key));
    if (done.texts + done.places === 0)
      throw new Refusal(
        'invalid',
        'None of the pseudonyms of this key stands where it was put: nothing was done.',
      );
    restoreEnds(project, key);
    project.history.note(coderId, 'pseudonyms', `put names back in the place of pseudonyms: ${told(done)}`);
    return done;
  });
  project.shrink();
  return rewritten;
}

function rewrite(
  project: Project,
  sources: readonly number[] | undefined,
  cutsOf: (place: string, text: string) => Cut[],
): Rewritten {
  const rewritten = project.rewriting.rewrite(sources ? new Set(sources) : null, cutsOf);
  for (const { id } of project.sources.all()) {
    const text = project.texts.textOf(id) ?? '';
    project.corrections.recount(id, wordsSaid(text, project.texts.turnsOf(id)));
  }
  return rewritten;
}

/**
 * What is put back in a text: where a pseudonym was put and still stands; and wherever else one stands that was new, also with
 * an ending, the first of its names, since people go on writing. Where a text is another by now, the places say nothing.
 */
function cutsOfKey(key: PseudonymKey): (place: string, text: string) => Cut[] {
  const fresh = key.table.map(({ pseudonym, isNew }) => ({ pseudonym, names: isNew ? [pseudonym] : [] }));
  const sought = fresh.flatMap(({ names }, of) => names.map((name) => ({ name, of })));
  const whole = hitFinder(sought);
  return (place, text) => {
    const put = (key.places[place] ?? []).map(([start, of, said]) => {
      const { pseudonym = '' } = key.table[of] ?? {};
      return { start, end: start + pseudonym.length, pseudonym, to: key.said[said] ?? '' };
    });
    const isAsItWas = put.every(({ start, end, pseudonym }) => text.slice(start, end) === pseudonym);
    const exact = isAsItWas ? put : [];
    const ended = nearForms(fresh, [{ text, hits: whole(text) }]).filter(({ after }) => after !== undefined);
    const found = (ended.length === 0 ? whole : hitFinder([...sought, ...ended]))(text);
    const others = found
      .filter((hit) => !exact.some((one) => overlaps(hit, one)))
      .map(({ of, start, end }) => ({ start, end, to: key.table[of]?.names[0] ?? '' }));
    return [...exact, ...others];
  };
}

/** Codings that ended inside a name end there again, where their words are those they had. */
function restoreEnds(project: Project, key: PseudonymKey): void {
  for (const { guid, start, end, exact } of key.codings) {
    const coding = project.codings.find(guid);
    if (!coding || coding.start > start || coding.end < end) continue;
    if ((project.texts.textOf(coding.sourceId) ?? '').slice(start, end) === exact)
      project.rewriting.place(guid, { start, end }, exact);
  }
}

const told = ({ texts, places, lines }: Rewritten): string =>
  [counted(texts, 'text'), counted(places, 'other place'), `${counted(lines, 'line')} of the history`].join(
    ', ',
  );
