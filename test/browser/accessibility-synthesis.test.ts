import { test } from 'vitest';
import { studyPaths, useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();
const ofSynthesis =
  /^.(matrix|voices|co-occurrence|saturation|profiles|framework|truth-tables|guide|workshops|findings|reports|method)/;

test('the pages of counting, comparing and claiming can be used by everybody, wide and narrow, light and dark', () =>
  study.lookAt(studyPaths.filter((path) => ofSynthesis.test(path))));
