// R11. Sends what no page of ours would send: foreign hosts and origins, odd paths and bodies, guessed tokens. Nothing may come
// out, nothing may change, and nothing may stumble.
import { gzipSync } from 'node:zlib';
import { send, sendLines, statusIn, type Answer } from '../web/raw.ts';
import type { Bar, Seen, Server, Trial } from './frame/bar.ts';
import { clientOf } from './frame/client.ts';

const secret = 'Zebra study of Lukas';

export const webProbes: Bar = {
  number: 'R11',
  name: 'web probes',
  promise:
    'no other page, program or name reads or changes anything, and no request makes the server stumble',
  sabotages: [
    {
      name: 'no check of the host',
      breaks: [
        {
          file: 'src/web/http/guard.ts',
          from: 'hosts.length !== 1 || host === undefined',
          to: 'host === secretName',
        },
        { file: 'src/web/http/guard.ts', from: '/** Host must', to: 'const secretName = "";\n/** Host must' },
      ],
    },
    {
      name: 'no check where a write comes from',
      breaks: [
        {
          file: 'src/web/http/guard.ts',
          from: 'if (!isFromHere(request))',
          to: 'if (request.method === "NONE")',
        },
      ],
    },
    {
      name: 'any kind of content is read',
      breaks: [
        {
          file: 'src/web/http/guard.ts',
          from: 'if (!contentTypes.includes(type))',
          to: 'if (type === "none")',
        },
      ],
    },
  ],
  measure,
};

/** One request, and whether its answer is safe. */
interface Probe {
  readonly what: string;
  readonly ask: () => Promise<Pick<Answer, 'status' | 'body'> & Partial<Answer>>;
  readonly isSafe: (answer: Pick<Answer, 'status' | 'body'> & Partial<Answer>) => boolean;
}

/** The server that is probed. */
interface Target {
  readonly port: number;
  readonly key: string;
  readonly token: string;
}

async function measure(trial: Trial): Promise<Seen> {
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  await client.ask('POST', '/projects', { name: secret, coder: 'Ada' });
  const { json } = await client.ask('GET', '/projects');
  const [project] = json as { key: string }[]; // what api/projects.ts answers
  const target: Target = { port: portOf(server), key: project?.key ?? '', token: server.token };
  const state = async (): Promise<string> =>
    JSON.stringify(
      await Promise.all([client.ask('GET', '/projects'), client.ask('GET', `/projects/${target.key}/codes`)]),
    );
  const before = await state();
  const faults: string[] = [];
  const probes = [reading, lines, writing, preflights, paths, bodies, strangers].flatMap((make) =>
    make(target),
  );
  for (const { what, ask, isSafe } of probes) {
    const answer = await ask().catch((error: unknown) => ({ status: 0, body: String(error) }));
    if (!isSafe(answer)) faults.push(`${what}: answered ${answer.status}`);
  }
  if ((await state()) !== before) faults.push('Something was changed.');
  faults.push(...(await openly(target)));
  return {
    rounds: probes.length,
    kills: 0,
    losses: 0,
    figures: [`${probes.length - faults.length} of ${probes.length} probes turned away`],
    faults,
  };
}

const portOf = ({ url }: Server): number => Number(new URL(url).port);
const bearer = ({ token }: Target): { authorization: string } => ({ authorization: `Bearer ${token}` });
const isTurnedAway = ({ status, body }: Pick<Answer, 'status' | 'body'>): boolean =>
  [400, 401, 403, 405, 415, 421].includes(status) && !body.includes(secret);
const isRefused = ({ status, body }: Pick<Answer, 'status' | 'body'>): boolean =>
  status >= 400 && status < 500 && !body.includes(secret) && !/SQLite format 3|\n {4}at /.test(body);

/** Reading under a name that is not ours. */
function reading(target: Target): Probe[] {
  const { port } = target;
  const names = [
    `evil.example:${port}`, `127.0.0.1.nip.io:${port}`, `localhost.evil.example:${port}`, `0.0.0.0:${port}`, '127.0.0.1', 'localhost',
    `127.0.0.1:${port + 1}`, `localhost:80`, `127.1:${port}`, `[::ffff:127.0.0.1]:${port}`, `127.0.0.1:${port}, evil.example`,
    `evil.example, 127.0.0.1:${port}`, `127.0.0.1:${port}.`, `2130706433:${port}`,
  ]; // prettier-ignore
  return names.flatMap((host) =>
    ['/', '/api/v1/projects'].map((path) => ({
      what: `GET ${path} for ${host}`,
      ask: () => send(port, 'GET', path, { headers: { ...bearer(target), host } }),
      isSafe: isTurnedAway,
    })),
  );
}

