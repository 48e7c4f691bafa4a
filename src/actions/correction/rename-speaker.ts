import { relabelledText } from '../../domain/correction/relabel.ts';
import { sortedOut } from '../../domain/correction/touched.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { seenText } from './correct.ts';
import { keepCorrected } from './keep-corrected.ts';

/** Which speaker of a text is called how from now on, and in which version of it she read the label. */
export interface SpeakerRename {
  readonly version: number;
  readonly label: string;
  readonly to: string;
}

/**
 * Calls a speaker otherwise in the whole of a text; where another is called so already, the two become one. Codings keep their
 * words, those that hold a label hold the new one. Refuses where nobody has that label, or the text was corrected since.
 */
export function renameSpeaker(
  project: Project,
  coderId: number,
  sourceId: number,
  { version, label, to }: SpeakerRename,
): void {
  project.act(coderId, 'sources', () => {
    const before = seenText(project, sourceId, version);
    const speakers = project.informants.speakersOf(sourceId);
    const speaker = speakers.find((one) => one.label === label);
    if (!speaker) throw new Refusal('missing', `Nobody in this text is called “${label}” any more.`);
    if (to === label) throw new Refusal('invalid', `“${label}” is called so already.`);
    const other = speakers.find((one) => one.label === to);
    if (!other) project.informants.relabel(speaker.id, to);
    const { after, edit, moved } = relabelledText(before, label, to);
    const { touched } = sortedOut(project.codings.ofSource(sourceId), edit, after.text);
    const codings = new Map(project.codings.ofSource(sourceId).map((one) => [one.guid, one]));
    const decisions = touched.map(({ guid }) => {
      const coding = codings.get(guid);
      return { guid, place: coding ? moved(coding) : null };
    });
    keepCorrected(project, { coderId, sourceId, madeBy: 'speakers' }, { before, after, edit, decisions });
    if (other) project.informants.removeSpeaker(speaker.id);
    const name = project.sources.find(sourceId)?.name ?? '';
    const sentence = other
      ? `joined “${label}” and “${to}” in “${name}”`
      : `called “${label}” “${to}” in “${name}”`;
    return { result: undefined, sentence, sourceId };
  });
}
