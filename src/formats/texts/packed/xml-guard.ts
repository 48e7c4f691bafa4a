// XML from strangers: no document types (entities that multiply, files that are fetched) and no bottomless nesting.
import { Parser } from 'htmlparser2';
import { Refusal } from '../../../domain/refusal.ts';

const deepest = 256;

/** Refuses a part that declares entities or nests too deep to be anyone's document. */
export function refuseHarmfulXml(name: string, xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw new Refusal(
      'invalid',
      `The document's part ${name} declares entities, which no document of an office program does. It was not read.`,
    );
  }
  let depth = 0;
  const guard = {
    onopentagname(): void {
      if (++depth > deepest) throw tooDeep(name);
    },
    onclosetag(): void {
      depth--;
    },
  };
  new Parser(guard, { xmlMode: true, decodeEntities: false }).end(xml);
}

const tooDeep = (name: string): Refusal =>
  new Refusal(
    'invalid',
    `The document's part ${name} is nested more than ${deepest} deep. Copy its words into a new document.`,
  );
