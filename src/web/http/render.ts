import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Html, Views } from '../views/views.ts';

export type Render = <N extends keyof Views>(view: N, page: Views[N]) => Html;

/** Templates see one name, `page`; what else they say is checked by build/check-views.ts. */
export function createRender(viewsFolder: string): Render {
  const compiled = new Map<string, ejs.TemplateFunction>();

  function template(view: string): ejs.TemplateFunction {
    const known = compiled.get(view);
    if (known) return known;
    const filename = join(viewsFolder, `${view}.ejs`);
    const fresh = ejs.compile(readFileSync(filename, 'utf8'), {
      strict: true,
      localsName: 'page',
      views: [viewsFolder],
      filename,
      cache: true,
      rmWhitespace: true,
    });
    compiled.set(view, fresh);
    return fresh;
  }

  // What a template returns has been escaped by it; this is the place where Html is made.
  return (view, page) => template(view)(page) as Html;
}

/** A block of data for the page's script: not run by the browser, and unable to end its own element. */
export function dataBlock(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  // The id is a literal of ours and the JSON holds no "<".
  return `<script type="application/json" id="${id}">${json}</script>` as Html;
}
