// npm run bench:suggest -- FILE.csv [--codebook FILE] [--orders N] [--earlier] [--unmarked] [--compare] [--patience SECONDS]
// npm run bench:suggest -- PROJECT.throughline [--coder NAME] …: how well codes are suggested on interviews that somebody
// coded, after 0, 1, 3, 8 and 20 of them.
import { parseArgs } from 'node:util';
import { commonest, keywordRules, repeating, searching } from './baselines.ts';
import { classifier } from './classifiers.ts';
import { ours } from './ours.ts';
import { readProject } from './project.ts';
import { splitsOf, stepsOf, type Method } from './protocol.ts';
import { heading, linesOf } from './report.ts';
import { spokenIn, type CodedStudy } from './study.ts';
import { readTable } from './table.ts';

const { values, positionals } = parseArgs({
  options: {
    codebook: { type: 'string' },
    coder: { type: 'string' },
    orders: { type: 'string', default: '5' },
    earlier: { type: 'boolean', default: false },
    unmarked: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    patience: { type: 'string', default: '20' },
  },
  allowPositionals: true,
});
const [file] = positionals;
const orders = Number(values.orders);
if (file === undefined)
  throw new Error('Which study? npm run bench:suggest -- FILE.csv or PROJECT.throughline');
if (!Number.isInteger(orders) || orders < 1) throw new Error('--orders is a number of at least 1.');

const study = await (file.endsWith('.throughline')
  ? readProject(file, values.coder)
  : readTable(file, values.codebook));
say(summary(study));
const methods = methodsFor(study);
for (const count of stepsOf(study)) {
  say(`\n${count} transcripts coded, ${study.transcripts.length - count} measured`);
  say(heading());
  const splits = splitsOf(study, count, orders);
  for (const method of methods) for (const line of await linesOf(study, method, splits)) say(line);
}

function methodsFor(coded: CodedStudy): Method[] {
  const { earlier, unmarked, compare } = values;
  const own = ours(coded, { earlier, unmarked });
  if (!compare) return [own];
  const seconds = Number(values.patience);
  return [
    own,
    repeating(coded),
    commonest(coded),
    keywordRules(coded),
    searching(coded),
    classifier(coded, 'bayes', seconds),
    classifier(coded, 'logistic', seconds),
  ];
}

function summary(coded: CodedStudy): string {
  const spoken = [...coded.transcripts.keys()].flatMap((transcript) => spokenIn(coded, transcript));
  const given = spoken.filter(({ truth }) => truth.size > 0).length;
  return (
    `${coded.transcripts.length} transcripts, ${spoken.length} passages of informants (${given} with codes), ` +
    `${coded.codes.length} codes; mean ± standard deviation over ${orders} orders`
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
