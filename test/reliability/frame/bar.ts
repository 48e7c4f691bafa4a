// What a bar is: something that is promised, how it is measured, and what its measuring must be able to see.
import type { Running } from '../../support/process.ts';

/** A place in the program that is broken on purpose: `from` must stand there, and `to` stands there instead. */
export interface Break {
  /** Below the root of the project, such as `src/storage/database.ts`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A program that does not keep the promise; the bar must notice it. */
export interface Sabotage {
  readonly name: string;
  readonly breaks: readonly Break[];
  /** Settings for the environment of the server, where the machine below it is to be broken rather than the program. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What was seen of a promise. */
export interface Seen {
  /** How often it was tried: rounds, images of a disk, stories, requests. */
  readonly rounds: number;
  /** How often the server was killed, or the power taken away. */
  readonly kills: number;
  /** What was acknowledged and is not there, or is there by half, or twice. */
  readonly losses: number;
  /** What else was measured, such as "4,120 codings acknowledged". */
  readonly figures: readonly string[];
  /** Every way in which the promise was not kept; none where it was. */
  readonly faults: readonly string[];
}

/** Why a promise could not be tried on this machine. */
export interface NotTried {
  readonly notTried: string;
}

/** What a bar is given to measure with. */
export interface Trial {
  /** A folder of its own, taken away afterwards. */
  readonly folder: string;
  /** The whole measure before a release, or a short one that only shows that a planted fault is seen. */
  readonly extent: 'whole' | 'short';
  /** What is broken on purpose, if anything. */
  readonly sabotage: Sabotage | null;
  /** Starts the server as a process of its own on a free port, broken where that is asked. It is ended with the bar. */
  readonly start: (workspace: string, options?: StartOptions) => Promise<Server>;
}

interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of a bar; `token` opens it to scripts. */
export interface Server extends Running {
  readonly token: string;
}

export interface Bar {
  readonly number: `R${number}`;
  readonly name: string;
  /** What is promised, in one sentence for a researcher. */
  readonly promise: string;
  /** Measures time, so nothing else may run meanwhile. */
  readonly isAlone?: boolean;
  /** Runs the program inside its own process, so that what is broken must be broken there too. */
  readonly isInside?: boolean;
  readonly sabotages: readonly Sabotage[];
  readonly measure: (trial: Trial) => Promise<Seen | NotTried>;
}

export const isTried = (seen: Seen | NotTried): seen is Seen => !('notTried' in seen);
