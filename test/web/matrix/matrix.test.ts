import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { showCell, showMatrix } from '../../../src/api/matrix.ts';
import { turnsWithin } from '../../../src/domain/evidence.ts';
import { measures, type Measure } from '../../../src/domain/matrix-plan.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import type { Project } from '../../../src/storage/project.ts';
import { asked, sentenceIn, serveEmpty, serveSample, type Served } from '../study.ts';

/** A matrix with all its cells. */
async function matrixAt(ask: Served['ask'], path: string) {
  const answer = await asked(showMatrix.answer, ask('GET', path));
  return { ...answer, cells: answer.cells ?? [] };
}

/** All excerpts behind a cell, page after page. */
async function behind(ask: Served['ask'], base: string, query: string) {
  const guids: string[] = [];
  for (;;) {
    const path = `${base}/matrix/excerpts?${query}&offset=${guids.length}`;
    const { total, excerpts } = await asked(showCell.answer, ask('GET', path));
    guids.push(...excerpts.map(({ codingGuid }) => codingGuid));
    if (guids.length >= total) return guids;
    expect(excerpts.length).toBeGreaterThan(0);
  }
}

/** The links of a cell: first its number, then what speaks against it. */
type ShownCell = { readonly href: string; readonly words: string }[];

/** The body and foot of the table on the page: for each row its cells. */
function cellsOnPage(html: string): ShownCell[][] {
  const rows: { href: string; words: string }[][][] = [];
  let inCell = false;
  let unseen = 0;
  const parser = new Parser({
    onopentag: (tag, { class: name = '', href = '' }) => {
      if (tag === 'tr') rows.push([]);
      const row = rows.at(-1) ?? [];
      if (tag === 'td' && name.startsWith('cell')) inCell = row.push([]) > 0;
      if (tag === 'span' && name === 'unseen') unseen++;
      if (inCell && tag === 'a') row.at(-1)?.push({ href, words: '' });
    },
    ontext: (text) => {
      const link = rows.at(-1)?.at(-1)?.at(-1);
      if (inCell && unseen === 0 && link) link.words += text;
    },
    onclosetag: (tag) => {
      if (tag === 'td') inCell = false;
      if (tag === 'span' && unseen > 0) unseen--;
    },
  });
  parser.end(html);
  return rows.filter((row) => row.length > 0);
}

