import type { Project } from '../../storage/project.ts';

/** What is known about a case: its name, and its value of each attribute that it has one of. */
export interface KnownCase {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What is known about each case, by its number. */
export function knownCases(project: Project): Map<number, KnownCase> {
  const attributes = new Map(project.cases.attributes().map(({ id, name }) => [id, name]));
  const values = Map.groupBy(project.cases.values(), ({ caseId }) => caseId);
  return new Map(
    project.cases.all().map(({ id, name }) => {
      const own = (values.get(id) ?? []).sort((a, b) => a.attributeId - b.attributeId);
      const named = own.map(({ attributeId, value }) => [attributes.get(attributeId) ?? '', value]);
      return [id, { name, values: Object.fromEntries(named) as Record<string, string> }];
    }),
  );
}

/** All that is known about cases, as one thing with a version. */
export const everyCase = (project: Project) => ({
  cases: [...knownCases(project).values()].map(({ name, values }) => ({ name, ...values })),
});
