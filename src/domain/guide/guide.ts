// The guide: the steps from a study to a plan of one's own, and what a codebook says of its codes for it.

/** What the codes of a facet are to the guide. */
export const guideParts = [
  'participants',
  'value',
  'purpose',
  'fit',
  'archetype',
  'strategic enabler',
  'operational enabler',
  'set-up',
  'risk',
] as const;
export type GuidePart = (typeof guideParts)[number];

/** What each part is, for whoever marks a codebook. */
export const partSaid: Readonly<Record<GuidePart, string>> = {
  participants: 'who takes part',
  value: 'what can come of it',
  purpose: 'what it is for',
  fit: 'what it has to fit with',
  archetype: 'models to choose from',
  'strategic enabler': 'what it needs to be credible and useful',
  'operational enabler': 'what it needs to be carried out',
  'set-up': 'choices between two ends',
  risk: 'what can go wrong',
};

/** What a codebook says of a code for the guide, in texts; of a list each line is an item. */
export const guideFields = ['helpful', 'needs', 'speaksFor', 'speaksAgainst'] as const;
export type GuideField = (typeof guideFields)[number];

/** What a codebook says of a code for the guide; '' and no part where it says nothing. */
export interface GuideMark extends Readonly<Record<GuideField, string>> {
  readonly part: GuidePart | '';
}

export const noMark: GuideMark = { part: '', helpful: '', needs: '', speaksFor: '', speaksAgainst: '' };

/** Whether a mark says anything. */
export const saysAnything = (mark: GuideMark): boolean =>
  mark.part !== '' || guideFields.some((field) => mark[field] !== '');

/** The items of a list that is written a line each. */
export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What an archetype needs of one enabler: the name of that code, and why; the name is '' where the line names none. */
export interface Need {
  readonly code: string;
  readonly why: string;
}

/** What an archetype needs, a line each: “Sufficient resources: time for one-to-one work”. `names` are those of the enablers. */
export function needsIn(text: string, names: readonly string[]): Need[] {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  return linesIn(text).map((line) => {
    const at = line.indexOf(':');
    const code = known.get((at < 0 ? line : line.slice(0, at)).trim().toLowerCase());
    if (code === undefined) return { code: '', why: line };
    return { code, why: at < 0 ? '' : line.slice(at + 1).trim() };
  });
}

/** An answer that can be given to a code of a part: how it is kept, and how it is said. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The places of a choice between two ends, from the first to the second. */
export const sliderPlaces = ['0', '1', '2', '3', '4'] as const;

const choices: Readonly<Record<GuidePart, readonly Choice[]>> = {
  participants: [
    { value: 'takes part', label: 'takes part' },
    { value: 'learns from it', label: 'it is for them' },
    { value: 'both', label: 'both' },
  ],
  value: [{ value: 'hoped for', label: 'hoped for' }],
  purpose: [
    { value: 'first', label: 'the main one' },
    { value: 'also', label: 'also' },
  ],
  fit: [
    { value: 'fits', label: 'fits' },
    { value: 'partly', label: 'partly' },
    { value: 'does not fit', label: 'does not fit' },
  ],
  archetype: [
    { value: 'first', label: 'the one chosen' },
    { value: 'borrowed', label: 'borrow from it' },
  ],
  'strategic enabler': [
    { value: 'in place', label: 'in place' },
    { value: 'can be built', label: 'can be built' },
    { value: 'missing', label: 'missing' },
  ],
  'operational enabler': [
    { value: 'in place', label: 'in place' },
    { value: 'can be built', label: 'can be built' },
    { value: 'missing', label: 'missing' },
  ],
  'set-up': sliderPlaces.map((value) => ({ value, label: value })),
  risk: [
    { value: 'watched', label: 'to be watched' },
    { value: 'small', label: 'small here' },
  ],
};

/** Every answer there is to some code; '' takes one back. */
export const allChoices: readonly string[] = [
  '',
  ...new Set(Object.values(choices).flatMap((some) => some.map(({ value }) => value))),
];

/** What can be answered to a code of a part; '' (nothing) always can. */
export const choicesOf = (part: GuidePart): readonly Choice[] => choices[part];

/** Of these answers one code alone of the facet has it: giving it to another takes it from the first. */
export const isOnlyOne = (part: GuidePart, choice: string): boolean =>
  choice === 'first' && (part === 'archetype' || part === 'purpose');

/** A question that is answered in words. */
interface GuideQuestion {
  readonly key: string;
  readonly asks: string;
}

/** A step of the guide: what it is about, the parts of the codebook it shows, and what it asks. */
export interface GuideStep {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly parts: readonly GuidePart[];
  readonly questions: readonly GuideQuestion[];
}

/** The six steps, after “When, why and how do learning partnerships add value?” (Itad with Porticus, 2025, CC BY 4.0), in our own words. */
export const guideSteps: readonly GuideStep[] = [
  {
    key: 'gather',
    title: 'Gather those it concerns',
    about:
      'Bring together a first group of those without whom it cannot work, and ask why it is wanted at all: what was tried before, and what nobody could do alone.',
    parts: ['participants', 'value'],
    questions: [
      { key: 'who', asks: 'Who is in the first group, and who is still missing?' },
      { key: 'reasons', asks: 'Why is it wanted, and why now?' },
    ],
  },
  {
    key: 'purpose',
    title: 'Purpose and fit',
    about:
      'Say what it is for. Purposes can be combined, but each costs time and skill. Then hold it against how everybody involved works: values, ways of funding, who decides, and when.',
    parts: ['purpose', 'fit'],
    questions: [
      { key: 'purpose', asks: 'What is it for, in one sentence?' },
      { key: 'fit', asks: 'Where does that suit how each organisation works, and where not?' },
    ],
  },
  {
    key: 'archetype',
    title: 'Archetype',
    about:
      'Choose the model that comes nearest. It is a guide and no mould: elements of others can be borrowed, and one can grow into another.',
    parts: ['archetype'],
    questions: [{ key: 'archetype', asks: 'Why this one, and what do you borrow from others?' }],
  },
  {
    key: 'enablers',
    title: 'What is in place',
    about:
      'Look at what it needs. What the chosen archetype leans on comes first, then what was raised most in the cases that resemble it. Say what is in place, what can be built in the time there is, and what is missing.',
    parts: ['strategic enabler', 'operational enabler'],
    questions: [{ key: 'enablers', asks: 'What will be invested in, and is there time for it?' }],
  },
  {
    key: 'set-up',
    title: 'Set-up',
    about:
      'Each choice lies between two ends, and rarely at one of them. Beside each end stands what speaks for it and against it; the dots are the cases of the study, as far as their informants say.',
    parts: ['set-up'],
    questions: [{ key: 'set-up', asks: 'What else is to be decided: governance, resources, languages?' }],
  },
  {
    key: 'review',
    title: 'Validate and review',
    about:
      'Take it to everybody concerned, and to those behind them. Look at what went wrong elsewhere, say when you will look again, and how it may change or end.',
    parts: ['risk'],
    questions: [
      { key: 'validate', asks: 'Who is still to be asked, and who speaks for each organisation?' },
      { key: 'review', asks: 'When do you look again, at what, and what would make you change course?' },
      { key: 'change', asks: 'How may it change over time, and when is it done?' },
    ],
  },
];

/** All questions that are answered in words. */
export const guideQuestions: readonly string[] = guideSteps.flatMap(({ questions }) =>
  questions.map(({ key }) => key),
);
