import type { Standing } from '../../api/common.ts';
import { the } from './dom.ts';
import { place, tab } from './server.ts';

/** What somebody did in another window, or by the command line. */
export interface Change extends Standing {
  readonly tab: string;
  /** Where the history is by now. */
  readonly mark: string;
  /** Which file stands at the path of the project by now. */
  readonly place: string;
  /** Which codebook it is by now, as pages that show it are marked. */
  readonly codebook: string;
  readonly coder: string;
  readonly sentence: string;
  readonly sourceId: number | null;
}

/**
 * Hears of changes that other windows make to this project. A browser keeps few lines open to one server, so one
 * window holds the line and passes on what it hears; when it closes, the next one takes over.
 */
export function hearChanges(heard: (change: Change) => void): void {
  const { base = '', mark = '' } = the('.foot', HTMLElement).dataset;
  let known = mark;
  const channel = new BroadcastChannel(`throughline ${base}`);
  const hear = (data: string): void => {
    const change = JSON.parse(data) as Change; // web/changes.ts writes it
    const isOtherFile = change.place !== place();
    const isNews = isOtherFile || (change.mark !== known && change.tab !== tab);
    known = change.mark;
    if (isNews) heard(change);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
    hear(data);
  });
  void navigator.locks.request(`throughline ${base}`, () => {
    new EventSource(`${base}/changes`).addEventListener('message', ({ data }: MessageEvent<string>) => {
      channel.postMessage(data);
      hear(data);
    });
    // Held until the window closes.
    return new Promise(() => undefined);
  });
}
