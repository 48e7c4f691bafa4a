import { Parser } from 'htmlparser2';
import { expect, onTestFinished, test } from 'vitest';
import { takeTable } from '../../../src/actions/attributes/attributes.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { addFinding, writeFinding } from '../../../src/actions/findings/findings.ts';
import { writeSummary } from '../../../src/actions/framework/summaries.ts';
import { createProject } from '../../../src/actions/projects/projects.ts';
import { createApp } from '../../../src/app.ts';
import { createSession } from '../../../src/web/http/session/session.ts';
import { addSource, spoken, temporaryWorkspace } from '../../support/project.ts';
import { serve } from '../../support/server.ts';
import { sentenceIn, serveEmpty, serveSample } from '../study.ts';

/** Every page and file below a project that can be fetched; the names in braces are ids. */
const pagesOfProject = [
  '/sources', '/sources/import', '/sources/:source', '/sources/:source/text', '/cases', '/attributes/:subject', '/attributes/:subject.:format', '/coding', '/coding/codes', '/coding/:source', '/codes.css', '/codebook',
  '/codebook/review', '/codebook/coded-twice', '/codebook/print', '/codebook/then', '/codebook/:code/split', '/codebook/:code/reading', '/suggestions', '/suggestions/report', '/voices', '/co-occurrence', '/co-occurrence/:code/:other', '/saturation', '/profiles', '/profiles/cards', '/profiles/:archetype', '/profiles/:archetype/excerpts', '/framework', '/framework.:format', '/framework/:case/:code', '/truth-tables', '/truth-tables/:table', '/truth-tables/:table/robustness', '/truth-tables/:table/scores.csv', '/truth-tables/:table/facts.csv', '/truth-tables/:table/script.R', '/truth-tables/:table/sets/:set', '/truth-tables/:table/sets/:set/scores/:case', '/guide', '/guide/marks', '/guide/:plan', '/guide/:plan.docx', '/workshops', '/workshops/:workshop', '/workshops/:workshop/pack.html', '/workshops/:workshop/paper', '/workshops/:workshop/room', '/findings', '/findings/:finding', '/findings/:finding/excerpts', '/reports', '/reports/:report', '/method', '/codebook.:format', '/codebook/:code', '/matrix', '/matrix.:format', '/matrix/excerpts', '/excerpts', '/export', '/export/excerpts.csv', '/export/quotes.docx',
  '/export/project', '/search', '/history', '/help', '/memos', '/erasure', '/pseudonyms',
]; // prettier-ignore

/** The same pages as they are asked for, with what can be chosen on them. */
const asked = (ids: { source: number; code: number; archetype: number; finding: number; attribute?: number }): string[] => [
  ...pagesOfProject.map((path) =>
    path.replace(':other', String(ids.archetype)).replace(':archetype/excerpts', `${ids.archetype}/excerpts?raised=${ids.code}`).replace(':archetype', String(ids.archetype)).replace(':case', '1').replace(':subject', 'informant').replace(':table', '1').replace(':plan', '1').replace(':workshop', '1').replace(':set', '2').replace(':finding', String(ids.finding)).replace(':report', '1')
      .replace(':source', String(ids.source)).replace(':code', String(ids.code)).replace(':format', 'csv').replace('/suggestions', '/suggestions?code=Reflection&words=time'),
  ),
  `/profiles/${ids.archetype}?by=sources&least=1&level=children`, `/profiles?of=${ids.code}`, `/profiles/${ids.archetype}/excerpts?raised=${ids.code}&side=elsewhere`,
  '/attributes/case', '/attributes/source', '/attributes/case.xlsx', '/framework.html', '/framework.xlsx', '/framework.docx', `/findings/${ids.finding}/excerpts?side=against`, '/co-occurrence?unit=turn&across=1', '/matrix?picture=yes&voices=yes&compare=case-1&compare=case-2',
  '/saturation?byHand=3&byHand=1', '/truth-tables/1?of=absence', '/truth-tables/1/robustness?of=absence',
  '/search?q=the', '/excerpts?offset=50', `/excerpts?codes=${ids.code}&polarities=contradicts&kinds=interview`,
  '/history?before=3', '/matrix?rows=source&measure=codings&level=children', '/matrix?rows=informant&measure=sources',
  '/matrix?rows=informant%20type&measure=coverage&sort=total', '/matrix.csv?measure=coverage', '/matrix.xlsx?rows=code&columns=case', '/matrix?rows=coder&columns=case&measure=first+quote', '/matrix?rows=query', '/matrix?rows=code&columns=code', '/codebook.qdc',
  `/codebook?under=${ids.code}`, `/sources/${ids.source}?card=1`,
  ...(ids.attribute === undefined ? [] : [`/matrix?rows=attribute%20${ids.attribute}`]),
]; // prettier-ignore

