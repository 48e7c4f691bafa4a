import { printableText } from '../../../domain/printable.ts';
import { the } from '../dom.ts';
import { pictureFile } from './picture-file.ts';
import { tableAsCsv, tableBeside } from './picture-table.ts';

/** So much finer than on the screen a picture of dots is drawn: as fine as print. */
const finer = 3;

/** Lets every picture of the page be saved by the buttons that stand under it, and the table of its numbers. */
export function startPictures(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-save-as=csv]'))
    button.hidden = tableOf(button) === null;
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-save-picture]') : null;
    if (button) void save(button);
  });
}

/** The table that a button saves; null where the page saves it already. */
function tableOf(button: HTMLElement): HTMLTableElement | null {
  const figure = button.closest('figure');
  return figure && !document.querySelector('main .head a[download]') ? tableBeside(figure) : null;
}

async function save(button: HTMLElement): Promise<void> {
  const name = button.dataset['savePicture'] ?? 'picture';
  const table = tableOf(button);
  if (button.dataset['saveAs'] === 'csv') {
    // The mark by which Excel knows the letters.
    if (table) download(new Blob([`\u{feff}${tableAsCsv(table)}`], { type: 'text/csv' }), `${name}.csv`);
    return;
  }
  const picture = button.closest('figure')?.querySelector('svg');
  if (!picture) return;
  const drawn = pictureFile(picture, titleOf(), sourceLine());
  const text = printableText(new XMLSerializer().serializeToString(drawn));
  if (button.dataset['saveAs'] === 'png') download(await asPng(text, drawn), `${name}.png`);
  else download(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
}

const titleOf = (): string => the('main h1', HTMLElement).textContent.trim();

/** Of which study it is, made with what and when. */
function sourceLine(): string {
  const study = document.querySelector('.study')?.textContent.trim() ?? '';
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${study} · Throughline, ${now.getFullYear()}-${month}-${day}`;
}

async function asPng(text: string, { width, height }: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width.baseVal.value * finer;
  canvas.height = height.baseVal.value * finer;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((drawn, failed) => {
    canvas.toBlob((png) => {
      if (png) drawn(png);
      else failed(new Error('the picture could not be drawn'));
    });
  });
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
