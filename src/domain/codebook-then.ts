import type { PlacedCode } from './code.ts';
import { changesBetween, type ChangedField } from './codebook.ts';

/** A code that came, went, or says something else. */
export interface CodeDifference {
  readonly kind: 'new' | 'gone' | 'changed';
  readonly id: number;
  /** Where it stands, or stood. */
  readonly path: string;
  readonly fields: readonly ChangedField[];
}

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

/** Where it stands, which its name is part of, what it says, and whether it is put aside. */
function changedFields(then: PlacedCode, now: PlacedCode): ChangedField[] {
  const isAside = ({ archivedAt }: PlacedCode): string => (archivedAt === null ? 'no' : 'yes');
  return [
    { field: 'Place', then: then.path, now: now.path },
    ...changesBetween(then, now).filter(({ field }) => field !== 'Name'),
    { field: 'Archive', then: isAside(then), now: isAside(now) },
  ].filter((one) => one.then !== one.now);
}
