import { shareOf } from '../../domain/voices.ts';
import type { VoicedCode } from '../../study/synthesis/synthesis.ts';
import { fitted, tenth } from '../views/drawing.ts';

/** A line for each code from its weakest voice to its strongest, with a dot for each informant type. */
export interface VoicesPicture {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly ticks: readonly { x: number; label: string }[];
  readonly rows: readonly {
    readonly y: number;
    readonly label: string;
    readonly title: string;
    readonly x1: number;
    readonly x2: number;
    readonly dots: readonly { x: number; tone: number; isWeakest: boolean; says: string }[];
  }[];
  /** Codes further down that are not drawn. */
  readonly left: number;
}

const width = 960;
const [from, to] = [270, width - 30];
const rowHeight = 22;
const top = 24;
const most = 30;

const x = (share: number): number => tenth(from + share * (to - from));

/** Draws the codes as they come: the strongest of the weakest voices first. */
export function voicesPicture(codes: readonly VoicedCode[]): VoicesPicture {
  const shown = codes.slice(0, most);
  const [first] = shown;
  return {
    width,
    height: top + rowHeight * shown.length + 6,
    left: codes.length - shown.length,
    says: first
      ? `The share of each informant type that raises a code. The strongest by its weakest voice is ${first.code.name}.`
      : '',
    ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ x: x(share), label: `${share * 100} %` })),
    rows: shown.map(({ code, voices, voiced }, place) => {
      const dots = voices.flatMap((voice, tone) => {
        const share = shareOf(voice);
        if (share === null) return [];
        const says = `${code.name}: ${voice.raising} of ${voice.known} ${voice.type}`;
        return [{ x: x(share), tone: tone % 6, isWeakest: share === voiced.weakest, says }];
      });
      const all = dots.map((dot) => dot.x);
      return {
        y: top + rowHeight * (place + 0.5),
        dots,
        title: code.path,
        label: fitted(code.name, from - 30),
        ...(all.length > 0 ? { x1: Math.min(...all), x2: Math.max(...all) } : { x1: x(0), x2: x(0) }),
      };
    }),
  };
}
