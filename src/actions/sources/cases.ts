import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import { knownOf } from '../../study/attributes/known.ts';
import { keepColumn } from '../attributes/attributes.ts';

/** What she says of a case; `was` is the version of what was known about it when she began. */
interface CaseCard {
  readonly name: string;
  readonly values: readonly { readonly attribute: string; readonly value: string }[];
  readonly was?: string | undefined;
}

/**
 * Renames a case and sets what is known about it. Attributes that are new are made. Refuses to write over what somebody else
 * said of it meanwhile.
 */
export function describeCase(project: Project, coderId: number, caseId: number, card: CaseCard): void {
  project.act(coderId, 'cases', () => {
    const before = project.cases.all().find(({ id }) => id === caseId);
    if (!before) throw new Refusal('missing', 'That case is no longer in the project.');
    const name = caseName(project, card.name, caseId);
    refuseUnseenCase(project, caseId, card);
    if (name !== before.name) project.cases.rename(caseId, name);
    for (const { attribute, value } of card.values)
      keepColumn(project, 'case', attribute.trim(), new Map([[caseId, value.trim()]]));
    return { result: undefined, sentence: `described the case “${name}”` };
  });
}

function refuseUnseenCase(project: Project, caseId: number, { name, values, was }: CaseCard): void {
  const known = knownOf(project, 'case').get(caseId) ?? { name: '', values: {} };
  const said = new Map(Object.entries(known.values));
  for (const { attribute, value } of values) said.set(attribute.trim(), value.trim());
  const wanted = Object.fromEntries([...said].filter(([, value]) => value !== ''));
  const place = { called: `what is known about “${known.name}”`, says: { ...known } };
  refuseUnseen(was, { name, values: wanted }, place);
}

function caseName(project: Project, raw: string, caseId: number): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A case needs a name.');
  const twin = project.cases.named(name);
  if (twin && twin.id !== caseId) throw new Refusal('conflict', `There is a case called “${name}” already.`);
  return name;
}

/** Takes a case away; its sources stay and belong to no case, or to the others they belong to. */
export function removeCase(project: Project, coderId: number, caseId: number): void {
  project.act(coderId, 'cases', () => {
    const found = project.cases.all().find(({ id }) => id === caseId);
    if (!found) throw new Refusal('missing', 'That case is no longer in the project.');
    project.memos.remove('case', caseId);
    const summaries = project.summaries.all().filter((one) => one.caseId === caseId).length;
    project.cases.remove(caseId);
    const along = summaries === 0 ? '' : ` with its ${counted(summaries, 'summary', 'summaries')}`;
    return { result: undefined, sentence: `removed the case “${found.name}”${along}` };
  });
}
