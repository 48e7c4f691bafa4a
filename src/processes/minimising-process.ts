// The process that minimises truth tables: sixteen conditions take many seconds, and nobody else is to wait for them.
import { flushCompileCache } from 'node:module';
import { solve } from '../domain/qca/solution.ts';
import { answeredBy, type Asked } from './conversation.ts';
import type { MinimisingAnswer, MinimisingQuestion } from './minimising-messages.ts';

flushCompileCache();
process.on('message', (message) => {
  const { id, question } = message as Asked<MinimisingQuestion>; // minimising.ts sends nothing else
  void answeredBy(id, (): MinimisingAnswer =>
    question.map(({ table, expected }) => solve(table, expected)),
  ).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());
