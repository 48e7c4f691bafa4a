// Attributes as fields that a query can ask for.
import { attributeSubjects, type AttributeSubject } from '../../domain/attribute.ts';
import { turnsWithin, type EvidenceCoding } from '../../domain/evidence.ts';
import type { Attribute } from '../../storage/attributes.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';

/** Where a coding stands: its source, with the turns of it. */
export interface Place {
  readonly sourceId: number;
  readonly turns: readonly TurnRow[];
}

/** What can be asked of every coding. */
const fields = [
  'type',
  'informant',
  'speaker',
  'case',
  'source',
  'kind',
  'date',
  'coder',
  'polarity',
  'origin',
];

/** What an attribute is asked for by: its name; “case type” where every coding, or an attribute of cases, has such a field already. */
export function attributeField(project: Project, { name, subject }: Attribute): string {
  const isTaken = (other: AttributeSubject): boolean =>
    attributeSubjects.indexOf(other) < attributeSubjects.indexOf(subject) &&
    project.attributes[other].all().some((one) => one.name.toLowerCase() === name.toLowerCase());
  const lower = name.toLowerCase();
  return fields.includes(lower) || attributeSubjects.some(isTaken) ? `${subject} ${lower}` : name;
}

type ReadAttribute = (coding: EvidenceCoding, place: Place) => readonly string[];

/** The values of an attribute, by its name in small letters: of the cases of a source, of the source, of who speaks the words. */
export function attributeReader(project: Project): Map<string, ReadAttribute> {
  const casesOf = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  const speakers = new Map(
    project.informants
      .speakers()
      .flatMap(({ id, informantId }) => (informantId === null ? [] : [[id, informantId]])),
  );
  const bearers: Readonly<Record<AttributeSubject, (coding: EvidenceCoding, place: Place) => number[]>> = {
    case: (_, { sourceId }) => (casesOf.get(sourceId) ?? []).map(({ caseId }) => caseId),
    source: (_, { sourceId }) => [sourceId],
    informant: (coding, { turns }) =>
      turnsWithin(turns, coding).flatMap(({ speakerId }) => speakers.get(speakerId ?? 0) ?? []),
  };
  return new Map(
    attributeSubjects.flatMap((subject) => {
      const values = Map.groupBy(project.attributes[subject].values(), ({ attributeId }) => attributeId);
      return project.attributes[subject].all().map((attribute) => {
        const own = (values.get(attribute.id) ?? []).map(
          ({ subjectId, value }) => [subjectId, value] as const,
        );
        const byBearer = new Map(own);
        const read: ReadAttribute = (coding, place) =>
          bearers[subject](coding, place).flatMap((id) => byBearer.get(id) ?? []);
        return [attributeField(project, attribute).toLowerCase(), read] as const;
      });
    }),
  );
}
