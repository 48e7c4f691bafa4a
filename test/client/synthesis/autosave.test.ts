import { expect, onTestFinished, test } from 'vitest';
import { createFooter } from '../../../src/client/kit/footer.ts';
import { createAutosave } from '../../../src/client/synthesis/autosave.ts';
import { network, settled, standing } from '../network.ts';
import { onThePage } from '../page.ts';

/** The page of a cell with what stands in it; `text` is what she types. */
async function writingAt(stood = 'They trust.') {
  const desk = network();
  const root =
    onThePage(`<footer class="foot" data-api="/api/v1/projects/study" data-base="/projects/study" data-coder="1">
    <output id="said"></output><button id="undo"></button><button id="redo"></button></footer>
    <div id="cell" data-case="3" data-code="2" data-was="v1"><label><textarea id="summary">${stood}</textarea></label>
    <p id="kept"></p><p id="stale"></p><div id="uncited"></div></div>`);
  const page = root.querySelector<HTMLElement>('#cell');
  const box = root.querySelector('textarea');
  if (!page || !box) throw new Error('the page has no cell');
  const autosave = createAutosave({
    page,
    box,
    cited: new Map([[1, 'guid-1']]),
    footer: createFooter(() => undefined),
  });
  // It first looks for what was typed here before.
  await expect.poll(async () => (await navigator.locks.query()).held?.length ?? 0).toBeGreaterThan(0);
  await settled();
  const kept = (): string => root.querySelector('#kept')?.textContent ?? '';
  const type = (text: string): void => {
    box.value = text;
    autosave.later();
  };
  return { ...desk, root, box, autosave, type, kept };
}

test('what she typed is kept on top of what she read, with what it cites, and says which sentences cite nothing', async () => {
  const { autosave, type, asked, answer, kept, root } = await writingAt();
  type('They trust [1]. They stay.');
  expect(kept()).toBe('Not kept yet…');
  expect(autosave.isKept()).toBe(false);
  const now = autosave.now();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toEqual({
    method: 'PUT',
    path: 'summaries/3/2',
    body: { text: 'They trust [1]. They stay.', was: 'v1', citations: [{ number: 1, codingGuid: 'guid-1' }] },
  });
  answer({ ...standing, version: 'v2', uncited: ['They stay.'] });
  await now;
  expect(kept()).toBe('Summary kept');
  expect(autosave.isKept()).toBe(true);
  expect(root.querySelector('#uncited li')?.textContent).toBe('They stay.');
  expect(root.querySelector('#stale')).toBeNull();
});

test('what is typed on is kept on top of what was kept before, one after the other', async () => {
  const { autosave, type, asked, answer } = await writingAt();
  type('First.');
  const first = autosave.now();
  await expect.poll(() => asked.length).toBe(1);
  type('First. Second.');
  const second = autosave.now();
  answer({ ...standing, version: 'v2', uncited: [] });
  await first;
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]?.body).toMatchObject({ text: 'First. Second.', was: 'v2' });
  answer({ ...standing, version: 'v3', uncited: [] });
  await second;
  expect(autosave.isKept()).toBe(true);
});

test('where somebody wrote meanwhile both stand, nothing is sent until she chose, and then on top of what stands', async () => {
  const { autosave, type, asked, answer, root, kept, box } = await writingAt();
  type('Mine.');
  const now = autosave.now();
  await expect.poll(() => asked.length).toBe(1);
  const stands = { version: 'v9', by: 'Ben', says: { text: 'His.', citations: [] } };
  answer({ message: 'Ben wrote here meanwhile.', stands }, 409);
  await now;
  expect(kept()).toBe('Ben wrote here meanwhile.');
  expect(box.value).toBe('Mine.');
  expect(root.querySelector('.meanwhile blockquote')?.textContent).toBe('His.');
  await autosave.now();
  expect(asked).toHaveLength(1);
  root.querySelector<HTMLButtonElement>('.meanwhile button')?.click();
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]?.body).toMatchObject({ text: 'Mine.', was: 'v9' });
});

test('what is not on disk is in this browser, and comes back when the page is opened again', async () => {
  onTestFinished(() => {
    localStorage.clear();
  });
  const { type, root } = await writingAt();
  type('Half a thought');
  expect(Object.keys(localStorage).some((key) => key.includes('summaries/3/2'))).toBe(true);
  root.remove();
  const again = await writingAt();
  await expect.poll(() => again.box.value).toBe('Half a thought');
  expect(again.kept()).toBe('Not kept yet…');
});
