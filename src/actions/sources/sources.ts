import { joinedRules } from '../../domain/label-rule.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid, type Particular, type ReadText } from '../../domain/source.ts';
import { isSpanOf } from '../../domain/text.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import { cardOfSource, type SpeakerRole, type SourceCard } from '../../study/sources/card.ts';
import { keepColumn } from '../attributes/attributes.ts';

/** A text to be stored, with what the researcher said of it. */
export interface IncomingSource {
  readonly text: ReadText;
  readonly file: { readonly name: string; readonly type: string; readonly hash: string };
  readonly card: SourceCard;
  /** What is known of it from the start. */
  readonly attributes?: readonly Particular[];
}

/** Stores texts as sources: all of them or none, one undo step. Answers the ids of the new sources. */
export function importSources(
  project: Project,
  coderId: number,
  incoming: readonly IncomingSource[],
): number[] {
  return project.act(coderId, 'sources', () => {
    const kept = new Set<string>();
    const ids = incoming.map((source) => storeSource(project, coderId, source, kept));
    keepAttributes(project, incoming, ids);
    rememberLabels(project, coderId, incoming);
    const [first] = incoming;
    const what =
      incoming.length === 1 && first ? `“${first.card.name.trim()}”` : `${incoming.length} sources`;
    return { result: ids, sentence: `imported ${what}${keptSaid(kept)}` };
  });
}

/** What she said of labels is known for the next texts in which they look so. */
function rememberLabels(project: Project, coderId: number, incoming: readonly IncomingSource[]): void {
  const said = incoming.flatMap(({ text: { corrected } }) => corrected ?? []);
  for (const [pattern, all] of Map.groupBy(said, (one) => one.pattern)) {
    const known = project.labelRules.all().find((one) => one.pattern === pattern);
    const rules = [...(known ? [known.rule] : []), ...all.map(({ rule }) => rule)];
    project.labelRules.keep({ pattern, rule: rules.reduce(joinedRules) }, coderId);
  }
}

/** What the texts tell of themselves, attribute by attribute. */
function keepAttributes(project: Project, incoming: readonly IncomingSource[], ids: readonly number[]): void {
  const told = incoming.flatMap(({ attributes = [] }, at) =>
    attributes.map(({ name, value }) => ({ name, value, id: ids[at] ?? 0 })),
  );
  for (const [, all] of Map.groupBy(told, ({ name }) => name.toLowerCase()))
    keepColumn(project, 'source', all[0]?.name ?? '', new Map(all.map(({ id, value }) => [id, value])));
}

/** Whose type stays as it was though a file says otherwise: a person is not made another by what comes in. */
const keptSaid = (kept: ReadonlySet<string>): string => (kept.size === 0 ? '' : `; ${[...kept].join(', ')}`);

/** Stores a text as a source and answers its id. Only inside an action. `kept` is told whose type stayed as it was. */
export function storeSource(
  project: Project,
  coderId: number,
  { text, file, card }: IncomingSource,
  kept = new Set<string>(),
): number {
  const name = sourceName(project, card.name, null);
  const sourceId = project.sources.add(
    {
      name,
      kind: card.kind,
      date: card.date,
      fileName: file.name,
      fileType: file.type,
      fileHash: file.hash,
      words: wordsSaid(text.text, text.turns),
    },
    coderId,
  );
  const speakers = addSpeakers(project, coderId, sourceId, { text, roles: card.speakers, kept });
  const turns = text.turns.map((turn) => {
    if (!isSpanOf(text.text, turn)) throw new Error(`a turn of ${file.name} lies outside its text`);
    const matter = turn.matter ?? null;
    return {
      ...turn,
      matter,
      speakerId: turn.speaker === null ? null : (speakers.get(turn.speaker) ?? null),
    };
  });
  project.texts.add({ sourceId, text: text.text, coderId, turns });
  for (const caseName of card.cases) linkCase(project, coderId, caseName, sourceId);
  const { language } = card;
  if (language !== undefined && language !== null)
    project.sources.describe(sourceId, { ...findSource(project, sourceId), language });
  return sourceId;
}

function addSpeakers(
  project: Project,
  coderId: number,
  sourceId: number,
  { text, roles, kept }: { text: ReadText; roles: readonly SpeakerRole[]; kept: Set<string> },
): Map<string, number> {
  const labels = new Set(text.turns.flatMap((turn) => turn.speaker ?? []));
  return new Map(
    [...labels].map((label) => {
      const role = roles.find((one) => one.label === label);
      const informantId = role ? informantOf(project, coderId, withTypeKept(project, role, kept)) : null;
      const isInterviewer = role?.isInterviewer ?? false;
      return [label, project.informants.addSpeaker({ sourceId, label, isInterviewer, informantId })];
    }),
  );
}

