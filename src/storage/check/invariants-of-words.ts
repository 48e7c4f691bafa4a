import { fits, type AttributeType } from '../../domain/attribute.ts';
import { citationsIn } from '../../domain/summary.ts';
import { wholeCheck, type Invariant } from './invariant.ts';

/** Small tables are looked through as a whole. */
export const attributeTypes: Invariant = {
  name: 'attributes',
  severity: 'rule',
  since: 1,
  holds: 'What is known of cases is of the kind of its attribute.',
  wayOut: 'Write the value anew on the page of cases.',
  tables: ['attributes', 'attribute_values'],
  broken: function* (db) {
    const values = db.prepare<[], { type: AttributeType; value: string; name: string; ofCase: string }>(
      `${wholeCheck} SELECT a.type, v.value, a.name, c.name AS ofCase FROM attribute_values v
       JOIN attributes a ON a.id = v.attribute_id JOIN cases c ON c.id = v.case_id`,
    );
    for (const { type, value, name, ofCase } of values.all())
      if (!fits(type, value)) yield `“${value}” as ${name} of “${ofCase}” (${type})`;
  },
};

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
