import { the } from '../kit/dom.ts';
import type { Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import { asSheet, showSheet, type Sheet } from './sheet.ts';
import { typedSheet } from './typed-sheet.ts';

const refuse = (sentence: string): void => {
  the('#refused', HTMLElement).textContent = sentence;
};

/** Answers that were read and wait for her, by their number: the same file twice is the same answers. */
function createWaiting() {
  const waiting = new Map<string, { readonly sheet: Sheet; readonly shown: HTMLElement }>();
  const leave = (guid: string): void => {
    waiting.get(guid)?.shown.remove();
    waiting.delete(guid);
    the('#preview', HTMLElement).hidden = waiting.size === 0;
  };
  return {
    show: (sheet: Sheet): void => {
      leave(sheet.guid);
      const shown = showSheet(sheet, () => {
        leave(sheet.guid);
      });
      waiting.set(sheet.guid, { sheet, shown });
      the('#sheets', HTMLElement).append(shown);
      the('#preview', HTMLElement).hidden = false;
    },
    sheets: () => [...waiting.values()].map(({ sheet, shown }) => asSheet(sheet, shown)),
    leaveAll: (): void => {
      for (const guid of [...waiting.keys()]) leave(guid);
    },
    isAny: (): boolean => waiting.size > 0,
  };
}

/** Reads a file by way of the server, which stores nothing; answers what is wrong with it, '' where nothing. */
async function read(workshop: string, file: File, show: (sheet: Sheet) => void): Promise<string> {
  try {
    const query = { name: file.name };
    const found = await ask('POST workshops/{workshop}/answers/preview', { workshop, query, body: file });
    if (found.isKnown) return `“${file.name}” was read in already.`;
    show(found);
    return '';
  } catch (error) {
    if (error instanceof NotDone) return error.message;
    throw error;
  }
}

/** Files and what is typed from paper are shown first; they are read in together, when she says so. */
export function startReading(footer: Footer): void {
  const { workshop = '' } = the('#workshop', HTMLElement).dataset;
  const waiting = createWaiting();
  const typing = the('#typing', HTMLFormElement);
  const input = the('#files', HTMLInputElement);
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    void Promise.all(files.map((file) => read(workshop, file, waiting.show))).then((problems) => {
      refuse(problems.filter((one) => one !== '').join(' '));
    });
  });
  typing.addEventListener('submit', (event) => {
    event.preventDefault();
    const { sheet, problem } = typedSheet(typing);
    refuse(problem);
    if (!sheet) return;
    waiting.show(sheet);
    typing.reset();
  });
  the('#drop', HTMLButtonElement).addEventListener('click', waiting.leaveAll);
  the('#take', HTMLButtonElement).addEventListener('click', () => {
    void take(workshop, waiting, footer);
  });
  addEventListener('beforeunload', (event) => {
    if (waiting.isAny()) event.preventDefault();
  });
}

async function take(
  workshop: string,
  waiting: ReturnType<typeof createWaiting>,
  footer: Footer,
): Promise<void> {
  const { checked: counts } = the('#counts', HTMLInputElement);
  const body = { sheets: waiting.sheets(), counts };
  try {
    footer.show(await ask('POST workshops/{workshop}/answers', { workshop, body }));
    waiting.leaveAll();
    location.reload();
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    refuse(error.message);
    the('#refused', HTMLElement).scrollIntoView({ block: 'nearest' });
  }
}
