// Forms as a browser sends them.
import { token } from '../support/server.ts';
import { send, type Answer } from './raw.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form from a page of the server itself. */
export function submit(port: number, path: string, fields: Fields = {}, cookie = ''): Promise<Answer> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
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
