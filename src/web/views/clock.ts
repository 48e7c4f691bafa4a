/** A moment of a recording as h:mm:ss or m:ss; '' where it is not known. */
export function clock(ms: number | null): string {
  if (ms === null) return '';
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The day of a moment, as 2025-03-31 by the clock of this machine. */
export function dayOf(moment: string | Date): string {
  const at = new Date(moment);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
