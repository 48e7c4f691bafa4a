// The pictures in a report, each with the table of its numbers.
import { SaturationQuery, TogetherQuery, VoicesQuery } from '../../api/synthesis.ts';
import { paragraph, type Block } from '../../domain/report/blocks.ts';
import { isFew, isFewOf, sayUntold } from '../../domain/report/small-cells.ts';
import type { Voice } from '../../domain/voices.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import {
  codingsOfPair,
  saturationIn,
  togetherOf,
  voicesOf,
  type VoicedCode,
} from '../../study/synthesis/synthesis.ts';
import type { InProject } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { pairsOf, pictureOf, type Pair } from '../synthesis/cooccurrence-page.ts';
import { saturationCurve } from '../synthesis/saturation-curve.ts';
import { sentenceOf } from '../synthesis/saturation-page.ts';
import { inBranch, ofAsked, ruleOf } from '../synthesis/synthesis.ts';
import { voicesPicture } from '../synthesis/voices-picture.ts';
import { askedAs } from './asked.ts';
import { standalone } from './pictures.ts';
import { backed, quoteBook, shareSaid, type Reading } from './reading.ts';

const nothing = (what: string): Block[] => [paragraph([`There is nothing to draw ${what} yet.`], 'remark')];

/** Who raises each code, type by type: what is told of few people is neither drawn nor written. */
export function voicesBlocks(scope: InProject, reading: Reading, asked: string): Block[] {
  const query = inBranch(scope, readAs(VoicesQuery, askedAs(asked)));
  const found = voicesOf(scope.project, query).slice(0, 30);
  const types = found[0]?.voices.map(({ type }) => type || 'type not said') ?? [];
  if (types.length === 0) return nothing('voices from');
  const picture = voicesPicture(found.map((one) => withoutFew(one, reading.least)));
  const drawn = { of: 'voices', width: picture.width, height: picture.height, key: types } as const;
  return [
    {
      kind: 'picture',
      caption: 'Voices: the share of each type of informant that raises a code',
      says: picture.says,
      picture: standalone(reading.render('synthesis/voices-svg', picture), drawn),
    },
    {
      kind: 'table',
      caption: 'The numbers of the voices',
      head: ['Code', ...types],
      rows: found.map(({ code, voices }) => [code.name, ...voices.map((one) => voiceSaid(reading, one))]),
      note: [
        'Of the informants who speak to a code, or whose words were all read for it.',
        sayUntold(reading.least),
      ].join(' '),
    },
  ];
}

const voiceSaid = (reading: Reading, { raising, known, interviewed }: Voice): string =>
  interviewed === 0 ? 'not asked' : known === 0 ? 'not read' : shareSaid(reading, raising, known);

/** A code without the voices of which so few can be told; nobody is known of them then. */
function withoutFew(one: VoicedCode, least: number): VoicedCode {
  const voices = one.voices.map((voice) =>
    isFewOf(voice.raising, voice.known, least) ? { ...voice, raising: 0, known: 0 } : voice,
  );
  return { ...one, voices };
}

/** How new codes dried up. */
export function saturationBlocks(scope: InProject, reading: Reading, asked: string): Block[] {
  const query = ofAsked(scope, inBranch(scope, readAs(SaturationQuery, askedAs(asked))));
  const { sources, saturation, band, unread } = saturationIn(scope.project, query, ruleOf(query));
  if (sources.length === 0) return nothing('saturation from');
  const says = sentenceOf(query, saturation);
  const names = sources.map(({ id }) => reading.labels.ofSource(id));
  const curve = saturationCurve({ saturation, band: band() }, names, says);
  return [
    {
      kind: 'picture',
      caption: 'Saturation: codes known after each source',
      says,
      picture: standalone(reading.render('synthesis/saturation-svg', curve), {
        of: 'saturation',
        width: 640,
        height: 200,
      }),
    },
    paragraph([
      says,
      ` The base are the first ${query.base} sources, a run is ${query.run}`,
      unread.length === 0 ? '.' : `; ${unread.length} not read to their end are left out.`,
    ]),
  ];
}

const mostPairs = 15;

/** Which codes stand together; pairs of few people are left out where that is wished. */
export function togetherBlocks(scope: InProject, reading: Reading, asked: string): Block[] {
  const query = inBranch(scope, readAs(TogetherQuery, askedAs(asked)));
  const all = pairsOf(togetherOf(scope.project, query, query.unit), query.sort);
  const idsOf = ({ a, b }: Pair): number[] => codingsOfPair(scope.project, query, query.unit, [a.id, b.id]);
  const pairs = reading.least === 0 ? all : all.slice(0, 60).filter((pair) => isOfMany(reading, idsOf(pair)));
  if (pairs.length < 2) return nothing('a network from');
  const drawn = pictureOf(scope, query, pairs);
  const shades = placedCodes(scope.project).map(({ id, shade }) => `.code-${id}{fill:${shade}}`);
  const used = new Set(drawn.nodes.map(({ codeId }) => `.code-${codeId}{`));
  const style = shades.filter((one) => used.has(one.slice(0, one.indexOf('{') + 1))).join('');
  const edges = drawn.edges.map((edge) => ({ ...edge, href: '' }));
  const shown = pairs.slice(0, mostPairs).map((pair) => ({ pair, ids: idsOf(pair) }));
  const book = quoteBook(
    reading,
    shown.flatMap(({ ids }) => ids),
  );
  return [
    {
      kind: 'picture',
      caption: 'Codes that stand together',
      says: drawn.says,
      picture: standalone(reading.render('synthesis/network-svg', { ...drawn, edges }), {
        of: 'co-occurrence',
        width: drawn.width,
        height: drawn.height,
        style,
      }),
    },
    {
      kind: 'table',
      caption: 'The closest pairs',
      head: ['Code', 'with', 'Together', 'c', 'Of the rarer'],
      rows: shown.map(({ pair, ids }) => [
        ...[pair.a.name, pair.b.name],
        backed(reading, String(pair.together), ids, book),
        ...[shareOf(pair.c), shareOf(pair.ofRarer)],
      ]),
      note: reading.least === 0 ? '' : `Pairs of fewer than ${reading.least} informants are left out.`,
    },
  ];
}

const shareOf = (value: number | null): string => (value === null ? 'no share' : value.toFixed(2));

/** Whether the words of enough people make a pair. */
function isOfMany({ project, least }: Reading, ids: readonly number[]): boolean {
  const people = new Set(excerptsOf(project, ids).map(({ informant, source }) => informant || source.name));
  return !isFew(people.size, least);
}
