/** The encodings in which texts have been saved, by the names programs give them, and what they are for. */
export const encodings = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16, little end first)',
  'utf-16be': 'Unicode (UTF-16, big end first)',
  'utf-32le': 'Unicode (UTF-32)',
  'utf-7': 'Unicode (UTF-7, old e-mail)',
  'windows-1252': 'Western European (Windows)',
  macintosh: 'Western European (Mac)',
  cp850: 'Western European (DOS)',
  cp437: 'United States (DOS)',
  'iso-8859-15': 'Western European (ISO, with euro)',
  'windows-1250': 'Central European (Windows)',
  'iso-8859-2': 'Central European (ISO)',
  maccenteuro: 'Central European (Mac)',
  cp852: 'Central European (DOS)',
  'windows-1257': 'Baltic (Windows)',
  'iso-8859-13': 'Baltic (ISO)',
  'windows-1251': 'Cyrillic (Windows)',
  'x-mac-cyrillic': 'Cyrillic (Mac)',
  ibm866: 'Cyrillic (DOS)',
  'koi8-r': 'Russian (KOI8-R)',
  'koi8-u': 'Ukrainian (KOI8-U)',
  'windows-1253': 'Greek (Windows)',
  'windows-1254': 'Turkish (Windows)',
  'windows-1255': 'Hebrew (Windows)',
  'windows-1256': 'Arabic, Persian (Windows)',
  'windows-874': 'Thai',
  'windows-1258': 'Vietnamese (Windows)',
  gb18030: 'Chinese, simplified',
  big5: 'Chinese, traditional',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC)',
  'iso-2022-jp': 'Japanese (ISO, old e-mail)',
  'euc-kr': 'Korean',
} as const;

/** An encoding that can be chosen. */
export type Encoding = keyof typeof encodings;

/** Every encoding that can be chosen, those met most often first. */
// The object above has these keys and no others.
export const encodingNames = Object.keys(encodings) as [Encoding, ...Encoding[]];
