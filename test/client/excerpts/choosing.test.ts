import { expect, test } from 'vitest';
import { startChoosing } from '../../../src/client/excerpts/choosing.ts';
import { createFooter } from '../../../src/client/kit/footer.ts';
import { network, standing } from '../network.ts';
import { onThePage } from '../page.ts';

const line = (at: number): string =>
  `<li><input type="checkbox" name="coding" value="guid-${at}"><blockquote>Words ${at}</blockquote></li>`;
const does = ['recoded', 'coded', 'example', 'removed', 'for'];

/** A list of five excerpts of twelve, and what can be done with those that are chosen. */
function listed(answers = network(() => standing)) {
  const root = onThePage(`<footer class="foot" data-api="/api/v1/projects/study"><output id="said"></output>
    <button id="undo"></button><button id="redo"></button></footer>
    <div id="excerpts"><form id="chosen"><input type="checkbox" id="all">
    <input type="checkbox" id="everything" data-asked="codes=2&amp;codes=3" data-total="12"><output id="count"></output>
    <input id="code" list="codes"><datalist id="codes"><option value="Enabler &gt; Trust" data-id="2"></option>
    <option value="Enabler &gt; Power" data-id="3"></option></datalist>
    <select id="finding"><option value="8">Most trust</option></select>
    ${does.map((one) => `<button type="button" data-does="${one}">${one}</button>`).join('')}</form>
    <ol>${[1, 2, 3, 4, 5].map(line).join('')}</ol></div>`);
  const state = { done: 0 };
  startChoosing(
    createFooter(() => undefined),
    () => {
      state.done++;
    },
  );
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[name=coding]')];
  const click = (at: number, shiftKey = false): void => {
    boxes[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  };
  const button = (name: string): HTMLButtonElement => {
    const found = root.querySelector<HTMLButtonElement>(`[data-does=${name}]`);
    if (!found) throw new Error(`there is no button ${name}`);
    return found;
  };
  const type = (words: string): void => {
    const code = root.querySelector<HTMLInputElement>('#code');
    if (code) code.value = words;
    code?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const tick = (id: string): void => root.querySelector<HTMLInputElement>(id)?.click();
  const chosen = (): string[] => boxes.flatMap(({ checked, value }) => (checked ? value : []));
  const count = (): string => root.querySelector('output#count')?.textContent ?? '';
  return { ...answers, state, click, button, type, tick, chosen, count };
}

test('a click with Shift takes all between it and the one before, and says how many are chosen', () => {
  const { click, chosen, count, tick } = listed();
  click(1);
  click(3, true);
  expect(chosen()).toEqual(['guid-2', 'guid-3', 'guid-4']);
  expect(count()).toBe('3 chosen');
  tick('#all');
  expect(count()).toBe('5 chosen');
  tick('#all');
  expect(count()).toContain('Choose excerpts');
});

test('what needs a code waits for one that is known by its path, or by a name that only one has', () => {
  const { click, button, type } = listed();
  expect(does.map((one) => button(one).disabled)).toEqual([true, true, true, true, true]);
  click(0);
  expect(does.map((one) => button(one).disabled)).toEqual([true, true, false, false, false]);
  type('enabler > trust');
  expect(button('recoded').disabled).toBe(false);
  type('power');
  expect(button('coded').disabled).toBe(false);
  type('nothing');
  expect(button('coded').disabled).toBe(true);
});

test('what is done is done with the chosen ones in one step, and then the list is shown anew', async () => {
  const { click, button, type, asked, state } = listed();
  click(0);
  click(4);
  type('Power');
  button('recoded').click();
  await expect.poll(() => state.done).toBe(1);
  expect(asked).toEqual([
    { method: 'POST', path: 'codings/recoded', body: { codings: ['guid-1', 'guid-5'], codeId: 3 } },
  ]);
});

test('with the whole list what is asked for is all that the list means, not only what is on the page', async () => {
  const all = ['guid-1', 'guid-7', 'guid-12'];
  const { tick, button, asked, count, state } = listed(
    network(({ method }) => (method === 'GET' ? all : standing)),
  );
  tick('#everything');
  expect(count()).toBe('12 chosen');
  button('removed').click();
  await expect.poll(() => state.done).toBe(1);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET excerpts/guids?codes=2&codes=3',
    'POST codings/removed',
  ]);
  expect(asked[1]?.body).toEqual({ codings: all });
});

test('excerpts are taken into a finding as evidence for it, and stay chosen', async () => {
  const { click, button, asked, chosen, state } = listed();
  click(2);
  button('for').click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatchObject({
    path: 'findings/8/evidence',
    body: { evidence: [{ side: 'for', codingGuid: 'guid-3' }] },
  });
  expect([chosen(), state.done]).toEqual([['guid-3'], 0]);
});
