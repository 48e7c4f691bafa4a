import { createFooter, sayProblem } from '../kit/footer.ts';
import { startFrame } from '../kit/frame.ts';
import { startAddress } from './text/address.ts';
import { createBrush } from './input/brush.ts';
import { paintStyles } from './codebook/styles.ts';
import { sayLost } from './writing/codings-now.ts';
import { startCodingKeys } from './input/coding-keys.ts';
import { paintDensity } from './painting/density.ts';
import { startHandles } from './input/handles.ts';
import { startHearing } from './writing/hearing.ts';
import { paintInspector } from './inspector/inspector.ts';
import { rememberPlace } from './text/last-place.ts';
import { saveBeforeLeaving } from './writing/leaving.ts';
import { offerTypedMemos } from './inspector/memo-field.ts';
import { createMoving } from './input/moving.ts';
import { followSight } from './text/in-view.ts';
import { openPage } from './opening.ts';
import { paintLanes } from './painting/paint-lanes.ts';
import { paintText } from './painting/paint-text.ts';
import { Picker } from './picking/picker.ts';
import { startPointer } from './input/pointer.ts';
import { paintProgress, startReading } from './painting/progress.ts';
import { startViewMenu } from './text/view-menu.ts';
import type { Page } from './state.ts';
import { paintSuggested } from './suggestions/suggested.ts';
import { startTooltip } from './text/tooltip.ts';
import { startTouch } from './input/touch.ts';
import { startTree } from './codebook/tree.ts';
import { createWriteQueue } from './writing/write-queue.ts';
import { createWriting } from './writing/writing.ts';

startFrame();
const page = openPage();
const hands = createHands(page);
paintFirst(page);
paintBeside(page, hands);
startHands(page, hands);
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
  startTree(page, writing);
  startViewMenu(page);
  paintDensity(page);
}

/** Keys, mouse and touch; what she does elsewhere, and what others do. */
function startHands(page: Page, made: Made): void {
  const { footer, queue, writing, moving, picker } = made;
  startReading(page, writing, made.learn);
  startCodingKeys({ page, ...made });
  startHandles(page, writing);
  startTouch(page, writing, picker);
  startTooltip(page);
  startPointer(page, moving, picker);
  rememberPlace(page);
  startAddress(page, moving);
  startHearing(page, queue, footer);
  saveBeforeLeaving(queue);
}
