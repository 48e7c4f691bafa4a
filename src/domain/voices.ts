/** How one informant type speaks to a code. */
export interface Voice {
  readonly type: string;
  /** Informants who raise it; who only speaks against it, or with a reservation, is no voice for it. */
  readonly raising: number;
  readonly qualified: number;
  readonly against: number;
  readonly interviewed: number;
  /** Those who speak to it in any way, and those whose words were all read for it: of the others nobody can say. */
  readonly known: number;
}

/** Who raises a code. */
export interface Voiced {
  /** The least share of any type, of those who are known: a code is as strong as its weakest voice. Null where nobody is known. */
  readonly weakest: number | null;
  /** Whether people of one type alone raise it, though others could have. */
  readonly isSingle: boolean;
  /** How evenly it is spread over types: 1 − Σ p² (Gini–Simpson), 0 where nobody raises it. */
  readonly spread: number;
  readonly raising: number;
  readonly qualified: number;
  readonly against: number;
}

/** The share of a type that raises a code, of those who are known; null where none is. */
export const shareOf = ({ raising, known }: Voice): number | null => (known === 0 ? null : raising / known);

/** Reads the voices of a code. Types of which nobody is known for it do not speak. */
export function readVoices(voices: readonly Voice[]): Voiced {
  const heard = voices.filter(({ known }) => known > 0);
  const sum = (of: (one: Voice) => number): number => heard.reduce((total, one) => total + of(one), 0);
  const raising = sum((one) => one.raising);
  const shares = heard.flatMap((one) => shareOf(one) ?? []);
  return {
    weakest: shares.length > 0 ? Math.min(...shares) : null,
    isSingle: heard.length > 1 && heard.filter((one) => one.raising > 0).length === 1,
    spread: raising > 0 ? 1 - sum((one) => (one.raising / raising) ** 2) : 0,
    raising,
    qualified: sum((one) => one.qualified),
    against: sum((one) => one.against),
  };
}
