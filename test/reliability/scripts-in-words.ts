// R17. Puts forty scripts into every kind of name and text there is, and goes through every page with Chromium: none runs, and none
// even tries.
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import type { Bar, NotTried, Seen, Trial } from './frame/bar.ts';
import { clientOf, type Client } from './frame/client.ts';

/** Each calls alert with its number where a browser takes it for more than words. */
const payloads = [
  '<script>alert(N)</script>', '<ScRiPt>alert(N)</sCrIpT>', '<script src=data:,alert(N)></script>', '</script><script>alert(N)</script>',
  '</title><script>alert(N)</script>', '</textarea><script>alert(N)</script>', '</style><script>alert(N)</script>', '--><script>alert(N)</script>',
  '<img src=x onerror=alert(N)>', '<img src=x onerror=alert(N)//', '"><img src=x onerror=alert(N)>', "'><img src=x onerror=alert(N)>",
  '<svg onload=alert(N)>', '<svg><script>alert(N)</script></svg>', '<svg><animate onbegin=alert(N) attributeName=x dur=1s>', '<body onload=alert(N)>',
  '" onmouseover="alert(N)', "' onmouseover='alert(N)", '" autofocus onfocus="alert(N)', 'x" style="x" onload="alert(N)', '<details open ontoggle=alert(N)>',
  '<iframe srcdoc="<script>alert(N)</script>">', '<iframe src=javascript:alert(N)>', '<object data=javascript:alert(N)>', '<embed src=javascript:alert(N)>',
  '<a href=javascript:alert(N)>x</a>', '[x](javascript:alert(N))', '![x](javascript:alert(N))', '[x](data:text/html,<script>alert(N)</script>)',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(N)>', '<%= alert(N) %>', '<%- "<script>alert(N)</script>" %>', '{{constructor.constructor("alert(N)")()}}',
  '${alert(N)}', '<base href=//evil.example/>', '<meta http-equiv=refresh content="0;javascript:alert(N)">', '<form action=javascript:alert(N)><button>x',
  '<link rel=stylesheet href=data:,x onload=alert(N)>', '<input onfocus=alert(N) autofocus>', '&lt;script&gt;alert(N)&lt;/script&gt;', '\u2028<script>alert(N)</script>',
].map((payload, number) => payload.replaceAll('N', String(number))); // prettier-ignore

export const scriptsInWords: Bar = {
  number: 'R17',
  name: 'scripts in words',
  promise:
    'what stands in a transcript, a name, a memo or a file is shown as words, on every page: no script of it runs, or tries to',
  sabotages: [
    {
      name: 'pages that do not escape what they show',
      breaks: [
        {
          file: 'src/web/http/render.ts',
          from: 'strict: true,',
          to: 'strict: true,\n      escape: (shown?: unknown) => String(shown ?? ""),',
        },
      ],
    },
    {
      name: 'memos with HTML in them',
      breaks: [{ file: 'src/web/views/markdown.ts', from: 'html: false', to: 'html: true' }],
    },
  ],
  measure,
};

