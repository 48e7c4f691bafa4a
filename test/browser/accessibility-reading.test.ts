import { test } from 'vitest';
import { studyPaths, useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the pages of reading, finding and exporting can be used by everybody', () =>
  study.lookAt(
    studyPaths.filter(
      (path) =>
        !/^.(sources|cases|codebook|matrix|voices|co-occurrence|saturation|profiles|framework|truth-tables|guide|workshops|findings|reports|method)/.test(
          path,
        ),
    ),
  ));