/** What each coding holds of the words of informants, worked out anew from turns and speakers. */
function evidence({ project }: Awaited<ReturnType<typeof serveSample>>) {
  const bySource = new Map(
    project.sources.all().map(({ id }) => {
      const speakers = new Map(project.informants.speakersOf(id).map((one) => [one.id, one]));
      const turns = project.texts
        .turnsOf(id)
        .filter(({ speakerId }) => speakerId === null || speakers.get(speakerId)?.isInterviewer !== true)
        .map((turn) => ({ ...turn, informant: turn.speakerId === null ? null : (speakers.get(turn.speakerId)?.informantId ?? null) }));
      return [id, turns] as const;
    }),
  );
  const length = (ids: readonly number[]): number =>
    ids.flatMap((id) => bySource.get(id) ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
  function measure(guids: readonly string[]) {
    const sources = new Set<number>();
    const informants = new Set<number>();
    const covered = new Set<string>();
    const against: string[] = [];
    for (const guid of guids) {
      const coding = project.codings.find(guid);
      if (!coding) throw new Error('an excerpt of no coding');
      sources.add(coding.sourceId);
      if (coding.polarity === 'contradicts') against.push(guid);
      for (const turn of turnsWithin(bySource.get(coding.sourceId) ?? [], coding)) {
        if (turn.informant !== null) informants.add(turn.informant);
        for (let at = Math.max(turn.start, coding.start); at < Math.min(turn.end, coding.end); at++)
          covered.add(`${coding.sourceId}:${at}`);
      }
    }
    return { codings: guids.length, sources: sources.size, informants: informants.size, covered: covered.size, against };
  }
  return { measure, length };
} // prettier-ignore

test('every number of the cross-case matrix is what the excerpts behind it say, for every measure', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const { measure, length } = evidence(study);
  const { rows, columns, cells } = await matrixAt(ask, `${base}/matrix?rows=case&count=each`);
  expect(rows.length).toBe(5);
  expect(columns.length).toBeGreaterThan(5);
  const read = new Set(project.readings.finished().map(({ sourceId }) => sourceId));
  let counted = 0;
  for (const [at, row] of rows.entries()) {
    const caseId = Number(row.key.replace('case-', ''));
    const sources = project.cases.links().filter((link) => link.caseId === caseId);
    const spoken = length(sources.map(({ sourceId }) => sourceId));
    for (const [place, cell] of (cells[at] ?? []).entries()) {
      const column = columns[place]?.codeId ?? 'total';
      const guids = await behind(ask, base, `rows=case&row=${row.key}&column=${column}`);
      expect(new Set(guids).size).toBe(guids.length);
      const { covered, against, ...numbers } = measure(guids);
      expect(cell, `${row.label} × ${column}`).toMatchObject(numbers);
      expect(cell.coverage).toBeCloseTo((100 * covered) / spoken, 8);
      expect(cell.coverage).toBeLessThanOrEqual(100);
      const { codings, sources: sourcesAgainst, informants } = measure(against);
      expect(cell.against).toEqual({ codings, sources: sourcesAgainst, informants });
      if (codings > 0) {
        const listed = await behind(ask, base, `rows=case&row=${row.key}&column=${column}&polarity=contradicts`);
        expect(listed.toSorted()).toEqual(against.toSorted());
      }
      // The codebook of the sample was there before anything was read.
      const isRead = sources.every(({ sourceId }) => read.has(sourceId));
      const silence = isRead ? 'not raised' : 'not read';
      expect(cell.state).toBe(codings > 0 ? 'contradicted' : cell.codings > 0 ? 'present' : silence);
      counted += cell.codings;
    }
  }
  expect(counted).toBeGreaterThan(200);
}); // prettier-ignore

test.each(['source', 'informant', 'informant type', 'attribute'])(
  'where the rows are by %s, codings and sources are those behind the cells too',
  async (kind) => {
    const study = await serveSample();
    const { ask, base, project } = study;
    const { measure } = evidence(study);
    const rowKind = kind === 'attribute' ? `attribute ${project.attributes.case.all()[4]?.id ?? 0}` : kind;
    const query = `rows=${encodeURIComponent(rowKind)}&level=children&count=each`;
    const { rows, columns, cells } = await matrixAt(ask, `${base}/matrix?${query}`);
    expect(rows.length).toBeGreaterThan(1);
    let counted = 0;
    for (const [at, row] of rows.entries()) {
      for (const [place, cell] of (cells[at] ?? []).entries()) {
        if (cell.codings === 0) continue;
        const column = columns[place]?.codeId ?? 'total';
        const guids = await behind(ask, base, `${query}&row=${encodeURIComponent(row.key)}&column=${column}`);
        const { codings, against, sources } = measure(guids);
        expect(cell, `${row.label} × ${column}`).toMatchObject({
          codings,
          sources,
          against: { codings: against.length },
        });
        counted += codings;
      }
    }
    expect(counted).toBeGreaterThan(100);
  },
);

