import { findCode } from '../domain/code.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Project } from '../storage/project.ts';
import { placedCodes } from '../study/codebook/codes.ts';
import type { Asked } from './work.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** The evidence that a command was asked about, its parts named as the researcher names them. */
export function choiceOf(project: Project, asked: Asked): Record<string, unknown> {
  const codes = placedCodes(project);
  return {
    codes: (asked.code ?? []).map((path) => findCode(codes, path).id),
    cases: idsOf('case', project.cases.all(), asked.case),
    sources: idsOf('source', project.sources.all(), asked.source),
    coders: idsOf('coder', project.coders.all(), asked['coded-by']),
    informantTypes: asked['informant-type'],
    kinds: asked.kind,
    polarities: asked.polarity,
    since: asked.since,
    until: asked.until,
    read: asked.read ? 'yes' : '',
  };
}

/** How codings are counted: "each", "once", or the name of a coder whose alone count. */
export function countNamed(project: Project, asked = ''): string {
  if (asked === '' || asked === 'each' || asked === 'once') return asked;
  return `coder-${idsOf('coder', project.coders.all(), [asked])[0] ?? ''}`;
}

/** The ids of those that are called so. Refuses a name that nothing has, and says which there are. */
function idsOf(what: string, known: readonly Named[], names: readonly string[] = []): number[] {
  return names.map((name) => {
    const found = known.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (found) return found.id;
    const some = known.slice(0, 8).map((one) => `“${one.name}”`);
    const list = some.length > 0 ? ` There is ${some.join(', ')}${known.length > 8 ? ', …' : ''}.` : '';
    throw new Refusal('missing', `There is no ${what} “${name}”.${list}`);
  });
}
