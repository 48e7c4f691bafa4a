import { expect, test } from 'vitest';
import { changeCoding, removeCodings } from '../../../src/actions/codings/codings.ts';
import { joinCodings } from '../../../src/actions/codings/joining.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { study } from '../story/study.ts';

/** Three codings of one stretch of the interview: two of Ada's, one of Ben's. */
function three() {
  const { project, codes, code, sourceId, text } = study();
  const first = code(codes.Trust, 'We trusted her', { memo: 'early' });
  const second = code(codes.Trust, 'after a year', { memo: 'late' });
  const bens = code(codes.Trust, 'after a year', { by: 2 });
  const reach = {
    start: text.indexOf('We trusted'),
    end: text.indexOf('after a year') + 'after a year'.length,
  };
  const own = () => project.codings.ofSource(sourceId).filter(({ coderId }) => coderId === 1);
  return { project, codes, first, second, bens, reach, own };
}

test('stretches of one code become one in one step, with all that was noted on them, and come back in one', () => {
  const { project, first, second, reach, own } = three();
  const before = own();
  joinCodings(project, 1, [first, second], reach);
  expect(own()).toMatchObject([
    { guid: first, ...reach, exact: 'We trusted her after a year', memo: 'early\n\nlate' },
  ]);
  expect(project.history.lastDone()?.sentence).toContain('made “Trust” at turn 2');
  undo(project);
  expect(own()).toEqual(before);
});

test('what would be lost by joining is not joined: another coder, another code, another bearing', () => {
  const { project, codes, first, second, bens, reach, own } = three();
  expect(() => {
    joinCodings(project, 1, [first, bens], reach);
  }).toThrow('one code by one coder');
  changeCoding(project, 1, second, { polarity: 'contradicts' });
  expect(() => {
    joinCodings(project, 1, [first, second], reach);
  }).toThrow('stay apart');
  changeCoding(project, 1, second, { polarity: 'plain', codeId: codes.Time });
  expect(() => {
    joinCodings(project, 1, [first, second], reach);
  }).toThrow('one code by one coder');
  expect(own()).toHaveLength(2);
});

test('nobody moves or recodes another coder’s coding; who removes one is told on', () => {
  const { project, codes, bens } = three();
  expect(() => {
    changeCoding(project, 1, bens, { codeId: codes.Time });
  }).toThrow('That is a coding of Ben');
  expect(() => {
    changeCoding(project, 1, bens, { end: 60 });
  }).toThrow('only Ben moves it');
  changeCoding(project, 1, bens, { polarity: 'supports' });
  removeCodings(project, 1, [bens]);
  expect(project.history.lastDone()?.sentence).toBe('removed “Trust” of Ben from turn 2 of “Interview 1”');
});

test('removing many is said as what it was', () => {
  const { project, first, second, bens } = three();
  removeCodings(project, 1, [first, second, bens]);
  expect(project.history.lastDone()?.sentence).toBe(
    'removed 3 codings of Ben with “Trust” from “Interview 1”',
  );
});

test('where she asks for her own, what somebody else did is not undone', () => {
  const { project } = three();
  const [ada = 0, ben = 0] = ['Ada', 'Ben'].map((name) => project.coders.ensure(name).id);
  expect(() => undo(project, ada)).toThrow('The last step is not yours: Ben coded turn 2');
  expect(undo(project, ben).coder).toBe('Ben');
  expect(undo(project, ada).coder).toBe('Ada');
});
