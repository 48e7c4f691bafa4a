// A picture as a file of its own: what the style sheet says of its lines and words is written into it, in the colours for paper,
// with what it shows above and where it is from below.
const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
] as const;

/** Around a picture in its file, in pixels; a line of the title, and of the source. */
const [margin, titleLine, footLine] = [20, 24, 30];

/** A colour of a picture and what it stands for. */
interface Key {
  readonly label: string;
  readonly fill: string;
}

/** A picture of the page with its title and where it is from, which needs nothing else to be seen. */
export function pictureFile(picture: SVGSVGElement, title: string, source: string): SVGSVGElement {
  const { x, y, width, height } = boxOf(picture);
  const titles = linesOf(title, width / 9);
  const head = margin + titles.length * titleLine;
  const keys = keysOf(picture);
  const keyLine = keys.length > 0 ? titleLine : 0;
  const [wide, high] = [width + 2 * margin, head + height + keyLine + footLine + margin];
  const file = part('svg', { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high });
  const copy = withStyles(picture);
  for (const [name, value] of Object.entries({ x: margin, y: head, width, height }))
    copy.setAttribute(name, String(value));
  copy.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  copy.setAttribute('overflow', 'visible');
  const words = { x: margin, fill: '#1b2024', 'font-family': 'Inter, Helvetica, Arial, sans-serif' };
  file.append(
    part('rect', { width: '100%', height: '100%', fill: '#ffffff' }),
    ...titles.map((line, at) =>
      part('text', { ...words, y: margin + 16 + at * titleLine, 'font-size': 17, 'font-weight': 600 }, line),
    ),
    copy,
    ...keyMarks(keys, head + height + 10, words),
    part('text', { ...words, y: high - margin, 'font-size': 11, fill: '#555b62' }, source),
  );
  return file;
}

/** What the colours of a picture stand for, as its caption says it. */
function keysOf(picture: SVGSVGElement): Key[] {
  const named = picture.closest('figure')?.querySelectorAll('figcaption .key') ?? [];
  return onPaper(() =>
    [...named].map((key) => ({ label: key.textContent.trim(), fill: getComputedStyle(key).fill })),
  );
}

/** A dot and its words for each colour, one beside the other. */
function keyMarks(
  keys: readonly Key[],
  top: number,
  words: Readonly<Record<string, string | number>>,
): SVGElement[] {
  let x = margin;
  return keys.flatMap(({ label, fill }) => {
    const marks = [
      part('rect', { x, y: top, width: 10, height: 10, rx: 3, fill }),
      part('text', { ...words, x: x + 16, y: top + 9, 'font-size': 12 }, label),
    ];
    x += 40 + label.length * 7;
    return marks;
  });
}

/** What a picture takes, with labels that reach over its edge. */
function boxOf(picture: SVGSVGElement): DOMRect {
  const frame = picture.viewBox.baseVal;
  const drawn = picture.getBBox();
  const [left, top] = [Math.min(frame.x, drawn.x), Math.min(frame.y, drawn.y)];
  const right = Math.max(frame.x + frame.width, drawn.x + drawn.width);
  const bottom = Math.max(frame.y + frame.height, drawn.y + drawn.height);
  return new DOMRect(Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top));
}

/** Words in lines of about so many letters. */
function linesOf(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

function part<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
  words = '',
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.append(words);
  return element;
}

function withStyles(picture: SVGSVGElement): SVGSVGElement {
  // A clone is of the same kind as what it was made from.
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')];
  onPaper(() => {
    originals.forEach((original, place) => {
      const style = getComputedStyle(original);
      const twin = copies[place];
      for (const name of kept) twin?.setAttribute(name, style.getPropertyValue(name));
      twin?.removeAttribute('class');
      // Links lead to the program, which is not where the picture goes.
      if (twin?.localName === 'a')
        for (const name of ['href', 'tabindex', 'data-cell']) twin.removeAttribute(name);
    });
  });
  return copy;
}

/** Asks something while the page has the colours for paper, which nobody sees: it has its own back before it is painted. */
function onPaper<T>(ask: () => T): T {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset['theme'] = 'light';
  const answer = ask();
  if (theme === undefined) delete dataset['theme'];
  else dataset['theme'] = theme;
  return answer;
}