/** Hosts twice, none, or in the address. */
function lines(target: Target): Probe[] {
  const { port, token } = target;
  const [own, evil, admitted, end] = [
    `Host: 127.0.0.1:${port}`,
    `Host: evil.example:${port}`,
    `Authorization: Bearer ${token}`,
    'Connection: close',
  ];
  const get = 'GET /api/v1/projects HTTP/1.1';
  const body = '{"name":"x","coder":"y"}';
  const attempts = [
    [get, own, evil, admitted, end], [get, evil, own, admitted, end], [get, own, own, admitted, end], [get, admitted, end],
    ['GET /api/v1/projects HTTP/1.0', admitted], [`GET http://evil.example:${port}/api/v1/projects HTTP/1.1`, evil, admitted, end],
    [`GET http://127.0.0.1:${port}/api/v1/projects HTTP/1.1`, evil, admitted, end],
    [`GET http://evil.example/api/v1/projects HTTP/1.1`, own, admitted, end], [get, 'Host:', admitted, end],
    ['POST /api/v1/projects HTTP/1.1', own, admitted, 'Content-Type: application/json', `Content-Length: ${body.length}`, 'Transfer-Encoding: chunked', end, '', `${body.length.toString(16)}\r\n${body}\r\n0`],
  ]; // prettier-ignore
  return attempts.map((sent) => ({
    what: sent.slice(0, 3).join(' | '),
    ask: async () => {
      const heard = await sendLines(port, sent);
      return { status: statusIn(heard), body: heard };
    },
    isSafe: isTurnedAway,
  }));
}

/** Writing from elsewhere: eleven origins with four kinds of content, and a rebound name that calls itself the same origin. */
function writing(target: Target): Probe[] {
  const { port } = target;
  const origins: Record<string, string>[] = [
    { origin: 'http://evil.example' }, { origin: 'null' }, { origin: `http://127.0.0.1:${port + 1}` },
    { origin: `http://127.0.0.1:${port + 1}`, 'sec-fetch-site': 'same-site' }, { origin: `https://127.0.0.1:${port}` },
    { origin: `http://127.0.0.1:${port}.evil.example` }, { origin: '' }, { origin: 'http://localhost' }, { 'sec-fetch-site': 'cross-site' },
    { origin: `http://evil.example:${port}`, 'sec-fetch-site': 'same-origin', host: `evil.example:${port}` },
    { origin: `http://evil.example:${port}`, host: `evil.example:${port}` },
  ]; // prettier-ignore
  const kinds = [
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
  ];
  const body = (kind: string): string =>
    kind.includes('json') ? '{"name":"Evil","coder":"Eve"}' : 'name=Evil&coder=Eve';
  const from = origins.flatMap((origin) =>
    kinds.map((kind) => ({
      what: `POST ${kind} from ${JSON.stringify(origin)}`,
      ask: () => send(port, 'POST', kind.includes('json') ? '/api/v1/projects' : '/projects', { headers: { ...bearer(target), ...origin, 'content-type': kind }, body: body(kind) }),
      isSafe: isTurnedAway,
    })),
  ); // prettier-ignore
  const own = { ...bearer(target), origin: `http://127.0.0.1:${port}` };
  const untyped = [own, { ...own, 'sec-fetch-site': 'same-origin' }].map((headers) => ({
    what: 'POST without a kind of content',
    ask: () => send(port, 'POST', '/api/v1/projects', { headers, body: '{}' }),
    isSafe: ({ status }: Pick<Answer, 'status'>) => status === 415,
  }));
  const undressed = ['text/plain', 'application/xml', 'application/jsonx'].map((kind) => ({
    what: `POST ${kind} from here`,
    ask: () =>
      send(port, 'POST', '/api/v1/projects', {
        headers: { ...own, 'content-type': kind },
        body: '{"name":"Evil","coder":"Eve"}',
      }),
    isSafe: ({ status }: Pick<Answer, 'status'>) => status === 415,
  }));
  return [...from, ...untyped, ...undressed];
}

