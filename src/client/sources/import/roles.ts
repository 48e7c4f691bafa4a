import type { FilePreview } from '../../../api/sources.ts';
import type { Known } from './known.ts';

type Text = FilePreview['texts'][number];

/** What she says of a speaker. */
export interface Role {
  readonly label: string;
  readonly isInterviewer: boolean;
  readonly informant: string;
  readonly informantType: string;
}

/**
 * Labels that name a role or are initials, in the languages people transcribe in: the same one in another file is
 * somebody else, so the person is called by label and source, and nobody is counted as one with a stranger.
 */
const generic = new RegExp(
  '^(?:speaker|participante?|participant|respondent|informant|person|partner|candidate?|interviewee?|interviewte?r?|' +
    'enquetee?|repondante?|personne|entrevistad[oa]|encuestad[oa]|intervistat[oa]|befragte[rn]?|proband(?:in)?|' +
    'interviewpartner(?:in)?|geinterviewde|respondente?|[a-z]{1,2})[ .]*[0-9]*$',
);

const isGeneric = (label: string): boolean =>
  generic.test(label.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''));

/** Who a speaker is called where she says nothing else. */
export const personOf = (label: string, text: Pick<Text, 'name'>): string =>
  isGeneric(label) ? `${label}, ${text.name}` : label;

/** What type an informant is known to be. */
export const typeOf = (known: Known, name: string): string =>
  known.informants.find((one) => one.name === name)?.type ?? '';

/** What is proposed of each speaker of a text, from its label and from what the project knows. */
export function proposedRoles(known: Known, text: Text): Map<string, Role> {
  return new Map(
    text.voices.map(({ label }) => {
      const person = personOf(label, text);
      const isInterviewer = text.interviewers.includes(label);
      const who = isInterviewer ? '' : person;
      const informantType = isInterviewer ? '' : typeOf(known, person);
      return [label, { label, isInterviewer, informant: who, informantType }];
    }),
  );
}
