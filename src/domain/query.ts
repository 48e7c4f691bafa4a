import { Refusal } from './refusal.ts';
import { relations, type RelationAsked } from './relation.ts';

/** How a field is compared: it is that, it is not, it is less or more (numbers and dates). */
const comparisons = ['=', '!=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What is asked of codings. A code in a query is written as [its name or path] and stands for itself and all below it.
 *
 * - `coded`: the words have that code: the coding is one of it, or overlaps one of it.
 * - `stands`: how the coding stands to another one, of that code.
 * - `words`: the excerpt holds these words, capitals, accents and signs aside; a word without quotation marks may be the
 *   beginning of a longer one.
 * - `field`: whose words, of which source, case or attribute.
 */
export type Query =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'coded'; readonly code: string }
  | ({ readonly kind: 'stands'; readonly code: string } & RelationAsked)
  | { readonly kind: 'words'; readonly words: string; readonly isBeginning?: true }
  | { readonly kind: 'field'; readonly field: string; readonly is: Comparison; readonly value: string };

interface Token {
  readonly kind: 'code' | 'quoted' | 'sign' | 'word';
  readonly text: string;
  readonly at: number;
}

// A bracket or quotation mark that belongs to a name or to words stands behind a backslash.
const lexer =
  /\[((?:\\[[\]\\]|[^[\]])*)\]|["“”„]((?:\\["“”„\\]|[^"“”„])*)["“”„]|(!=|[()=<>≠])|([^\s()[\]"“”„=<>≠!]+|!)/gu;

/**
 * Reads a query as it is typed: `[Trust] and not [Power]`, `[Trust] near [Conflict] within 2 turns`,
 * `([Aims] or [Purpose]) and type = partner and "shared"`. *and* binds closer than *or*, and may be left out. Refuses
 * what it cannot read, and says where.
 */
export function readQuery(typed: string): Query {
  const tokens = tokensOf(typed);
  if (tokens.length === 0) throw new Refusal('invalid', 'The query is empty.');
  const reader = createReader(tokens);
  const query = readAny(reader);
  const left = reader.peek();
  if (left)
    throw new Refusal('invalid', `The query cannot go on with “${left.text}” (character ${left.at + 1}).`);
  return query;
}

function tokensOf(typed: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of typed.matchAll(lexer)) {
    refuseBetween(typed, end, match.index);
    end = match.index + match[0].length;
    const [, code, quoted, sign, word] = match;
    const at = match.index;
    if (code !== undefined) tokens.push({ kind: 'code', text: unmarked(code.trim()), at });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: unmarked(quoted.trim()), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign === '≠' ? '!=' : sign, at });
    else tokens.push({ kind: 'word', text: word ?? '', at });
  }
  refuseBetween(typed, end, typed.length);
  return tokens;
}

