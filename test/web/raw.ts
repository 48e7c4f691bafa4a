// Requests as no well-behaved client would send them.
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** An answer, with its headers as they came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with any headers at all; none is added but Host, where none is given. */
export function send(
  port: number,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode = 0, headers: got } = answer;
        resolve({ status: statusCode, headers: got, body: Buffer.concat(parts).toString() });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Lines of HTTP exactly as given; answers everything the server says until it hangs up. */
export function sendLines(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(heard);
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

/** The status in an answer of `sendLines`. */
export const statusIn = (heard: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);
