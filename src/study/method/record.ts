// The method section as far as the record of a project carries it: no sentence says what is not kept.
import { counted } from '../../domain/counted.ts';
import type { RecordKey } from '../../domain/method/checklists.ts';
import { gaps, type Gap, type MethodSection } from '../../domain/method/gaps.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { mostCodedFacet } from '../matrix/matrix.ts';
import { suggestedShare } from '../suggestions/suggested-share.ts';
import { saturationIn } from '../synthesis/synthesis.ts';

/** A sentence, what it is about, and the page that backs it. */
export interface RecordSentence {
  readonly key: RecordKey;
  readonly section: MethodSection;
  readonly text: string;
  /** Below the address of the project. */
  readonly path: string;
}

/** A gap with what was written in it; '' while it is open. */
export interface FilledGap extends Gap {
  readonly text: string;
  readonly coder: string;
}

/** Everything that the record says of how a study was done. `version` is that of the program. */
export const methodRecord = (project: Project, version: string): RecordSentence[] => [
  ...material(project),
  ...people(project),
  ...codebook(project),
  ...coding(project),
  ...saturation(project),
  ...software(project, version),
  ...claims(project),
];

/** The gaps that this record leaves open, with what she wrote. */
export function methodGaps(project: Project): FilledGap[] {
  const written = new Map(project.methodNotes.all().map((note) => [note.gap, note]));
  return gaps.map((one) => ({
    ...one,
    text: written.get(one.gap)?.text ?? '',
    coder: written.get(one.gap)?.coder ?? '',
  }));
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;

function material(project: Project): RecordSentence[] {
  const section = 'Material';
  const path = '/sources';
  const sources = project.sources.all();
  if (sources.length === 0) return [];
  const kinds = [...Map.groupBy(sources, ({ kind }) => kind)].map(([kind, own]) => counted(own.length, kind));
  const dates = sources.flatMap(({ date }) => date ?? []).sort();
  const read = new Set(project.readings.finished().map(({ sourceId }) => sourceId)).size;
  const corrected = sources.filter(({ id }) => project.texts.versionsOf(id).length > 1).length;
  const which = dates.length === sources.length ? 'They' : `The ${dates.length} of them that have a date`;
  return [
    {
      key: 'material',
      section,
      path,
      text: `The material is ${counted(sources.length, 'source')}: ${listed(kinds)}.`,
    },
    ...(dates.length === 0
      ? []
      : [
          {
            key: 'dates',
            section,
            path,
            text: `${which} date from ${dates[0] ?? ''} to ${dates.at(-1) ?? ''}.`,
          } as const,
        ]),
    ...(read === 0
      ? []
      : [
          {
            key: 'read',
            section,
            path,
            text: `${read} of ${sources.length} are marked as read to their end.`,
          } as const,
        ]),
    ...(corrected === 0
      ? []
      : [
          {
            key: 'corrections',
            section,
            path,
            text: `${counted(corrected, 'text was', 'texts were')} corrected after coming in; all versions are kept.`,
          } as const,
        ]),
  ];
}

function people(project: Project): RecordSentence[] {
  const section = 'People';
  const informants = project.informants.all();
  const cases = project.cases.all();
  const types = [...Map.groupBy(informants, ({ type }) => type)].map(
    ([type, own]) => `${own.length} ${type || 'whose type is not said'}`,
  );
  const places = Map.groupBy(
    project.informants.speakers().filter(({ informantId }) => informantId !== null),
    ({ informantId }) => informantId,
  );
  const again = [...places.values()].filter((own) => new Set(own.map((one) => one.sourceId)).size > 1).length;
  return [
    ...(informants.length === 0
      ? []
      : [
          {
            key: 'people',
            section,
            path: '/voices',
            text: `${counted(informants.length, 'informant speaks', 'informants speak')} in it: ${listed(types)}.`,
          } as const,
          {
            key: 'repeat',
            section,
            path: '/sources',
            text: `${again === 0 ? 'None' : again} of them ${again > 1 ? 'speak' : 'speaks'} in more than one source.`,
          } as const,
        ]),
    ...(cases.length === 0
      ? []
      : [
          {
            key: 'cases',
            section,
            path: '/cases',
            text: `It is compared by ${counted(cases.length, 'case')}: ${listed(cases.map(({ name }) => name))}.`,
          } as const,
        ]),
  ];
}

function codebook(project: Project): RecordSentence[] {
  const section = 'Codebook';
  const codes = placedCodes(project);
  if (codes.length === 0) return [];
  const facets = codes.filter(({ depth }) => depth === 0).map(({ name }) => name);
  const changed = codes
    .flatMap(({ id }) => project.codeVersions.ofCode(id).map(({ changedAt }) => changedAt.slice(0, 10)))
    .sort();
  const text = `The codebook has ${counted(codes.length, 'code')}, ${facets.length} of them at the top: ${listed(facets)}.`;
  return [
    { key: 'codebook', section, path: '/codebook/print', text },
    ...(changed.length === 0
      ? []
      : [
          {
            key: 'versions',
            section,
            path: '/codebook/then',
            text: `Its entries were changed ${counted(changed.length, 'time')} from ${changed[0] ?? ''} to ${changed.at(-1) ?? ''}; what they said before is kept.`,
          } as const,
        ]),
  ];
}

function coding(project: Project): RecordSentence[] {
  const section = 'Coding';
  const evidence = project.evidence.all();
  const all = evidence.flatMap(({ codings }) => codings);
  if (all.length === 0) return [];
  const coders = project.coders.all().flatMap(({ id, name }) => {
    const own = all.filter(({ coderId }) => coderId === id).length;
    const sources = evidence.filter(({ codings }) => codings.some(({ coderId }) => coderId === id)).length;
    return own === 0 ? [] : [`${name} (${counted(own, 'coding')} in ${counted(sources, 'source')})`];
  });
  const doubly = evidence.filter(
    ({ codings }) => new Set(codings.map(({ coderId }) => coderId)).size > 1,
  ).length;
  const [qualify, contradict] = (['qualifies', 'contradicts'] as const).map(
    (one) => all.filter(({ polarity }) => polarity === one).length,
  );
  return [
    {
      key: 'coders',
      section,
      path: '/matrix?rows=coder&columns=code&measure=codings',
      text: `${coders.length === 1 ? 'One person' : `${coders.length} people`} coded: ${listed(coders)}.`,
    },
    {
      key: 'stances',
      section,
      path: '/excerpts?polarities=contradicts',
      text: `Of ${counted(all.length, 'coding')} ${qualify ?? 0} qualify and ${contradict ?? 0} contradict what their code says.`,
    },
    ...(doubly === 0
      ? []
      : [
          {
            key: 'doubly',
            section,
            path: '/matrix?rows=source&columns=coder&measure=codings',
            text: `${counted(doubly, 'source was', 'sources were')} coded by more than one person.`,
          } as const,
        ]),
  ];
}

/** After Guest, Namey and Chen, by the rule that its page begins with. */
const rule = { base: 4, run: 2, threshold: 0.05, order: 'date', byHand: [] } as const;

function saturation(project: Project): RecordSentence[] {
  const under = mostCodedFacet(project);
  const kinds = ['interview', 'focus group'].filter((kind) =>
    project.sources.all().some((one) => one.kind === kind),
  );
  const choice = { under, level: 'finest', coders: [], informantTypes: [], kinds } as const;
  const { saturation: found, sources } = saturationIn(project, choice, rule);
  if (found.runs.length === 0) return [];
  const name = placedCodes(project).find(({ id }) => id === under)?.name ?? 'the whole codebook';
  const { reached } = found;
  const says = reached
    ? `sources ${reached.from} to ${reached.to} of ${sources.length} are the first run that brings at most 5 % of the codes of the base`
    : `no run of ${sources.length} sources is at or below 5 % of the codes of the base yet`;
  return [
    {
      key: 'saturation',
      section: 'Saturation',
      path: `/saturation?under=${under}`,
      text: `By the rule of Guest, Namey and Chen (2020; base 4, run 2), for the codes of ${name}, ${says}.`,
    },
  ];
}

function software(project: Project, version: string): RecordSentence[] {
  const section = 'Software';
  const path = '/suggestions/report';
  const decisions = project.coders.all().flatMap(({ id }) => project.suggestions.decisionsOf(id));
  const taken = decisions.filter(({ decision }) => decision === 'accepted').length;
  const kept = project.coders.all().reduce((sum, { id }) => sum + suggestedShare(project, id).suggested, 0);
  const text =
    decisions.length === 0
      ? 'No suggestion of the program was taken or refused.'
      : `${counted(decisions.length, 'suggestion was', 'suggestions were')} decided on, ${taken} taken and ${decisions.length - taken} refused; ${counted(kept, 'coding stems', 'codings stem')} from one. Suggestions were computed on this machine, from the codebook and what was coded here.`;
  return [
    {
      key: 'software',
      section,
      path: '/help',
      text: `Reading, coding and counting were done with Throughline ${version}, which sends nothing elsewhere.`,
    },
    { key: 'suggestions', section, path, text },
  ];
}

function claims(project: Project): RecordSentence[] {
  const section = 'Negative cases';
  const findings = project.findings.all();
  const memos = project.memos.all().length;
  const final = findings.filter(({ state }) => state === 'final').length;
  const looked = findings.filter(({ negativeCase }) => negativeCase.trim() !== '').length;
  return [
    ...(findings.length === 0
      ? []
      : [
          {
            key: 'findings',
            section,
            path: '/findings',
            text: `${counted(findings.length, 'finding was', 'findings were')} written, ${final} of them final; each opens onto the passages that it rests on.`,
          } as const,
          {
            key: 'negative',
            section,
            path: '/findings',
            text: `For ${looked} of ${findings.length} it is written down what was found when the negative case was looked for.`,
          } as const,
        ]),
    ...(memos === 0
      ? []
      : [
          {
            key: 'memos',
            section,
            path: '/memos',
            text: `${counted(memos, 'memo was', 'memos were')} kept.`,
          } as const,
        ]),
  ];
}
