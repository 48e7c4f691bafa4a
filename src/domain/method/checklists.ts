import type { GapName } from './gaps.ts';

/** What a sentence of the method section is about. */
export const recordKeys = [
  ...(['material', 'dates', 'read', 'corrections', 'people', 'cases', 'repeat'] as const),
  ...(['codebook', 'versions', 'coders', 'stances', 'doubly', 'saturation'] as const),
  ...(['software', 'suggestions', 'findings', 'negative', 'memos'] as const),
] as const;
export type RecordKey = (typeof recordKeys)[number];

/** An item of a checklist, and which sentences and gaps speak to it; none: it belongs elsewhere in a report. */
export interface ChecklistItem {
  readonly number: string;
  readonly topic: string;
  readonly by: readonly (RecordKey | GapName)[];
}

const item = (number: string, topic: string, ...by: (RecordKey | GapName)[]): ChecklistItem => ({
  number,
  topic,
  by,
});

/**
 * The items of three checklists in short words of ours: COREQ (Tong, Sainsbury and Craig 2007), SRQR (O’Brien et al. 2014) and
 * JARS-Qual (Levitt et al. 2018). The originals say more.
 */
export const checklists: readonly { readonly name: string; readonly items: readonly ChecklistItem[] }[] = [
  {
    name: 'COREQ',
    items: [
      item('1', 'Who interviewed', 'collection'), item('2', 'Credentials', 'researchers'), item('3', 'Occupation', 'researchers'),
      item('4', 'Gender', 'researchers'), item('5', 'Experience and training', 'researchers'),
      item('6', 'Relationship before the study', 'relationship'), item('7', 'What participants knew of the interviewer', 'relationship'),
      item('8', 'Interests and assumptions of the interviewer', 'researchers'), item('9', 'Orientation and theory', 'orientation'),
      item('10', 'Sampling', 'sampling'), item('11', 'How participants were approached', 'sampling'), item('12', 'Sample size', 'people'),
      item('13', 'Who declined or dropped out', 'sampling'), item('14', 'Setting', 'collection'), item('15', 'Who else was there', 'collection'),
      item('16', 'Description of the sample', 'people', 'dates'), item('17', 'Interview guide', 'collection'), item('18', 'Repeat interviews', 'repeat'),
      item('19', 'Recording', 'collection'), item('20', 'Field notes', 'material', 'collection'), item('21', 'Duration', 'collection'),
      item('22', 'Saturation', 'saturation'), item('23', 'Transcripts returned', 'member-check'), item('24', 'Number of coders', 'coders'),
      item('25', 'Coding tree', 'codebook'), item('26', 'Derivation of themes', 'derivation'), item('27', 'Software', 'software'),
      item('28', 'Checked by participants', 'member-check'), item('29', 'Quotations presented'), item('30', 'Data and findings consistent', 'findings'),
      item('31', 'Major themes clear', 'findings'), item('32', 'Minor themes and diverse cases', 'negative'),
    ],
  },
  {
    name: 'SRQR',
    items: [
      item('S1', 'Title'), item('S2', 'Abstract'), item('S3', 'Problem'), item('S4', 'Purpose or question', 'orientation'),
      item('S5', 'Approach and paradigm', 'orientation'), item('S6', 'Researchers and reflexivity', 'researchers', 'relationship'),
      item('S7', 'Context', 'cases', 'collection'), item('S8', 'Sampling strategy', 'sampling'), item('S9', 'Ethics', 'ethics'),
      item('S10', 'Collection methods', 'material', 'dates', 'collection'), item('S11', 'Instruments', 'collection'),
      item('S12', 'Units of study', 'people', 'cases'), item('S13', 'Data processing', 'read', 'corrections', 'collection'),
      item('S14', 'Analysis', 'codebook', 'coders', 'derivation'), item('S15', 'Trustworthiness', 'doubly', 'negative', 'member-check'),
      item('S16', 'Synthesis and interpretation', 'findings'), item('S17', 'Links to the data', 'findings'), item('S18', 'Place in the literature'),
      item('S19', 'Limitations', 'limits'), item('S20', 'Interests', 'limits'), item('S21', 'Funding', 'limits'),
    ],
  },
  {
    name: 'JARS-Qual',
    items: [
      item('1', 'Title page and notes', 'limits'), item('2', 'Abstract'), item('3', 'Problem or question', 'orientation'), item('4', 'Objectives', 'orientation'),
      item('5', 'Overview of the design', 'orientation'), item('6', 'Description of the researchers', 'researchers'),
      item('7', 'Participants or other sources', 'material', 'people'), item('8', 'Relationship of researchers and participants', 'relationship'),
      item('9', 'Recruitment', 'sampling'), item('10', 'Selection of participants', 'sampling'), item('11', 'Data collection', 'dates', 'collection'),
      item('12', 'Recording and transformation', 'corrections', 'collection'), item('13', 'Strategies of analysis', 'coders', 'codebook', 'versions', 'derivation'),
      item('14', 'Software', 'software', 'suggestions'), item('15', 'Methodological integrity', 'doubly', 'negative', 'memos', 'agreement'),
      item('16', 'Findings', 'findings'), item('17', 'Discussion'), item('18', 'Limitations', 'limits'),
    ],
  },
]; // prettier-ignore
