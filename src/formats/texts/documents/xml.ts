// XML from strangers in one pass: no document types (entities that multiply, files that are fetched), no bottomless nesting.
import { Parser } from 'htmlparser2';
import { Refusal } from '../../../domain/refusal.ts';

/** What is told of the elements of a part, in its order. Names come as they are written, `w:p`. */
export interface XmlEars {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly words: (words: string) => void;
}

const deepest = 256;
const mostAttributes = 256;

/** Tells `ears` of the XML of a part. Refuses one that declares entities or nests too deep to be anyone's document. */
export function walkXml(part: string, xml: string, { open, close, words }: XmlEars): void {
  refuseEntities(part, xml);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest) throw tooInvolved(part, `nested more than ${deepest} deep`);
        open(name, attributes);
      },
      onattribute() {
        if (++attributes > mostAttributes) throw tooInvolved(part, 'full of properties');
      },
      onopentagname() {
        attributes = 0;
      },
      onclosetag(name, isImplied) {
        depth--;
        // The parser also calls an element implied that closes itself.
        if (isImplied && xml.charAt(parser.endIndex - 1) !== '/') throw broken(name);
        close(name);
      },
      ontext: words,
    },
    { xmlMode: true, decodeEntities: true },
  );
  let attributes = 0;
  parser.end(xml);
}

function refuseEntities(part: string, xml: string): void {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return;
  throw new Refusal(
    'invalid',
    `The document's part ${part} declares entities, which no document of an office program does. It was not read.`,
  );
}

const broken = (name: string): Error => new Error(`its element ${name} is never closed`);

const tooInvolved = (part: string, how: string): Refusal =>
  new Refusal('invalid', `The document's part ${part} is ${how}. Copy its words into a new document.`);
