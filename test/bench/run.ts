// npm run bench [-- --size S|L|XL|all] [--only name]: every operation beside its floor and its target.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { size: { type: 'string', default: 'all' }, only: { type: 'string' } },
  allowPositionals: true,
});
const [role, folder] = positionals;

// The floor is started as a process of its own by this file too; it must load nothing that it does not need.
if (role === 'floor' && folder !== undefined) {
  const { answerAsFloor } = await import('./floor.ts');
  await answerAsFloor(folder);
} else {
  const { run } = await import('./groups.ts');
  await run(values.size, values.only);
}
