/** Whether evidence speaks for a finding or against it. */
export const sides = ['for', 'against'] as const;
export type Side = (typeof sides)[number];

/** A finding is final when a person says so, once she has looked for what speaks against it. */
export type FindingState = 'draft' | 'final';

/**
 * The components of confidence after GRADE-CERQual (Lewin et al. 2018, doi:10.1186/s13012-017-0688-3), and the whole.
 * A person judges each and says why; nothing is graded by itself.
 */
export const components = [
  'methodological limitations',
  'coherence',
  'adequacy',
  'relevance',
  'overall',
] as const;
export type Component = (typeof components)[number];

const concerns = [
  'no or very minor concerns',
  'minor concerns',
  'moderate concerns',
  'serious concerns',
] as const;
const confidences = ['high', 'moderate', 'low', 'very low'] as const;

/** The levels that a component can be judged at. */
export const levelsOf = (component: Component): readonly string[] =>
  component === 'overall' ? confidences : concerns;

/** People, cases or types that speak for something, out of those of whom it is known whether they do. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A share, and how many more there are of whom it is not known: not all of their words were read for it. */
export interface KnownShare extends Share {
  readonly unread: number;
  /** Those for whom only words shared with others speak: a note about three cases is not what each of them says. */
  readonly shared?: number;
}

/** The live denominators of a finding. */
export interface Weight {
  readonly cases: KnownShare;
  readonly informants: KnownShare;
  readonly types: KnownShare;
  /** The informants who speak for it and those who speak against it, told apart by type. */
  readonly byType: readonly (KnownShare & { readonly type: string; readonly against: number })[];
  /** Informants who speak against it, and those among them who also speak for it. */
  readonly against: number;
  readonly both: number;
}

/** Whether a word of quantity fits the numbers. */
export const verdicts = ['fits', 'does not fit', 'not sure'] as const;
export type Verdict = (typeof verdicts)[number];

/** A word of quantity in a claim, and what the numbers say to it. */
export interface Quantifier {
  readonly word: string;
  /** *Not sure* where it depends on those of whom it is not known. */
  readonly verdict: Verdict;
  /** The numbers it was held against. */
  readonly says: string;
}

/** The denominators of a finding in one line. */
export function sayWeight({ cases, informants, types, against, both }: Weight): string {
  const parts = [
    said(cases, 'cases'),
    said(informants, 'informants'),
    said(types, 'informant types'),
    `${against} against${both > 0 ? ` (${both} of them also for)` : ''}`,
  ];
  return parts.join(' · ');
}

function said(share: KnownShare, unit: string): string {
  const open = openSaid(share);
  return `${share.count} of ${share.of} ${unit}${open === '' ? '' : ` (${open})`}`;
}

/** How many there are of whom it is not known, and why; '' where there are none. */
export function openSaid({ unread, shared = 0 }: KnownShare): string {
  const parts = [
    ...(unread > 0 ? [`${unread} not read yet`] : []),
    ...(shared > 0 ? [`${shared} only in shared sources`] : []),
  ];
  return parts.join(', ');
}

/** How many there are of whom it is not known. */
export const openOf = ({ unread, shared = 0 }: KnownShare): number => unread + shared;
