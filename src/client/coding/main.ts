import { createFooter, sayProblem } from '../kit/footer.ts';
import { wakeFrame } from '../kit/frame.ts';
import { wakeAddress } from './text/address.ts';
import { createBrush } from './input/brush.ts';
import { paintStyles } from './codebook/styles.ts';
import { sayLost } from './writing/codings-now.ts';
import { wakeCodingKeys } from './input/coding-keys.ts';
import { paintDensity } from './painting/density.ts';
import { wakeHandles } from './input/handles.ts';
import { wakeHearing } from './writing/hearing.ts';
import { paintInspector } from './inspector/inspector.ts';
import { rememberPlace } from './text/last-place.ts';
import { wakeLeaving } from './writing/leaving.ts';
import { offerTypedMemos } from './inspector/memo-field.ts';
import { createMoving } from './input/moving.ts';
import { followSight } from './text/in-view.ts';
import { openPage } from './opening.ts';
import { paintLanes } from './painting/paint-lanes.ts';
import { paintText } from './painting/paint-text.ts';
import { Picker } from './picking/picker.ts';
import { wakePointer } from './input/pointer.ts';
import { paintProgress, wakeReading } from './painting/progress.ts';
import { wakeSeeing } from './text/view-menu.ts';
import type { Page } from './state.ts';
import { paintSuggested } from './suggestions/suggested.ts';
import { wakeTelling } from './text/tooltip.ts';
import { wakeTouch } from './input/touch.ts';
import { wakeTree } from './codebook/tree.ts';
import { createWriteQueue } from './writing/write-queue.ts';
import { createWriting } from './writing/writing.ts';

wakeFrame();
const page = openPage();
const hands = createHands(page);
paintFirst(page);
paintBeside(page, hands);
wakeHands(page, hands);
// What waits in the margin must not keep the text waiting.
requestIdleCallback(hands.learn);
void offerTypedMemos(page, hands.footer);

/** What changes the page and what is stored, from the foot of the page to the brush. */
function createHands(page: Page) {
  const footer = createFooter(
    () => {
      queue.catchUp().then(sayLost(footer)).then(learning.refresh).catch(sayProblem(footer));
    },
    () => queue.idle(),
  );
  const queue = createWriteQueue(page, footer);
  const { learning } = queue;
  const writing = createWriting(page, queue, footer);
  const moving = createMoving(page, writing);
  const picker = new Picker(page, writing);
  const brush = createBrush(page, writing, footer);
  const learn = (): void => {
    learning.refresh().catch(sayProblem(footer));
  };
  return { footer, queue, learning, learn, writing, moving, picker, brush };
}

type Made = ReturnType<typeof createHands>;

/** The text and its margins: what she waits for. */
function paintFirst(page: Page): void {
  paintStyles(page);
  paintText(page);
  paintLanes(page);
  followSight(page);
  document.documentElement.dataset['painted'] = 'yes';
  performance.mark('painted');
}

/** What stands around the text. */
function paintBeside(page: Page, { writing, learning, footer }: Made): void {
  paintInspector(page, writing);
  paintSuggested(page, { writing, learning, footer });
  paintProgress(page);
  wakeTree(page, writing);
  wakeSeeing(page);
  paintDensity(page);
}

/** Keys, mouse and touch; what she does elsewhere, and what others do. */
function wakeHands(page: Page, made: Made): void {
  const { footer, queue, writing, moving, picker } = made;
  wakeReading(page, writing, made.learn);
  wakeCodingKeys({ page, ...made });
  wakeHandles(page, writing);
  wakeTouch(page, writing, picker);
  wakeTelling(page);
  wakePointer(page, moving, picker);
  rememberPlace(page);
  wakeAddress(page, moving);
  wakeHearing(page, queue, footer);
  wakeLeaving(queue);
}
