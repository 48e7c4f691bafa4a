import { walkXml } from './xml.ts';

/** What a document's styles say of its words. */
export interface WordStyles {
  readonly headings: ReadonlySet<string>;
  readonly bold: ReadonlySet<string>;
}

interface Style {
  readonly id: string;
  name: string;
  basedOn: string;
  level: number | null;
  bold: boolean;
}

const headingName = /^(?:heading|title|subtitle|überschrift|titre|título|titel)\b/i;

/** Reads `word/styles.xml`: which styles are headings (by name or by their level in the outline) and which are bold. */
export function wordStyles(xml: string | undefined): WordStyles {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  if (xml !== undefined)
    walkXml('word/styles.xml', xml, {
      open: (name, { 'w:val': value = '', 'w:styleId': id = '' }) => {
        if (name === 'w:style') {
          style = { id, name: '', basedOn: '', level: null, bold: false };
          styles.set(id, style);
        } else if (style !== null) {
          if (name === 'w:name') style.name = value;
          if (name === 'w:basedOn') style.basedOn = value;
          if (name === 'w:outlineLvl') style.level = Number(value);
          if (name === 'w:b') style.bold = !/^(?:0|false|off)$/.test(value);
        }
      },
      close: (name) => {
        if (name === 'w:style') style = null;
      },
      words: () => undefined,
    });
  const all = [...styles.values()];
  return {
    headings: new Set(all.filter((one) => isHeading(one, styles)).map(({ id }) => id)),
    bold: new Set(all.filter(({ bold }) => bold).map(({ id }) => id)),
  };
}

function isHeading(style: Style, styles: ReadonlyMap<string, Style>): boolean {
  let one: Style | undefined = style;
  // A style may say that it is based on itself.
  for (let steps = 0; one !== undefined && steps < 20; steps++) {
    if (headingName.test(one.name) || headingName.test(one.id)) return true;
    if (one.level !== null) return one.level < 9;
    one = styles.get(one.basedOn);
  }
  return false;
}
