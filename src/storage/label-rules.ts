import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { LabelRule } from '../domain/label-rule.ts';

/** What was said of the labels of texts in which they look so. */
export interface KeptRule {
  /** How labels looked as they were read: `[time] Name:`. */
  readonly pattern: string;
  readonly rule: LabelRule;
}

export function labelRuleStorage(db: Database) {
  const all = db.prepare<[], { pattern: string; rule: string }>(
    'SELECT pattern, rule FROM label_rules ORDER BY id',
  );
  const keep = db.prepare(
    `INSERT INTO label_rules (guid, pattern, rule, created_by, created_at)
     VALUES (@guid, @pattern, @rule, @coderId, @at)
     ON CONFLICT (pattern) DO UPDATE SET rule = excluded.rule WHERE rule <> excluded.rule`,
  );
  return {
    // Written below.
    all: (): KeptRule[] =>
      all.all().map(({ pattern, rule }) => ({ pattern, rule: JSON.parse(rule) as LabelRule })),
    /** Keeps what was said of labels that look so; what was kept of them before gives way. */
    keep: ({ pattern, rule }: KeptRule, coderId: number): void =>
      void keep.run({
        pattern,
        rule: JSON.stringify(rule),
        coderId,
        guid: randomUUID(),
        at: new Date().toISOString(),
      }),
  };
}
