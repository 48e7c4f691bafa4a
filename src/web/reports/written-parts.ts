// What a person wrote, in a report: a cell of the framework matrix, an archetype, a single quote.
import { ProfileQuery } from '../../api/profiles.ts';
import { paragraph, paragraphsOf, type Block, type Run } from '../../domain/report/blocks.ts';
import { sayUntold } from '../../domain/report/small-cells.ts';
import { silenceSaid } from '../../domain/silence.ts';
import { citedParts } from '../../domain/summary.ts';
import { citedExcerpts, frameworkCell } from '../../study/framework/framework.ts';
import { countSaid } from '../../study/matrix/layer.ts';
import { profileOfArchetype } from '../../study/profiles/profiles.ts';
import { tellingQuotes } from '../../study/profiles/telling-quotes.ts';
import { readAs } from '../http/request.ts';
import { quoteBook, shareSaid, type Reading } from './reading.ts';

/** A cell of the framework matrix: its summary, each citation with its words. */
export function cellBlocks(reading: Reading, caseId: number, codeId: number): Block[] {
  const { summary, codings, heard } = frameworkCell(reading.project, caseId, codeId);
  if (!summary) {
    const silence =
      codings.length > 0 ? `${codings.length} coded` : heard === 'read' ? 'not raised' : silenceSaid[heard];
    return [paragraph([`Nothing is written in this cell yet: ${silence}.`], 'gap')];
  }
  const cited = new Map(citedExcerpts(reading.project, summary).map((one) => [one.number, one]));
  const book = quoteBook(
    reading,
    [...cited.values()].flatMap(({ coding }) => coding?.id ?? []),
  );
  const runOf = (part: string | number): Run => {
    if (typeof part === 'string') return part;
    const quote = book.get(cited.get(part)?.coding?.id ?? 0);
    return quote ? { text: String(part), quotes: [quote], more: 0, isNote: true } : `[${part}]`;
  };
  return summary.text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(citedParts(line).map(runOf)));
}

const mostCodes = 2;

/** An archetype: what it is, where it is found, what is raised there, a telling quote. */
export function profileBlocks(reading: Reading, codeId: number, query: Record<string, unknown>): Block[] {
  const { project } = reading;
  const asked = readAs(ProfileQuery, query);
  const counted = { ...asked, count: countSaid(project, asked) };
  const profile = profileOfArchetype(project, codeId, { ...counted, of: null, least: counted.least / 100 });
  const cases = profile.members.map(({ name }) => name).join(', ');
  const told = project.codings
    .some(profile.ownCodings())
    .filter(({ polarity }) => polarity !== 'contradicts');
  const telling = tellingQuotes(
    project,
    told.map(({ id }) => id),
  ).flatMap(({ quotes }) => quotes.slice(0, 1));
  const book = quoteBook(
    reading,
    telling.map(({ coding }) => coding.id),
  );
  const rows = profile.sections.flatMap(({ facet, raised }) =>
    raised
      .filter(({ here }) => here.count > 0)
      .slice(0, mostCodes)
      .map(({ code, here }) => [facet.name, code.name, shareSaid(reading, here.count, here.of)]),
  );
  const quotes = telling.slice(0, 2).flatMap(({ coding }) => book.get(coding.id) ?? []);
  return [
    ...paragraphsOf(profile.archetype.definition),
    paragraph([cases === '' ? 'No case belongs to it.' : `Cases: ${cases}.`]),
    ...paragraphsOf(project.memos.about('code', codeId)),
    ...(quotes.length === 0 ? [] : [{ kind: 'quotes', quotes } as const]),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: `What is raised where ${profile.archetype.name} is found`,
            head: ['Facet', 'Code', 'Informants'],
            rows,
            note: sayUntold(reading.least),
          } as const,
        ]),
  ];
}

/** One quote by itself. */
export function quoteBlocks(reading: Reading, guid: string): Block[] {
  const coding = reading.project.codings.find(guid);
  const quote = coding && quoteBook(reading, [coding.id]).get(coding.id);
  if (!quote) return [paragraph(['This excerpt is no longer coded.'], 'gap')];
  return [{ kind: 'quotes', quotes: [{ ...quote, bears: '' }] }];
}
