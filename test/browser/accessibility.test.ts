import { test } from 'vitest';
import { studyPaths, useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the pages of sources, cases and codes can be used by everybody, wide and narrow, light and dark', () =>
  study.lookAt(studyPaths.filter((path) => /^.(sources|cases|codebook)/.test(path))));