/** Says in the console what the policy stopped. Runs in the page. */
const reportingScript = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  console.error('Content Security Policy: ' + violatedDirective + ' ' + blockedURI);
})`;

/** What `lookingScript` answers. */
interface Looked {
  readonly scripts: readonly string[];
  readonly handlers: readonly string[];
  readonly frames: number;
  readonly links: string[];
  readonly isShown: boolean;
}

/** Looks for what is not ours, and for links. Runs in the page. */
const lookingScript = `(() => {
  const begins = (elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 120));
  const isForeign = ({ src, type }) => src === '' ? type !== 'application/json' : !src.startsWith(location.origin + '/assets/');
  // Asked of the prototype: a form may have a field called "attributes".
  const namesOf = (one) => Element.prototype.getAttributeNames.call(one);
  const valueOf = (one, name) => Element.prototype.getAttribute.call(one, name);
  const isHandler = (one) => namesOf(one).some((name) => name.startsWith('on') || /^\\s*javascript:/i.test(valueOf(one, name)));
  return {
    scripts: begins([...document.scripts].filter(isForeign)),
    handlers: begins([...document.querySelectorAll('*')].filter(isHandler)),
    frames: document.querySelectorAll('iframe, object, embed, base, meta[http-equiv=refresh]').length,
    links: [...document.links].filter(({ origin }) => origin === location.origin).map(({ pathname, search }) => pathname + search),
    isShown: document.body.innerText.includes('alert(') ||
      [...document.querySelectorAll('input, textarea')].some(({ value }) => value.includes('alert(')),
  };
})()`;

/** What was seen in the browser. */
interface Tally {
  readonly dialogs: string[];
  readonly reports: string[];
  readonly foreign: string[];
  readonly broken: string[];
  shown: number;
}

async function measure(trial: Trial): Promise<Seen | NotTried> {
  if (!existsSync(chromiumPath)) return { notTried: `there is no Chromium at ${chromiumPath}` };
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  const key = await poisoned(client);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  const tally: Tally = { dialogs: [], reports: [], foreign: [], broken: [], shown: 0 };
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await watch(page, tally);
    await page.goto(`${server.url}/?token=${server.token}`);
    const visited = await crawl(
      page,
      server.url,
      [`/projects/${key}/sources`, ...strangeAddresses(key)],
      tally,
    );
    return told(tally, visited);
  } finally {
    await browser.close();
  }
}

function told(tally: Tally, pages: number): Seen {
  return {
    rounds: pages,
    kills: 0,
    losses: 0,
    figures: [
      `${payloads.length} scripts on ${pages} pages (${tally.shown} showed some of them): ${tally.dialogs.length} ran, ${tally.reports.length} were stopped by the policy, ${tally.foreign.length} foreign elements`,
    ],
    faults: [
      ...tally.dialogs.map((said) => `A script ran: ${said}`),
      ...tally.reports.map((said) => `A script was stopped only by the policy: ${said}`),
      ...tally.foreign,
      ...tally.broken,
      ...(tally.shown < 20 ? [`Only ${tally.shown} pages showed the scripts at all.`] : []),
    ],
  };
}

/** Listens for dialogs, reports of the policy, and errors. */
async function watch(page: Page, tally: Tally): Promise<void> {
  page.on('dialog', (dialog) => {
    tally.dialogs.push(`${page.url()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy/i.test(text)) tally.reports.push(`${page.url()} ${text.slice(0, 200)}`);
  });
  await page.addInitScript(reportingScript);
}

/** A page of each kind that links lead to, and those given; answers how many were looked at. */
async function crawl(page: Page, origin: string, first: readonly string[], tally: Tally): Promise<number> {
  const waiting = [...first];
  const known = new Set(first.map(kindOf));
  let count = 0;
  for (let path = waiting.shift(); path !== undefined && count < 220; path = waiting.shift()) {
    const response = await page.goto(origin + path).catch(() => null);
    // A file is saved, not shown.
    if (!response) continue;
    count++;
    if (response.status() >= 500) tally.broken.push(`${path} was answered ${response.status()}.`);
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
    for (const link of await look(page, path, tally)) {
      if (
        known.has(kindOf(link)) ||
        /\/changes$|\.(?:csv|xlsx|docx|yaml|qdc|html|svg)\b|\/export\/project|emptied/.test(link)
      )
        continue;
      known.add(kindOf(link));
      waiting.push(link);
    }
  }
  return count;
}

/** Addresses that differ only in numbers and values lead to pages of one kind. */
const kindOf = (path: string): string => {
  const { pathname, searchParams } = new URL(path, 'http://here');
  const value = (searchParams.get('q') ?? searchParams.get('words') ?? '').slice(0, 40);
  return `${pathname.replaceAll(/\d+/g, 'N')}?${[...searchParams.keys()].sort().join('&')}${value}`;
};

/** Looks for what is not ours, points at everything, and answers where the page leads. */
async function look(page: Page, path: string, tally: Tally): Promise<string[]> {
  const seen = await page.evaluate<Looked>(lookingScript);
  for (const one of [...seen.scripts, ...seen.handlers]) tally.foreign.push(`${path} holds ${one}`);
  if (seen.frames > 0) tally.foreign.push(`${path} holds ${seen.frames} frames or the like.`);
  if (seen.isShown) tally.shown++;
  return seen.links;
}

/** Scripts in addresses. */
const strangeAddresses = (key: string): string[] =>
  payloads.flatMap((payload, number) => {
    const said = encodeURIComponent(payload);
    const at = `/projects/${key}`;
    return [
      `${at}/search?q=${said}`,
      `${at}/excerpts?q=${said}`,
      `/${said}`,
      `${at}/suggestions?code=2&words=${said}`,
    ].filter((_, kind) => kind === number % 4);
  });

