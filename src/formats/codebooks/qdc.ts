// REFI-QDA codebooks (.qdc): what NVivo, MAXQDA, ATLAS.ti, QualCoder and others exchange.
import { Parser } from 'htmlparser2';
import { codeName } from '../../domain/code.ts';
import { mostCodes, mostLevels, type Codebook, type CodebookCode } from '../../domain/codebook.ts';
import { asColour } from '../../domain/colour.ts';
import { printableText } from '../../domain/printable.ts';
import { Refusal } from '../../domain/refusal.ts';
import { blank } from './table.ts';

/** The parts of an entry that REFI has no place for stand in the description, each after its heading. */
const headings = [
  ['useWhen', 'Use when: '],
  ['doNotUseWhen', 'Do not use when: '],
  ['example', 'Example: '],
  ['counterExample', 'Counter-example: '],
  ['origin', 'Origin: '],
] as const;
const lists = [
  ['keywords', 'Keywords: '],
  ['exclusions', 'Not in: '],
  ['alsoUnder', 'Also under: '],
] as const;

/** A codebook as REFI-QDA 1.0 XML. */
export function writeQdc({ facets }: Codebook): string {
  const codes = facets.map((facet) => codeXml(facet, null, 2)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Throughline">
  <Codes>
${codes}  </Codes>
</CodeBook>
`;
}

function codeXml(code: CodebookCode, above: string | null, depth: number): string {
  const indent = '  '.repeat(depth);
  const colour = code.colour ?? above;
  const attributes = [
    `guid="${code.guid ?? ''}"`,
    `name="${escaped(code.name)}"`,
    'isCodable="true"',
    ...(colour === null ? [] : [`color="${colour}"`]),
  ];
  const description = describe(code);
  const said = description === '' ? '' : `${indent}  <Description>${escaped(description)}</Description>\n`;
  const below = code.codes.map((one) => codeXml(one, colour, depth + 1)).join('');
  return `${indent}<Code ${attributes.join(' ')}>\n${said}${below}${indent}</Code>\n`;
}

function describe(code: CodebookCode): string {
  const parts = headings.flatMap(([field, heading]) => (code[field] === '' ? [] : heading + code[field]));
  const words = lists.flatMap(([field, heading]) =>
    code[field].length === 0 ? [] : heading + code[field].join('; '),
  );
  return [code.definition, ...parts, ...words].filter((part) => part !== '').join('\n\n');
}

const escaped = (text: string): string =>
  printableText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A code of the file while its children are still being read. */
interface Open extends CodebookCode {
  description: string;
  readonly isCodable: boolean;
  readonly codes: Open[];
  /** Sets it is in beside the place where it stands. */
  readonly sets: string[];
}

/**
 * Reads a REFI-QDA codebook, of whatever version and program: names of elements count, not their namespaces. A single
 * root that only holds the others (as NVivo writes it) is left out, but not where it is ours; sets become groups in which their
 * codes stand. Refuses what is not such a codebook, or ends too early.
 */
export function readQdc(fileName: string, xml: string): Codebook {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    throw new Refusal('invalid', `${fileName} declares entities, which no codebook does. It was not read.`);
  const { roots, sets, isCodebook, isOurs } = parseCodes(fileName, xml);
  if (!isCodebook) throw new Refusal('invalid', `${fileName} is not a REFI-QDA codebook.`);
  if (!/<(?:\/\s*(?:[\w-]+:)?codebook\s*|(?:[\w-]+:)?codebook[^>]*\/)>/i.test(xml))
    throw new Refusal(
      'invalid',
      `${fileName} ends in the middle of a code: it was cut off. Export it again.`,
    );
  if (roots.length === 0) throw new Refusal('invalid', `${fileName} has no codes.`);
  const [only, ...others] = roots;
  const isRoot = !isOurs && others.length === 0 && only?.isCodable === false && only.codes.length > 0;
  const top = inSets(isRoot ? only.codes : roots, sets);
  return { name: fileName.replace(/\.\w+$/, ''), about: '', facets: distinctNames(top).map(asBranch) };
}

/** A set of codes, as ATLAS.ti has its groups: its members by their GUIDs. */
interface CodeSet {
  readonly code: Open;
  readonly members: string[];
}

/** The codes at the top with each that is in a set put into the first one it is in, and listed under the others. */
function inSets(top: readonly Open[], sets: readonly CodeSet[]): Open[] {
  const staying = [...top];
  for (const { code: group, members } of sets) {
    const home = staying.find(({ name }) => name.toLowerCase() === group.name.toLowerCase()) ?? group;
    for (const guid of members) {
      const at = staying.findIndex((code) => code.guid === guid && code !== home);
      const [member] = at < 0 ? [] : staying.splice(at, 1);
      if (member) home.codes.push(member);
      else
        for (const code of allOf(staying))
          if (code.guid === guid && code !== home) code.sets.push(group.name);
    }
    if (
      home === group &&
      (group.codes.length > 0 || allOf(staying).some(({ sets: of }) => of.includes(group.name)))
    )
      staying.push(group);
  }
  return staying;
}

const allOf = (codes: readonly Open[]): Open[] => codes.flatMap((code) => [code, ...allOf(code.codes)]);

interface Parsed {
  readonly roots: Open[];
  readonly sets: CodeSet[];
  isCodebook: boolean;
  isOurs: boolean;
}

function parseCodes(fileName: string, xml: string): Parsed {
  const found: Parsed = { roots: [], sets: [], isCodebook: false, isOurs: false };
  const open: Open[] = [];
  let isDescription = false;
  let count = 0;
  const begin = (attributes: Record<string, string>): void => {
    if (open.length >= mostLevels)
      throw new Refusal(
        'invalid',
        `${fileName} nests codes too deep: no more than ${mostLevels} levels can be read.`,
      );
    if (++count > mostCodes)
      throw new Refusal(
        'invalid',
        `${fileName} has more than ${mostCodes} codes, which is as many as a codebook can have.`,
      );
    const code = openCode(attributes);
    (open.at(-1)?.codes ?? found.roots).push(code);
    open.push(code);
  };
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const element = localName(tag);
        isDescription = element === 'description';
        if (element === 'codebook') {
          found.isCodebook = true;
          found.isOurs = attributes['origin'] === 'Throughline';
        } else if (element === 'code') begin(attributes);
        else if (element === 'set') {
          const code = openCode(attributes);
          found.sets.push({ code, members: [] });
          open.push(code);
        } else if (element === 'membercode')
          found.sets.at(-1)?.members.push(plainGuid(attributes['guid'] ?? ''));
      },
      ontext: (text) => {
        const code = open.at(-1);
        if (isDescription && code) code.description += text;
      },
      onclosetag: (tag) => {
        isDescription = false;
        if (['code', 'set'].includes(localName(tag))) open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml.replace(/^\uFEFF/, ''));
  return found;
}

const localName = (tag: string): string => (tag.split(':').at(-1) ?? tag).toLowerCase();

const plainGuid = (guid: string): string => guid.replace(/[{}]/g, '').toLowerCase();

function openCode(attributes: Record<string, string>): Open {
  const { name = '', guid = '', isCodable = 'true', color = '' } = attributes;
  return {
    ...blank(codeName(name.replaceAll('>', '›').slice(0, 120) || 'Code without a name')),
    guid: plainGuid(guid),
    colour: asColour(color),
    description: '',
    isCodable: isCodable !== 'false',
    codes: [],
    sets: [],
  };
}

function asBranch({ description, isCodable: _isCodable, codes, sets, ...code }: Open): CodebookCode {
  const { rest, parts } = partsOf(description.trim());
  const words = (text: string | undefined): string[] =>
    (text ?? '')
      .split(';')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return {
    ...code,
    definition: rest,
    useWhen: parts.get('useWhen') ?? '',
    doNotUseWhen: parts.get('doNotUseWhen') ?? '',
    example: parts.get('example') ?? '',
    counterExample: parts.get('counterExample') ?? '',
    origin: parts.get('origin') ?? '',
    keywords: words(parts.get('keywords')),
    exclusions: words(parts.get('exclusions')),
    alsoUnder: [...new Set([...words(parts.get('alsoUnder')), ...sets])],
    codes: distinctNames(codes).map(asBranch),
  };
}

/** What stands after our headings, and what stands before the first of them. */
function partsOf(description: string): { rest: string; parts: Map<string, string> } {
  const parts = new Map<string, string>();
  const rest: string[] = [];
  let current: string | null = null;
  for (const paragraph of description.split('\n\n')) {
    const found = [...headings, ...lists].find(([, heading]) => paragraph.startsWith(heading));
    if (found) {
      [current] = found;
      parts.set(current, paragraph.slice(found[1].length));
    } else if (current === null) rest.push(paragraph);
    else parts.set(current, `${parts.get(current) ?? ''}\n\n${paragraph}`);
  }
  return { rest: rest.join('\n\n'), parts };
}

/** Other programs allow two codes of one name in one place; the later ones are numbered. */
function distinctNames(codes: readonly Open[]): Open[] {
  const seen = new Map<string, number>();
  return codes.map((code) => {
    const count = (seen.get(code.name.toLowerCase()) ?? 0) + 1;
    seen.set(code.name.toLowerCase(), count);
    return count === 1 ? code : { ...code, name: `${code.name} (${count})` };
  });
}
