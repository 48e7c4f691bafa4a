/** The parts of a method section, in their order. */
export const methodSections = [
  ...(['Approach', 'Material', 'People', 'Codebook', 'Coding', 'Saturation'] as const),
  ...(['Software', 'Negative cases', 'Ethics and limits'] as const),
] as const;
export type MethodSection = (typeof methodSections)[number];

/** What the record of a project cannot know: only a person can write it. */
export interface Gap {
  readonly gap: string;
  readonly section: MethodSection;
  readonly asks: string;
}

/** The gaps of every method section. */
export const gaps = [
  { gap: 'orientation', section: 'Approach', asks: 'The question, the approach and the tradition it stands in.' },
  { gap: 'researchers', section: 'Approach', asks: 'Who the researchers are: training, experience, what they bring and expect.' },
  { gap: 'sampling', section: 'Material', asks: 'How people and cases were chosen and approached, and who declined.' },
  { gap: 'collection', section: 'Material', asks: 'Where, by whom and by which questions; how it was recorded and transcribed.' },
  { gap: 'relationship', section: 'People', asks: 'How researchers and participants knew each other, and what participants were told.' },
  { gap: 'derivation', section: 'Codebook', asks: 'Which codes were there beforehand, which came from the material, and who decided.' },
  { gap: 'agreement', section: 'Coding', asks: 'How coders came to agree, and how that was measured; this record holds no measure.' },
  { gap: 'member-check', section: 'Negative cases', asks: 'Whether participants saw transcripts or findings, and what they said.' },
  { gap: 'ethics', section: 'Ethics and limits', asks: 'Consent, approval, and how people are protected.' },
  { gap: 'limits', section: 'Ethics and limits', asks: 'Limits, interests and funding.' },
] as const satisfies readonly Gap[]; // prettier-ignore
export type GapName = (typeof gaps)[number]['gap'];
