// The words of a source as they are read, turn by turn.
import { setImmediate } from 'node:timers/promises';
import { turnsWithin } from '../../domain/evidence.ts';
import type { Matter } from '../../domain/matter.ts';
import type { SpeakerRow } from '../../storage/informants.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { textOf } from '../../study/sources/texts.ts';
import type { Render } from '../http/render.ts';
import { clock } from '../views/clock.ts';
import type { ReadingTurn, TurnBeside } from '../views/view-lines.ts';
import type { Html } from '../views/views.ts';

/** A text, its turns as they are kept, and as they are read. */
export interface ReadText {
  readonly text: string;
  readonly turns: readonly TurnRow[];
  readonly reading: readonly ReadingTurn[];
}

/** Reads a source: once, for it may be long. */
export function readText(project: Project, sourceId: number): ReadText {
  const text = textOf(project, sourceId);
  const turns = project.texts.turnsAndMatterOf(sourceId);
  const speakers = new Map(project.informants.speakersOf(sourceId).map((one) => [one.id, one]));
  const voices = voicesOf(turns, speakers);
  let before: number | null = null;
  const reading = turns.map(({ number, start, end, speakerId, startMs, matter }) => {
    const speaker = speakerId === null ? undefined : speakers.get(speakerId);
    const voice = speakerId === null ? null : (voices.get(speakerId) ?? null);
    const startsSpeech = speakerId !== before;
    before = speakerId;
    return {
      number,
      start,
      end,
      speakerId,
      matter,
      looks: looksOf(matter, speaker?.isInterviewer ?? false, voice),
      text: text.slice(start, end),
      speaker: speaker?.label ?? null,
      isInterviewer: speaker?.isInterviewer ?? false,
      startsSpeech,
      time: clock(startMs),
    };
  });
  return { text, turns, reading };
}

/** The classes of a turn. The speaker of what was taken for a heading is there, out of sight, for when somebody says it after all. */
const looksOf = (matter: Matter | null, asks: boolean, voice: number | null): string =>
  [
    ...(asks ? ['asks'] : []),
    ...(voice === null ? [] : [`voice-${voice}`]),
    ...(matter === null ? [] : ['matter', matter]),
  ].join(' ');

const voiceColours = 8;

/** A colour for each speaker who is no interviewer, in the order in which they first speak. */
function voicesOf(turns: readonly TurnRow[], speakers: ReadonlyMap<number, SpeakerRow>): Map<number, number> {
  const voices = new Map<number, number>();
  for (const { speakerId } of turns) {
    const isHeard = speakerId !== null && speakers.get(speakerId)?.isInterviewer === false;
    if (isHeard && !voices.has(speakerId)) voices.set(speakerId, voices.size % voiceColours);
  }
  return voices;
}

/** The turns of a source that is read beside another, each with the codings that share words with it, in their order. */
export function turnsBeside(project: Project, sourceId: number): TurnBeside[] {
  const names = new Map(placedCodes(project).map((code) => [code.id, code.name]));
  const { reading } = readText(project, sourceId);
  const codings = new Map<ReadingTurn, TurnBeside['codings'][number][]>();
  for (const coding of project.codings.ofSource(sourceId)) {
    const line = { guid: coding.guid, codeId: coding.codeId, name: names.get(coding.codeId) ?? '' };
    for (const turn of turnsWithin(reading, coding)) {
      const lines = codings.get(turn);
      if (lines) lines.push(line);
      else codings.set(turn, [line]);
    }
  }
  return reading.map((turn) => ({ ...turn, codings: codings.get(turn) ?? [] }));
}

const turnsOfStretch = 12;
/** So many turns are put into words, in a few milliseconds, before others get their turn. */
const turnsAtOnce = 20 * turnsOfStretch;

/** The turns of the source that is coded, as the page shows them. */
export const asHtml = (render: Render, turns: readonly ReadingTurn[]): Promise<Html> =>
  inPieces(turns, turnsAtOnce, (some) =>
    render('coding/turns', { stretches: [...pieces(some, turnsOfStretch)] }),
  );

/** Those of the one that is read beside it. */
export const besideAsHtml = (
  render: Render,
  { href, turns }: { href: string; turns: readonly TurnBeside[] },
): Promise<Html> =>
  inPieces(turns, turnsAtOnce, (some) => render('coding/turns-beside', { href, turns: some }));

async function inPieces<T>(
  all: readonly T[],
  size: number,
  show: (some: readonly T[]) => Html,
): Promise<Html> {
  const shown: Html[] = [];
  for (const some of pieces(all, size)) {
    if (shown.length > 0) await setImmediate();
    shown.push(show(some));
  }
  // Each of them has been escaped by its template.
  return shown.join('') as Html;
}

function* pieces<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
