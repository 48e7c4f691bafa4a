/** Where the tour stops: a page of the sample study, what is pointed at there, and what is said of it. */
export interface Stop {
  /** Below the address of the study, with the place in it that is shown. */
  readonly path: string;
  readonly place?: string;
  /** What is pointed at: the first of these that can be seen, for what a narrow window hides. */
  readonly at: readonly string[];
  readonly title: string;
  readonly says: string;
}

// An interview with codings, and a suggestion among them.
const interview = { path: '/coding/9', place: '#at-4333' };

export const stops: readonly [Stop, ...Stop[]] = [
  {
    path: '/sources',
    at: ['main table.list'],
    title: 'The material',
    says: 'Interviews, a focus group and notes of five invented partnerships: whose they are, who speaks, and how far each is coded. Nothing you do here can break anything.',
  },
  {
    ...interview,
    at: ['#codes-side', '#show-codes'],
    title: 'Codes',
    says: 'Select words in the text, then click a code here, or press C and type its name. A name that is not there yet makes a new code.',
  },
  {
    ...interview,
    at: ['#turns .maybe', '#suggested'],
    title: 'A suggestion',
    says: 'What ends in a question mark is suggested, from what was coded before and on this machine alone. Nothing is coded until you accept it, with A.',
  },
  {
    ...interview,
    at: ['#inspector'],
    title: 'What is selected',
    says: 'What is coded at the place you are at, why something is suggested, a memo, and what the selected code means.',
  },
  {
    path: '/matrix',
    at: ['#sheet tbody a[data-cell]', '#sheet'],
    title: 'Every number opens',
    says: 'Cases in rows, codes in columns. Click this number and read the words that made it; Escape closes them. A red corner: somebody contradicts.',
  },
  {
    path: '/findings/2',
    at: ['.quantifiers', '.weight', 'main'],
    title: 'What can be claimed',
    says: 'A finding carries its numbers, its evidence for and against, and says where a word such as “all” is more than they bear.',
  },
  {
    path: '/export',
    at: ['main .card'],
    title: 'Take it with you',
    says: 'Quotes go to Word, tables to Excel, the whole study into one file. That was the tour; it can be taken again from the Help.',
  },
];
