import { expect, test } from 'vitest';
import { NotDone } from '../../../../src/client/kit/server.ts';
import { network, settled, standing } from '../../network.ts';
import { codingOf, deskOf } from '../desk.ts';

/** A write whose answer the test gives. */
function write() {
  const given = Promise.withResolvers<typeof standing>();
  const sent = { isSent: false };
  const send = (): Promise<typeof standing> => {
    sent.isSent = true;
    return given.promise;
  };
  return { ...given, sent, send };
}

test('a change shows at once and is said to be done only once it is on disk', async () => {
  network();
  const { queue, state, said } = deskOf(['How?', 'Slowly.']);
  const { send, resolve } = write();
  const done = queue.write({ turn: 1 }, send, 'Moved on');
  expect(state().turn).toBe(1);
  expect(queue.isBusy()).toBe(true);
  expect(said()).toBe('');
  resolve(standing);
  expect(await done).toBe(true);
  await queue.idle();
  expect(said()).toBe('Moved on');
  expect(queue.isBusy()).toBe(false);
});

test('changes reach the server one after the other, in the order of her hands', async () => {
  network();
  const { queue } = deskOf(['How?']);
  const [first, second] = [write(), write()];
  void queue.write({}, first.send, 'First');
  const last = queue.write({}, second.send, 'Second');
  await settled();
  expect([first.sent.isSent, second.sent.isSent]).toEqual([true, false]);
  first.resolve(standing);
  await settled();
  expect(second.sent.isSent).toBe(true);
  second.resolve(standing);
  await last;
});

test('what is refused goes back, its sentence is said, and what she selected meanwhile stays', async () => {
  network(({ path }) =>
    path.endsWith('/codings')
      ? { codings: [], turnMemos: [], matter: [], isRead: false, textVersion: 1, ...standing }
      : undefined,
  );
  const { page, queue, state, said } = deskOf(['How?', 'Slowly, she said.']);
  const { send, reject } = write();
  const done = queue.write({ codings: [codingOf(page, 'Slowly')] }, send, 'Coded');
  expect(state().codings).toHaveLength(1);
  const selection = { start: page.text.indexOf('she'), end: page.text.indexOf('she') + 3 };
  page.store.update({ selection });
  reject(new NotDone('Somebody took that code away.'));
  expect(await done).toBe(false);
  expect(state().codings).toEqual([]);
  expect(state().selection).toEqual(selection);
  expect(said()).toBe('Somebody took that code away.');
});

test('what waits behind a refusal is sent all the same, and the page is read anew once all of it is on disk', async () => {
  const there = {
    codings: [] as unknown[],
    turnMemos: [],
    matter: [],
    isRead: true,
    textVersion: 1,
    ...standing,
  };
  const { asked } = network(({ path }) => (path.endsWith('/codings') ? there : undefined));
  const { queue, state } = deskOf(['How?', 'Slowly.']);
  const [first, second] = [write(), write()];
  const refused = queue.write({ turn: 1 }, first.send, 'First');
  const kept = queue.write({ isRead: true }, second.send, 'Second');
  first.reject(new NotDone('No.'));
  second.resolve(standing);
  expect(await Promise.all([refused, kept])).toEqual([false, true]);
  await queue.idle();
  expect(state().isRead).toBe(true);
  expect(asked.filter(({ path }) => path === 'sources/7/codings').length).toBeGreaterThan(1);
});

test('what others did is taken only when nothing of hers is on its way that it would hide', async () => {
  const { asked, answer } = network();
  const { page, queue, state } = deskOf(['How?', 'Slowly.']);
  const { send, resolve } = write();
  void queue.write({}, send, 'Mine');
  const caughtUp = queue.catchUp();
  await settled();
  expect(asked).toEqual([]);
  resolve(standing);
  await expect.poll(() => asked.length).toBe(1);
  answer({
    codings: [codingOf(page, 'Slowly', { coderId: 2 })],
    turnMemos: [],
    matter: [],
    isRead: false,
    textVersion: 1,
    ...standing,
  });
  await caughtUp;
  expect(state().codings).toMatchObject([{ coderId: 2, exact: 'Slowly' }]);
});
