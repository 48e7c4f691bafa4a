// The entry of a code while it is written: what each of its keywords would hit, at once.
import type { KeywordHits } from '../../../api/suggestion-choices.ts';
import { make, the } from '../../kit/dom.ts';
import { startPlainPage } from '../../kit/plain-page.ts';
import { ask, NotDone } from '../../kit/server.ts';

startPlainPage();

const pauseMs = 300;
const wide = 0.5;
const entry = the('#entry', HTMLElement);
const { base = '' } = entry.dataset;
const keywords = the('textarea[name=keywords]', HTMLTextAreaElement, entry);
const exclusions = the('textarea[name=exclusions]', HTMLTextAreaElement, entry);
const shown = the('#keyword-hits', HTMLElement, entry);
const known = new Map<string, KeywordHits>();
let waiting: ReturnType<typeof setTimeout> | undefined;
let round = 0;

for (const field of [keywords, exclusions])
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void check(), pauseMs);
  });
void check();

function linesOf({ value }: HTMLTextAreaElement): string[] {
  const lines = value.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** Asks for each keyword that was not asked for with these exclusions yet; what is typed meanwhile starts it anew. */
async function check(): Promise<void> {
  const mine = ++round;
  const not = linesOf(exclusions);
  const lines: HTMLElement[] = [];
  const never: string[] = [];
  for (const keyword of linesOf(keywords)) {
    const hits = await hitsOf(keyword, not);
    if (mine !== round) return;
    if (hits && hits.turns > 0) lines.push(lineOf(keyword, hits));
    else if (hits && hits.allTurns > 0) never.push(keyword);
  }
  const inNone = `In no turn of an informant: ${never.join(', ')}.`;
  if (never.length > 0) lines.push(make('li', { className: 'warn', textContent: inNone }));
  shown.replaceChildren(...lines);
}

async function hitsOf(keyword: string, not: readonly string[]): Promise<KeywordHits | null> {
  const query = { keyword, exclusion: [...not] };
  const asked = JSON.stringify(query);
  const found =
    known.get(asked) ??
    (await ask('GET keyword-hits', { query }).catch((error: unknown) => {
      if (error instanceof NotDone) return null;
      throw error;
    }));
  if (found) known.set(asked, found);
  return found;
}

function lineOf(keyword: string, { turns, allTurns, shown: places }: KeywordHits): HTMLElement {
  const everywhere = turns / allTurns > wide;
  const says = ` stands in ${turns} of ${allTurns} turns of informants${everywhere ? ': it tells little' : ''}.`;
  const examples = places.map(({ sourceId, start, text }) =>
    make('li', {}, make('a', { href: `${base}/coding/${sourceId}#at-${start}`, textContent: text })),
  );
  return make(
    'li',
    { className: everywhere ? 'warn' : '' },
    make(
      'details',
      {},
      make('summary', {}, make('b', { textContent: keyword }), says),
      make('ul', {}, ...examples),
    ),
  );
}
