/** Something this browser remembers about how she works: a setting, never a part of the study. */
export interface Remembered<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
}

/** What is kept under a name, as long as `isValid` recognises it; `otherwise` until something is. */
export function remembered<T>(
  name: string,
  otherwise: T,
  isValid: (kept: unknown) => kept is T,
): Remembered<T> {
  const key = `throughline ${name}`;
  return {
    get: () => {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isValid(kept) ? kept : otherwise;
      } catch {
        return otherwise;
      }
    },
    set: (value) => {
      localStorage.setItem(key, JSON.stringify(value));
    },
  };
}

export const isNumbers = (kept: unknown): kept is readonly number[] =>
  Array.isArray(kept) && kept.every((one) => typeof one === 'number');

export const isTexts = (kept: unknown): kept is Readonly<Record<string, string>> =>
  typeof kept === 'object' && kept !== null && Object.values(kept).every((one) => typeof one === 'string');
