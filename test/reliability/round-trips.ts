// R6. Makes random projects, sends them through every format that comes back, and compares.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { addCodebook } from '../../src/actions/codebook/codebook-file.ts';
import { applyCodes } from '../../src/actions/codings/codings.ts';
import { importCodings } from '../../src/actions/codings/imported-codings.ts';
import { codebookOf, compareCodebook, type Codebook, type CodebookCode } from '../../src/domain/codebook.ts';
import { polarities } from '../../src/domain/coding.ts';
import { writeQdc } from '../../src/formats/codebooks/qdc.ts';
import { readCodebookFile } from '../../src/formats/codebooks/read-codebook.ts';
import { codebookCsv, codebookXlsx } from '../../src/formats/codebooks/table.ts';
import { writeYaml } from '../../src/formats/codebooks/write-yaml.ts';
import { readCodings } from '../../src/formats/tables/codings.ts';
import { excerptsCsv } from '../../src/formats/tables/excerpts.ts';
import { guarded, unguarded } from '../../src/formats/tables/formula-guard.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { placedCodes } from '../../src/study/codebook/codes.ts';
import { exportedRows } from '../../src/study/excerpts/exported-rows.ts';
import { addSource, spoken } from '../support/project.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';

export const roundTrips: Bar = {
  number: 'R6',
  name: 'there and back',
  promise:
    'what leaves as a project file, a table of excerpts or a codebook comes back as it was, to the last sign',
  isInside: true,
  sabotages: [
    {
      name: 'a formula guard that is not taken off again',
      breaks: [
        {
          file: 'src/formats/tables/formula-guard.ts',
          from: 'risky.test(cell) ? cell.slice(1) : cell',
          to: 'risky.test(cell) ? cell : cell',
        },
      ],
    },
    {
      name: 'a table of excerpts without memos',
      breaks: [{ file: 'src/formats/tables/excerpts.ts', from: '${quoted(row.memo)}', to: '""' }],
    },
  ],
  measure,
};

const sign = fc.constantFrom(
  ...Array.from('ab 1é😀",;\'<&:=-+@#\n\t|\\[]{}%ß中‮'),
  '👩‍👧',
  '\r\n',
  '__proto__',
  '=1+1',
  'constructor',
);
const words = fc.string({ unit: sign, maxLength: 14 }).map((text) => text.toWellFormed().trim());
const plain = words.map((text) => text.replace(/[;\n\r\t]/g, '').trim()).filter((text) => text !== '');
const name = plain
  .map((text) => text.replace(/\s+/g, ' ').replaceAll('>', ''))
  .filter((text) => text.trim() !== '');

const uniqueByName = (one: fc.Arbitrary<CodebookCode>, most: number) =>
  fc.uniqueArray(one, {
    maxLength: most,
    minLength: most === 0 ? 0 : 1,
    selector: (code) => code.name.toLowerCase(),
  });
const code: fc.Memo<CodebookCode> = fc.memo((depth) =>
  fc.record({
    name,
    definition: words,
    useWhen: words,
    doNotUseWhen: words,
    example: words,
    counterExample: words,
    origin: words,
    colour: fc.constantFrom(null, '#1c7a52'),
    keywords: fc.uniqueArray(plain, { maxLength: 3 }),
    exclusions: fc.uniqueArray(plain, { maxLength: 2 }),
    alsoUnder: fc.constant([]),
    codes: depth > 1 ? uniqueByName(code(depth - 1), 3) : fc.constant([]),
  }),
);
const study = fc.record({
  facets: uniqueByName(code(3), 3),
  said: fc.array(words.filter((text) => text.length > 1), { minLength: 2, maxLength: 8 }),
  codings: fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 20 }), code: fc.nat(), polarity: fc.nat(3), memo: words }), { minLength: 1, maxLength: 12 }),
}); // prettier-ignore
type Study = typeof study extends fc.Arbitrary<infer T> ? T : never;

