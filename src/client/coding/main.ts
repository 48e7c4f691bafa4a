import { createFooter, sayProblem } from '../kit/footer.ts';
import { wakeFrame } from '../kit/frame.ts';
import { wakeAddress } from './address.ts';
import { createBrush } from './brush.ts';
import { paintStyles } from './codebook/styles.ts';
import { sayLost } from './codings-now.ts';
import { wakeCodingKeys } from './coding-keys.ts';
import { paintDensity } from './density.ts';
import { wakeHandles } from './handles.ts';
import { wakeHearing } from './hearing.ts';
import { paintInspector } from './inspector.ts';
import { rememberPlace } from './last-place.ts';
import { wakeLeaving } from './leaving.ts';
import { offerTypedMemos } from './memo-field.ts';
import { createMoving } from './moving.ts';
import { followSight } from './near.ts';
import { openPage } from './opening.ts';
import { paintLanes } from './paint-lanes.ts';
import { paintText } from './paint-text.ts';
import { Picker } from './picker.ts';
import { wakePointer } from './pointer.ts';
import { paintProgress, wakeReading } from './progress.ts';
import { wakeSeeing } from './seeing.ts';
import type { Page } from './state.ts';
import { paintSuggested } from './suggested.ts';
import { wakeTelling } from './telling.ts';
import { wakeTouch } from './touch.ts';
import { wakeTree } from './tree.ts';
import { createWriteQueue } from './write-queue.ts';
import { createWriting } from './writing.ts';

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