test('every page there is is among those that are opened here', () => {
  const workspace = temporaryWorkspace();
  const { app, close } = createApp(workspace, createSession({ key: Buffer.alloc(32) }));
  onTestFinished(close);
  const paths = app.router.stack.flatMap(({ route }) =>
    route?.stack.some(({ method }) => method === 'get') === true ? [route.path] : [],
  );
  const own = paths.filter((path) => !/^\/(?:api|assets)\/|\/changes$/.test(path));
  expect(own.length).toBeGreaterThan(15);
  const opened = [
    '/',
    '/help',
    '/files/:project',
    '/projects/:project',
    ...pagesOfProject.map((path) => `/projects/:project${path}`),
  ];
  expect(own.toSorted()).toEqual(opened.toSorted());
});

test('every page of a project without anything in it says what to do, and none stumbles', async () => {
  const { page, base } = await serveEmpty();
  for (const path of pagesOfProject.filter((one) => !one.includes(':'))) {
    const answer = await page(base + path);
    expect(answer.status, path).toBe(200);
  }
  expect((await page(base.replace('/projects/', '/files/'))).status).toBe(200);
  for (const path of ['/sources', '/cases', '/coding', '/codebook', '/matrix', '/excerpts']) {
    expect(await (await page(base + path)).text(), path).toContain('class="empty"');
  }
  expect(await (await page(`${base}/export/excerpts.csv`)).text()).toMatch(/^\uFEFF?"coding guid",.*\r\n$/);
});

test('every page of the sample study opens', async () => {
  const { page, base, project } = await serveSample();
  const [source] = project.sources.all();
  const code = project.codes.all().find(({ parentId }) => parentId !== null);
  const [attribute] = project.attributes.case.all();
  const archetype = project.codes.all().find(({ name }) => name === 'Practice partner')?.id ?? 0;
  const ids = {
    source: source?.id ?? 0,
    code: code?.id ?? 0,
    attribute: attribute?.id ?? 0,
    archetype,
    finding: 1,
  };
  for (const path of asked(ids)) {
    const answer = await page(base + path);
    expect(answer.status, path).toBe(200);
    const body = await answer.text();
    expect(body.length, path).toBeGreaterThan(100);
    expect(body, path).not.toMatch(/undefined|\[object Object\]|NaN/);
  }
  for (const { id } of project.sources.all()) {
    expect((await page(`${base}/coding/${id}`)).status).toBe(200);
    expect((await page(`${base}/sources/${id}`)).status).toBe(200);
  }
  for (const { id } of project.codes.all()) expect((await page(`${base}/codebook/${id}`)).status).toBe(200);
  expect(await (await page('/')).text()).toContain('Sample study');
});

