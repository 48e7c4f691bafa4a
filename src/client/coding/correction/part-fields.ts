import type { TurnPart } from '../../../domain/correction/turn-parts.ts';
import { make } from '../../kit/dom.ts';

const somebodyElse = ' else';
const nobody = ' nobody';

interface PartField {
  readonly element: HTMLElement;
  readonly words: HTMLTextAreaElement;
  readonly part: () => TurnPart;
}

/** The turns as fields: who speaks, and the words. */
export function createPartFields(speakers: readonly string[], changed: () => void) {
  const element = make('div', { className: 'stack' });
  let fields: PartField[] = [];

  const parts = (): TurnPart[] => fields.map(({ part }) => part());
  function show(shown: readonly TurnPart[]): void {
    fields = shown.map((part, place) => partField(part, { speakers, changed, split, place }));
    element.replaceChildren(...fields.map((field) => field.element));
  }
  /** Cuts a part where the cursor is; the second is given to whoever she chooses. */
  function split(place: number): void {
    const field = fields[place];
    if (!field) return;
    const { speaker, words } = field.part();
    const at = field.words.selectionStart;
    const two = [
      { speaker, words: words.slice(0, at).trimEnd() },
      { speaker, words: words.slice(at).trimStart() },
    ];
    show(parts().toSpliced(place, 1, ...two));
    fields[place + 1]?.element.querySelector('select')?.focus();
    changed();
  }
  return {
    element,
    parts,
    show,
    focus: (): void => {
      fields[0]?.words.focus();
    },
  };
}

function partField(
  { speaker, words }: TurnPart,
  {
    speakers,
    changed,
    split,
    place,
  }: {
    speakers: readonly string[];
    changed: () => void;
    split: (place: number) => void;
    place: number;
  },
): PartField {
  const who = speakerField(speaker, speakers, changed);
  const box = make('textarea', { value: words, rows: rowsFor(words), dir: 'auto', ariaLabel: 'Words' });
  const cut = make('button', { type: 'button', className: 'small' }, 'Cut at the cursor');
  cut.addEventListener('click', () => {
    split(place);
  });
  box.addEventListener('input', changed);
  return {
    element: make(
      'div',
      { className: 'turn-part' },
      make('div', { className: 'bar' }, who.element, cut),
      box,
    ),
    words: box,
    part: () => ({ speaker: who.speaker(), words: box.value }),
  };
}

const rowsFor = (words: string): number => Math.min(14, Math.max(3, Math.ceil(words.length / 70)));

function speakerField(speaker: string | null, speakers: readonly string[], changed: () => void) {
  const known = speaker === null || speakers.includes(speaker) ? speakers : [...speakers, speaker];
  const lines = [
    ...(speaker === null || known.length === 0 ? [[nobody, 'nobody named']] : []),
    ...known.map((label) => [label, label]),
    [somebodyElse, 'somebody else…'],
  ];
  const select = make('select');
  for (const [value = '', text = ''] of lines) select.append(make('option', { value, textContent: text }));
  select.value = speaker ?? nobody;
  const other = make('input', {
    type: 'text',
    hidden: true,
    maxLength: 120,
    ariaLabel: 'Their label in the text',
  });
  select.addEventListener('change', () => {
    other.hidden = select.value !== somebodyElse;
    if (!other.hidden) other.focus();
    changed();
  });
  other.addEventListener('input', changed);
  return {
    element: make('label', {}, 'Said by ', select, other),
    speaker: (): string | null => {
      if (select.value === nobody) return null;
      return select.value === somebodyElse ? other.value.trim() || speaker : select.value;
    },
  };
}
