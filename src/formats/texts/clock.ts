// Times as transcripts and subtitles write them.

/** A time with two or three parts, seconds last: `0:03`, `75:30`, `00:12:34`, `01:02:03,450`. */
export const clockPattern = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;

const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/;

/** The milliseconds a written time means, brackets and blanks around it allowed; null where it is none. */
export function milliseconds(written: string): number | null {
  const bare = written
    .trim()
    .replace(/^[[(<]\s*/, '')
    .replace(/\s*[\])>]$/, '');
  const found = clock.exec(bare);
  if (!found) return null;
  const [, hours, minutes, seconds, fraction = ''] = found;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}
