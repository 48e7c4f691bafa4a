// Pictures as files of their own: with their colours in them, on white, so that they look the same on paper and elsewhere.
import type { ReportPicture } from '../../domain/report/blocks.ts';
import type { Html } from '../views/views.ts';

const face = "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:12px";
const tones = ['#1f6b5c', '#b4690e', '#7a4fb3', '#2f6fb0', '#b0366b', '#6b6b6b'];

/** The style that all pictures share, in colours for paper. */
const shared = [
  `text{fill:#1d2327;${face}}`,
  '.axis{fill:#55606a}.tick{stroke:#d5d9dc;stroke-dasharray:2 3}',
  ...tones.map((tone, at) => `.tone-${at}{fill:${tone}}`),
].join('');

const styles = {
  voices:
    '.span{stroke:#b9c0c5;stroke-width:2}circle{stroke:#fff;stroke-width:1}.weakest{stroke:#1d2327;stroke-width:2}',
  saturation:
    'rect{fill:#b4690e;opacity:.55}polygon{fill:#1f6b5c;opacity:.14}polyline{fill:none;stroke:#1f6b5c;stroke-width:2.5}line{stroke:#1d2327;stroke-dasharray:4 3}',
  'co-occurrence':
    'line{stroke:#1f6b5c;opacity:.42;stroke-linecap:round}circle{stroke:#fff;stroke-width:1.5}text{paint-order:stroke;stroke:#fff;stroke-width:3;stroke-linejoin:round}',
} as const;

/** Which picture, how large it is drawn, and what else its style says. */
interface Drawn {
  readonly of: keyof typeof styles;
  readonly width: number;
  readonly height: number;
  readonly style?: string;
  /** What the tones of its dots mean, drawn below it. */
  readonly key?: readonly string[];
}

const keyHeight = 26;

/** Makes a picture a file of its own from what a view draws. */
export function standalone(svg: Html, { of, width, height, style = '', key = [] }: Drawn): ReportPicture {
  const full = height + (key.length > 0 ? keyHeight : 0);
  const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="0 0 ${width} ${full}">`,
    `<style>${shared}${styles[of]}${style}</style><rect width="${width}" height="${full}" style="fill:#fff;opacity:1"/>`,
    inner,
    keyOf(key, height),
    '</svg>',
  ];
  return { svg: whole.join('').replaceAll(/>\s+</g, '><'), width, height: full };
}

const perSign = 7;

function keyOf(labels: readonly string[], top: number): string {
  let x = 20;
  return labels
    .map((label, at) => {
      const from = x;
      x += 26 + label.length * perSign;
      return `<circle class="tone-${at % tones.length}" cx="${from}" cy="${top + 14}" r="5"/><text x="${from + 10}" y="${top + 18}">${escaped(label)}</text>`;
    })
    .join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
