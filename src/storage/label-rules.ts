import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { LabelRule } from '../domain/label-rule.ts';

/** What was said of the labels of texts in which they look so. */
export interface KeptRule {
  /** How labels looked as they were read: `[time] Name:`. */
  readonly pattern: string;
  readonly rule: LabelRule;
}

/** A corrected way of reading labels is a view of texts: it stands among the kept views, as a query, and is none of those that are shown. */
export const labelPage = 'labels';

export function labelRuleStorage(db: Database) {
  const all = db.prepare<[], { name: string; asked: string }>(
    `SELECT name, asked FROM saved_views WHERE page = '${labelPage}' ORDER BY id`,
  );
  const keep = db.prepare(
    `INSERT INTO saved_views (guid, name, page, asked, created_by, created_at)
     VALUES (@guid, @pattern, '${labelPage}', @asked, @coderId, @at)
     ON CONFLICT (page, name) DO UPDATE SET asked = excluded.asked`,
  );
  return {
    all: (): KeptRule[] => all.all().map(({ name, asked }) => ({ pattern: name, rule: ruleOf(asked) })),
    /** Keeps what was said of labels that look so; what was kept of them before gives way. */
    keep: ({ pattern, rule }: KeptRule, coderId: number): void =>
      void keep.run({
        pattern,
        asked: queryOf(rule),
        coderId,
        guid: randomUUID(),
        at: new Date().toISOString(),
      }),
  };
}

function queryOf({ instead, signs, speakers, notSpeakers, others }: LabelRule): string {
  const query = new URLSearchParams();
  if (instead) query.append('instead', 'yes');
  for (const { before, after } of signs) query.append('signs', `${before} ${after}`);
  for (const name of speakers) query.append('speaker', name);
  for (const name of notSpeakers) query.append('not', name);
  if (others !== null) query.append('others', others);
  return query.toString();
}

function ruleOf(asked: string): LabelRule {
  const query = new URLSearchParams(asked);
  return {
    instead: query.get('instead') === 'yes',
    signs: query.getAll('signs').map((one) => {
      const [before = '', after = ''] = one.split(' ');
      return { before, after };
    }),
    speakers: query.getAll('speaker'),
    notSpeakers: query.getAll('not'),
    others: query.get('others'),
  };
}
