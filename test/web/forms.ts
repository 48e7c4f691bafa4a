// Forms as a browser sends them.
import { token } from '../support/server.ts';
import { send, type Answer } from './raw.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Sends a form from a page of the server itself. Where the page shows it with the version it builds on, that goes along as it
 * would from the page.
 */
export async function submit(port: number, path: string, fields: Fields = {}, cookie = ''): Promise<Answer> {
  const was = 'was' in fields ? undefined : await wasShown(port, path);
  const body = new URLSearchParams(
    Object.entries({ ...fields, ...(was !== undefined && { was }) }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
  const headers = {
    authorization: `Bearer ${token}`,
    origin: `http://127.0.0.1:${port}`,
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    ...(cookie !== '' && { cookie }),
  };
  return send(port, 'POST', path, { headers, body: body.toString() });
}

/** The version that the form which goes to `action` is shown with, on its own page or the one above. */
export async function wasShown(port: number, action: string): Promise<string | undefined> {
  for (const path of [action, action.slice(0, action.lastIndexOf('/'))]) {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
    const answer = await send(port, 'GET', path, { headers });
    const body = answer.body.replaceAll(/\s+/g, ' ');
    const at = body.indexOf(`method="post" action="${escaped(action)}"`);
    const form = at < 0 ? '' : body.slice(at, body.indexOf('</form>', at));
    // A row of a table names its form from outside.
    const was = /name="was" value="([^"]+)"/.exec(form)?.[1];
    if (was !== undefined) return was;
  }
  return undefined;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&#34;').replaceAll('<', '&lt;');
