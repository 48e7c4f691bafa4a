import { printableText } from '../../domain/printable.ts';

// A picture is saved as a file of its own: what the style sheet says of its lines and words is written into it.
const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font',
  'text-anchor',
] as const;

/** Lets every picture of the page be saved by the button that stands under it. */
export function startPictures(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-save-picture]') : null;
    const picture = button?.closest('figure')?.querySelector('svg');
    if (button && picture) save(picture, `${button.dataset['savePicture'] ?? 'picture'}.svg`);
  });
}

function save(picture: SVGSVGElement, name: string): void {
  const copy = withStyles(picture);
  const { width, height } = picture.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS(picture.namespaceURI, 'rect');
  for (const [attribute, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', getComputedStyle(document.body).backgroundColor],
  ] as const)
    ground.setAttribute(attribute, value);
  copy.prepend(ground);
  const file = new Blob([printableText(new XMLSerializer().serializeToString(copy))], {
    type: 'image/svg+xml',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function withStyles(picture: SVGSVGElement): SVGSVGElement {
  // A clone is of the same kind as what it was made from.
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, place) => {
    const style = getComputedStyle(original);
    const twin = copies[place];
    for (const name of kept)
      twin?.setAttribute(
        name === 'font' ? 'style' : name,
        name === 'font' ? `font: ${style.font}` : style.getPropertyValue(name),
      );
    twin?.removeAttribute('class');
    // Links lead to the program, which is not where the picture goes.
    if (twin?.localName === 'a')
      for (const name of ['href', 'tabindex', 'data-cell']) twin.removeAttribute(name);
  });
  return copy;
}
