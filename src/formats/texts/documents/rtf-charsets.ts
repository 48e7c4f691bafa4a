// RTF writes the letters of most files as bytes of a code page: of the file, or of the font in use.

const pages = new Map<number, string>([
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [65001, 'utf-8'],
  ...Array.from({ length: 9 }, (_, at): [number, string] => [1250 + at, `windows-${1250 + at}`]),
]);

const ofFonts = new Map<number, string>([
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
]);

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** What `bytes` say in a code page known to TextDecoder. */
export function decoded(label: string, bytes: readonly number[]): string {
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(Uint8Array.from(bytes));
}

/** The name of a code page by its number, Western European where it is unknown. */
export const codePage = (number: number): string => pages.get(number) ?? 'windows-1252';

/** The code page of a font's `\fcharset`; undefined where it is the file's. */
export const fontPage = (charset: number): string | undefined => ofFonts.get(charset);
