// What becomes of a finding when one source, person, type, coder or piece of its evidence is left out.
import type { EvidenceCoding } from '../../domain/evidence.ts';
import {
  brokenBy,
  shareIn,
  unitOf,
  worstOf,
  type Fragility,
  type Trial,
  type TrialKind,
} from '../../domain/fragility.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { quantifiersOf, weighGathered, type Kept } from './finding-weight.ts';
import { gather, type Gathered } from './gathered.ts';

/** One thing to leave out: what is kept then, and of what evidence. */
interface Leaving {
  readonly kind: TrialKind;
  readonly what: string;
  readonly kept: Partial<Kept>;
  readonly gathered?: Gathered;
}

/** Tries a finding with each thing left out in turn. `labelOf` says what a piece of its evidence is called. */
export function fragilityOf(
  project: Project,
  finding: Finding,
  labelOf: (evidence: Finding['evidence'][number]) => string,
): Fragility {
  const gathered = gather(project, finding);
  const { weight } = weighGathered(project, gathered);
  const before = quantifiersOf(project, finding, weight);
  const unit = unitOf(before);
  const trials = leavings(project, finding, gathered, labelOf).map(({ kind, what, kept, ...one }): Trial => {
    const left = weighGathered(project, one.gathered ?? gathered, { ...all, ...kept }).weight;
    return {
      kind,
      what,
      share: shareIn(left, unit),
      broken: brokenBy(before, quantifiersOf(project, finding, left)),
    };
  });
  const share = shareIn(weight, unit);
  const fitting = before.filter(({ verdict }) => verdict === 'fits').map(({ word }) => word);
  return { unit, share, fitting, trials, worst: worstOf(trials, share) };
}

const all: Kept = { words: () => true, coding: () => true, coders: [] };

function leavings(
  project: Project,
  finding: Finding,
  gathered: Gathered,
  labelOf: (evidence: Finding['evidence'][number]) => string,
): Leaving[] {
  if (gathered.hits.length === 0) return [];
  return [
    ...ofSources(project, gathered),
    ...ofPeople(project, gathered),
    ...ofCoders(project, gathered),
    ...ofEvidence(project, finding, labelOf),
    ...(gathered.hits.some(({ coding }) => coding.polarity === 'qualifies')
      ? [{ kind: 'only', what: 'by plain support alone', kept: { coding: isPlain } } as const]
      : []),
  ];
}

const isPlain = ({ polarity }: EvidenceCoding): boolean => polarity !== 'qualifies';

function ofSources(project: Project, { spoken }: Gathered): Leaving[] {
  const names = new Map(project.sources.all().map(({ id, name }) => [id, name]));
  return spoken.map(({ sourceId }) => ({
    kind: 'source',
    what: names.get(sourceId) ?? '',
    kept: { words: (id) => id !== sourceId },
  }));
}

function ofPeople(project: Project, { spoken }: Gathered): Leaving[] {
  const speaking = new Set(spoken.flatMap(({ informantIds }) => informantIds));
  const informants = project.informants.all().filter(({ id }) => speaking.has(id));
  const byType = Map.groupBy(informants, ({ type }) => type);
  const without =
    (ids: ReadonlySet<number | null>): Kept['words'] =>
    (_, id) =>
      !ids.has(id);
  return [
    ...informants.map(({ id, name }): Leaving => ({
      kind: 'informant',
      what: name,
      kept: { words: without(new Set([id])) },
    })),
    ...[...byType].map(([type, own]): Leaving => {
      const ids = new Set(own.map(({ id }) => id));
      return { kind: 'informant type', what: type || 'type not said', kept: { words: without(ids) } };
    }),
  ];
}

/** Without each coder, and by each alone: her codings, and what she has read. */
function ofCoders(project: Project, { hits }: Gathered): Leaving[] {
  const coding = new Set(hits.map((hit) => hit.coding.coderId));
  const coders = project.coders.all().filter(({ id }) => coding.has(id));
  if (coders.length < 2) return [];
  return coders.flatMap(({ id, name }): Leaving[] => {
    const others = coders.filter((one) => one.id !== id).map((one) => one.id);
    return [
      { kind: 'coder', what: name, kept: { coding: ({ coderId }) => coderId !== id, coders: others } },
      {
        kind: 'only',
        what: `by ${name} alone`,
        kept: { coding: ({ coderId }) => coderId === id, coders: [id] },
      },
    ];
  });
}

/** Without each piece of its evidence, where there are several. */
function ofEvidence(
  project: Project,
  finding: Finding,
  labelOf: (evidence: Finding['evidence'][number]) => string,
): Leaving[] {
  if (finding.evidence.length < 2) return [];
  return finding.evidence.map((one) => ({
    kind: 'evidence',
    what: labelOf(one),
    kept: {},
    gathered: gather(project, {
      ...finding,
      evidence: finding.evidence.filter(({ id }) => id !== one.id),
    }),
  }));
}
