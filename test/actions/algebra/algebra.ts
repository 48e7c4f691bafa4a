import { Refusal } from '../../../src/domain/refusal.ts';
import { perform } from './algebra-commands.ts';
import { broken, codeNames, dump, observed, text, type Laboratory } from './algebra-laboratory.ts';
import { expected, inOrder, isDeed, meant, type Command, type Deed, type Model } from './algebra-model.ts';

/** Where the model is, where it was, and where it was before it was undone. */
interface Story {
  model: Model;
  readonly past: Model[];
  readonly future: Model[];
}

/** Does what is told, and after each step compares the project with what it ought to be; throws where it is not. */
export function play(lab: Laboratory, told: readonly Command[]): void {
  const story: Story = {
    model: { sources: [0, 1], codes: codeNames, codings: [], read: [], decisions: [] },
    past: [],
    future: [],
  };
  const before = dump(lab);
  const setUp = lab.project.history.lastDone()?.id;
  told.forEach((one, number) => {
    step(
      lab,
      story,
      one,
      [1, 2, 3].map((part) => `guid-${number}-${part}`),
    );
    same(inOrder(observed(lab)), inOrder(story.model), `after “${one.kind}”`);
    same(broken(lab).join(' '), '', `after “${one.kind}” the project is broken`);
  });

  const after = dump(lab);
  for (let left = story.past.length; left > 0; left--) lab.ops.undo(lab.project);
  same(dump(lab), before, 'after all was undone');
  same(String(lab.project.history.lastDone()?.id), String(setUp), 'the last thing done after all was undone');
  for (let left = story.past.length; left > 0; left--) lab.ops.redo(lab.project);
  same(dump(lab), after, 'after all was done again');
}

function step(lab: Laboratory, story: Story, one: Command, guids: readonly string[]): void {
  if (isDeed(one)) tryDeed(lab, story, one, guids);
  else goBackOrForth(lab, story, one.kind);
}

function tryDeed(lab: Laboratory, story: Story, one: Deed, guids: readonly string[]): void {
  const coding = 'which' in one ? meant(story.model, one.which) : undefined;
  const outcome = attempt(() => {
    perform(lab, one, coding, guids);
  });
  const should = expected(story.model, one, text, guids);
  same(outcome, 'refused' in should ? should.refused : 'done', JSON.stringify(one));
  if ('refused' in should || inOrder(should.next) === inOrder(story.model)) return;
  story.past.push(story.model);
  story.future.length = 0;
  story.model = should.next;
}

function goBackOrForth({ project, ops }: Laboratory, story: Story, which: 'undo' | 'redo'): void {
  const [from, to] = which === 'undo' ? [story.past, story.future] : [story.future, story.past];
  const next = from.pop();
  // Before the first command lies the making of the project, which is none of the story.
  if (!next && which === 'undo') return;
  const outcome = attempt(() => {
    ops[which](project);
  });
  same(outcome, next ? 'done' : 'conflict', which);
  if (!next) return;
  to.push(story.model);
  story.model = next;
}

function attempt(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
}

function same(got: string, wanted: string, when: string): void {
  if (got !== wanted) throw new Error(`${when}:\n  is      ${got}\n  should  ${wanted}`);
}
