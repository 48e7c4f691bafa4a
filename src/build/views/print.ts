import { attributesOf, type Control, type Element, type Node } from './parse.ts';

/** So long a line may become where white space can take its end. */
const width = 110;
const step = '  ';

/** Elements that begin and end a line of their own on the page: white space around and inside them is not seen. */
const blocks = new Set(
  (
    'html head body title meta link main header footer aside nav section article div form fieldset legend ul ol li dl dt dd table ' +
    'thead tbody tfoot tr th td caption colgroup col p h1 h2 h3 h4 h5 h6 blockquote details summary dialog figure ' +
    'figcaption option optgroup datalist hr g rect path line circle polyline polygon template'
  ).split(' '),
);
/** Elements of a line in which white space at the edges is not seen. */
const boxes = new Set(['select', 'svg', 'button', 'canvas']);
/** Elements between whose children no white space is seen. */
const lists = new Set(
  'html head ul ol dl table thead tbody tfoot tr select datalist optgroup svg g colgroup'.split(' '),
);

/** Of these a page may have a hundred thousand: not a sign is added to one. */
const cells = new Set(['td']);

const isBlock = (node: Node | undefined): boolean => node?.kind === 'element' && blocks.has(node.name);

/** A piece of a line, and whether a line may end before it. */
interface Piece {
  readonly words: string;
  readonly gap: 'space' | 'none' | 'line';
  /** Moves what follows in (or itself out). */
  readonly indent?: 1 | -1;
}

/** A view with its parts in lines: what is nested is set in, and no line ends where that would be seen on the page. */
export function printView(nodes: readonly Node[]): string {
  const sheet = new Sheet();
  for (const piece of piecesOf(nodes, { isLoose: true })) sheet.put(piece);
  return `${sheet.text()}\n`;
}

class Sheet {
  private readonly lines: string[] = [];
  private depth = 0;
  private line = '';

  put({ words, gap, indent }: Piece): void {
    if (indent === -1) this.depth--;
    const isEmpty = this.line.trim() === '';
    const isFull = this.line.length + words.length + 1 > width;
    if (gap === 'line' || (gap === 'space' && isFull)) this.endLine();
    else if (gap === 'space' && !isEmpty) this.line += ' ';
    // Where no line may end one may go on within the code.
    if (gap === 'none' && isFull && !isEmpty && isCode(words))
      this.add(`<%\n${step.repeat(this.depth + 1)}${words.slice(3)}`);
    else this.add(fitted(words, this.line.length, this.depth));
    if (indent === 1) this.depth++;
  }

  text(): string {
    this.endLine();
    return this.lines.join('\n');
  }

  private endLine(): void {
    if (this.line.trim() !== '') this.lines.push(this.line.trimEnd());
    this.line = step.repeat(this.depth);
  }

  private add(words: string): void {
    const all = (this.line + words).split('\n');
    this.lines.push(...all.slice(0, -1).map((one) => one.trimEnd()));
    this.line = all.at(-1) ?? '';
  }
}

/** A tag that is too long for the rest of the line goes on in the next ones, between its attributes. */
function fitted(words: string, at: number, depth: number): string {
  const [open = '', rest = ''] = /^<textarea\b/.test(words) || showsSpace(words) ? halves(words) : [words];
  if (at + open.length <= width || !/^<[a-zA-Z]/.test(words) || hasRaw(words)) return words;
  const inner = `\n${step.repeat(depth + 1)}`;
  let column = at;
  const tag = attributesOf(open)
    .map((part, place) => {
      const isNew = place > 0 && column + part.length + 1 > width;
      column = isNew ? inner.length + part.length : column + part.length + 1;
      return place === 0 ? part : `${isNew ? inner : ' '}${part}`;
    })
    .join('');
  return tag + rest;
}

/** Whether white space is shown somewhere behind its first tag. */
const hasRaw = (words: string): boolean => /.<textarea\b|<(?:pre|script|style)\b/s.test(words);

/** A box of words: its tag, and what it holds, to which no white space may come. */
function halves(words: string): [string, string] {
  const end = /^(?:<%[\s\S]*?%>|"(?:<%[\s\S]*?%>|[^"])*"|[^>])*>/.exec(words)?.[0].length ?? 0;
  return [words.slice(0, end), words.slice(end)];
}

const isCode = (words: string): boolean => words.startsWith('<% ');

interface Place {
  /** Whether white space is not seen at the edges of where it stands. */
  readonly isLoose: boolean;
  /** Whether none is seen between its children either. */
  readonly isList?: boolean;
}

/** The pieces of nodes that stand beside one another. */
const piecesOf = (nodes: readonly Node[], place: Place): Piece[] =>
  nodes.flatMap((node, at) => {
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    const gap = gapBefore(node, before, place);
    const ownLine = isControlled(before) && node.isSpaced ? 'line' : gap;
    if (node.kind === 'atom') return [{ words: node.words, gap: ownLine }];
    if (node.kind === 'element') return element(node, ownLine);
    const isApart = isFreeBefore(node, before, place) && isFreeAfter(after, place);
    return control(node, { gap, isApart, isList: place.isList === true });
  });