test('the sample study is made by its button, and a project of her own by its form', async () => {
  const { url, page, workspace } = await serve();
  const headers = {
    authorization: 'Bearer a-token-for-tests',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const sampled = await fetch(`${url}/samples`, { method: 'POST', headers, redirect: 'manual' });
  expect(sampled.status).toBe(303);
  expect((await page(sampled.headers.get('location') ?? '')).status).toBe(200);
  const body = 'name=Water+and+trust&coder=Zo%C3%AB&codebook=learning-partnerships';
  const made = await fetch(`${url}/projects`, { method: 'POST', headers, body, redirect: 'manual' });
  expect(made.headers.get('location')).toBe('/projects/water-and-trust/sources/import');
  expect(workspace.project('water-and-trust').codes.all().length).toBeGreaterThan(80);
  const nameless = await fetch(`${url}/projects`, { method: 'POST', headers, body: 'name=+&coder=Zo' });
  expect(nameless.status).toBe(400);
  expect(await nameless.text()).toContain('A project needs a name.');
  expect(workspace.list()).toHaveLength(2);
});

/** Words that run where they are not escaped, two or three after another: each breaks out of another place. */
const hostile = [
  `<img src=x onerror=alert(1)>' autofocus onfocus='alert(1)`,
  '" onmouseover="x</script><script>alert(1)</script>',
  '&lt;b&gt;&quot;</textarea></title></style><svg onload=alert(1)><%= 1337*1337 %>{{1337*1337}}',
];

/** A project in which everything that has a name is called `name`. (A code cannot hold ">".) */
async function named(name: string) {
  const server = await serve();
  const key = await createProject(server.workspace, { name, description: name, coder: name, codebook: null });
  const project = server.workspace.project(key);
  const codeName = name.replaceAll('>', '');
  const facet = createCode(project, 1, { name: `Facet ${codeName}`, parentId: null });
  const code = createCode(project, 1, { name: codeName, parentId: facet });
  const words = { definition: name, useWhen: name, doNotUseWhen: name, example: name, counterExample: name };
  reviseCode(project, 1, code, { ...words, keywords: [name], exclusions: [name], origin: name });
  const text = spoken(name, [[name, `We said ${name} to them, and trust grew.`]]);
  const speakers = [{ label: name, isInterviewer: false, informant: name, informantType: name }];
  const source = addSource(project, text, { cases: [name], speakers });
  const start = text.text.indexOf('We said');
  const end = start + 'We said '.length + name.length;
  const exact = text.text.slice(start, end);
  const guid = crypto.randomUUID();
  const place = { guid, codeId: code, start, end, exact, polarity: 'contradicts', memo: name } as const;
  applyCodes(project, 1, source, [{ ...place, origin: 'in vivo' }]);
  takeTable(project, 1, 'case', { attributes: [name], rows: [{ name, values: [name] }] });
  const [attribute] = project.attributes.case.all();
  const caseId = project.cases.named(name)?.id ?? 0;
  const citations = [{ number: 1, codingGuid: guid }];
  writeSummary(project, 1, { caseId, codeId: code }, { text: `${name} [1] ${name}`, citations });
  const finding = addFinding(project, 1, `All ${name}`, [{ side: 'against', codingGuid: guid }]);
  const entry = { claim: `All ${name}`, notes: name, negativeCase: name, state: 'final', judgements: [{ component: 'adequacy', level: 'minor concerns', reason: name }] } as const; // prettier-ignore
  writeFinding(project, 1, finding, entry);
  return { ...server, finding, key, base: `/projects/${key}`, source, code, attribute: attribute?.id ?? 0 };
}

/** A script of the build, or a block of data that no browser runs. */
const isOurs = ({ src = '', type }: Record<string, string>): boolean =>
  /^\/assets\/[\w-]+\.js$/.test(src) || type === 'application/json';

/** What a browser would make of a page: its words, and everything in it that could run. */
/** Whether nothing of ours has such an element; our own pictures say what they show. */
const isForeign = (tag: string, { role, 'aria-hidden': ariaHidden }: Record<string, string>): boolean =>
  ['img', 'iframe', 'object', 'embed', 'style', 'base', 'b&gt;'].includes(tag) ||
  (tag === 'svg' && role !== 'img' && role !== 'group' && ariaHidden !== 'true');

function read(html: string): { words: string; runs: string[] } {
  let words = '';
  const runs: string[] = [];
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (tag === 'script' && !isOurs(attributes)) runs.push(`<script ${JSON.stringify(attributes)}>`);
      if (isForeign(tag, attributes)) runs.push(tag);
      for (const [name, value] of Object.entries(attributes)) {
        if (/^on|^style$|^autofocus$|^srcdoc$/.test(name) && !(name === 'autofocus' && tag === 'input' && value === ''))
          runs.push(`${tag} ${name}=${value}`);
        if (/^\s*(?:javascript|data(?!:,)|https?):/i.test(value) && /href|src|action/.test(name)) runs.push(value);
        words += ` ${value}`;
      }
    },
    ontext: (text) => (words += text),
  }); // prettier-ignore
  parser.end(html);
  return { words, runs };
}

