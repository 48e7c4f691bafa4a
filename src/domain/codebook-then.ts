import type { PlacedCode } from './code.ts';

/** One thing that differs between what a code said and what it says. */
export interface ChangedField {
  readonly field: string;
  readonly then: string;
  readonly now: string;
}

/** A code that came, went, or says something else. */
export interface CodeDifference {
  readonly kind: 'new' | 'gone' | 'changed';
  readonly id: number;
  /** Where it stands, or stood. */
  readonly path: string;
  readonly fields: readonly ChangedField[];
}

const fields: readonly (readonly [string, (code: PlacedCode) => string])[] = [
  ['Place', (code) => code.path],
  ['Definition', (code) => code.definition],
  ['Use when', (code) => code.useWhen],
  ['Do not use when', (code) => code.doNotUseWhen],
  ['Example', (code) => code.example],
  ['Counter-example', (code) => code.counterExample],
  ['Keywords', (code) => code.keywords.join(', ')],
  ['Not in', (code) => code.exclusions.join(', ')],
  ['Put aside', (code) => (code.archivedAt === null ? 'no' : 'yes')],
];

/** How a codebook differs from what it was: what is new, then what is gone, then what says something else. */
export function differences(then: readonly PlacedCode[], now: readonly PlacedCode[]): CodeDifference[] {
  const before = new Map(then.map((code) => [code.id, code]));
  const after = new Set(now.map(({ id }) => id));
  const plain = (kind: 'new' | 'gone', { id, path }: PlacedCode): CodeDifference => ({
    kind,
    id,
    path,
    fields: [],
  });
  return [
    ...now.filter(({ id }) => !before.has(id)).map((code) => plain('new', code)),
    ...then.filter(({ id }) => !after.has(id)).map((code) => plain('gone', code)),
    ...now.flatMap((code) => {
      const old = before.get(code.id);
      const changed = old ? changedFields(old, code) : [];
      return changed.length > 0
        ? [{ kind: 'changed' as const, id: code.id, path: code.path, fields: changed }]
        : [];
    }),
  ];
}

const changedFields = (then: PlacedCode, now: PlacedCode): ChangedField[] =>
  fields
    .map(([field, read]) => ({ field, then: read(then), now: read(now) }))
    .filter((one) => one.then !== one.now);