type Cell = NonNullable<z.output<typeof showMatrix.answer>['cells']>[number][number];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What a measure says of a cell, worked out anew from the counts of the cell, its row and its column. */
function said(
  cell: Cell,
  measure: Measure,
  { ofRow, ofColumn }: { ofRow: number; ofColumn: number },
): number {
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
  const { codings, sources, informants, coverage, against, voices } = cell;
  return {
    codings,
    sources,
    informants,
    coverage,
    'informant types': voices.filter((people) => people > 0).length,
    cases: cell.cases.speaking,
    '% of cases': share(cell.cases.raising, cell.cases.known),
    '% of informants': share(sum(cell.raising), sum(cell.known)),
    'row %': share(codings, ofRow),
    'column %': share(codings, ofColumn),
    contradiction: share(against.informants, informants),
    presence: Math.sign(codings - against.codings - cell.qualified),
    'first quote': Math.sign(codings),
  }[measure];
}

/** A share of nobody: no person, or no case, of whom it is known. */
const isNone = (cell: Cell, measure: Measure): boolean =>
  (measure === '% of cases' && cell.cases.known === 0) ||
  (measure === '% of informants' && sum(cell.known) === 0);

const isShare = (measure: Measure): boolean => /%|coverage|contradiction/.test(measure);
const unitAgainst = (measure: Measure) =>
  measure === 'sources' || measure === 'informants' ? measure : 'codings';

const presenceOf = ({ codings, against, qualified }: Cell): string =>
  codings > against.codings + qualified ? '✓' : qualified > 0 ? String.raw`\(✓\)` : '✗';

function compareOnPage(cell: Cell, measure: Measure, value: number, [number, against]: ShownCell): void {
  const shown = isNone(cell, measure)
    ? 'no share'
    : isShare(measure)
      ? `${value.toFixed(1)} %`
      : measure === 'presence'
        ? presenceOf(cell)
        : String(value);
  if (cell.codings === 0) expect(number).toBeUndefined();
  else if (measure === 'first quote') expect(number?.words.trim().length).toBeGreaterThan(3);
  else expect(number?.words.trim()).toMatch(new RegExp(`^${shown}(?!\\d)`));
  expect(against?.words.trim().endsWith(' against') ?? false).toBe(cell.against.codings > 0);
}

function compareInTable(
  cell: Cell,
  measure: Measure,
  value: number,
  [table, against]: readonly string[],
): void {
  if (cell.state === 'not read') expect(table).toBe('not read');
  else if (isNone(cell, measure)) expect(table).toBe('no share');
  else if (measure === 'first quote') expect(table === '').toBe(cell.codings === 0);
  else expect(Number(table)).toBeCloseTo(value, 2);
  expect(against).toBe(String(cell.against[unitAgainst(measure)]));
}

/** What is known about a case, in the order of the attributes. */
function knownOf({ cases, attributes }: Project, label: string): string[] {
  const own = attributes.case.values().filter(({ subjectId }) => subjectId === cases.named(label)?.id);
  return attributes.case
    .all()
    .map(({ id }) => own.find(({ attributeId }) => attributeId === id)?.value ?? '');
}

