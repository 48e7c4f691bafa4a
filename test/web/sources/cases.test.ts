import { expect, test } from 'vitest';
import { addSource, spoken } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { serveEmpty } from '../study.ts';

/** A served project with the cases Kitchen Table (one source) and River. */
async function cases() {
  const served = await serveEmpty();
  const { project, port, base } = served;
  addSource(project, spoken('Interview 1', [['Rosa', 'Words.']]), { cases: ['Kitchen Table'] });
  const table = 'case\tpartners\tfield\nKitchen Table\t41\tcare\nRiver\t\t=rivers\n';
  expect((await submit(port, `${base}/cases/table`, { table })).status).toBe(303);
  const id = (name: string): number => project.cases.named(name)?.id ?? 0;
  const known = () => {
    const names = new Map(project.cases.all().map((one) => [one.id, one.name]));
    const attributes = new Map(project.attributes.case.all().map((one) => [one.id, one.name]));
    return project.attributes.case
      .values()
      .map(
        ({ subjectId: caseId, attributeId, value }) =>
          `${names.get(caseId) ?? ''} ${attributes.get(attributeId) ?? ''}: ${value}`,
      )
      .toSorted();
  };
  return { ...served, at: `${base}/cases`, id, known };
}

test('a table pasted from Excel makes cases and attributes, and one pasted again fills in what is new', async () => {
  const { port, project, at, known } = await cases();
  expect(project.attributes.case.all().map(({ name, type }) => [name, type])).toEqual([
    ['partners', 'number'],
    ['field', 'text'],
  ]);
  const table = 'CASE;since;partners\n"kitchen table";2020;42\nOpen; 2022 ;';
  expect((await submit(port, `${at}/table`, { table })).status).toBe(303);
  expect(known()).toEqual([
    'Kitchen Table field: care',
    'Kitchen Table partners: 42',
    'Kitchen Table since: 2020',
    'Open since: 2022',
    'River field: =rivers',
  ]);
  expect(project.cases.all()).toHaveLength(3);
});

test('a table that cannot be read is refused on the page, and nothing of it is kept', async () => {
  const { port, at, known, project } = await cases();
  const before = known();
  for (const table of [
    '',
    'x',
    'town,size\nBonn,3',
    'case,size\n,3',
    'case,a,A\nX,1,2',
    'case,a\n"X,1',
    'case,a\nX,1,2,3',
  ]) {
    const { status, body } = await submit(port, `${at}/table`, { table });
    expect(status, table).toBe(400);
    expect(body, table).toMatch(/role="alert">[^<]{10,}</);
  }
  expect(known()).toEqual(before);
  expect(project.cases.all()).toHaveLength(2);
});

test('a case is renamed and told more about, and an empty value is taken away', async () => {
  const { port, at, id, known, project, ask, base } = await cases();
  const fields = {
    name: ' Kitchen  Table 2 ',
    attribute: ['partners', 'field'],
    value: ['', 'home care'],
    newAttribute: 'visited',
    newValue: '2025-03-31',
  };
  expect((await submit(port, `${at}/${id('Kitchen Table')}`, fields)).status).toBe(303);
  expect(project.cases.all().map(({ name }) => name)).toEqual(['Kitchen Table 2', 'River']);
  expect(known()).toEqual([
    'Kitchen Table 2 field: home care',
    'Kitchen Table 2 visited: 2025-03-31',
    'River field: =rivers',
  ]);
  expect(project.attributes.case.all().find(({ name }) => name === 'visited')?.type).toBe('date');
  expect(project.cases.links()).toHaveLength(1);
  await ask('POST', `${base}/history/undone`);
  expect(known()).toContain('Kitchen Table partners: 41');
  expect(project.attributes.case.all()).toHaveLength(2);
});

test('a name that is taken or empty is refused in words', async () => {
  const { port, at, id, project } = await cases();
  for (const [name, sentence] of [
    ['river', 'There is a case called “river” already.'],
    [' ', 'A case needs a name.'],
  ] as const) {
    const { status, body } = await submit(port, `${at}/${id('Kitchen Table')}`, { name });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toContain(sentence);
  }
  const gone = await submit(port, `${at}/99`, { name: 'X', was: 'none' });
  expect(gone.status).toBeGreaterThanOrEqual(400);
  expect(gone.body).toContain('no longer in the project');
  expect(project.cases.all().map(({ name }) => name)).toEqual(['Kitchen Table', 'River']);
});

test('a case that is taken away leaves its sources, and comes back whole by undo', async () => {
  const { port, at, id, known, project, ask, base } = await cases();
  const before = [known(), project.cases.links()];
  expect((await submit(port, `${at}/${id('Kitchen Table')}/removal`)).status).toBe(303);
  expect(project.sources.all()).toHaveLength(1);
  expect(project.cases.links()).toEqual([]);
  await ask('POST', `${base}/history/undone`);
  expect([known(), project.cases.links()]).toEqual(before);
});
