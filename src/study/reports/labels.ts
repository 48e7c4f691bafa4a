import type { Named } from '../../domain/report/names.ts';
import type { SourceKind } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import { namesIn } from './hidden-names.ts';

/** What sources and people are called in what is handed on: “P03” the third interview, “G01” a focus group, “N02” a note. */
export interface Labels {
  readonly ofSource: (sourceId: number) => string;
  /** Every name of a person or a source, with the label that stands in its place. */
  readonly names: readonly Named[];
  /** The key that stays in the house: which source each label is. */
  readonly key: readonly { readonly label: string; readonly source: string }[];
}

const letterOf = (kind: SourceKind): string =>
  kind === 'interview' ? 'P' : kind === 'focus group' ? 'G' : 'N';

/** Labels for all sources of a project in the order in which they came, and for the people who speak in them. */
export function labelsOf(project: Project): Labels {
  const counts = new Map<string, number>();
  const sources = project.sources.all();
  const labels = new Map(
    sources
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, kind }) => {
        const letter = letterOf(kind);
        const number = (counts.get(letter) ?? 0) + 1;
        counts.set(letter, number);
        return [id, `${letter}${String(number).padStart(2, '0')}`] as const;
      }),
  );
  const ofSource = (id: number): string => labels.get(id) ?? '–';
  return {
    ofSource,
    names: [
      ...sources.map(({ id, name }) => ({ name, label: ofSource(id) })),
      ...namesOfPeople(project, ofSource),
    ].filter(({ name, label }) => name !== label && name !== ''),
    key: sources
      .map(({ id, name }) => ({ label: ofSource(id), source: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
}

/** What stands in the place of the name of whoever asked. */
const asking = 'the interviewer';

/** Informants by their names and the parts of these, and whoever else a text names as speaking. */
function namesOfPeople(project: Project, ofSource: (id: number) => string): Named[] {
  const speakers = project.informants.speakers();
  const places = Map.groupBy(
    speakers.filter(({ informantId }) => informantId !== null),
    ({ informantId }) => informantId ?? 0,
  );
  const among = new Map<number, number>();
  const labelOf = new Map<number, string>();
  for (const [informantId, own] of places) {
    const alone = own.find(({ sourceId }) => ofSource(sourceId).startsWith('P'));
    const at = (alone ?? own[0])?.sourceId ?? 0;
    const number = (among.get(at) ?? 0) + 1;
    among.set(at, number);
    labelOf.set(informantId, number === 1 && alone ? ofSource(at) : `${ofSource(at)}-${number}`);
  }
  const people = project.informants.all().flatMap(({ id, name }): Named[] => {
    const label = labelOf.get(id) ?? `I${String(id).padStart(2, '0')}`;
    return namesIn(name).map((one) => ({ name: one, label }));
  });
  // Whoever codes stands by name in where the report comes from.
  const coders = new Set(project.coders.all().flatMap((one) => namesIn(one.name)));
  const others = speakers.flatMap(({ label, informantId, sourceId, isInterviewer }) =>
    namesIn(label)
      .filter((name) => !isInterviewer || !coders.has(name))
      .map((name) => ({
        name,
        label: isInterviewer ? asking : (labelOf.get(informantId ?? 0) ?? ofSource(sourceId)),
      })),
  );
  // A full name stands for the person; what two share is the first one’s.
  return [...new Map([...others, ...people.toReversed()].map((one) => [one.name, one])).values()];
}
