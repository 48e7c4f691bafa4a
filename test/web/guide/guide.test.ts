import { expect, test } from 'vitest';
import { addPlan } from '../../../src/actions/guide/guide.ts';
import { serve } from '../../support/server.ts';

test('where no case lies between two ends nothing is named that is not there', async () => {
  const { ask, page, workspace } = await serve();
  const { json } = await ask('POST', '/projects', {
    name: 'New',
    coder: 'Ada',
    codebook: 'learning-partnerships',
  });
  // What making a project answers: api/projects.ts.
  const { key } = json as { key: string };
  const id = addPlan(workspace.project(key), 1, 'Ours');
  const html = await (await page(`/projects/${key}/guide/${id}`)).text();
  expect(html).toContain('class="track"');
  expect(html).not.toContain('Where the cases lie');
});
