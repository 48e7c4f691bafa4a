import { LineCounter, isNode, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import type { Codebook, CodebookCode } from '../../domain/codebook.ts';
import { guideParts, type GuideMark } from '../../domain/guide/guide.ts';
import { Refusal } from '../../domain/refusal.ts';

const text = z.string().trim().default('');
const words = z.array(z.string().trim().min(1)).default([]);
const name = z
  .string({ error: 'is missing' })
  .trim()
  .min(1, 'is empty')
  .max(120, 'has more than 120 characters')
  .refine((given) => !given.includes('>'), 'cannot contain “>”, which separates a path');

const lines = z
  .array(z.string().trim().min(1))
  .default([])
  .transform((all) => all.map((line) => line.replace(/\s+/g, ' ')).join('\n'));

const Guide = z.strictObject({
  part: z.enum(['', ...guideParts], { error: `must be one of: ${guideParts.join(', ')}` }).default(''),
  helpful: text,
  needs: lines,
  speaks_for: lines,
  speaks_against: lines,
});

const Code = z.strictObject({
  name,
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1c7a52')
    .toLowerCase()
    .nullable()
    .default(null),
  definition: text,
  use_when: text,
  do_not_use_when: text,
  example: text,
  counter_example: text,
  keywords: words,
  exclude: words,
  seed: text,
  also_under: words,
  guide: Guide.optional(),
  get codes(): z.ZodDefault<z.ZodArray<typeof Code>> {
    return z.array(Code).default([]);
  },
});

const File = z.strictObject({
  format: z.literal('throughline-codebook/1', { error: 'must be throughline-codebook/1' }),
  name,
  about: text,
  facets: z.array(Code).min(1, 'has no facets'),
});

type Path = readonly PropertyKey[];

/** Reads a codebook written in YAML. Refuses with the file and the line of what is wrong. */
export function readCodebook(fileName: string, source: string): Codebook {
  refuseTangles(fileName, source);
  const lines = new LineCounter();
  const document = parseDocument(source, { schema: 'core', lineCounter: lines });
  const refuse = (path: Path, message: string): never => {
    throw new Refusal('invalid', `${fileName}, line ${lineOf(document, lines, path)}: ${message}`);
  };
  const [problem] = document.errors;
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new Refusal(
      'invalid',
      `${fileName}, line ${line}: this is not YAML (${problem.message.split('\n')[0] ?? ''})`,
    );
  }
  refuseAliases(document, lines, fileName);
  const parsed = File.safeParse(document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    return refuse(path, `${String(path.at(-1) ?? 'the file')} ${issue?.message ?? 'is wrong'}`);
  }
  refuseTwins(parsed.data.facets, ['facets'], refuse);
  const { name: title, about, facets } = parsed.data;
  return { name: title, about, facets: facets.map(asCode) };
}

const longestLine = 20_000;
const mostOpen = 500;

/** Brackets without end, and lines without end, take the reader of YAML more time than they are worth. */
function refuseTangles(fileName: string, source: string): void {
  let open = 0;
  source.split('\n').forEach((line, at) => {
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) open += bracket === '[' || bracket === '{' ? 1 : -1;
    if (line.length > longestLine)
      throw new Refusal(
        'invalid',
        `${fileName}, line ${at + 1}: the line has ${line.length} characters; no more than ${longestLine} can be read.`,
      );
    if (open > mostOpen)
      throw new Refusal('invalid', `${fileName}, line ${at + 1}: codes or lists are nested too deep here.`);
  });
}

/** An alias is a line that stands for many: a few of them in one another make a file that never ends. */
function refuseAliases(document: Document, lines: LineCounter, fileName: string): void {
  visit(document, {
    Alias: (_key, { source, range }) => {
      const { line } = lines.linePos(range?.[0] ?? 0);
      throw new Refusal(
        'invalid',
        `${fileName}, line ${line}: *${source} stands for something written elsewhere. Write it out here.`,
      );
    },
  });
}

interface Named {
  readonly name: string;
  readonly codes: readonly Named[];
}

/** Two codes in one place cannot be told apart. */
function refuseTwins(
  codes: readonly Named[],
  path: Path,
  refuse: (path: Path, message: string) => never,
): void {
  const seen = new Set<string>();
  codes.forEach((code, place) => {
    const key = code.name.toLowerCase();
    if (seen.has(key)) refuse([...path, place, 'name'], `“${code.name}” is there twice in the same place`);
    seen.add(key);
    refuseTwins(code.codes, [...path, place, 'codes'], refuse);
  });
}

/** The line of what `path` leads to, or of the nearest thing above it that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function asCode(code: z.output<typeof Code>): CodebookCode {
  return {
    name: code.name,
    definition: code.definition,
    useWhen: code.use_when,
    doNotUseWhen: code.do_not_use_when,
    example: code.example,
    counterExample: code.counter_example,
    keywords: code.keywords,
    exclusions: code.exclude,
    origin: code.seed,
    colour: code.colour,
    alsoUnder: code.also_under,
    ...(code.guide && { guide: markOf(code.guide) }),
    codes: code.codes.map(asCode),
  };
}

const markOf = ({ part, helpful, needs, ...ends }: z.output<typeof Guide>): GuideMark => ({
  part,
  helpful,
  needs,
  speaksFor: ends.speaks_for,
  speaksAgainst: ends.speaks_against,
});
