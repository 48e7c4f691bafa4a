// Every bar, in the order in which it is measured.
import type { Bar } from './bar.ts';
import { bitRot } from '../bit-rot.ts';
import { kill } from '../kill.ts';
import { powerCut } from '../power-cut.ts';

export const bars: readonly Bar[] = [kill, powerCut, bitRot];
