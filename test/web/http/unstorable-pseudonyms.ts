// Words that cannot be stored, in what replaces names.
import { pseudonymKey, replaceNames } from '../../../src/api/pseudonyms.ts';
import { asked, type serveSample } from '../study.ts';
import { odd } from './odd.ts';

type Served = Awaited<ReturnType<typeof serveSample>>;
type Sent = readonly [method: string, path: string, body?: unknown];
type Given = Served & { readonly informant: { readonly name: string } };

const tableOf = ({ informant }: Given): string => `${informant.name} → ${odd('Ilse')}`;

/** The key that replacing would leave now. */
const keyNow = async (given: Given): Promise<{ key: string; mark: string }> => {
  const body = { names: tableOf(given) };
  return asked(pseudonymKey.answer, given.ask('POST', `${given.base}/pseudonyms/key`, body));
};

/** Puts an odd pseudonym in a place, so that its key can be sent. */
const keyAfterwards = async (given: Given): Promise<string> => {
  const { mark } = await keyNow(given);
  const body = { names: tableOf(given), mark };
  return (await asked(replaceNames.answer, given.ask('POST', `${given.base}/pseudonyms`, body))).key;
};

/** The operations that replace names. The last puts them back: those that follow know them. */
export const takingPseudonyms: Record<string, (study: Given) => Sent | Promise<Sent>> = {
  planPseudonyms: (given) => ['POST', '/pseudonyms/plan', { names: tableOf(given), leave: [odd('nowhere')] }],
  pseudonymKey: (given) => ['POST', '/pseudonyms/key', { names: tableOf(given) }],
  replaceNames: async (given) => {
    const { mark } = await keyNow({ ...given, informant: { name: 'Nobody' } });
    return ['POST', '/pseudonyms', { names: `and → ${odd('und')}`, mark }];
  },
  checkNames: async (given) => ['POST', '/pseudonyms/check', { key: (await keyNow(given)).key }],
  restoreNames: async (given) => ['POST', '/pseudonyms/restoration', { key: await keyAfterwards(given) }],
};
