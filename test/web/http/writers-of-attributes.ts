// How attributes are written, and what stands then.
import { makeAttribute } from '../../../src/actions/attributes/attributes.ts';
import { listAttributes } from '../../../src/api/attributes.ts';
import { asked } from '../study.ts';
import { put, study, type Write } from './writers.ts';

const attributeDesk: Write = async () => {
  const one = await study();
  const id = makeAttribute(one.project, 1, 'informant', { name: 'Region', type: 'text', choices: [] });
  const card = { type: 'text', choices: [] };
  return {
    count: 1,
    write: (name, was) => put(one, 'PATCH', `${one.api}/attribute-cards/${id}`, { ...card, name, was }),
    read: async () => {
      const { attributes } = await asked(listAttributes.answer, one.ask('GET', `${one.api}/attributes/informant`));
      const [found] = attributes;
      return { text: found?.name ?? '', version: found?.version ?? '', count: attributes.length };
    },
  };
}; // prettier-ignore

export const attributeWrites: Readonly<Record<string, Write>> = { describeAttribute: attributeDesk };
