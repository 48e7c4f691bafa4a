import { Scalar, stringify } from 'yaml';
import type { Codebook, CodebookCode } from '../../domain/codebook.ts';
import { linesIn, type GuideMark } from '../../domain/guide/guide.ts';

/** A codebook as the YAML that `readCodebook` reads; parts that say nothing are left out. */
export function writeYaml({ name, about, facets }: Codebook): string {
  const file = { format: 'throughline-codebook/1', name, about, facets: facets.map(asYaml) };
  return stringify(file, { lineWidth: 110, blockQuote: 'folded' });
}

function asYaml(code: CodebookCode): Record<string, unknown> {
  const parts: Record<string, string | readonly unknown[] | null> = {
    name: code.name,
    colour: code.colour,
    definition: code.definition,
    use_when: code.useWhen,
    do_not_use_when: code.doNotUseWhen,
    example: code.example,
    counter_example: code.counterExample,
    keywords: code.keywords,
    exclude: code.exclusions,
    seed: code.origin,
    also_under: code.alsoUnder,
    codes: code.codes.map(asYaml),
  };
  const { codes, ...own } = saidIn(parts);
  return {
    ...own,
    ...(code.guide && { guide: guideAsYaml(code.guide) }),
    ...(codes !== undefined && { codes }),
  };
}

const guideAsYaml = (mark: GuideMark): Record<string, unknown> =>
  saidIn({
    part: mark.part,
    helpful: mark.helpful,
    needs: linesIn(mark.needs),
    speaks_for: linesIn(mark.speaksFor),
    speaks_against: linesIn(mark.speaksAgainst),
  });

/** What of some parts says anything. */
function saidIn(
  parts: Readonly<Record<string, string | readonly unknown[] | null>>,
): Record<string, unknown> {
  const said = Object.entries(parts).filter(([, part]) => part !== null && part.length > 0);
  return Object.fromEntries(
    said.map(([name, part]) => [name, typeof part === 'string' ? asScalar(part) : part]),
  );
}

/** A folded block loses blanks at the edges of its lines: text that has such is written between quotation marks. */
function asScalar(text: string): string | Scalar {
  if (!/^\s|\s$|[ \t]\n|\n[ \t]/.test(text)) return text;
  const scalar = new Scalar(text);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}
