// Every bar, in the order of their numbers.
import { algebra } from '../algebra.ts';
import { backups } from '../backups.ts';
import { bitRot } from '../bit-rot.ts';
import { manyCoders } from '../coders.ts';
import { concurrency } from '../concurrency.ts';
import { erasure } from '../erasure.ts';
import { fullDisk } from '../full-disk.ts';
import { hostile } from '../hostile-files.ts';
import { kill } from '../kill.ts';
import { migration } from '../migration.ts';
import { offline } from '../offline.ts';
import { powerCut } from '../power-cut.ts';
import { roundTrips } from '../round-trips.ts';
import { scriptsInWords } from '../scripts-in-words.ts';
import { soak } from '../soak.ts';
import { starting } from '../starting.ts';
import { supplyChain } from '../supply-chain.ts';
import { webProbes } from '../web-probes.ts';
import type { Bar } from './bar.ts';

export const bars: readonly Bar[] = [
  kill,
  powerCut,
  fullDisk,
  migration,
  algebra,
  roundTrips,
  manyCoders,
  soak,
  bitRot,
  erasure,
  webProbes,
  hostile,
  starting,
  concurrency,
  backups,
  offline,
  scriptsInWords,
  supplyChain,
];
