// Adding sources: files are read one by one, shown as they were understood, and stored together when she says so.
import { counted } from '../../../domain/counted.ts';
import type { Encoding } from '../../../domain/encoding.ts';
import { make, pageData, the } from '../../kit/dom.ts';
import { createFooter } from '../../kit/footer.ts';
import { startFrame } from '../../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../../kit/keys.ts';
import { ask, NotDone } from '../../kit/server.ts';
import { filesOfDrop, filesOfInput, type DroppedFile } from './files.ts';
import { createKeeping } from './keeping.ts';
import type { Known } from './known.ts';
import { brokenCard, createPreviews } from './previews.ts';

startFrame();
const known = pageData('known') as Known; // written by our own server from this type
const footer = createFooter(() => {
  location.reload();
});
const keys: KeyBinding[] = [];
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);

const keeping = await createKeeping();
const previews = createPreviews(known, keeping);
keeping.watch(the('#all', HTMLElement), 'all');
const bar = the('#bar', HTMLProgressElement);
const progress = the('#progress', HTMLElement);
const progressText = the('#progress-text', HTMLElement);
const cancel = the('#cancel', HTMLButtonElement);
const store = the('#store', HTMLElement);
const storeText = the('#store-text', HTMLElement);
const confirm = the('#confirm', HTMLButtonElement);
let reading = new AbortController();

startChoosing();
startStoring();
await showWaiting();

async function read(files: readonly DroppedFile[]): Promise<void> {
  if (files.length === 0) return;
  reading = new AbortController();
  const { signal } = reading;
  cancel.hidden = false;
  bar.hidden = false;
  progress.hidden = false;
  bar.max = files.length;
  let failed = 0;
  for (const [place, { name, file }] of files.entries()) {
    if (signal.aborted) break;
    bar.value = place;
    progressText.textContent = `Reading ${place + 1} of ${files.length}: ${name}`;
    try {
      const again = (encoding?: Encoding) =>
        ask('POST files', { query: { name, ...(encoding ? { encoding } : {}) }, body: file });
      previews.add(await again(), again);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      failed++;
      the('#broken', HTMLElement).append(brokenCard(name, error.message));
    }
    showStore();
  }
  previews.openOnly();
  bar.value = files.length;
  cancel.hidden = true;
  const done = signal.aborted ? 'Stopped.' : `${counted(files.length, 'file')} read`;
  progressText.textContent =
    failed > 0 ? `${done}, ${failed} of them could not be; the others are not affected.` : `${done}.`;
}

/** What was read before and is neither stored nor thrown away is shown again. */
async function showWaiting(): Promise<void> {
  const files = await ask('GET files').catch(() => []);
  if (files.length === 0) return;
  for (const file of files) previews.add(file, null);
  progress.hidden = false;
  bar.hidden = true;
  cancel.hidden = true;
  progressText.textContent = `${counted(files.length, 'file waits', 'files wait')} from before, with what you said of ${files.length === 1 ? 'it' : 'them'}.`;
  showStore();
}

/** Nothing stays of what was read and is not wanted. */
async function letGo(): Promise<void> {
  await ask('DELETE files', { body: { staged: previews.keys() } });
  keeping.forget();
}

function showStore(): void {
  const count = previews.chosen().length;
  store.hidden = previews.keys().length === 0;
  confirm.hidden = count === 0;
  for (const id of ['#all', '#list']) the(id, HTMLElement).hidden = previews.keys().length === 0;
  confirm.textContent = count === 1 ? 'Import this source' : `Import ${count} sources`;
}

function startChoosing(): void {
  for (const id of ['#files', '#folder']) {
    const input = the(id, HTMLInputElement);
    input.addEventListener('change', () => {
      void read(filesOfInput(input)).then(() => {
        input.value = '';
      });
    });
  }
  cancel.addEventListener('click', () => {
    reading.abort();
  });
  const drop = the('#drop', HTMLElement);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(read);
  });
  previews.onChange(showStore);
}

function startStoring(): void {
  the('#let-go', HTMLButtonElement).addEventListener('click', () => {
    letGo().then(
      () => {
        location.reload();
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        storeText.replaceChildren(make('span', { className: 'problem', textContent: error.message }));
      },
    );
  });
  confirm.addEventListener('click', () => {
    confirm.disabled = true;
    storeText.textContent = 'Storing …';
    ask('POST sources', { body: { sources: previews.chosen() } }).then(
      async ({ ids }) => {
        await letGo();
        location.assign(ids.length === 1 ? `${known.base}/coding/${ids[0] ?? ''}` : `${known.base}/sources`);
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        confirm.disabled = false;
        storeText.replaceChildren(make('span', { className: 'problem', textContent: error.message }));
      },
    );
  });
}
