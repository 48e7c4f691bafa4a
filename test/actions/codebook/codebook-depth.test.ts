import { expect, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { moveCodes } from '../../../src/actions/codebook/code-tree.ts';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { mostLevels } from '../../../src/domain/codebook.ts';
import { blank } from '../../../src/formats/codebooks/table.ts';
import { emptyProject } from '../../support/project.ts';

const ada = 1;

/** A facet with codes below each other, on so many levels; answers their ids from the top. */
function chain(project: ReturnType<typeof emptyProject>, name: string, levels: number): number[] {
  const ids: number[] = [];
  for (let level = 0; level < levels; level++)
    ids.push(createCode(project, ada, { name: `${name} ${level}`, parentId: ids.at(-1) ?? null }));
  return ids;
}

test('codes stand below each other as deep as any codebook needs, and no way leads deeper', () => {
  const project = emptyProject();
  const deep = chain(project, 'Deep', mostLevels);
  const other = chain(project, 'Other', 3);
  const tooDeep = /on 60 levels below each other/;
  const last = deep.at(-1) ?? 0;
  expect(() => createCode(project, ada, { name: 'One more', parentId: last })).toThrow(tooDeep);
  expect(() => {
    moveCodes(project, ada, [other[1] ?? 0], { parentId: deep.at(-2) ?? 0, before: null });
  }).toThrow(tooDeep);
  expect(() => mergeCodes(project, ada, [other[1] ?? 0], last)).toThrow(tooDeep);
  const nested = deep.reduceRight<ReturnType<typeof blank>[]>(
    (codes, _, at) => [{ ...blank(`Deep ${at}`), codes }],
    [blank('One more')],
  );
  expect(() => addCodebook(project, ada, { name: 'Book', about: '', facets: nested })).toThrow(tooDeep);
  expect(project.codes.all()).toHaveLength(mostLevels + 3);
});
