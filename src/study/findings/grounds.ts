import type { Side } from '../../domain/finding.ts';
import type { Ground } from '../../domain/summary.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';

/** The codings a finding stands on, each with its side: a coding that changes sides has changed. */
export function groundsOf(project: Project, ids: Readonly<Record<Side, readonly number[]>>): Ground[] {
  const of = (side: Side): Ground[] =>
    project.codings.some(ids[side]).map(({ guid, codeId, start, end, polarity }) => ({
      guid,
      codeId,
      start,
      end,
      polarity: `${side} ${polarity}`,
    }));
  return [...of('for'), ...of('against')];
}

/** The claims that a finding rests on, each as it reads, whether it is final and how sure it is: another reading is a change. */
export function restGrounds(project: Project, { rests }: Finding): Ground[] {
  return rests.flatMap(({ onId, role }) => {
    const on = role === 'rests' ? project.findings.find(onId) : undefined;
    if (!on) return [];
    const { guid, claim, state, judgements } = on;
    const overall = judgements.find(({ component }) => component === 'overall')?.level ?? '';
    return [{ guid, codeId: 0, start: 0, end: 0, polarity: `rests ${versionOf({ claim, state, overall })}` }];
  });
}
