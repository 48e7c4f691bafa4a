import { turnsWithin } from '../../domain/evidence.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import type { Case } from '../../storage/cases.ts';
import type { Root } from '../../storage/erasure/reach.ts';
import type { Informant, SpeakerRow } from '../../storage/informants.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import type { Source } from '../../storage/sources.ts';

/** Who withdraws: what is said in one source, one person, or a whole case. */
export const targetKinds = ['source', 'informant', 'case'] as const;
type TargetKind = (typeof targetKinds)[number];

/** Who withdraws, by the number in the project. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: number;
}

/** A source in which others speak too: what one person said is cut from it. */
interface SharedSource {
  readonly source: Source;
  readonly speakers: readonly SpeakerRow[];
  readonly turns: readonly TurnRow[];
}

/** Something that stays, and why. */
export interface Stay {
  readonly what: string;
  readonly why: string;
}

/** All that an erasure reaches. */
export interface Reach {
  readonly target: Target;
  readonly name: string;
  /** Sources that go whole. */
  readonly sources: readonly Source[];
  readonly shared: readonly SharedSource[];
  readonly informants: readonly Informant[];
  readonly cases: readonly Case[];
  readonly stays: readonly Stay[];
}

/** What goes when somebody withdraws, before any of it is touched. */
export function reachOf(project: Project, target: Target): Reach {
  if (target.kind === 'source') return ofSource(project, target);
  return target.kind === 'informant' ? ofInformant(project, target) : ofCase(project, target);
}

function ofSource(project: Project, target: Target): Reach {
  const source = found(project.sources.find(target.id), 'That source is no longer in the project.');
  const heard = heardIn(project, [source]);
  return {
    target,
    name: source.name,
    sources: [source],
    shared: [],
    cases: [],
    informants: heard.only,
    stays: heard.elsewhere.map(({ name }) => ({
      what: `The informant “${name}”`,
      why: 'speaks in other sources too. If that person withdraws, erase the informant.',
    })),
  };
}

function ofInformant(project: Project, target: Target): Reach {
  const informant = found(
    project.informants.all().find(({ id }) => id === target.id),
    'That informant is no longer in the project.',
  );
  const speakers = project.informants.speakers();
  const bySource = Map.groupBy(speakers, ({ sourceId }) => sourceId);
  const sources: Source[] = [];
  const shared: SharedSource[] = [];
  for (const [sourceId, all] of bySource) {
    const own = all.filter(({ informantId }) => informantId === informant.id);
    const source = project.sources.find(sourceId);
    if (own.length === 0 || !source) continue;
    const turns = project.texts.turnsAndMatterOf(sourceId);
    const isHers = (id: number | null): boolean => own.some((speaker) => speaker.id === id);
    const asks = new Set(all.flatMap(({ id, isInterviewer }) => (isInterviewer ? id : [])));
    const isShared = turns.some(({ speakerId: id }) => id !== null && !isHers(id) && !asks.has(id));
    if (!isShared) sources.push(source);
    else shared.push({ source, speakers: own, turns: turns.filter(({ speakerId }) => isHers(speakerId)) });
  }
  const stays = shared.map(({ source }) => ({
    what: `What others say in “${source.name}”`,
    why: 'is theirs: the words of this informant are cut from the text, and those of the others stay.',
  }));
  return {
    target,
    name: informant.name,
    sources,
    shared,
    cases: [],
    informants: [informant],
    stays,
  };
}

function ofCase(project: Project, target: Target): Reach {
  const of = found(
    project.cases.all().find(({ id }) => id === target.id),
    'That case is no longer in the project.',
  );
  const links = project.cases.links();
  const linked = project.sources
    .all()
    .filter(({ id }) => links.some((one) => one.sourceId === id && one.caseId === of.id));
  const isAlone = ({ id }: Source): boolean => links.filter((one) => one.sourceId === id).length === 1;
  const sources = linked.filter(isAlone);
  const heard = heardIn(project, sources);
  return {
    target,
    name: of.name,
    sources,
    shared: [],
    informants: heard.only,
    cases: [of],
    stays: [
      ...linked
        .filter((source) => !isAlone(source))
        .map(({ name }) => ({
          what: `The source “${name}”`,
          why: 'belongs to another case as well. It no longer belongs to this one; erase the source if it is to go.',
        })),
      ...heard.elsewhere.map(({ name }) => ({
        what: `The informant “${name}”`,
        why: 'speaks in sources that stay.',
      })),
    ],
  };
}

/** Who speaks in some sources: in those alone, or elsewhere too. */
function heardIn(project: Project, sources: readonly Source[]) {
  const within = new Set(sources.map(({ id }) => id));
  const speakers = project.informants.speakers();
  const here = new Set(speakers.flatMap((one) => (within.has(one.sourceId) ? (one.informantId ?? []) : [])));
  const there = new Set(speakers.flatMap((one) => (within.has(one.sourceId) ? [] : (one.informantId ?? []))));
  const heard = project.informants.all().filter(({ id }) => here.has(id));
  return {
    only: heard.filter(({ id }) => !there.has(id)),
    elsewhere: heard.filter(({ id }) => there.has(id)),
  };
}

/** The rows that go by themselves; what hangs on them is found by `storage/erasure/reach.ts`. */
export function rootsOf(project: Project, { sources, shared, informants, cases }: Reach): Root[] {
  const of = (table: string, all: readonly { id: number }[]): Root[] => all.map(({ id }) => ({ table, id }));
  return [
    ...of('sources', sources),
    ...of('informants', informants),
    ...of('cases', cases),
    ...shared.flatMap(({ source, turns }) => {
      const all = project.texts.turnsAndMatterOf(source.id);
      const hers = new Set(turns.map(({ id }) => id));
      const isHers = (span: Span): boolean => {
        const within = turnsWithin(all, span);
        return within.length > 0 && within.every(({ id }) => hers.has(id));
      };
      return [
        ...of('turns', turns),
        ...of('codings', project.codings.ofSource(source.id).filter(isHers)),
        ...of('suggestion_decisions', project.erasure.decisionsIn(source.id).filter(isHers)),
      ];
    }),
  ];
}

function found<T>(one: T | undefined, missing: string): T {
  if (one === undefined) throw new Refusal('missing', missing);
  return one;
}
