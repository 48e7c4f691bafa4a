// The text that could still overturn a claim: not read for it yet, and spoken by whom the claim speaks about.
import { below } from '../../domain/claims.ts';
import type { SourceEvidence } from '../../domain/evidence.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { readBy } from '../reading.ts';
import { restsOf } from './claims.ts';
import { weigh } from './finding-weight.ts';
import { gather } from './gathered.ts';

/** A source that was not read for a claim, and who speaks in it. */
export interface UnreadText {
  readonly sourceId: number;
  readonly name: string;
  /** *Read before*: the reading ended before one of its codes came to mean what it means. */
  readonly heard: 'not read' | 'read before';
  /** The people of whom the claim speaks, and their turns; the number of the first, null where it has none. */
  readonly people: readonly string[];
  readonly turns: number;
  readonly firstTurn: number | null;
}

/**
 * The text that could still overturn a claim or one that it rests on, what to read first in front: where most of those speak
 * who have not spoken to it on either side, then where most is said. Empty where no code stands behind it: it could be read for
 * nothing.
 */
export function unreadFor(project: Project, finding: Finding): UnreadText[] {
  const all = project.findings.all();
  const ids = below(restsOf(all), finding.id);
  const gathered = [finding, ...all.filter(({ id }) => ids.has(id))].map((one) => gather(project, one));
  const codes = [...new Set(gathered.flatMap((one) => one.codes))];
  if (codes.length === 0) return [];
  const read = readBy(project, [], codes);
  const spoke = new Set(gathered.flatMap(({ hits }) => hits.map(({ informantId }) => informantId)));
  const meant = meantBy(project, finding);
  const found = project.evidence.all().flatMap((source) => {
    const heard = read(source.sourceId);
    const own = [...source.lengths.keys()].filter((id) => meant.has(id));
    if (heard === 'read' || own.length === 0 || source.kind === 'workshop answer') return [];
    const fresh = own.filter((id) => id !== null && !spoke.has(id)).length;
    return { source, own, fresh, text: { ...textOf(project, source, own), heard } };
  });
  return found
    .sort((a, b) => b.fresh - a.fresh || b.own.length - a.own.length || b.text.turns - a.text.turns)
    .map(({ text }) => text);
}

/** Those of whom a claim speaks: of the types that its words of quantity name, else everybody, and notes by nobody. */
function meantBy(project: Project, finding: Finding): ReadonlySet<number | null> {
  const { quantifiers } = weigh(project, finding);
  const informants = project.informants.all();
  const named = informants.filter(({ type }) =>
    quantifiers.some(({ says }) => says.includes(`of type “${type}”`)),
  );
  return new Set(named.length > 0 ? named.map(({ id }) => id) : [null, ...informants.map(({ id }) => id)]);
}

function textOf(project: Project, { sourceId }: SourceEvidence, own: readonly (number | null)[]) {
  const speakers = project.informants
    .speakersOf(sourceId)
    .filter(({ informantId, isInterviewer }) => !isInterviewer && own.includes(informantId));
  const isTheirs = new Set<number | null>(speakers.map(({ id }) => id));
  if (own.includes(null)) isTheirs.add(null);
  const turns = project.texts.turnsOf(sourceId).filter(({ speakerId }) => isTheirs.has(speakerId));
  return {
    sourceId,
    name: project.sources.find(sourceId)?.name ?? '',
    people: project.informants
      .all()
      .filter(({ id }) => own.includes(id))
      .map(({ name }) => name),
    turns: turns.length,
    firstTurn: turns[0]?.number ?? null,
  };
}