test.each(hostile)('a study in which everything is called %s is shown in those words, and nothing runs', async (name) => {
  const { page, base, key, source, code, attribute, finding } = await named(name);
  const codeName = name.replaceAll('>', '');
  const query = encodeURIComponent(name);
  const paths = [
    '/', ...asked({ source, code, attribute, finding, archetype: code }).map((path) => base + path), `${base}/search?q=${query}`,
    `${base}/search?q=said`, `/projects/${query}/sources`, `${base}/matrix?rows=${query}`, `${base}/${query}`,
    `${base}/sources/${query}`, `${base}/codebook/${query}`, `${base}/matrix?sort=${query}`, `${base}/excerpts?kinds=${query}`,
    `${base}/excerpts?informantTypes=${query}&offset=0`, `${base}/matrix/excerpts?row=type-${query}&rows=informant+type`,
  ];
  let seen = 0;
  for (const path of paths) {
    const answer = await page(path);
    expect(answer.status, path).toBeLessThan(500);
    const type = answer.headers.get('content-type') ?? '';
    const body = await answer.text();
    if (type.startsWith('text/css')) expect(body).not.toMatch(/alert|onmouse|1337|<|"/);
    if (!type.startsWith('text/html')) continue;
    const { words, runs } = read(body);
    // What is saved as a file of its own brings its styles along.
    const ofItsOwn = path.endsWith('/framework.html') ? ['style'] : [];
    expect(runs, path).toEqual(ofItsOwn);
    if (/[<"]/.test(name)) expect(body, path).not.toContain(name);
    expect(words, path).not.toMatch(/1787569/);
    if (words.includes(codeName)) seen++;
  }
  expect(seen).toBeGreaterThan(15);
  for (const path of ['/sources', `/sources/${source}`, '/cases', '/matrix', '/excerpts', '/history', `/coding/${source}`]) {
    const { words } = read(await (await page(base + path)).text());
    expect(words, path).toContain(name);
  }
  const coding = await (await page(`${base}/coding/${source}`)).text();
  const dataIn = (id: string): unknown =>
    JSON.parse(new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(coding)?.[1] ?? '');
  expect(dataIn('page-data')).toMatchObject({ coder: { name }, codings: [{ memo: name }] });
  expect(dataIn('codes-data')).toMatchObject([{}, { name: codeName, definition: name, keywords: [name] }]);
  expect(key).toMatch(/^[a-z0-9-]+$/);
}); // prettier-ignore

test('a page that is not there is said to be missing, on a page; to a script as JSON', async () => {
  const { page, ask, url, base } = await serveEmpty();
  for (const path of ['/nothing', '/projects/none/sources', `${base}/sources/9`, `${base}/coding/9`, `${base}/codebook/9`, `${base}/nothing`]) {
    const answer = await page(path);
    expect(answer.status, path).toBe(404);
    const html = await answer.text();
    expect(html).toContain('<!doctype html>');
    expect(html, path).toMatch(/role="alert">[A-Z][^<]{10,}\.</);
  }
  for (const path of ['/nothing', '/projects/none/codes', `${base}/nothing`, `${base}/sources/9`]) {
    const { status, json } = await ask('GET', path);
    expect(status, path).toBe(404);
    expect(sentenceIn(json)).toMatch(/^[A-Z].*\.$/);
  }
  const headers = { authorization: 'Bearer a-token-for-tests', accept: 'application/json' };
  const scripted = await fetch(`${url}${base}/sources/9`, { headers });
  expect(scripted.status).toBe(404);
  expect(sentenceIn(await scripted.json())).toContain('source');
}); // prettier-ignore

test('the way back from a refusal leads to the page she came from, and never out of the house', async () => {
  const { url, base } = await serveEmpty();
  const way = async (referer: string): Promise<string | undefined> => {
    const headers = { authorization: 'Bearer a-token-for-tests', accept: 'text/html', referer };
    const html = await (await fetch(`${url}${base}/codebook/9`, { headers })).text();
    return /href="([^"]*)">Back/.exec(html)?.[1];
  };
  expect(await way(`${url}${base}/matrix?rows=case`)).toBe(`${base}/matrix?rows=case`);
  for (const foreign of [
    'http://evil.example/x',
    `${url}.evil.example/`,
    'javascript:alert(1)',
    'nonsense',
  ]) {
    expect(await way(foreign)).toBe('/');
  }
  expect(await way(`${url}//evil.example/`)).not.toMatch(/^\/\//);
});
