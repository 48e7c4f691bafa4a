import type { Database } from 'better-sqlite3';
import type { Code } from '../domain/code.ts';
import type { codeStorage } from './codes.ts';

interface Change {
  readonly ofTable: 'codes' | 'code_facets';
  readonly rowId: number;
  readonly image: string | null;
}

/** A row of `codes` as history keeps it. */
interface CodeImage {
  readonly id: number;
  readonly guid: string;
  readonly parent_id: number | null;
  readonly position: number;
  readonly name: string;
  readonly colour: string | null;
  readonly definition: string;
  readonly use_when: string;
  readonly do_not_use_when: string;
  readonly example: string;
  readonly counter_example: string;
  readonly keywords: string;
  readonly exclusions: string;
  readonly origin: string;
  readonly archived_at: string | null;
}

/**
 * The codes as they stood at a moment: those of today, with everything done since taken back in thought. What was undone
 * counts as never done. Answers nothing where what it takes was taken away from the history.
 */
export function codesThen(db: Database, codes: ReturnType<typeof codeStorage>) {
  const isEmptied = db
    .prepare<[string], number>(
      'SELECT EXISTS (SELECT 1 FROM history WHERE at > ? AND emptied_at IS NOT NULL)',
    )
    .pluck();
  const changes = db.prepare<[string], Change>(
    `SELECT r.of_table AS ofTable, r.row_id AS rowId, r.image FROM history_rows r JOIN history h ON h.id = r.action_id
     WHERE h.at > ? AND h.state = 'done' AND r.of_table IN ('codes', 'code_facets') ORDER BY h.id DESC, r.id DESC`,
  );
  const listings = db.prepare<[], { id: number; codeId: number; facetId: number }>(
    'SELECT id, code_id AS codeId, facet_id AS facetId FROM code_facets',
  );

  return (moment: string): Code[] | undefined => {
    if (isEmptied.get(moment) === 1) return undefined;
    const then = new Map(codes.all().map((code) => [code.id, code]));
    const listed = new Map(listings.all().map(({ id, ...listing }) => [id, listing]));
    for (const { ofTable, rowId, image } of changes.all(moment)) {
      const kept = ofTable === 'codes' ? then : listed;
      if (image === null) kept.delete(rowId);
      else if (ofTable === 'codes')
        then.set(rowId, asCode(JSON.parse(image) as CodeImage)); // history writes it
      else listed.set(rowId, asListing(JSON.parse(image) as { code_id: number; facet_id: number }));
    }
    const facetsOf = Map.groupBy(listed.values(), ({ codeId }) => codeId);
    return [...then.values()].map((code) => ({
      ...code,
      alsoUnder: (facetsOf.get(code.id) ?? []).map(({ facetId }) => facetId),
    }));
  };
}

const asListing = ({ code_id, facet_id }: { code_id: number; facet_id: number }) => ({
  codeId: code_id,
  facetId: facet_id,
});

function asCode(row: CodeImage): Code {
  return {
    id: row.id,
    guid: row.guid,
    parentId: row.parent_id,
    position: row.position,
    name: row.name,
    colour: row.colour,
    definition: row.definition,
    useWhen: row.use_when,
    doNotUseWhen: row.do_not_use_when,
    example: row.example,
    counterExample: row.counter_example,
    keywords: JSON.parse(row.keywords) as string[], // storage/codes.ts writes it
    exclusions: JSON.parse(row.exclusions) as string[],
    origin: row.origin,
    archivedAt: row.archived_at,
    alsoUnder: [],
  };
}
