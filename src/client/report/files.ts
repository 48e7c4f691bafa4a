import type { Footer } from '../kit/footer.ts';
import { sayProblem } from '../kit/footer.ts';
import { addressOf, NotDone, notDone, place, tab } from '../kit/server.ts';

/** So much finer than on the page are pictures drawn for paper. */
const finer = 2;

/** Saves a report as a file, its pictures drawn here: not every program that opens Word files can draw them. */
export function startFiles(footer: Footer): void {
  const form = document.querySelector<HTMLFormElement>('#files');
  const report = document.querySelector<HTMLElement>('#parts')?.dataset['report'];
  if (!form || report === undefined) return;
  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const format = button.value === 'docx' ? 'docx' : 'html';
    button.disabled = true;
    footer.say('Making the file …');
    save(report, format)
      .then(() => {
        location.reload();
      })
      .catch(sayProblem(footer))
      .finally(() => {
        button.disabled = false;
      });
  });
}

async function save(report: string, format: 'docx' | 'html'): Promise<void> {
  const pictures = format === 'docx' ? await drawnPictures() : {};
  const response = await fetch(addressOf('POST reports/{report}/files', { report }), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tab': tab, 'x-place': place() },
    body: JSON.stringify({ format, pictures }),
  }).catch(() => {
    throw new NotDone('Throughline does not answer. Is it still running? Nothing was saved just now.');
  });
  if (!response.ok) throw notDone(await response.json().catch(() => ({})), response.statusText);
  const [, name = `report.${format}`] =
    /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
}

/** The pictures of the page as PNG in Base64, by where they stand in the report. */
async function drawnPictures(): Promise<Record<string, string>> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('img[data-drawn]')];
  const drawn = await Promise.all(
    pictures.map(async (image): Promise<[string, string]> => {
      await image.decode();
      return [image.dataset['drawn'] ?? '', drawnOf(image)];
    }),
  );
  return Object.fromEntries(drawn.filter(([, png]) => png !== ''));
}

function drawnOf(image: HTMLImageElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * finer;
  canvas.height = image.naturalHeight * finer;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const [, png = ''] = canvas.toDataURL('image/png').split(',');
  return png;
}
