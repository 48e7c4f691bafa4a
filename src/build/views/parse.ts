/** A view taken apart: words, what is printed, control flow, and elements, each with whether white space stands before it. */
export type Node = Atom | Element | Control;

interface Placed {
  /** Whether white space stands before it: there a line may end without anything being seen of it. */
  isSpaced: boolean;
}

/** What stays in one piece: a word, something printed, a comment, an element whose white space is shown. */
interface Atom extends Placed {
  readonly kind: 'atom';
  readonly words: string;
}

export interface Element extends Placed {
  readonly kind: 'element';
  readonly name: string;
  readonly open: string;
  readonly children: Node[];
  /** '' where the element has no end, as an input. */
  close: string;
  isSpacedAtEnd: boolean;
}

/** A condition or a loop: what is between its braces, branch by branch. */
export interface Control extends Placed {
  readonly kind: 'control';
  readonly branches: { readonly open: string; readonly children: Node[]; isSpacedAtEnd: boolean }[];
  close: string;
}

const voids = new Set(['input', 'br', 'hr', 'img', 'meta', 'link', 'col', 'source', 'wbr']);
/** Elements whose white space is shown, or is no HTML. */
const raw = new Set(['pre', 'textarea', 'script', 'style']);

type Parent = Pick<Element, 'children'> & { isSpacedAtEnd: boolean };
type Opened = Element | Control;

/** Takes a view apart; throws where elements and braces are not nested in one another. */
export function parseView(text: string): Node[] {
  const reader = new Reader();
  for (const words of piecesOf(text)) reader.take(words);
  return reader.end();
}

class Reader {
  private readonly root: Parent = { children: [], isSpacedAtEnd: false };
  private readonly opened: Opened[] = [];
  private isSpaced = false;

  take(words: string): void {
    const [, code] = /^<%(?![=-])([\s\S]*)%>$/.exec(words) ?? [];
    if (words.trim() === '') this.isSpaced = true;
    else if (code !== undefined) this.takeCode(`<% ${code.trim()} %>`, code.trim());
    else if (words.startsWith('<textarea')) this.takeAtom(settled(words));
    else if (/^<\/?[a-zA-Z]/.test(words) && !isRaw(words)) this.takeTag(words);
    else this.takeAtom(words);
  }

  end(): Node[] {
    if (this.opened.length > 0) throw new Error('something that is opened is never closed');
    return this.root.children;
  }

  private add(node: Node): void {
    this.parent().children.push(node);
    this.isSpaced = false;
  }

  private parent(): Parent {
    const last = this.opened.at(-1);
    return (last?.kind === 'control' ? last.branches.at(-1) : last) ?? this.root;
  }

  private endHere(): void {
    this.parent().isSpacedAtEnd = this.isSpaced;
    this.isSpaced = false;
  }

  private takeAtom(words: string): void {
    this.add({ kind: 'atom', isSpaced: this.isSpaced, words });
  }

  private takeCode(words: string, code: string): void {
    const isClosing = code.startsWith('}');
    const isOpening = bracesLeft(isClosing ? code.slice(1) : code) > 0;
    if (isClosing) this.endBranch(words, isOpening);
    else if (!isOpening) this.takeAtom(words);
    else {
      const branches = [{ open: words, children: [], isSpacedAtEnd: false }];
      const node: Control = { kind: 'control', isSpaced: this.isSpaced, close: '', branches };
      this.add(node);
      this.opened.push(node);
    }
  }

  private endBranch(words: string, isOpening: boolean): void {
    const last = this.opened.at(-1);
    if (last?.kind !== 'control') throw new Error(`nothing is open that ${words} ends`);
    this.endHere();
    if (isOpening) last.branches.push({ open: words, children: [], isSpacedAtEnd: false });
    else {
      last.close = words;
      this.opened.pop();
    }
  }

  private takeTag(words: string): void {
    const [, slash = '', given = ''] = /^<(\/?)([a-zA-Z][\w-]*)/.exec(words) ?? [];
    const name = given.toLowerCase();
    if (slash !== '') {
      const last = this.opened.at(-1);
      if (last?.kind !== 'element' || last.name !== name)
        throw new Error(`${words} ends nothing that is open`);
      this.endHere();
      last.close = words;
      this.opened.pop();
      return;
    }
    const open = attributesOf(words).join(' ');
    const isSpaced = this.isSpaced;
    const node: Element = {
      kind: 'element',
      isSpaced,
      name,
      open,
      children: [],
      close: '',
      isSpacedAtEnd: false,
    };
    this.add(node);
    if (!voids.has(name) && !words.endsWith('/>')) this.opened.push(node);
  }
}

/** A tag by its attributes; white space in quotation marks and in what is printed is theirs. */
export function attributesOf(words: string): string[] {
  return words.match(/(?:<%[\s\S]*?%>|"(?:<%[\s\S]*?%>|[^"])*"|[^\s"])+/g) ?? [words];
}

/** A box of words with its tag in one line. */
function settled(words: string): string {
  const [tag = ''] = /^(?:<%[\s\S]*?%>|"(?:<%[\s\S]*?%>|[^"])*"|[^>])*>/.exec(words) ?? [];
  return attributesOf(tag).join(' ') + words.slice(tag.length);
}

/** How many braces of some code are opened and not closed; those in words do not count. */
function bracesLeft(code: string): number {
  const bare = code.replaceAll(/'(?:[^'\\]|\\.)*'|"[^"]*"|`[^`]*`/g, '');
  return bare.split('{').length - bare.split('}').length;
}

const isRaw = (words: string): boolean => {
  const [, name = ''] = /^<([a-zA-Z]+)/.exec(words) ?? [];
  return raw.has(name.toLowerCase());
};

/** The pieces of a view: white space, words, tags whole with what is printed in them, and what stands between `<%` and `%>`. */
function* piecesOf(text: string): Generator<string> {
  const next =
    /\s+|<%[\s\S]*?%>|<!--[\s\S]*?-->|<![^>]*>|<\/?[a-zA-Z](?:<%[\s\S]*?%>|"(?:<%[\s\S]*?%>|[^"])*"|[^>"])*>|(?:(?!<[%a-zA-Z/!])[^\s])+/y;
  while (next.lastIndex < text.length) {
    const from = next.lastIndex;
    const [piece] = next.exec(text) ?? [];
    if (piece === undefined) throw new Error(`cannot be read: ${text.slice(from, from + 60)}`);
    const [, name = ''] = /^<(pre|textarea|script|style)\b/i.exec(piece) ?? [];
    if (name === '') {
      yield piece;
      continue;
    }
    const end = text.indexOf(`</${name}>`, next.lastIndex) + `</${name}>`.length;
    yield text.slice(from, end);
    next.lastIndex = end;
  }
}
