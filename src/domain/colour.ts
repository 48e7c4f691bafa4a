/**
 * The colour that some text means, as `#rrggbb`: of three, six or eight digits, or `rgb(…)` and `rgba(…)` as other programs
 * write them; how much shines through is left out. Null where it means none.
 */
export function asColour(text: string): string | null {
  const given = text.trim().toLowerCase();
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?$/.exec(given);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`; // prettier-ignore
  const [, digits] = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(given) ?? [];
  if (digits !== undefined) return `#${digits}`;
  const parts = /^(?:rgba?)?\s*\(?\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*(?:[,;/ ]\s*[\d.]+%?\s*)?\)?$/.exec(given); // prettier-ignore
  const values = parts?.slice(1).map(Number) ?? [];
  if (values.length !== 3 || values.some((value) => value > 255)) return null;
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
