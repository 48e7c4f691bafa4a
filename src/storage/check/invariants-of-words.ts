import { misfitOf, type AttributeType } from '../../domain/attribute.ts';
import { citationsIn } from '../../domain/summary.ts';
import { wholeCheck, type Invariant } from './invariant.ts';

/** Small tables are looked through as a whole. */
export const attributeTypes: Invariant = {
  name: 'attributes',
  severity: 'rule',
  since: 13,
  holds:
    'What is known of a case, an informant or a source is of the kind of its attribute, and of whom that is.',
  wayOut: 'Write the value anew on the page of attributes.',
  tables: ['attributes', 'attribute_values'],
  broken: function* (db) {
    const values = db.prepare<[], KeptValue>(
      `${wholeCheck} SELECT a.type, a.choices, v.value, a.name, coalesce(c.name, i.name, s.name) AS bearer,
         CASE a.subject WHEN 'case' THEN c.id WHEN 'informant' THEN i.id ELSE s.id END AS found
       FROM attribute_values v JOIN attributes a ON a.id = v.attribute_id LEFT JOIN cases c ON c.id = v.case_id
       LEFT JOIN informants i ON i.id = v.informant_id LEFT JOIN sources s ON s.id = v.source_id`,
    );
    for (const { type, choices, value, name, bearer, found } of values.all()) {
      const isOf = found !== null;
      // storage/attributes.ts writes lists of words alone.
      const isFit = misfitOf({ type, choices: JSON.parse(choices) as string[] }, value) === null;
      if (!isOf || !isFit) yield `“${value}” as ${name} of “${bearer}” (${type})`;
    }
  },
};

interface KeptValue {
  readonly type: AttributeType;
  readonly choices: string;
  readonly value: string;
  readonly name: string;
  readonly bearer: string;
  readonly found: number | null;
}

export const citations: Invariant = {
  name: 'citations',
  severity: 'rule',
  since: 5,
  holds: 'What a summary cites stands in its text by number, and keeps its words.',
  wayOut: 'Open the summary, cite anew, and keep it.',
  tables: ['summaries', 'summary_citations'],
  broken: function* (db) {
    const all = db.prepare<[], { text: string; number: number; exact: string; cell: string }>(
      `${wholeCheck} SELECT y.text, z.number, z.exact, k.name || ' × ' || c.name AS cell FROM summary_citations z
       JOIN summaries y ON y.id = z.summary_id JOIN cases k ON k.id = y.case_id JOIN codes c ON c.id = y.code_id`,
    );
    for (const { text, number, exact, cell } of all.all())
      if (exact === '' || !citationsIn(text).includes(number)) yield `[${number}] in “${cell}”`;
  },
};