/** Nothing is granted to anybody who asks first. */
function preflights(target: Target): Probe[] {
  return ['PUT', 'DELETE', 'POST'].map((method) => ({
    what: `OPTIONS for ${method}`,
    ask: () =>
      send(target.port, 'OPTIONS', '/api/v1/projects', {
        headers: { ...bearer(target), origin: 'http://evil.example', 'access-control-request-method': method, 'access-control-request-private-network': 'true' },
      }),
    isSafe: ({ status, headers = {} }) => status >= 400 && !Object.keys(headers).some((name) => name.startsWith('access-control')),
  })); // prettier-ignore
}

function paths(target: Target): Probe[] {
  const file = `${target.key}.throughline`;
  return [
    `/${file}`, `/assets/${file}`, `/assets/../${file}`, `/assets/..%2f${file}`, `/assets/%2e%2e/${file}`, `/assets/%252e%252e%252f${file}`,
    `/assets/..%5c${file}`, `/assets/..\\${file}`, `/assets/%c0%af${file}`, '/assets/%00', '/assets/../package.json', '/assets/..%2fpackage.json',
    '/.git/config', '/assets/.git/config', '/throughline.lock', '/backups/', '/assets/', '/projects/%c0%af/sources', `/projects/..%2f${target.key}/sources`,
    `/projects/${target.key}%00/sources`, '/projects/__proto__/sources', '/projects/constructor/sources', `/projects/${target.key}/codebook.constructor`,
    `/projects/${target.key}/coding/%c0%af`, `/${'a'.repeat(7000)}`,
  ].map((path) => ({
    what: `GET ${path.slice(0, 60)}`,
    ask: () => send(target.port, 'GET', path, { headers: bearer(target) }),
    isSafe: isRefused,
  })); // prettier-ignore
}

function bodies(target: Target): Probe[] {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const attempts: [string, string | Uint8Array, Record<string, string>][] = [
    ['a body of 100,000 levels', deep, {}], ['a name of 100,000 levels', `{"name":${deep},"coder":"Eve"}`, {}],
    ['a packed bomb', gzipSync(Buffer.alloc(300_000_000, ' ')), { 'content-encoding': 'gzip' }], ['what is not packed', 'not gzip', { 'content-encoding': 'gzip' }],
    ['nothing', '', {}], ['null', 'null', {}], ['a list', '[]', {}], ['half a body', '{"name":"x",', {}],
    ['objects for words', '{"name":{"toString":1},"coder":["Eve"]}', {}], ['an unknown charset', '{"name":"x","coder":"y"}', { 'content-type': 'application/json; charset=klingon' }],
    ['21 MB', `{"name":"${'x'.repeat(21_000_000)}"}`, {}],
  ]; // prettier-ignore
  return attempts.map(([what, body, more]) => ({
    what,
    ask: () => send(target.port, 'POST', '/api/v1/projects', { headers: { ...bearer(target), 'content-type': 'application/json', ...more }, body }),
    isSafe: isRefused,
  })); // prettier-ignore
}

/** Whoever has no token. */
function strangers({ port, key }: Target): Probe[] {
  const guesses: Record<string, string>[] = [
    {},
    { authorization: 'Bearer ' },
    { authorization: 'Bearer undefined' },
    { cookie: `throughline-${port}=` },
    { cookie: `throughline-${port}=guess` },
  ];
  return guesses.flatMap((headers) =>
    ['/', `/projects/${key}/sources`, '/api/v1/projects', '/?token=guess', '/?token='].map((path) => ({
      what: `GET ${path} with ${JSON.stringify(headers)}`,
      ask: () => send(port, 'GET', path, { headers }),
      isSafe: ({ status, body }: Pick<Answer, 'status' | 'body'>) => status === 401 && !body.includes(secret),
    })),
  ); // prettier-ignore
}

/** What must hold of a page that is answered: a probe that turns everybody away proves nothing. */
async function openly(target: Target): Promise<string[]> {
  const faults: string[] = [];
  for (const host of [`127.0.0.1:${target.port}`, `localhost:${target.port}`]) {
    const { status, body, headers } = await send(target.port, 'GET', '/', { headers: { ...bearer(target), host, accept: 'text/html' } });
    if (status !== 200 || !body.includes(secret)) faults.push(`${host} is not answered: ${status}`);
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
      if (!policy.includes(part)) faults.push(`The policy of pages lacks ${part}.`);
    for (const [name, value] of [['x-content-type-options', 'nosniff'], ['cache-control', 'no-store'], ['cross-origin-resource-policy', 'same-origin'], ['cross-origin-opener-policy', 'same-origin']] as const)
      if (headers[name] !== value) faults.push(`${name} is ${String(headers[name])}.`);
  }
  return faults;
} // prettier-ignore
