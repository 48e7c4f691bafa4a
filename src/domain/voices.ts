/** How one informant type raises a code: of those interviewed, how many do. */
export interface Voice {
  readonly type: string;
  readonly raising: number;
  readonly against: number;
  readonly interviewed: number;
}

/** Who raises a code. */
export interface Voiced {
  /** The least share of any type that was interviewed: a code is as strong as its weakest voice. */
  readonly weakest: number;
  /** Whether people of one type alone raise it, though others were interviewed. */
  readonly isSingle: boolean;
  /** How evenly it is spread over types: 1 − Σ p² (Gini–Simpson), 0 where nobody raises it. */
  readonly spread: number;
  readonly raising: number;
  readonly against: number;
}

/** Reads the voices of a code. Types of whom nobody was interviewed do not speak. */
export function readVoices(voices: readonly Voice[]): Voiced {
  const heard = voices.filter(({ interviewed }) => interviewed > 0);
  const raising = heard.reduce((sum, one) => sum + one.raising, 0);
  const shares = heard.map((one) => one.raising / one.interviewed);
  return {
    weakest: shares.length > 0 ? Math.min(...shares) : 0,
    isSingle: heard.length > 1 && heard.filter((one) => one.raising > 0).length === 1,
    spread: raising > 0 ? 1 - heard.reduce((sum, one) => sum + (one.raising / raising) ** 2, 0) : 0,
    raising,
    against: heard.reduce((sum, one) => sum + one.against, 0),
  };
}
