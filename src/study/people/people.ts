import { counted } from '../../domain/counted.ts';
import { alikeNames } from '../../domain/people/alike.ts';
import type { Project } from '../../storage/project.ts';

/** An informant with what tells her from others: her type, and in how many sources she speaks. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly says: string;
}

/** Two informants who may be one person. */
export interface MaybeOne {
  readonly people: readonly [Person, Person];
  readonly because: string;
}

/** Everybody who speaks as an informant, by name, and pairs of them that may be one person. */
export function peopleOf(project: Project): { everybody: Person[]; maybeOne: MaybeOne[] } {
  const sources = Map.groupBy(project.informants.speakers(), ({ informantId }) => informantId);
  const everybody = project.informants.all().map(({ id, name, type }) => {
    const count = new Set(sources.get(id)?.map(({ sourceId }) => sourceId)).size;
    return { id, name, says: [type, counted(count, 'source')].filter(Boolean).join(', ') };
  });
  const byName = new Map(everybody.map((one) => [one.name, one]));
  const maybeOne = alikeNames(everybody.map(({ name }) => name)).flatMap(({ names, because }): MaybeOne[] => {
    const [one, other] = [byName.get(names[0]), byName.get(names[1])];
    return one && other ? [{ people: [one, other], because: said[because] }] : [];
  });
  return { everybody, maybeOne };
}

const said = {
  'written otherwise': 'the same name, written otherwise',
  'an initial': 'an initial beside a name',
  'one letter': 'one letter differs',
} as const;