/** How a node stands behind the one before: in a line of its own, behind white space, or close to it. */
function gapBefore(node: Node, before: Node | undefined, { isLoose, isList = false }: Place): Piece['gap'] {
  if (isBlock(node) || isBlock(before) || (isLoose && before === undefined)) return 'line';
  if (isList && node.kind === 'element') return 'line';
  if (node.isSpaced) return 'space';
  return isList ? 'line' : 'none';
}

const isFreeBefore = (node: Node, before: Node | undefined, place: Place): boolean =>
  node.isSpaced || gapBefore(node, before, place) === 'line';

const isFreeAfter = (after: Node | undefined, { isLoose, isList = false }: Place): boolean =>
  isList || (after ? isBlock(after) || after.isSpaced : isLoose);

/** Whether the node before is control flow in lines of its own. */
const isControlled = (node: Node | undefined): boolean =>
  node?.kind === 'control' && flat(node).length > width - 20;

function element(node: Element, gap: Piece['gap']): Piece[] {
  const whole = flat(node);
  if ((whole.length < width - 16 && !holdsBlock(node.children)) || isTight(node))
    return [{ words: whole, gap }];
  const isLoose = (blocks.has(node.name) || boxes.has(node.name)) && !cells.has(node.name);
  if (node.close === '') return [{ words: node.open, gap }];
  if (showsSpace(node.open)) return [{ words: node.open, gap, indent: 1 }, ...closeTogether(node)];
  const inside = piecesOf(node.children, { isLoose, isList: lists.has(node.name) });
  return [
    { words: node.open, gap, indent: 1 },
    ...inside,
    { words: node.close, gap: isLoose ? 'line' : node.isSpacedAtEnd ? 'space' : 'none', indent: -1 },
  ];
}

/** Elements in which the style sheets show white space as it is: a line that ended in one would be seen. */
const showsSpace = (open: string): boolean =>
  open.startsWith('<blockquote') || /^<p [^>]*class="(?:words|problem|summary|beginning)"/.test(open);

/** What is in an element and its end, in one line; where that is too long, lines go on within code. */
function closeTogether({ children, close, isSpacedAtEnd }: Element): Piece[] {
  const inside = piecesOf(children, { isLoose: false }).map((piece): Piece => ({
    ...piece,
    gap: 'none',
    words: piece.gap === 'none' ? piece.words : ` ${piece.words}`,
  }));
  return [...inside, { words: `${isSpacedAtEnd ? ' ' : ''}${close}`, gap: 'none', indent: -1 }];
}

/** Whether something among nodes, under whatever condition, has lines of its own. */
const holdsBlock = (nodes: readonly Node[]): boolean =>
  nodes.some((node) =>
    node.kind === 'control' ? node.branches.some(({ children }) => holdsBlock(children)) : isBlock(node),
  );

/** An element that holds one thing alone: white space that would come into it might be shown. */
const isTight = ({ children, isSpacedAtEnd }: Element): boolean =>
  children.length === 1 &&
  children[0]?.kind === 'atom' &&
  !children[0].isSpaced &&
  !isSpacedAtEnd &&
  !children[0].words.startsWith('<textarea');

function control(
  node: Control,
  { gap, isApart, isList }: { gap: Piece['gap']; isApart: boolean; isList: boolean },
): Piece[] {
  const whole = flat(node);
  const isLoop = /^<%\s*for\b/.test(node.branches[0]?.open ?? '');
  const isOfBlocks = holdsBlock([node]);
  const isLoose = isList || isOfBlocks || (isApart && !isLoop);
  if (whole.length < width - 16 && !isOfBlocks) return [{ words: whole, gap }];
  const branches = node.branches.flatMap(({ open, children }, at): Piece[] => [
    {
      words: open,
      gap: at === 0 ? (isApart ? 'line' : gap) : isLoose ? 'line' : gapAtEnd(node, at - 1),
      indent: 1,
    },
    ...piecesOf(children, { isLoose, isList }),
    { words: '', gap: 'none', indent: -1 },
  ]);
  return [
    ...branches,
    { words: node.close, gap: isLoose ? 'line' : gapAtEnd(node, node.branches.length - 1) },
  ];
}

const gapAtEnd = ({ branches }: Control, at: number): Piece['gap'] =>
  branches[at]?.isSpacedAtEnd === true ? 'space' : 'none';

/** A node in one line. */
function flat(node: Node): string {
  if (node.kind === 'atom') return node.words;
  if (node.kind === 'element')
    return `${node.open}${flatList(node.children)}${node.isSpacedAtEnd ? ' ' : ''}${node.close}`;
  const branches = node.branches.map(
    ({ open, children, isSpacedAtEnd }) => `${open}${flatList(children)}${isSpacedAtEnd ? ' ' : ''}`,
  );
  return `${branches.join('')}${node.close}`;
}

const flatList = (nodes: readonly Node[]): string =>
  nodes.map((node) => `${node.isSpaced ? ' ' : ''}${flat(node)}`).join('');