const Ids = (json: unknown): { id: number } => json as { id: number }; // what the API answers where something is made

/** A project in which every name and text is a script. */
async function poisoned({ ask, form }: Client): Promise<string> {
  const at = (number: number): string => payloads[number % payloads.length] ?? '';
  const made = (
    await ask('POST', '/projects', { name: at(0), coder: at(8), description: payloads.join(' ') })
  ).json as { key: string };
  const base = `/projects/${made.key}`;
  const facets = [
    Ids((await ask('POST', `${base}/codes`, { name: at(1), parentId: null })).json).id,
    Ids((await ask('POST', `${base}/codes`, { name: at(12), parentId: null })).json).id,
  ];
  const codes: number[] = [];
  for (const [number, payload] of payloads.entries()) {
    const { id } = Ids(
      (await ask('POST', `${base}/codes`, { name: payload.slice(0, 120), parentId: facets[number % 2] }))
        .json,
    );
    codes.push(id);
    const words = {
      definition: payload,
      useWhen: at(number + 1),
      doNotUseWhen: at(number + 2),
      example: at(number + 3),
      counterExample: at(number + 4),
      keywords: [at(number + 5)],
      exclusions: [at(number + 6)],
    };
    const [code] = ((await ask('GET', `${base}/codes`)).json as { id: number; version?: string }[]).filter(
      (one) => one.id === id,
    );
    await ask('PATCH', `${base}/codes/${id}`, { ...words, reason: payload, was: code?.version });
    await ask('POST', `${base}/memos`, { about: 'code', id, text: payload, was: 'none' });
  }
  const sources = await sourcesOf({ ask }, base);
  await codings({ ask }, base, { codes, sources });
  for (const [number, payload] of payloads.entries()) {
    await ask('POST', `${base}/memos`, {
      about: 'journal',
      id: 0,
      text: `${payload} [[${at(number)}]]`,
      was: 'none',
    });
    if (number < 6) await ask('POST', `${base}/findings`, { claim: payload });
    if (number < 4) await form(`${base}/views`, { name: payload, address: `${base}/matrix` });
  }
  return made.key;
}

async function sourcesOf(
  { ask }: Pick<Client, 'ask'>,
  base: string,
): Promise<{ id: number; text: string }[]> {
  const sources: { id: number; text: string }[] = [];
  for (let number = 0; number < 3; number++) {
    const [label, name, place] = [
      payloads[number] ?? '',
      payloads[number + 8] ?? '',
      payloads[number + 20] ?? '',
    ];
    const said = payloads
      .map((payload, at) => `${at % 2 === 0 ? 'Ann' : 'Bob'}: ${payload} and so on.`)
      .join('\n');
    const staged = (await ask('POST', `${base}/files?name=${encodeURIComponent(`${name}.txt`)}`, said))
      .json as { texts: { staged: string }[] };
    const speakers = [
      { label: 'Ann', isInterviewer: false, informant: label, informantType: place.slice(0, 60) },
      { label: 'Bob', isInterviewer: true, informant: '', informantType: '' },
    ];
    const card = { name, kind: 'interview', date: null, cases: [place.slice(0, 120)], speakers };
    const { json } = await ask('POST', `${base}/sources`, {
      sources: [{ staged: staged.texts[0]?.staged, card }],
    });
    const [id = 0] = (json as { ids: number[] }).ids;
    const { text } = (await ask('GET', `${base}/sources/${id}`)).json as { text: string };
    sources.push({ id, text });
  }
  return sources;
}

async function codings(
  { ask }: Pick<Client, 'ask'>,
  base: string,
  { codes, sources }: { codes: number[]; sources: { id: number; text: string }[] },
): Promise<void> {
  for (const { id, text } of sources) {
    const wanted = codes.map((codeId, number) => {
      const payload = payloads[number] ?? '';
      const start = Math.max(0, text.indexOf(payload));
      const end = Math.min(text.length, start + payload.length);
      return { guid: crypto.randomUUID(), codeId, start, end, exact: text.slice(start, end), memo: payload };
    });
    await ask('POST', `${base}/sources/${id}/codings`, { codings: wanted });
    await ask('PUT', `${base}/sources/${id}/reading`, { read: true });
  }
}
