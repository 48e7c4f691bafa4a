import type { Cut } from '../../domain/erasure/cuts.ts';
import { hitFinder } from '../../domain/pseudonyms/hits.ts';
import type { PseudonymKey } from '../../domain/pseudonyms/key.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid } from '../../domain/source.ts';
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
    project.history.note(
      coderId,
      'pseudonyms',
      `put pseudonyms in the place of names: ${counted(rewritten)}`,
    );
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
    project.history.note(
      coderId,
      'pseudonyms',
      `put names back in the place of pseudonyms: ${counted(done)}`,
    );
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

/** What is put back in a text: at the very places where that is still so, else wherever a pseudonym stands that was new. */
function cutsOfKey(key: PseudonymKey): (place: string, text: string) => Cut[] {
  const find = hitFinder(
    key.table.flatMap(({ pseudonym, isNew }, of) => (isNew ? { name: pseudonym, of } : [])),
  );
  return (place, text) => {
    const put = key.places[place] ?? [];
    const exact = put.map(([start, of, said]) => {
      const { pseudonym = '' } = key.table[of] ?? {};
      return { start, end: start + pseudonym.length, pseudonym, to: key.said[said] ?? '' };
    });
    const isAsItWas =
      exact.length > 0 && exact.every(({ start, end, pseudonym }) => text.slice(start, end) === pseudonym);
    if (isAsItWas) return exact;
    return find(text).map(({ of, start, end }) => ({ start, end, to: key.table[of]?.names[0] ?? '' }));
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

const counted = ({ texts, places, lines }: Rewritten): string =>
  `${texts} ${texts === 1 ? 'text' : 'texts'}, ${places} other ${places === 1 ? 'place' : 'places'}, ${lines} ${lines === 1 ? 'line' : 'lines'} of the history`;
