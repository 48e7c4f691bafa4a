/** Puts the cases where they lie on their lines, one above the other where they are near each other. */
export function placePins(): void {
  for (const track of document.querySelectorAll<HTMLElement>('.track')) {
    const rows: number[] = [];
    const pins = [...track.querySelectorAll<HTMLElement>('.pin')].sort((a, b) => placeOf(a) - placeOf(b));
    for (const pin of pins) {
      const at = placeOf(pin);
      const free = rows.findIndex((last) => at - last >= apart);
      const row = free < 0 ? rows.length : free;
      rows[row] = at;
      pin.style.setProperty('--at', String(at));
      pin.style.setProperty('--row', String(row));
    }
    track.style.setProperty('--rows', String(Math.max(1, rows.length)));
  }
}

/** So many hundredths two pins must lie apart to stand beside each other. */
const apart = 6;

const placeOf = (pin: HTMLElement): number => Number(pin.dataset['at']);
