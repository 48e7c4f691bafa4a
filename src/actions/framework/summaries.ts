import { Refusal } from '../../domain/refusal.ts';
import { basisOf, citationsIn } from '../../domain/summary.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { Citation, Summary } from '../../storage/summaries.ts';
import { cellNamed, type CellPlace } from '../../study/framework/cells.ts';
import { frameworkCell, wordsOfSummary, type Written } from '../../study/framework/framework.ts';

const longest = 50_000;

/**
 * Writes the summary of a case under a code; an empty one is taken away. Its evidence counts as looked at. Refuses where
 * somebody else has written there since, and says what.
 */
export function writeSummary(
  project: Project,
  coderId: number,
  place: CellPlace,
  { text: typed, citations, was }: Written,
): Summary | null {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (text.length > longest) throw new Refusal('invalid', 'A summary may have 50,000 characters at most.');
  return project.act(coderId, 'summaries', () => {
    const name = cellNamed(project, place);
    const before = project.summaries.at(place.caseId, place.codeId);
    const cited = new Set(citationsIn(text));
    const kept = citations.filter(({ number }) => cited.has(number));
    const stands = { called: `the summary of ${name}`, says: wordsOfSummary(before), by: before?.coder };
    refuseUnseen(was, wordsOfSummary({ text, citations: kept }), stands);
    if (text === '') {
      if (before) project.summaries.remove(before.id);
      return { result: null, sentence: `removed the summary of ${name}` };
    }
    const basis = basisOf(frameworkCell(project, place.caseId, place.codeId).codings);
    const wanted = { ...place, text, basis, citations: kept.map((one) => withWords(project, before, one)) };
    if (before?.text !== text || JSON.stringify(before.citations) !== JSON.stringify(wanted.citations))
      project.summaries.write(wanted, coderId);
    const result = project.summaries.at(place.caseId, place.codeId) ?? null;
    return { result, sentence: `wrote the summary of ${name}` };
  });
}

/** A citation with the words it points to, or those it pointed to before its coding went. */
function withWords(
  project: Project,
  before: Summary | undefined,
  { number, codingGuid }: Omit<Citation, 'exact'>,
): Citation {
  const known = before?.citations.find((one) => one.number === number && one.codingGuid === codingGuid);
  const exact = known?.exact ?? project.codings.find(codingGuid)?.exact;
  if (exact === undefined) throw new Refusal('missing', `What [${number}] cites is no longer coded.`);
  return { number, codingGuid, exact };
}

/** The summary was read again beside its evidence and still stands. */
export function confirmSummary(project: Project, coderId: number, place: CellPlace): Summary | null {
  return project.act(coderId, 'summaries', () => {
    const name = cellNamed(project, place);
    const summary = project.summaries.at(place.caseId, place.codeId);
    if (!summary) throw new Refusal('missing', 'There is no summary there any more.');
    project.summaries.judge(summary.id, basisOf(frameworkCell(project, place.caseId, place.codeId).codings));
    return {
      result: project.summaries.at(place.caseId, place.codeId) ?? null,
      sentence: `read the summary of ${name} again: it still stands`,
    };
  });
}

/** What was written under a code belongs to another from now on; where both have a summary of a case, one follows the other. */
export function takeSummaries(project: Project, coderId: number, from: number, to: number): void {
  for (const own of project.summaries.all().filter(({ codeId }) => codeId === from)) {
    const other = project.summaries.at(own.caseId, to);
    if (!other) {
      project.summaries.move(own.id, to);
      continue;
    }
    const beyond = Math.max(0, ...other.citations.map(({ number }) => number), ...citationsIn(other.text));
    const shifted = own.text.replace(/\[(\d{1,3})\]/g, (_, number) => `[${Number(number) + beyond}]`);
    const citations = own.citations.map((one) => ({ ...one, number: one.number + beyond }));
    project.summaries.write(
      { ...other, text: `${other.text}\n\n${shifted}`, citations: [...other.citations, ...citations] },
      coderId,
    );
    project.summaries.remove(own.id);
  }
}
