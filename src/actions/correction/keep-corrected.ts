import { mapOf, type Edit } from '../../domain/correction/edit.ts';
import { heirsOf } from '../../domain/correction/heirs.ts';
import { sortedOut, type CodingDecision, type Touched } from '../../domain/correction/touched.ts';
import type { TurnedText } from '../../domain/correction/turn-parts.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid } from '../../domain/source.ts';
import { isSpanOf, type Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import type { MadeBy } from '../../storage/source-versions.ts';
import type { turnedText } from '../../study/correction/corrected-text.ts';

/** What is decided beside a correction, and which version of the text it was made in. */
export interface Correcting {
  readonly version: number;
  readonly decisions: readonly CodingDecision[];
}

type SeenText = ReturnType<typeof turnedText>;

interface Corrected extends Pick<Correcting, 'decisions'> {
  readonly before: SeenText;
  readonly after: TurnedText;
  readonly edit: Edit;
}

interface Doing {
  readonly coderId: number;
  readonly sourceId: number;
  readonly madeBy: MadeBy;
  /** Of the labels that are new, those whose words are no evidence. */
  readonly interviewers?: readonly string[];
}

/** Keeps a text that became another, and moves all that lies in it. Inside an action. */
export function keepCorrected(
  project: Project,
  { coderId, sourceId, madeBy, interviewers = [] }: Doing,
  { before, after, edit, decisions }: Corrected,
): void {
  const codings = project.codings.ofSource(sourceId);
  const { kept, touched } = sortedOut(codings, edit, after.text);
  const places = decided(touched, decisions, after.text);
  const map = mapOf(edit);
  const heirs = heirsOf(before.turns.map(map), after.turns);
  const speakers = speakersOf(project, sourceId, after, interviewers);
  const turns = after.turns.map(({ start, end, startMs, endMs, speaker, matter = null }, place) => {
    const heir = heirs[place] ?? null;
    const id = heir === null ? null : (before.ids[heir] ?? null);
    const speakerId = speaker === null ? null : (speakers.get(speaker) ?? null);
    // What she said of a turn outlives another file; what she says of it now holds.
    const kept = madeBy === 'file' && heir !== null ? (before.turns[heir]?.matter ?? null) : matter;
    return { id, start, end, startMs, endMs, speakerId, matter: kept };
  });
  keepMemosOfTurns(project, { coderId, sourceId }, { before, map, after, turns });
  project.texts.correct({ sourceId, text: after.text, coderId, madeBy, turns });
  for (const { guid, id } of codings) if (places.get(guid) === null) dropCoding(project, guid, id);
  moveCodings(project, sourceId, after.text, {
    codings,
    placeOf: ({ guid }) => kept.get(guid) ?? places.get(guid) ?? null,
  });
  project.corrections.moveDecisions(sourceId, (span) => {
    const { fate, start, end } = map(span);
    return fate === 'gone' || !isSpanOf(after.text, { start, end }) ? null : { start, end };
  });
  project.corrections.recount(sourceId, wordsSaid(after.text, turns));
}

function dropCoding(project: Project, guid: string, id: number): void {
  project.memos.remove('coding', id);
  project.codings.remove(guid);
}

function moveCodings(
  project: Project,
  sourceId: number,
  text: string,
  {
    codings,
    placeOf,
  }: {
    codings: ReturnType<Project['codings']['ofSource']>;
    placeOf: (row: { guid: string }) => Span | null;
  },
): void {
  const byGuid = new Map(codings.map((one) => [one.guid, one]));
  for (const { guid, standsFor } of project.corrections.moveCodings(sourceId, { text, placeOf })) {
    project.summaries.citeInstead(guid, standsFor);
    project.findings.takeInstead(guid, standsFor);
    project.reports.parts.takeInstead(guid, standsFor);
    const [gone, stays] = [byGuid.get(guid), byGuid.get(standsFor)];
    if (!gone || !stays) continue;
    project.memos.remove('coding', gone.id);
    if (gone.memo !== '' && gone.memo !== stays.memo)
      project.memos.write(
        'coding',
        stays.id,
        [stays.memo, gone.memo].filter(Boolean).join('\n\n'),
        gone.coderId,
      );
  }
  for (const { guid, exact } of codings) {
    const place = placeOf({ guid });
    const now = place && text.slice(place.start, place.end);
    if (now !== null && now !== exact) project.corrections.requote(guid, exact, now);
  }
}

/** What becomes of each coding that is touched. Refuses where one of them is not spoken of, or would lie on no words. */
function decided(
  touched: readonly Touched[],
  decisions: readonly CodingDecision[],
  text: string,
): ReadonlyMap<string, Span | null> {
  const said = new Map(decisions.map(({ guid, place }) => [guid, place]));
  const open = touched.filter(({ guid }) => !said.has(guid));
  if (open.length > 0)
    throw new Refusal(
      'conflict',
      `${counted(open.length, 'coding holds', 'codings hold')} words that are changed. Say of each whether it is kept, and where; nothing was written.`,
    );
  return new Map(
    touched.map(({ guid }) => {
      const place = said.get(guid) ?? null;
      if (place && !isSpanOf(text, place)) throw new Refusal('invalid', 'A coding would lie on no words.');
      return [guid, place];
    }),
  );
}

/** The speakers of a corrected text by their labels; those that are new are made. */
function speakersOf(
  project: Project,
  sourceId: number,
  { turns }: TurnedText,
  interviewers: readonly string[],
): ReadonlyMap<string, number> {
  const known = new Map(project.informants.speakersOf(sourceId).map(({ id, label }) => [label, id]));
  for (const { speaker } of turns) {
    if (speaker === null || known.has(speaker)) continue;
    const isInterviewer = interviewers.includes(speaker);
    const fresh = { sourceId, label: speaker, isInterviewer, informantId: null };
    known.set(speaker, project.informants.addSpeaker(fresh));
  }
  return known;
}

/** The memo on a turn that is no longer there is kept on the one that has its place; where none is left, on the source. */
function keepMemosOfTurns(
  project: Project,
  { coderId, sourceId }: Pick<Doing, 'coderId' | 'sourceId'>,
  {
    before,
    map,
    after,
    turns,
  }: {
    before: SeenText;
    map: ReturnType<typeof mapOf>;
    after: TurnedText;
    turns: readonly { id: number | null }[];
  },
): void {
  const living = new Set(turns.map(({ id }) => id));
  before.ids.forEach((id, place) => {
    const old = before.turns[place];
    const memo = old && !living.has(id) ? project.memos.about('turn', id) : '';
    if (!old || memo === '') return;
    const { start } = map(old);
    const at = after.turns.findLastIndex((turn) => turn.start <= start);
    const heir =
      turns.slice(0, at + 1).findLast((turn) => turn.id !== null) ?? turns.find((turn) => turn.id !== null);
    project.memos.remove('turn', id);
    const [about, onto] = heir?.id == null ? (['source', sourceId] as const) : (['turn', heir.id] as const);
    const there = project.memos.about(about, onto);
    project.memos.write(about, onto, [there, memo].filter(Boolean).join('\n\n'), coderId);
  });
}