async function measure({ folder, extent }: Trial): Promise<Seen> {
  const runs = extent === 'whole' ? 200 : 25;
  const faults: string[] = [];
  let number = 0;
  const told = await fc.check(
    fc.asyncProperty(study, async (wanted) => {
      const within = join(folder, String(++number));
      mkdirSync(within);
      try {
        await thereAndBack(within, wanted);
      } finally {
        rmSync(within, { recursive: true, force: true });
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
  if (told.failed) faults.push(`${String(told.errorInstance).slice(0, 1500)} (seed ${told.seed})`);
  const law = fc.check(
    fc.property(
      fc.string({ unit: fc.oneof(sign, fc.constantFrom('=', '＝', '@', '\t', "'", '\r')) }),
      (cell) => unguarded(guarded(cell)) === cell,
    ),
    { numRuns: runs * 100 },
  );
  if (law.failed) faults.push(`A cell of CSV did not come back: ${JSON.stringify(law.counterexample)}`);
  return {
    rounds: told.numRuns,
    kills: 0,
    losses: faults.length,
    figures: [
      `${told.numRuns} projects as file, CSV of excerpts and codebook (YAML, CSV, XLSX; REFI-QDA for what that holds); ${law.numRuns} cells of CSV`,
    ],
    faults,
  };
}

async function thereAndBack(folder: string, { facets, said, codings }: Study): Promise<void> {
  const file = join(folder, 'study.throughline');
  const project = openProject(file);
  try {
    project.christen('Study', '');
    project.coders.ensure('Ada');
    addCodebook(project, 1, { name: 'Study', about: '', facets });
    const text = spoken(
      'Interview',
      said.map((one, at) => [at % 2 === 0 ? 'Ann' : null, one] as const),
    );
    const source = addSource(project, text);
    codeAll(project, source, text.text, codings);
    await asFile(project, folder);
    asTable(project, folder);
    await asCodebook(project);
  } finally {
    project.close();
  }
}

function codeAll(project: Project, source: number, text: string, codings: Study['codings']): void {
  const leaves = placedCodes(project).filter(({ depth }) => depth > 0);
  if (leaves.length === 0) return;
  for (const { at, length, code: which, polarity, memo } of codings) {
    const codeId = leaves[which % leaves.length]?.id ?? 0;
    const span = wellFormedSpan(text, at % text.length, length);
    const wanted = { guid: crypto.randomUUID(), codeId, ...span, polarity: polarities[polarity] ?? 'plain' };
    applyCodes(project, 1, source, [{ ...wanted, origin: 'by hand', memo }]);
  }
}

/** A stretch that cuts no character in half. */
function wellFormedSpan(
  text: string,
  from: number,
  length: number,
): { start: number; end: number; exact: string } {
  const isTail = (at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));
  const start = isTail(from) ? from - 1 : from;
  const wanted = Math.min(text.length, start + 1 + length);
  const end = isTail(wanted) ? wanted + 1 : wanted;
  return { start, end, exact: text.slice(start, end) };
}

/** The whole project as its one file, opened as the program opens it. */
async function asFile(project: Project, folder: string): Promise<void> {
  const target = join(folder, 'away');
  mkdirSync(target);
  project.writeTo(join(target, 'copy.throughline'));
  const workspace = openWorkspace(target);
  workspace.project('copy');
  workspace.close();
  await Promise.resolve();
  project.settle();
  same(contentOf(join(target, 'copy.throughline')), contentOf(project.file), 'the project file');
}

/** Every coding as CSV, and from it again into a project that has none. */
function asTable(project: Project, folder: string): void {
  const all = {
    codes: [],
    cases: [],
    sources: [],
    coders: [],
    informantTypes: [],
    kinds: [],
    polarities: [],
    q: '',
    attributes: 'no' as const,
  };
  const { attributes, rows } = exportedRows(project, all);
  const csv = [...excerptsCsv(attributes, rows)].join('');
  const bare = join(folder, 'bare.throughline');
  project.writeTo(bare);
  const db = new Database(bare);
  db.exec('DELETE FROM memos; DELETE FROM codings;');
  db.close();
  const again = openProject(bare);
  try {
    importCodings(again, 1, readCodings('excerpts.csv', csv));
    same(codingsOf(again), codingsOf(project), 'the table of excerpts');
  } finally {
    again.close();
  }
}

const codingsOf = (project: Project): string =>
  project.sources
    .all()
    .flatMap(({ id }) => project.codings.ofSource(id))
    .map(({ guid, codeId, coderId, start, end, exact, polarity, origin, memo }) =>
      JSON.stringify([guid, codeId, coderId, start, end, exact, polarity, origin, memo]),
    )
    .sort()
    .join('\n');

const formats = {
  yaml: writeYaml,
  csv: (book: Codebook) => [...codebookCsv(book)].join(''),
  xlsx: codebookXlsx,
} as const;

async function asCodebook(project: Project): Promise<void> {
  const codes = placedCodes(project);
  const book = codebookOf('Study', '', codes);
  for (const [ending, write] of Object.entries(formats)) {
    const again = await readCodebookFile(`book.${ending}`, Buffer.from(await write(book)));
    same(compareCodebook(codes, again), { added: [], changed: [], missing: [] }, `the codebook as ${ending}`);
  }
  const exchanged = await readCodebookFile('book.qdc', Buffer.from(writeQdc(book)));
  same(essence(exchanged.facets), essence(book.facets), 'the codebook as REFI-QDA');
}

/** What a codebook of REFI-QDA holds: names, their tree and their GUIDs. */
const essence = (codes: readonly CodebookCode[]): unknown =>
  codes.map((one) => ({ name: one.name, guid: one.guid?.toLowerCase(), codes: essence(one.codes) }));

function contentOf(file: string): string {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'turn_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
  const all = tables.map((table) => [
    table,
    db
      .prepare(`SELECT * FROM "${table}"`)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  db.close();
  return JSON.stringify(all);
}

function same(got: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (one !== other)
    throw new Error(`${what} came back as ${one.slice(0, 1000)} instead of ${other.slice(0, 1000)}`);
}
