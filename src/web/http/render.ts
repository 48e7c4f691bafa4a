import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
export const dataBlock = (id: string, data: unknown): Html => block(id, jsonOf(data));

/** The same, made while others are answered: long lists go into it a part at a time. */
export async function longDataBlock(id: string, data: Readonly<Record<string, unknown>>): Promise<Html> {
  const members: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    members.push(`${jsonOf(name)}:${Array.isArray(value) ? await listAsJson(value) : jsonOf(value)}`);
  }
  return block(id, `{${members.join(',')}}`);
}

/** So many entries of a list are written before others get their turn. */
const entriesAtOnce = 1000;

async function listAsJson(list: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  for (let from = 0; from < list.length; from += entriesAtOnce) {
    if (from > 0) await setImmediate();
    parts.push(jsonOf(list.slice(from, from + entriesAtOnce)).slice(1, -1));
  }
  return `[${parts.join(',')}]`;
}

const jsonOf = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

// The id is a literal of ours and the JSON holds no "<".
const block = (id: string, json: string): Html =>
  `<script type="application/json" id="${id}">${json}</script>` as Html;
