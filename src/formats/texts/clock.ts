// Times as transcripts and subtitles write them.

/** A time with two or three parts, seconds last: `0:03`, `75:30`, `00:12:34`, `0:1:2`, `01:02:03,450`, `00:01:23-4`, and frames behind it. */
export const clockPattern = String.raw`(?:\d{1,3}[:.]\d{1,2}[:.]\d{1,2}(?:[.,:]\d{1,3}|-\d(?=#))?|\d{1,3}:\d{2}(?:[.,]\d{1,3})?)`;

const clock = /^(?:(\d{1,3})[:.])?(\d{1,3})[:.](\d{1,2})(?:([.,:-])(\d{1,3}))?$/;

/** The milliseconds a written time means, brackets and blanks around it allowed; null where it is none. Frames are left out. */
export function milliseconds(written: string): number | null {
  const bare = written
    .trim()
    .replace(/^[[(<{#]\s*/, '')
    .replace(/\s*[\])>}#]$/, '');
  const found = bare.includes(':') || /^\d+\.\d+\.\d+$/.test(bare) ? clock.exec(bare) : null;
  return found ? millisecondsOf(found) : null;
}

function millisecondsOf([, hours, minutes, seconds, before = '', fraction = '']: RegExpExecArray):
  number | null {
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  const isFrames = before === ':';
  if (hours === undefined && isFrames) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + (isFrames ? 0 : Number(fraction.padEnd(3, '0')));
}
