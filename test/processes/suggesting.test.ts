import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reviseCode } from '../../src/actions/codebook/codebook.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { createSuggesting } from '../../src/processes/suggesting.ts';
import { openProject } from '../../src/storage/project.ts';
import { suggestionsFor } from '../../src/study/suggestions/suggesting.ts';
import { addCodes, addSource, spoken, suggestEverywhere, temporaryFolder } from '../support/project.ts';

function study() {
  const project = openProject(join(temporaryFolder(), 'study.throughline'));
  onTestFinished(() => {
    project.close();
  });
  project.christen('Study', '');
  project.coders.ensure('Ada');
  suggestEverywhere(project);
  const codes = addCodes(project);
  reviseCode(project, 1, codes.Trust, { keywords: ['trust'] });
  const sourceId = addSource(project, spoken('Interview', [['Rosa', 'We came. We trusted her.']]));
  const suggesting = createSuggesting();
  onTestFinished(() => suggesting.close());
  return { project, sourceId, suggesting };
}

test('the process answers what the program itself would', async () => {
  const { project, sourceId, suggesting } = study();
  const answered = await suggesting.ask({ project, coderId: 1 }, 'source', { sourceId });
  expect(answered.suggestions).not.toEqual([]);
  expect(answered).toEqual({
    suggestions: suggestionsFor(project, 1, sourceId),
    isLearning: false,
    isFromBookAlone: false,
  });
});

test('a project that is not there is an error of that question alone', async () => {
  const { project, sourceId, suggesting } = study();
  await expect(
    suggesting.ask({ project: { file: '/nowhere/at-all.throughline' }, coderId: 1 }, 'source', {
      sourceId: 1,
    }),
  ).rejects.toThrow();
  const { suggestions } = await suggesting.ask({ project, coderId: 1 }, 'source', { sourceId });
  expect(suggestions).toEqual(suggestionsFor(project, 1, sourceId));
});

test('whoever waits when the program ends is refused, and closing twice does no harm', async () => {
  const { project, sourceId, suggesting } = study();
  const asked = suggesting.ask({ project, coderId: 1 }, 'source', { sourceId });
  await Promise.all([suggesting.close(), expect(asked).rejects.toThrow(Refusal)]);
  await suggesting.close();
});
