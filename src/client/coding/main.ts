import { the } from '../kit/dom.ts';
import { createFooter, sayProblem } from '../kit/footer.ts';
import { startFrame } from '../kit/frame.ts';
import { paintStyles } from './codebook/styles.ts';
import { startTree } from './codebook/tree.ts';
import { Correcting } from './correction/correcting.ts';
import { createBrush } from './input/brush.ts';
import { startCodingKeys } from './input/coding-keys.ts';
import { startHandles } from './input/handles.ts';
import { createMoving } from './input/moving.ts';
import { startPointer } from './input/pointer.ts';
import { startTouch } from './input/touch.ts';
import { paintInspector } from './inspector/inspector.ts';
import { offerTypedMemos } from './inspector/memo-field.ts';
import { openPage } from './opening.ts';
import { paintDensity } from './painting/density.ts';
import { fitNames } from './painting/fit-names.ts';
import { paintLanes } from './painting/paint-lanes.ts';
import { paintText } from './painting/paint-text.ts';
import { paintProgress, startReading } from './painting/progress.ts';
import { Picker } from './picking/picker.ts';
import type { Page } from './state.ts';
import { paintSuggested } from './suggestions/suggested.ts';
import { startAddress } from './text/address.ts';
import { startCodesSide } from './text/codes-side.ts';
import { followSight } from './text/in-view.ts';
import { rememberPlace } from './text/last-place.ts';
import { paintMatter } from './text/matter.ts';
import { startSourcesMenu } from './text/sources-menu.ts';
import { startTooltip } from './text/tooltip.ts';
import { startViewMenu } from './text/view-menu.ts';
import { startWordsOfCode } from './text/words-of-code.ts';
import { sayLost } from './writing/codings-now.ts';
import { startHearing } from './writing/hearing.ts';
import { saveBeforeLeaving } from './writing/leaving.ts';
import { createWriteQueue } from './writing/write-queue.ts';
import { createWriting } from './writing/writing.ts';

startFrame();
const page = openPage();
const parts = createParts(page);
showText(page);
showBeside(page, parts);
startInput(page, parts);
startOthers(page, parts);
// What waits in the margin must not keep the text waiting.
requestIdleCallback(parts.learn);
void offerTypedMemos(page, parts.footer);

/** What changes the page and what is stored, from the foot of the page to the brush. */
function createParts(page: Page) {
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
  const correcting = new Correcting(page, queue, footer);
  const learn = (): void => {
    learning.refresh().catch(sayProblem(footer));
  };
  return { footer, queue, learning, learn, writing, moving, picker, brush, correcting };
}

type Parts = ReturnType<typeof createParts>;

/** The text and its margins: what she waits for. */
function showText(page: Page): void {
  paintStyles(page);
  paintText(page);
  paintMatter(page);
  paintLanes(page);
  fitNames(page, the('#turns', HTMLElement));
  followSight(page);
  document.documentElement.dataset['painted'] = 'yes';
  performance.mark('painted');
}

/** What stands around the text. */
function showBeside(page: Page, { writing, learning, learn, footer }: Parts): void {
  paintInspector(page, writing);
  paintSuggested(page, { writing, learning, footer });
  paintProgress(page);
  startReading(page, writing, learn);
  startTree(page, writing);
  startViewMenu(page);
  paintDensity(page);
}

/** Keys, mouse and touch. */
function startInput(page: Page, parts: Parts): void {
  const { writing, moving, picker } = parts;
  const around = [startSourcesMenu(), startWordsOfCode(page, parts.footer)];
  startCodingKeys({ page, around, ...parts });
  startHandles(page, writing);
  startTouch(page, writing, picker);
  startCodesSide();
  startTooltip(page);
  startPointer(page, moving, picker);
}

/** Where she comes from and goes to, and what others do meanwhile. */
function startOthers(page: Page, { moving, queue, footer }: Parts): void {
  rememberPlace(page);
  startAddress(page, moving);
  startHearing(page, queue, footer);
  saveBeforeLeaving(queue);
}
