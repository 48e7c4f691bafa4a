import type { Raised } from '../../domain/profile.ts';
import { fitted } from '../views/drawing.ts';

/** A code of a profile, as it is drawn. */
export interface BarCode extends Raised {
  readonly id: number;
  readonly name: string;
  readonly href: string;
}

/** A bar for each code, its share here, with a mark where the share elsewhere is. */
export interface ProfileBars {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly bars: readonly {
    readonly y: number;
    readonly label: string;
    readonly codeId: number;
    readonly length: number;
    /** Where the mark stands; null where nobody speaks elsewhere. */
    readonly mark: number | null;
    readonly number: string;
    readonly says: string;
    readonly href: string;
  }[];
}

const most = 8;
const labelWidth = 216;
const barWidth = 216;
const rowHeight = 22;

/** Draws the codes that are raised most, as they come. Those that nobody raises here are left to the table. */
export function profileBars(facet: string, codes: readonly BarCode[]): ProfileBars {
  const shown = codes.filter(({ here }) => here.count > 0).slice(0, most);
  const shareOf = ({ count, of }: { count: number; of: number }): number => (of === 0 ? 0 : count / of);
  return {
    width: labelWidth + barWidth + 88,
    height: rowHeight * shown.length + 4,
    says: `${facet}: ${shown.map(({ name, here }) => `${name} ${here.count} of ${here.of}`).join(', ')}`,
    bars: shown.map(({ id, name, here, elsewhere, href }, place) => ({
      y: place * rowHeight + 3,
      codeId: id,
      href,
      label: fitted(name, labelWidth - 8),
      length: Math.round(barWidth * shareOf(here)),
      mark: elsewhere.of === 0 ? null : Math.round(barWidth * shareOf(elsewhere)),
      number: `${here.count} of ${here.of}`,
      says: `${name}: ${here.count} of ${here.of} informants here, ${elsewhere.count} of ${elsewhere.of} elsewhere`,
    })),
  };
}
