import type { PlacementQuery } from '../../api/profiles.ts';
import type { PlacedCode } from '../../domain/code.ts';
import { counted } from '../../domain/counted.ts';
import { belongs, type Moment } from '../../domain/profile.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { Placement } from '../../study/profiles/profiles.ts';
import type { Scope } from '../http/request-context.ts';
import { countForm, nounOf } from '../matrix/counting.ts';
import { evidenceForm, narrowedTo } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';
import { listParams, membershipView } from './profile-page.ts';
import { timelinePicture, type Dated, type Lane } from './timeline.ts';

/** The cases and their archetypes: who places them there, since when, and what else stands with them. */
export function placementPage(
  scope: Scope,
  query: PlacementQuery,
  placement: Placement | null,
): Views['profiles/index'] {
  const { base, project } = scope;
  const chosen = placement?.facet.id;
  const evidence = evidenceForm(project, query);
  const form = {
    base,
    facets: [
      { value: '', label: 'the top-level code called so', chosen: chosen === undefined },
      ...placedCodes(project)
        .filter(({ depth }) => depth === 0)
        .map(({ id, name }) => ({ value: String(id), label: name, chosen: id === chosen })),
    ],
    evidence,
    ...countForm(project, query.count),
    only: narrowedTo(evidence),
  };
  if (!placement) return { ...form, ...nothing, emptyReason: noFacet };
  const { archetypes, cases } = placement;
  return {
    ...form,
    emptyReason: emptyReason(placement),
    archetypes: archetypes.map(({ id, name, definition }, place) => ({
      id,
      name,
      definition,
      tone: place % 6,
      href: `${base}/profiles/${id}?count=${query.count}`,
    })),
    lines: cases.map(({ id, name }) => ({
      name,
      cells: archetypes.map((code) =>
        membershipView(
          { base, query, placement },
          { caseId: id, codeId: code.id },
          placement.membership(id, code.id),
        ),
      ),
    })),
    ...overTime(scope, placement, query),
    crossings: crossingsOf(scope, placement.facet),
  };
}

const nothing = { archetypes: [], lines: [], timeline: null, undated: '', moments: [], crossings: [] };
const noFacet =
  'No top-level code is called archetypes. Choose above which one holds them: each code right below it is one.';

function emptyReason({ archetypes, cases, facet }: Placement): string {
  if (archetypes.length === 0)
    return `There are no codes below “${facet.name}” yet: each would be an archetype.`;
  return cases.length === 0
    ? 'There are no cases yet. Say which case each source belongs to, in the Sources room.'
    : '';
}

/** Other facets beside the archetypes, ready-made: by the words of informants, where there are any. */
function crossingsOf({ base, project }: Scope, facet: PlacedCode) {
  const spoken = new Set(project.sources.all().map(({ kind }) => kind));
  const kinds = (['interview', 'focus group'] as const).filter((kind) => spoken.has(kind));
  const only = kinds.map((kind) => `&kinds=${encodeURIComponent(kind)}`).join('');
  return placedCodes(project)
    .filter(({ depth, id, isAside }) => depth === 0 && id !== facet.id && !isAside)
    .map(({ id, name }) => ({
      label: `${name} × ${facet.name}`,
      href: `${base}/co-occurrence?under=${id}&across=${facet.id}&unit=case&sort=count${only}`,
    }));
}

/** The memberships over time, as a picture and as a table. */
function overTime({ base, project }: Scope, placement: Placement, query: PlacementQuery) {
  const { archetypes, cases, moments } = placement;
  const sources = new Map(project.sources.all().map((source) => [source.id, source]));
  const told = moments.flatMap((moment) => {
    const source = sources.get(moment.sourceId);
    return source ? [{ ...moment, source, date: source.date }] : [];
  });
  const hrefOf = (codeId: number, ids: readonly number[]): string =>
    `${base}/excerpts?${listParams(query).toString()}&codes=${codeId}${ids.map((id) => `&sources=${id}`).join('')}`;
  const lanesOf = (caseId: number): Lane[] =>
    archetypes.flatMap(({ id, name }, place) => {
      const own = told.filter((one) => one.caseId === caseId && one.place === place && one.date !== null);
      if (own.length === 0) return [];
      const days = [...Map.groupBy(own, ({ date }) => date ?? '')];
      const dated = days.map(([date, all]): Dated => ({
        date,
        codings: sum(all, 'codings'),
        against: sum(all, 'against'),
        isShared: all.every((one) => one.isShared),
        says: `${name}, ${date}: ${all.map(({ source }) => source.name).join(', ')}`,
        href: hrefOf(
          id,
          all.map(({ sourceId }) => sourceId),
        ),
      }));
      return [{ label: name, tone: place % 6, dated: dated.sort((a, b) => a.date.localeCompare(b.date)) }];
    });
  const groups = cases.map(({ id, name }) => ({ label: name, lanes: lanesOf(id) }));
  const undated = new Set(told.flatMap(({ date, sourceId }) => (date === null ? sourceId : []))).size;
  const nameOf = new Map(cases.map(({ id, name }) => [id, name]));
  return {
    timeline: timelinePicture(groups, saidOverTime(placement)),
    undated:
      undated === 0
        ? ''
        : `${counted(undated, 'source has', 'sources have')} no date and ${undated === 1 ? 'is' : 'are'} in the table alone.`,
    moments: told
      .map(({ caseId, place, codings, against, source, sourceId, date }) => ({
        case: nameOf.get(caseId) ?? '',
        archetype: archetypes[place]?.name ?? '',
        date: date ?? 'no date',
        source: source.name,
        says: saysOf(codings, against, query.count),
        href: hrefOf(archetypes[place]?.id ?? 0, [sourceId]),
      }))
      .sort((a, b) => a.case.localeCompare(b.case) || a.date.localeCompare(b.date)),
  };
}

const sum = (moments: readonly Moment[], part: 'codings' | 'against'): number =>
  moments.reduce((total, one) => total + one[part], 0);

const saysOf = (codings: number, against: number, count: PlacementQuery['count']): string =>
  [
    ...(codings > 0 ? [`${codings} ${nounOf(count, codings)}`] : []),
    ...(against > 0 ? [`${against} against`] : []),
  ].join(', ');

/** What the picture says, in a sentence: cases are where their informants place them. */
function saidOverTime({ archetypes, cases, membership }: Placement): string {
  const placed = cases.map(({ id, name }) => ({
    name,
    count: archetypes.filter((code) => belongs(membership(id, code.id), 0)).length,
  }));
  const several = placed.filter(({ count }) => count > 1).map(({ name }) => name);
  const one = placed.filter(({ count }) => count === 1).length;
  const said = `${one} of ${counted(cases.length, 'case is', 'cases are')} placed in one archetype`;
  return several.length === 0
    ? `${said}.`
    : `${said}, ${several.length} in more than one: ${several.join(', ')}.`;
}
