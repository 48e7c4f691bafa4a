import type { Response } from 'express';
import { createRender } from './render.ts';
import type { Scope } from './request-context.ts';
import type { Room, Views } from '../views/views.ts';

/** A page to show: which view, with what, in which room, run by which script. */
interface Shown<N extends keyof Views> {
  readonly title: string;
  readonly view: N;
  readonly page: Views[N];
  readonly room?: Room;
  readonly script?:
    | 'page'
    | 'coding'
    | 'codebook'
    | 'excerpts'
    | 'matrix'
    | 'import'
    | 'review'
    | 'report'
    | 'entry'
    | 'synthesis';
}

/** Renders pages inside their frame. */
export interface Pages {
  readonly show: <N extends keyof Views>(response: Response, scope: Scope | null, shown: Shown<N>) => void;
  /** A part of a page, for a script that puts it in place. */
  readonly part: <N extends keyof Views>(response: Response, view: N, page: Views[N]) => void;
}

/** `asset` says under which address a file of the client is found. */
export function createPages(viewsFolder: string, asset: (name: string) => string): Pages {
  const render = createRender(viewsFolder);

  return {
    show: (response, scope, { title, view, page, room, script = 'page' }) => {
      const body = render(view, page);
      const frame = scope && { ...scope.frame(), room: room ?? 'sources' };
      const codeStyles = scope && `${scope.base}/codes.css?v=${scope.codeColours()}`;
      const layout = {
        title,
        frame,
        styles: asset('styles.css'),
        script: asset(`${script}.js`),
        codeStyles,
        body,
      };
      response.type('html').send(render('layout', layout));
    },
    part: (response, view, page) => {
      response.type('html').send(render(view, page));
    },
  };
}
