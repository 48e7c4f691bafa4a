import { expect, test } from 'vitest';
import { applyCodes } from '../../src/actions/codings/codings.ts';
import { openMoment } from '../../src/storage/moment.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { temporaryFolder } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';

function sample() {
  const workspace = openWorkspace(temporaryFolder());
  const project = workspace.project(copySample(workspace));
  return { workspace, project };
}

test('a moment holds what the project holds, in the same order', () => {
  const { workspace, project } = sample();
  const [source] = project.sources.all();
  const [coding] = project.codings.ofSource(source?.id ?? 0);
  project.memos.write('coding', coding?.id ?? 0, 'Look again', 1);
  const moment = openMoment(project.file);
  expect(moment.sources.all()).toEqual(project.sources.all());
  for (const { id } of project.sources.all()) {
    expect(moment.codings.ofSource(id)).toEqual(project.codings.ofSource(id));
    expect(moment.informants.speakersOf(id)).toEqual(project.informants.speakersOf(id));
    const turns = project.texts
      .turnsOf(id)
      .map(({ id: _, endMs: __, firstNumber: ___, matter: ____, ...placed }) => placed);
    expect(moment.texts.turnsOf(id)).toEqual(turns);
    expect(moment.texts.textOf(id)).toBe(project.texts.textOf(id));
  }
  expect(moment.codings.ofSource(source?.id ?? 0).filter(({ memo }) => memo === 'Look again')).toHaveLength(
    1,
  );
  moment.close();
  workspace.close();
});

test('a moment stays as it was while others go on', () => {
  const { workspace, project } = sample();
  const [source] = project.sources.all();
  const [code] = project.codes.all().filter(({ parentId }) => parentId !== null);
  if (!source || !code) throw new Error('the sample study is empty');
  const moment = openMoment(project.file);
  const before = project.codings.ofSource(source.id).length;
  const exact = (project.texts.textOf(source.id) ?? '').slice(0, 3);
  const words = { start: 0, end: 3, exact, codeId: code.id, polarity: 'plain', origin: 'by hand' } as const;
  applyCodes(project, 1, source.id, [{ ...words, guid: 'fresh' }]);
  expect(project.codings.ofSource(source.id)).toHaveLength(before + 1);
  expect(moment.codings.ofSource(source.id)).toHaveLength(before);
  moment.close();
  workspace.close();
});
