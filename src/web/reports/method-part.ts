// The method section in a report: the sentences of the record, what she wrote, and the gaps that are still open.
import { methodSections } from '../../domain/method/gaps.ts';
import { heading, paragraph, paragraphsOf, type Block } from '../../domain/report/blocks.ts';
import type { Project } from '../../storage/project.ts';
import { methodGaps, methodRecord } from '../../study/method/record.ts';

/** The blocks of the method section below its heading. */
export function methodBlocks(project: Project, version: string): Block[] {
  const sentences = methodRecord(project, version);
  const gaps = methodGaps(project);
  return methodSections.flatMap((name) => {
    const own = sentences.filter(({ section }) => section === name).map(({ text }) => text);
    const asked = gaps.filter(({ section }) => section === name);
    if (own.length + asked.length === 0) return [];
    return [
      heading(2, name),
      ...(own.length === 0 ? [] : [paragraph([own.join(' ')])]),
      ...asked.flatMap(({ asks, text }) =>
        text === '' ? [paragraph([`You write this: ${asks}`], 'gap')] : paragraphsOf(text),
      ),
    ];
  });
}
