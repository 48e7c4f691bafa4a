import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import type { Room, Views } from '../views/views.ts';
import { createRender, type Render } from './render.ts';
import type { Scope } from './request-context.ts';

/** A page to show: which view, with what, in which room, run by which script. */
interface Shown<N extends keyof Views> {
  readonly title: string;
  readonly view: N;
  readonly page: Views[N];
  readonly room?: Room;
  readonly script?:
    | 'page'
    | 'attributes'
    | 'coding'
    | 'codebook'
    | 'codebook-entry'
    | 'excerpts'
    | 'help'
    | 'matrix'
    | 'report'
    | 'sources'
    | 'sources-import'
    | 'suggestions-report'
    | 'suggestions-review'
    | 'correction'
    | 'pseudonyms'
    | 'guide'
    | 'workshops'
    | 'synthesis';
}

/** Renders pages inside their frame. */
export interface Pages {
  readonly show: <N extends keyof Views>(response: Response, scope: Scope | null, shown: Shown<N>) => void;
  /** What a view makes of a page, to be put into another. */
  readonly html: Render;
  /** A part of a page, for a script that puts it in place. */
  readonly part: <N extends keyof Views>(response: Response, view: N, page: Views[N]) => void;
  /** Which version of the program makes them. */
  readonly version: string;
}

/** So much of a page is sent at once; of one that is longer the rest is packed while others are answered. */
const mostAtOnce = 500_000;

function send(response: Response, html: string): void {
  if (html.length <= mostAtOnce) {
    response.send(html);
    return;
  }
  pipeline(Readable.from(inPieces(html)), response).catch(() => {
    // She went on to another page before this one was there.
    response.destroy();
  });
}

async function* inPieces(html: string): AsyncGenerator<Buffer> {
  for (let from = 0; from < html.length;) {
    if (from > 0) await setImmediate();
    const end = from + mostAtOnce;
    // A character of two units is not cut in two.
    const to = (html.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
    yield Buffer.from(html.slice(from, to));
    from = to;
  }
}

/** What all pages share: under which address a file of the client is found, and which version of the program this is. */
interface Shared {
  readonly asset: (name: string) => string;
  readonly version: string;
}

/** Renders the views of a folder. */
export function createPages(viewsFolder: string, { asset, version }: Shared): Pages {
  const render = createRender(viewsFolder);

  return {
    html: render,
    version,
    show: (response, scope, { title, view, page, room, script = 'page' }) => {
      const body = render(view, page);
      const frame = scope && { ...scope.frame(), room: room ?? 'sources' };
      const codeStyles = scope?.codeStyles() ?? null;
      const layout = {
        title,
        frame,
        styles: asset('styles.css'),
        script: asset(`${script}.js`),
        theme: asset('theme.js'),
        tour: frame?.isSample === true ? asset('tour.js') : null,
        faces: [asset('inter-latin.woff2'), asset('source-serif-latin.woff2')],
        codeStyles,
        body,
        version,
      };
      send(response.type('html'), render('layout', layout));
    },
    part: (response, view, page) => {
      response.type('html').send(render(view, page));
    },
  };
}
