import { inOrder } from '../../domain/attribute.ts';
import { sourceKinds } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import type { EvidenceChoice } from '../../study/matrix/evidence-choice.ts';
import type { EvidenceForm, Option } from './views.ts';

/** The choices by which evidence is filtered: coders, informant types, kinds of source, cases and sources that the project has. */
export function evidenceForm(project: Project, choice: EvidenceChoice): EvidenceForm {
  const types = new Set(project.informants.all().map((informant) => informant.type));
  const kinds = new Set(project.sources.all().map((source) => source.kind));
  const optionsOf = (values: readonly string[], chosen: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: value || 'type not said', chosen: chosen.includes(value) }));
  return {
    coders: project.coders
      .all()
      .map(({ id, name }) => ({ value: String(id), label: name, chosen: choice.coders.includes(id) })),
    informantTypes: optionsOf(
      [...types].sort((a, b) => inOrder.compare(a, b)),
      choice.informantTypes,
    ),
    kinds: optionsOf(
      sourceKinds.filter((kind) => kinds.has(kind)),
      choice.kinds,
    ),
    cases: namedOptions(project.cases.all(), choice.cases ?? []),
    sources: namedOptions(project.sources.all(), choice.sources ?? []),
    since: choice.since ?? '',
    until: choice.until ?? '',
    isRead: choice.read === 'yes',
  };
}

const namedOptions = (all: readonly { id: number; name: string }[], chosen: readonly number[]): Option[] =>
  all
    .toSorted((a, b) => inOrder.compare(a.name, b.name))
    .map(({ id, name }) => ({ value: String(id), label: name, chosen: chosen.includes(id) }));

/** A choice of evidence as the query of an address. */
export function evidenceParams(choice: EvidenceChoice): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['coders', 'informantTypes', 'kinds', 'cases', 'sources'] as const)
    for (const value of choice[name] ?? []) params.append(name, String(value));
  for (const name of ['since', 'until', 'read'] as const) if (choice[name]) params.set(name, choice[name]);
  return params;
}

/** Options of a select from values and their labels. */
export const optionsFor = (pairs: readonly (readonly [string, string])[], chosen: string): Option[] =>
  pairs.map(([value, label]) => ({ value, label, chosen: value === chosen }));

/** The chosen filters in words: they are shown above the numbers, also on paper. */
export function narrowedTo({ coders, informantTypes, kinds, cases, sources, ...form }: EvidenceForm): string {
  const named = [coders, informantTypes, kinds, cases, sources].map((options) =>
    options
      .filter(({ chosen }) => chosen)
      .map(({ label }) => label)
      .join(' or '),
  );
  const days = [
    ...(form.since === '' ? [] : [`since ${form.since}`]),
    ...(form.until === '' ? [] : [`until ${form.until}`]),
  ].join(' ');
  return [...named, days, form.isRead ? 'sources that were read' : '']
    .filter((part) => part !== '')
    .join('; ');
}