/** A speaker of a file as the person is known: what type she is elsewhere stays, and is said where the file has another. */
function withTypeKept(project: Project, role: SpeakerRole, kept: Set<string>): SpeakerRole {
  const [name, type] = [role.informant.trim(), role.informantType.trim()];
  const known = role.isInterviewer ? undefined : project.informants.named(name);
  if (!known || known.type === '' || type === '' || type === known.type) return role;
  kept.add(`${name} stays “${known.type}” (not “${type}”)`);
  return { ...role, informantType: known.type };
}

function informantOf(project: Project, coderId: number, role: SpeakerRole): number | null {
  const name = role.informant.trim();
  if (role.isInterviewer || name === '') return null;
  return project.informants.ensure(name, role.informantType.trim(), coderId);
}

/**
 * Corrects what is said of a source; the text stays as it is. Refuses to write over what was said meanwhile: `was` is the
 * version of the card she read.
 */
export function describeSource(
  project: Project,
  coderId: number,
  sourceId: number,
  { was, ...card }: SourceCard & { readonly was?: string | undefined },
): void {
  project.act(coderId, 'sources', () => {
    const before = findSource(project, sourceId);
    const called = `what is said of the source “${before.name}”`;
    const says = { ...cardOfSource(project, before) };
    const cases = card.cases.filter((one) => one !== '');
    const said = new Map(card.speakers.map((one) => [one.label, one]));
    const speakers = says.speakers.map((one) => ({ ...one, ...said.get(one.label) }));
    refuseUnseen(was, { ...says, ...card, cases, speakers }, { called, says });
    const name = sourceName(project, card.name, sourceId);
    const { kind, date, language = before.language } = card;
    const isSame = name === before.name && kind === before.kind && date === before.date;
    if (!isSame || language !== before.language)
      project.sources.describe(sourceId, { name, kind, date, language });
    relinkCases(project, coderId, sourceId, card.cases);
    for (const speaker of project.informants.speakersOf(sourceId)) {
      const role = card.speakers.find(({ label }) => label === speaker.label);
      if (!role) continue;
      const informantId = informantOf(project, coderId, role);
      if (informantId === speaker.informantId && role.isInterviewer === speaker.isInterviewer) continue;
      project.informants.setSpeaker(speaker.id, role.isInterviewer, informantId);
    }
    return { result: undefined, sentence: `described the source “${name}”`, sourceId };
  });
}

function relinkCases(project: Project, coderId: number, sourceId: number, names: readonly string[]): void {
  const wanted = new Set(names.flatMap((name) => caseId(project, coderId, name) ?? []));
  for (const link of project.cases.links()) {
    if (link.sourceId === sourceId && !wanted.has(link.caseId)) project.cases.unlink(link.caseId, sourceId);
  }
  for (const id of wanted) project.cases.link(id, sourceId);
}

/** Puts a source into a case, which is made where there is none of that name. Only inside an action. */
export function linkCase(project: Project, coderId: number, name: string, sourceId: number): void {
  const id = caseId(project, coderId, name);
  if (id !== null) project.cases.link(id, sourceId);
}

const caseId = (project: Project, coderId: number, name: string): number | null =>
  name.trim() === '' ? null : project.cases.ensure(name.trim(), coderId);

/** Takes a source out of the project with all that hangs on it. */
export function removeSource(project: Project, coderId: number, sourceId: number): void {
  project.act(coderId, 'sources', () => {
    const { name } = findSource(project, sourceId);
    takeOut(project, sourceId);
    return { result: undefined, sentence: `removed the source “${name}”` };
  });
}

/** Takes a source and the memos on it away. Only inside an action. */
export function takeOut(project: Project, sourceId: number): void {
  for (const coding of project.codings.ofSource(sourceId)) project.memos.remove('coding', coding.id);
  for (const turn of project.texts.turnsAndMatterOf(sourceId)) project.memos.remove('turn', turn.id);
  project.memos.remove('source', sourceId);
  project.sources.remove(sourceId);
}

/** Says that the coder has read a source to its end, or not yet: from then on silence in it means something. */
export function setRead(project: Project, coderId: number, sourceId: number, read: boolean): void {
  project.act(coderId, 'readings', () => {
    const { name } = findSource(project, sourceId);
    project.readings.setRead(sourceId, coderId, read);
    return { result: undefined, sentence: `${read ? 'finished reading' : 'reopened'} “${name}”`, sourceId };
  });
}

/** A source by its id. Refuses one that is no longer there. */
export function findSource(project: Project, sourceId: number) {
  const source = project.sources.find(sourceId);
  if (!source) throw new Refusal('missing', 'That source is no longer in the project.');
  return source;
}

function sourceName(project: Project, raw: string, sourceId: number | null): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A source needs a name.');
  if (name.length > 200)
    throw new Refusal('invalid', 'The name of a source may have 200 characters at most.');
  const twin = project.sources.named(name);
  if (twin && twin.id !== sourceId)
    throw new Refusal('conflict', `There is a source called “${name}” already.`);
  return name;
}
