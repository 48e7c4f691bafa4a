import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { placeCodings } from '../../src/actions/codings/imported-codings.ts';
import { undo } from '../../src/actions/history/history.ts';
import type { IncomingSource } from '../../src/actions/sources/sources.ts';
import { createStoring } from '../../src/processes/storing.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { placedCodes } from '../../src/study/codebook/codes.ts';
import { warm } from '../../src/web/projects/warming.ts';
import { spoken, temporaryFolder } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';

/** Long interviews: together so much that they are stored in another process. */
function incoming(names: readonly string[]): IncomingSource[] {
  return names.map((name) => {
    const lines = Array.from(
      { length: 30 },
      (_, at) =>
        ['Rosa', `We trusted them for the ${at}th time. ${'And then once more. '.repeat(150)}`] as const,
    );
    const text = spoken(name, lines);
    return {
      text,
      file: { name: `${name}.txt`, type: 'Text', hash: name },
      card: { name, kind: 'interview', date: null, cases: ['Harbour'], speakers: [] },
    };
  });
}

function study() {
  const workspace = openWorkspace(temporaryFolder());
  const project = workspace.project(copySample(workspace));
  const storing = createStoring();
  onTestFinished(async () => {
    await storing.close();
    workspace.close();
  });
  return { project, storing };
}

test('texts that another process stores are there, found and counted, and go in one step', async () => {
  const { project, storing } = study();
  const before = project.evidence.all().length;
  const ids = await storing.store(
    'texts',
    { project, coderId: 1 },
    { incoming: incoming(['Far 1', 'Far 2', 'Far 3']) },
  );
  expect(ids.map((id) => project.sources.find(id)?.name)).toEqual(['Far 1', 'Far 2', 'Far 3']);
  expect(project.search.find({ phrases: ['29th'], inside: [], openEnded: false }, 9).total).toBe(3);
  await warm(project);
  expect(project.evidence.all()).toHaveLength(before + 3);
  expect(project.integrity.check().problems).toEqual([]);
  undo(project);
  expect(project.sources.named('Far 1')).toBeUndefined();
  expect(project.evidence.all()).toHaveLength(before);
});

test('others go on while they are stored; who writes there waits until it is done', async () => {
  const { project, storing } = study();
  const came: string[] = [];
  const stored = storing
    .store('texts', { project, coderId: 1 }, { incoming: incoming(['Far 1', 'Far 2', 'Far 3']) })
    .then(() => came.push('stored'));
  const free = storing.untilDone(project.file).then(() => came.push('free'));
  await storing.untilDone('/another/project').then(() => came.push('another'));
  expect(project.sources.all().length).toBeGreaterThan(0);
  came.push('read');
  await Promise.all([stored, free]);
  expect(came.slice(0, 2)).toEqual(['another', 'read']);
  expect(came).toContain('stored');
});

test('where one of them cannot be stored, none is, and why is said', async () => {
  const { project, storing } = study();
  const before = project.sources.all().map(({ name }) => name);
  const taken = [...incoming(['Far 1', 'Far 2']), ...incoming(['Far 1'])];
  await expect(storing.store('texts', { project, coderId: 1 }, { incoming: taken })).rejects.toThrow(
    'There is a source called “Far 1” already.',
  );
  expect(project.sources.all().map(({ name }) => name)).toEqual(before);
  await expect(storing.untilDone(project.file)).resolves.toBeUndefined();
});

test('a program that ends in the middle of it leaves nothing of it, and one file', async () => {
  const { project, storing } = study();
  const before = project.sources.all().length;
  const stored = storing.store(
    'texts',
    { project, coderId: 1 },
    { incoming: incoming(['Far 1', 'Far 2', 'Far 3']) },
  );
  const heard = expect(stored).rejects.toThrow('Throughline is ending.');
  await storing.close();
  await heard;
  expect(project.sources.all()).toHaveLength(before);
  expect(project.settle()).toBe(true);
});

test('what was read ahead is what is counted, also where somebody codes meanwhile', () => {
  const { project } = study();
  const reading = project.evidence.readAhead();
  reading.next();
  const [source] = project.sources.all();
  const [coding] = project.codings.ofSource(source?.id ?? 0);
  project.act(1, 'codings', () => {
    project.codings.remove(coding?.guid ?? '');
    return { result: undefined, sentence: 'removed a coding' };
  });
  for (let next = reading.next(); next.done !== true; next = reading.next());
  const counted = project.evidence.all().flatMap(({ codings }) => codings.map(({ id }) => id));
  expect(counted).toHaveLength(project.codings.count());
  expect(counted).not.toContain(coding?.id);
});

test('a large table of codings, of cases and a large codebook are stored there too, each in one step', async () => {
  const { project, storing } = study();
  const into = { project, coderId: 1 };
  const [source] = project.sources.all();
  const code = placedCodes(project).find(({ depth }) => depth > 0);
  if (!source || !code) throw new Error('the sample study is empty');
  const text = project.texts.textOf(source.id) ?? '';
  const begins = Array.from({ length: text.length - 9 }, (_, at) => at).filter((at) =>
    /^[a-z]{9}$/i.test(text.slice(at, at + 9)),
  );
  const rows = Array.from({ length: 600 }, (_, at) => {
    const start = begins[at % begins.length] ?? 0;
    const words = {
      span: { start, end: start + 9 },
      quote: '',
      polarity: 'plain',
      origin: 'by hand',
      memo: '',
    } as const;
    return {
      line: at + 2,
      guid: randomUUID(),
      source: source.name,
      code: code.path,
      coder: `Coder ${at}`,
      ...words,
    };
  });
  const before = project.codings.count();
  const placings = [...placeCodings(project, rows)];
  expect(await storing.store('codings', into, { placings })).toEqual({ added: 600, known: 0 });
  expect(project.codings.count()).toBe(before + 600);
  undo(project);
  expect(project.codings.count()).toBe(before);
  const wrong = { problem: 'Line 602: there is no source “None”.' };
  await expect(storing.store('codings', into, { placings: [...placings, wrong] })).rejects.toThrow(
    'no source “None”',
  );
  expect(project.codings.count()).toBe(before);

  const empty = {
    definition: '',
    useWhen: '',
    doNotUseWhen: '',
    example: '',
    counterExample: '',
    origin: '',
  };
  const entry = { ...empty, keywords: [], exclusions: [], colour: null, codes: [], alsoUnder: [] };
  const codes = Array.from({ length: 70 }, (_, at) => ({ ...entry, name: `Code ${at}` }));
  const codebook = { name: 'Large', about: '', facets: [{ ...entry, name: 'A large facet', codes }] };
  expect(await storing.store('codebook', into, { codebook, takeOver: false })).toEqual({
    added: 71,
    changed: 0,
  });
  expect(placedCodes(project).filter(({ facet }) => facet === 'A large facet')).toHaveLength(71);

  const cases = Array.from({ length: 600 }, (_, at) => ({ name: `Case ${at}`, values: [`value ${at}`] }));
  await storing.store('cases', into, { table: { attributes: ['Region'], rows: cases } });
  expect(project.cases.all().filter(({ name }) => name.startsWith('Case '))).toHaveLength(600);
  undo(project);
  undo(project);
  expect(placedCodes(project).some(({ facet }) => facet === 'A large facet')).toBe(false);
  expect(project.integrity.check().problems).toEqual([]);
});