test.each(measures)('page, CSV and JSON say the same %s, and each number of the page leads to its words', async (measure) => {
  const { ask, page, base, project } = await serveSample();
  const attributes = project.attributes.case.all();
  const query = `rows=case&measure=${measure}&sort=total&count=each`;
  const { rows, columns, cells } = await matrixAt(ask, `${base}/matrix?${query}`);
  const shown = cellsOnPage(await (await page(`${base}/matrix?${query}`)).text());
  const csv = Buffer.from(await (await page(`${base}/matrix.csv?${query}`)).arrayBuffer()).toString();
  expect(csv.startsWith('\uFEFF"row"')).toBe(true);
  const table = readCsv(csv);
  expect(shown).toHaveLength(rows.length + 1);
  const columnTotals = await Promise.all(
    [...columns.map(({ key }) => key), 'total'].map(async (key) => (await behind(ask, base, `rows=case&column=${key}`)).length),
  );
  expect(table.rows).toHaveLength(rows.length + 1);
  expect(table.header).toHaveLength(4 + attributes.length + 2 * (columns.length + 1));
  expect(table.header.slice(4, 4 + attributes.length)).toEqual(attributes.map(({ name }) => name));
  expect(attributes.length).toBeGreaterThan(1);
  for (const [at, row] of rows.entries()) {
    const [label, sources, unread, informants, ...rest] = table.rows[at] ?? [];
    const numbers = rest.slice(attributes.length);
    expect(rest.slice(0, attributes.length)).toEqual(knownOf(project, row.label));
    expect([label, sources, unread, informants]).toEqual([row.label, String(row.sources), String(row.unread), String(row.informants)]);
    const line = cells[at] ?? [];
    const ofRow = line.at(-1)?.codings ?? 0;
    for (const [place, cell] of line.entries()) {
      const value = said(cell, measure, { ofRow, ofColumn: columnTotals[place] ?? 0 });
      compareOnPage(cell, measure, value, shown[at]?.[place] ?? []);
      compareInTable(cell, measure, value, numbers.slice(2 * place, 2 * place + 2));
    }
  }
  const linked = shown.flat().filter((cell) => cell.length > 0);
  expect(linked.length).toBeGreaterThan(20);
  expect((await page(`${base}/matrix.xlsx?${query}`)).headers.get('content-type')).toContain('spreadsheetml');
  const totalBehind = async (href: string): Promise<number> => {
    const html = await (await page(href)).text();
    return Number(/<span class="quiet">(\d+) codings?(?: of \d+ passages?)?<\/span>/.exec(html)?.[1]);
  };
  for (const link of linked.slice(-30).flat()) {
    const total = await totalBehind(link.href);
    expect(total).toBeGreaterThan(0);
    if (measure === 'codings') expect(total).toBe(Number.parseInt(link.words, 10));
  }
}); // prettier-ignore

test('the order of the rows follows the column she chose', async () => {
  const { ask, base } = await serveSample();
  const first = await matrixAt(ask, `${base}/matrix?measure=codings&sort=total`);
  const totals = first.cells.map((line) => line.at(-1)?.codings ?? 0);
  expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  const column = first.columns[2]?.codeId ?? 0;
  const second = await matrixAt(ask, `${base}/matrix?measure=codings&sort=${column}`);
  const ofColumn = second.cells.map((line) => line[2]?.codings ?? 0);
  expect(ofColumn).toEqual(ofColumn.toSorted((a, b) => b - a));
});

test('filters narrow the numbers and the words behind them alike', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const [coder] = project.coders.all();
  for (const filter of [`coders=${coder?.id ?? 0}`, 'informantTypes=partner', 'kinds=interview&kinds=focus+group']) {
    const query = `rows=case&level=children&count=each&${filter}`;
    const { rows, cells } = await matrixAt(ask, `${base}/matrix?${query}`);
    const all = await matrixAt(ask, `${base}/matrix?rows=case&level=children&count=each`);
    let fewer = 0;
    for (const [at, row] of rows.entries()) {
      const total = cells[at]?.at(-1)?.codings ?? 0;
      expect(await behind(ask, base, `${query}&row=${row.key}`)).toHaveLength(total);
      if (total < (all.cells[at]?.at(-1)?.codings ?? 0)) fewer++;
    }
    expect(fewer, filter).toBeGreaterThan(0);
  }
}); // prettier-ignore

test('a matrix that cannot be is refused in words', async () => {
  const { ask, base } = await serveEmpty();
  const wrong = ['rows=weather', 'rows=attribute%200', 'measure=feelings', 'under=x', 'under=99', 'rows=attribute%2099', 'level=all'];
  for (const query of wrong) {
    const { status, json } = await ask('GET', `${base}/matrix?${query}`);
    expect([400, 404], query).toContain(status);
    expect(sentenceIn(json).length).toBeGreaterThan(10);
  }
  const cell = await ask('GET', `${base}/matrix/excerpts?row=case-9&column=total`);
  expect(cell.status).toBe(404);
  expect(sentenceIn(cell.json)).toContain('no such row or column');
}); // prettier-ignore
