// npm run bench:crash -- [--rounds 200] [--sabotage "a coding never sent" | "an import half sent"]
import { parseArgs } from 'node:util';
import { crash, isWhole, told, type Sabotage } from '../support/crash.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    sabotage: { type: 'string', default: 'none' },
  },
});

const faults: readonly Sabotage[] = ['none', 'a coding never sent', 'an import half sent'];
const sabotage = faults.find((fault) => fault === values.sabotage);
const rounds = Number(values.rounds);
if (sabotage === undefined || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`Give --rounds a number, and --sabotage one of: ${faults.join(', ')}.`);
  process.exit(1);
}

const figures = await crash({
  rounds,
  sabotage,
  onRound: (round, { acknowledgedCodings, lostCodings, halfImports }) => {
    if (round % 10 === 0 || round === rounds)
      console.error(
        `${round} of ${rounds}: ${acknowledgedCodings} codings, ${lostCodings} lost, ${halfImports} half`,
      );
  },
});
process.stdout.write(`${told(figures)}\n`);
process.exitCode = isWhole(figures) ? 0 : 1;
