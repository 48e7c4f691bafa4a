// The small study on which stories are told, and what a step of a story is.
import { takeTable } from '../../../src/actions/attributes/attributes.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import type { Coding } from '../../../src/domain/coding.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { smallProject } from '../../support/project.ts';

/** A small study that two people code; with a table of cases where there is to be more to compare. */
export function study({ hasCaseTable = false }: { hasCaseTable?: boolean } = {}) {
  const small = smallProject();
  const { project, sourceId, text } = small;
  project.coders.ensure('Ben');
  if (hasCaseTable)
    takeTable(project, 1, 'case', {
      attributes: ['Region', 'Since'],
      rows: [
        { name: 'Kitchen Table', values: ['North', '2019'] },
        { name: 'Second Home', values: ['South', '2021'] },
      ],
    });
  let made = 0;
  const guid = (): string => `coding-${++made}`;
  /** Codes some words and answers the GUID of the coding. */
  const code = (codeId: number, exact: string, { by = 1, memo = '' } = {}): string => {
    const fresh = guid();
    const start = text.indexOf(exact);
    const how = { polarity: 'plain', origin: 'by hand', memo } as const;
    const coding = { guid: fresh, codeId, start, end: start + exact.length, exact, ...how };
    applyCodes(project, by, sourceId, [coding]);
    return fresh;
  };
  return { ...small, code, guid, setUp: project.history.lastDone()?.id ?? 0 };
}

export type Study = ReturnType<typeof study>;

/** One thing that may be done; `a`, `b` and `c` choose among what there is. */
export interface Step {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly by: number;
}

/** What a step finds to choose from. */
export interface Choices extends Step {
  readonly lab: Study;
  readonly codeAt: (place: number) => number;
  readonly sourceAt: (place: number) => number;
  readonly caseAt: (place: number) => number;
  readonly findingAt: (place: number) => number;
  /** The codings of one of the sources. */
  readonly codings: readonly Coding[];
  readonly coding: Coding | undefined;
  readonly guids: readonly string[];
}

/** How each kind of step is done. */
export type Deeds = Readonly<Record<string, (choices: Choices) => unknown>>;

/** The one of several that a number chooses. */
export const chosen = <T>(all: readonly T[], place: number): T | undefined =>
  all[place % Math.max(1, all.length)];

export function choicesOf(lab: Study, step: Step): Choices {
  const { project } = lab;
  const idAt =
    (all: () => readonly { readonly id: number }[]) =>
    (place: number): number =>
      chosen(all(), place)?.id ?? 0;
  const sourceAt = idAt(() => project.sources.all());
  const codings = project.codings.ofSource(sourceAt(step.c));
  return {
    ...step,
    lab,
    codeAt: idAt(() => project.codes.all()),
    sourceAt,
    caseAt: idAt(() => project.cases.all()),
    findingAt: idAt(() => project.findings.all()),
    codings,
    coding: chosen(codings, step.a),
    guids: codings.map(({ guid }) => guid),
  };
}

/** Nothing of the kind is there to be done something with. */
export const nothingThere = (): never => {
  throw new Refusal('conflict', 'There is nothing of that kind.');
};