const unmarked = (text: string): string => text.replaceAll(/\\([[\]"“”„\\])/gu, '$1');
const inBrackets = (name: string): string => `[${name.replaceAll(/[[\]\\]/gu, String.raw`\$&`)}]`;
const quoted = (words: string): string => `"${words.replaceAll(/["“”„\\]/gu, String.raw`\$&`)}"`;

/** A code as it is asked for in a query. */
export const asCode = inBrackets;

function refuseBetween(typed: string, from: number, to: number): void {
  const strange = typed.slice(from, to).trim();
  if (strange === '') return;
  const missing = strange.startsWith('[') ? ']' : 'a closing quotation mark';
  const shown = strange.length > 60 ? `${strange.slice(0, 60).toWellFormed()}…` : strange;
  throw new Refusal('invalid', `After “${shown}” (character ${from + 1}) ${missing} is missing.`);
}

interface Reader {
  readonly peek: (ahead?: number) => Token | undefined;
  readonly next: () => Token | undefined;
  /** Takes these words if they come next. */
  readonly take: (...words: readonly string[]) => boolean;
  /** Reads what stands inside a bracket or behind a *not*. Refuses where that goes too deep. */
  readonly inside: (read: () => Query) => Query;
}

/** Nobody has meant more; two thousand brackets would end the program that reads them. */
const deepest = 50;

function createReader(tokens: readonly Token[]): Reader {
  let place = 0;
  let depth = 0;
  const is = (token: Token | undefined, text: string): boolean =>
    (token?.kind === 'word' || token?.kind === 'sign') && token.text.toLowerCase() === text;
  return {
    peek: (ahead = 0) => tokens[place + ahead],
    next: () => tokens[place++],
    take: (...words) => {
      const comes = words.every((word, ahead) => is(tokens[place + ahead], word));
      if (comes) place += words.length;
      return comes;
    },
    inside: (read) => {
      if (++depth > deepest)
        throw new Refusal(
          'invalid',
          `The query has more than ${deepest} brackets or “not” inside each other. Take some out.`,
        );
      const query = read();
      depth--;
      return query;
    },
  };
}

function readAny(reader: Reader): Query {
  const of = [readAll(reader)];
  while (reader.take('or')) of.push(readAll(reader));
  return of.length === 1 && of[0] ? of[0] : { kind: 'any', of };
}

function readAll(reader: Reader): Query {
  const of = [readPart(reader)];
  for (;;) {
    const goesOn = reader.take('and') || !endsHere(reader.peek());
    if (!goesOn) return of.length === 1 && of[0] ? of[0] : { kind: 'all', of };
    of.push(readPart(reader));
  }
}

const endsHere = (token: Token | undefined): boolean =>
  token === undefined ||
  (token.kind === 'sign' && token.text === ')') ||
  (token.kind === 'word' && token.text.toLowerCase() === 'or');

function readPart(reader: Reader): Query {
  if (reader.take('not')) return { kind: 'not', of: reader.inside(() => readPart(reader)) };
  if (reader.take('(')) return reader.inside(() => readGroup(reader));
  for (const [said, relation] of sayings) {
    if (reader.take(...said.split(' '))) return readRelation(reader, relation);
  }
  const word = reader.peek();
  if (word?.kind === 'word' && reader.peek(1)?.kind === 'code')
    throw new Refusal(
      'invalid',
      `“${word.text}” (character ${word.at + 1}) is no relation. Before a code say ${relations.join(', ')}; words to look for stand in quotation marks.`,
    );
  return readTerm(reader);
}

/** The words by which a relation may be asked for; the first ones are what it is called. */
const sayings: readonly (readonly [string, RelationAsked['relation']])[] = [
  ...relations.map((relation) => [relation, relation] as const),
  ['follows', 'after'],
  ['following', 'after'],
  ['overlaps', 'overlapping'],
];

/** A code, words, or a field with its value. */
function readTerm(reader: Reader): Query {
  const token = reader.next();
  if (!token) throw new Refusal('invalid', 'The query stops too early: something is missing at its end.');
  const comparison = readComparison(reader);
  if (comparison && token.kind !== 'code' && token.kind !== 'sign') {
    return {
      kind: 'field',
      field: token.text.toLowerCase(),
      is: comparison,
      value: readValue(reader, token),
    };
  }
  if (token.text !== '' && token.kind !== 'sign') return wordOrCode(token);
  throw new Refusal(
    'invalid',
    `At “${token.text}” (character ${token.at + 1}) a [code], “words” or a field are expected.`,
  );
}

function wordOrCode({ kind, text }: Token): Query {
  if (kind === 'code') return { kind: 'coded', code: text };
  return { kind: 'words', words: text, ...(kind === 'word' && { isBeginning: true }) };
}

function readGroup(reader: Reader): Query {
  const query = readAny(reader);
  if (!reader.take(')')) throw new Refusal('invalid', 'A bracket “(” is not closed.');
  return query;
}

function readRelation(reader: Reader, relation: RelationAsked['relation']): Query {
  const code = reader.next();
  if (code?.kind !== 'code')
    throw new Refusal('invalid', `After “${relation}” a code in brackets is expected: [Trust].`);
  if (!reader.take('within')) return { kind: 'stands', relation, code: code.text, within: 1, unit: 'turns' };
  const count = reader.next()?.text ?? '';
  if (!/^\d{1,4}$/.test(count))
    throw new Refusal('invalid', 'After “within” a number is expected: within 2 turns.');
  const unit = reader.next()?.text.toLowerCase().replace(/s?$/, 's');
  if (unit !== 'turns' && unit !== 'words')
    throw new Refusal('invalid', `After “within ${count}” say turns or words.`);
  return { kind: 'stands', relation, code: code.text, within: Number(count), unit };
}

function readComparison(reader: Reader): Comparison | undefined {
  return comparisons.find((comparison) => reader.take(comparison));
}

/** Whether the next word still belongs to the name before it: not a word of the query, nor a field of its own. */
function goesOnInName(reader: Reader): boolean {
  const [next, after] = [reader.peek(), reader.peek(1)];
  const isField = after?.kind === 'sign' && comparisons.some((comparison) => comparison === after.text);
  return next?.kind === 'word' && !taken.has(next.text.toLowerCase()) && !isField;
}

function readValue(reader: Reader, field: Token): string {
  const value = reader.next();
  if (value?.kind === 'quoted') return value.text;
  if (value?.kind === 'word') {
    // A name of several words may stand without quotation marks: it ends where the query goes on.
    const words = [value.text];
    while (/^\p{L}/u.test(value.text) && goesOnInName(reader)) words.push(reader.next()?.text ?? '');
    return words.join(' ');
  }
  throw new Refusal(
    'invalid',
    `After “${field.text}” and its sign a value is expected, in quotation marks where it has blanks.`,
  );
}

/** The same query with each code written as `rename` says. */
export function withCodes(query: Query, rename: (code: string) => string): Query {
  switch (query.kind) {
    case 'all':
    case 'any':
      return { ...query, of: query.of.map((part) => withCodes(part, rename)) };
    case 'not':
      return { kind: 'not', of: withCodes(query.of, rename) };
    case 'coded':
    case 'stands':
      return { ...query, code: rename(query.code) };
    case 'words':
    case 'field':
      return query;
  }
}

/** A query as it is typed; reading it gives the same query again. */
export function writeQuery(query: Query): string {
  switch (query.kind) {
    case 'any':
      return query.of.map(inGroup).join(' or ');
    case 'all':
      return query.of.map((part, place) => joinTo(part, place) + inGroup(part)).join('');
    case 'not':
      return `not ${inGroup(query.of)}`;
    case 'coded':
      return inBrackets(query.code);
    case 'stands':
      return `${query.relation} ${inBrackets(query.code)}${hasReach(query) ? ` within ${query.within} ${query.unit}` : ''}`;
    case 'words':
      return query.isBeginning ? query.words : quoted(query.words);
    case 'field':
      return `${bare(query.field)} ${query.is} ${bare(query.value)}`;
  }
}

/** How a part is joined to those before it: a relation follows its code, “[Trust] near [Conflict]”. */
function joinTo({ kind }: Query, place: number): string {
  if (place === 0) return '';
  return kind === 'stands' ? ' ' : ' and ';
}

/** Whether a relation has a reach at all: what overlaps does so at no distance. */
export const hasReach = ({ relation }: Pick<RelationAsked, 'relation'>): boolean =>
  relation === 'near' || relation === 'after';

const taken = new Set(['and', 'or', 'not', ...sayings.map(([said]) => said.split(' ')[0])]);

const bare = (name: string): string =>
  /^[\p{L}\p{N}_-]+$/u.test(name) && !taken.has(name.toLowerCase()) ? name : quoted(name);

const inGroup = (query: Query): string =>
  query.kind === 'any' || query.kind === 'all' ? `(${writeQuery(query)})` : writeQuery(query);
