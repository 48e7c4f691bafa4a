// A finding in a report: its claim, who bears it out, who does not, how sure one can be, and telling quotes of both sides.
import { openSaid, type KnownShare, type Weight } from '../../domain/finding.ts';
import { sayFragility } from '../../domain/fragility.ts';
import { heading, paragraph, paragraphsOf, type Block, type Run } from '../../domain/report/blocks.ts';
import { isFew, isFewOf, leftOut, sayUntold, untold } from '../../domain/report/small-cells.ts';
import type { Finding } from '../../storage/findings.ts';
import { claimsBelow } from '../../study/findings/claims.ts';
import { weigh, type WeighedFinding } from '../../study/findings/finding-weight.ts';
import { fragilityOf } from '../../study/findings/fragility.ts';
import { tellingQuotes } from '../../study/profiles/telling-quotes.ts';
import { evidenceNamer, standardSaid } from '../findings/finding-page.ts';
import type { InProject } from '../http/request-context.ts';
import { backed, quoteBook, type Reading } from './reading.ts';

/** The blocks of a finding below its claim. */
export function findingBlocks(scope: InProject, reading: Reading, finding: Finding): Block[] {
  const weighed = weigh(scope.project, finding);
  return [
    paragraph(weightRuns(reading, weighed)),
    ...typeTable(reading, weighed.weight),
    ...quantities(reading, weighed),
    ...paragraphsOf(finding.notes),
    ...telling(reading, weighed, 'for'),
    ...against(reading, weighed),
    ...fragility(scope, reading, finding),
    ...confidence(finding),
    ...claims(scope, finding),
  ];
}

function weightRuns(reading: Reading, weighed: WeighedFinding): Run[] {
  const { ids } = weighed;
  const book = quoteBook(reading, [...ids.for, ...ids.against]);
  const { informants, cases, types, against: opposed } = weighed.weight;
  // What the table of types leaves out, so that nothing follows from it, no sentence tells either.
  const isHidden =
    isFewOf(informants.count, informants.of, reading.least) ||
    byTypeTold(reading, weighed.weight).out.at(-1)?.includes(true) === true;
  const people = `${isHidden ? untold : `${informants.count} of ${informants.of}`} informants`;
  return [
    isHidden ? people : backed(reading, people, ids.for, book),
    openRun(reading, informants),
    ` speak for it, in ${cases.count} of ${cases.of} cases${parenthesised(openSaid(cases))} and of ${types.count} of ${types.of} types; `,
    isFew(opposed, reading.least)
      ? `${untold} speak against it`
      : backed(reading, `${opposed} speak against it`, opposed > 0 ? ids.against : [], book),
    '.',
  ];
}

const parenthesised = (said: string): string => (said === '' ? '' : ` (${said})`);

const openRun = ({ least }: Reading, share: KnownShare): string =>
  isFew(share.unread, least) ? '' : parenthesised(openSaid(share));

/** Who speaks for it and who does not, type by type with all of them last, and which of the numbers may not be told. */
function byTypeTold({ least }: Pick<Reading, 'least'>, { byType, informants }: Weight) {
  const lines = [...byType, { ...informants, type: 'all' }];
  const values = lines.map(({ count, of }) => [count, of - count, of]);
  const out =
    byType.length < 2
      ? []
      : leftOut({
          values,
          few: (row, column) => isFew(values[row]?.[column] ?? 0, least),
          hasTotalRow: true,
          hasTotalColumn: true,
        });
  return { lines, values, out };
}

/** Who speaks for it, type by type; a number from which a small one follows is left out with it. */
function typeTable(reading: Reading, weight: Weight): Block[] {
  if (weight.byType.length < 2) return [];
  const { least } = reading;
  const { lines, values, out } = byTypeTold(reading, weight);
  const shown = (row: number, column: number): string =>
    out[row]?.[column] === true ? untold : String(values[row]?.[column] ?? 0);
  return [
    {
      kind: 'table',
      caption: 'Who speaks for it, by type of informant',
      head: ['Type', 'Speak for it', 'Do not', 'Known'],
      rows: lines.map(({ type }, row) => [
        type || 'type not said',
        shown(row, 0),
        shown(row, 1),
        shown(row, 2),
      ]),
      note: [
        'Known are those who speak to it in any way, or whose words were all read for it.',
        sayUntold(least),
      ].join(' '),
    },
  ];
}

function quantities({ least }: Reading, { quantifiers }: WeighedFinding): Block[] {
  const told = quantifiers.filter(({ verdict }) => verdict !== 'fits' || least === 0);
  return told.map(({ word, verdict, says }) =>
    paragraph([`“${word}” ${verdict}${least > 0 ? '' : `: ${says}`}.`], 'remark'),
  );
}

/** So many quotes are shown of each side: one of each type, as far as they go. */
const mostTelling = { for: 3, against: 2 } as const;

function telling(reading: Reading, { ids }: WeighedFinding, side: 'for' | 'against'): Block[] {
  const chosen = tellingQuotes(reading.project, ids[side])
    .flatMap(({ quotes }) => quotes.slice(0, 1))
    .slice(0, mostTelling[side]);
  const book = quoteBook(
    reading,
    chosen.map(({ coding }) => coding.id),
  );
  const quotes = chosen.flatMap(({ coding }) => book.get(coding.id) ?? []);
  return quotes.length === 0 ? [] : [{ kind: 'quotes', quotes }];
}

/** What speaks against it, and what was found when that was looked for. */
function against(reading: Reading, weighed: WeighedFinding): Block[] {
  const { finding, silent } = weighed;
  const looked =
    finding.negativeCase === ''
      ? [paragraph(['The negative case was not looked for yet.'], 'gap')]
      : paragraphsOf(finding.negativeCase);
  const cases =
    silent.cases.length === 0
      ? []
      : [paragraph([`Cases that were read and do not raise it: ${silent.cases.join(', ')}.`])];
  return [heading(3, 'What speaks against it'), ...looked, ...cases, ...telling(reading, weighed, 'against')];
}

/** What becomes of it when one thing is left out; not told where small numbers are not. */
function fragility(scope: InProject, { least }: Reading, finding: Finding): Block[] {
  if (least > 0) return [];
  const nameOf = evidenceNamer(scope);
  const found = fragilityOf(scope.project, finding, (one) => nameOf(one).label);
  return found.trials.length === 0 ? [] : [paragraph([sayFragility(found)], 'remark')];
}

function confidence({ judgements }: Finding): Block[] {
  const made = judgements.filter(({ level }) => level !== '');
  if (made.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Confidence in the finding (GRADE-CERQual)',
      head: ['Component', 'Judged', 'Because'],
      rows: made.map(({ component, level, reason }) => [component, level, reason]),
      note: '',
    },
  ];
}

/** The standard it was held to, and the claims it rests on with the weakest of them. */
function claims({ project }: InProject, finding: Finding): Block[] {
  const { links, weakest } = claimsBelow(project, finding);
  const standard =
    finding.standard === '' ? [] : [paragraph([`Standard: ${finding.standard} `, standardSaid(finding)])];
  const rests =
    links.length === 0
      ? []
      : [paragraph([`It rests on: ${links.map(({ claim }) => `“${claim}”`).join('; ')}`])];
  const weak = weakest
    ? [paragraph([`The weakest link is “${weakest.claim}”: ${weakest.why}.`], 'remark')]
    : [];
  return [...standard, ...rests, ...weak];
}
