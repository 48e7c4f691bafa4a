/** What may stand in a text that nobody says: a heading, or particulars such as a date, a place, who took part. */
export const matters = ['heading', 'particulars'] as const;

/** What kind of matter something is. It is shown, and is neither a turn nor evidence, nor counted, found or suggested for. */
export type Matter = (typeof matters)[number];
