// What she is shown of a text before it is stored, and what was said before of labels that look as its do.
import type { FilePreview } from '../../api/sources.ts';
import { type LabelRule } from '../../domain/label-rule.ts';
import { offeredOf } from '../../formats/texts/talk/particulars.ts';
import type { UnderstoodText } from '../../formats/texts/understood.ts';
import type { FileReader } from '../../processes/reader.ts';
import type { Project } from '../../storage/project.ts';

const beginningLength = 240;
const matterLength = 120;
const shownMatter = 20;

/** What is shown of a text under its key. */
export function previewOf(
  { turns, text, voices, warnings, corrected, ...understood }: UnderstoodText,
  staged: string,
): FilePreview['texts'][number] {
  const { name, kind, date, caseName, words, hasTimes, pattern, interviewers, particulars = [] } = understood;
  const matter = turns.filter((turn) => turn.matter);
  return {
    staged,
    name,
    kind,
    date,
    caseName,
    words,
    hasTimes,
    pattern,
    labels: corrected?.rule ?? null,
    interviewers: [...interviewers],
    turns: turns.length - matter.length,
    matter: matter
      .slice(0, shownMatter)
      .flatMap(({ start, end, matter: kind }) =>
        kind ? { kind, words: text.slice(start, Math.min(end, start + matterLength)).toWellFormed() } : [],
      ),
    matterCount: matter.length,
    particulars: offeredOf(particulars),
    voices: voices.map((voice) => ({ ...voice, examples: [...voice.examples] })),
    beginning: text.slice(0, beginningLength).toWellFormed(),
    warnings: [...warnings],
  };
}

/** Texts whose labels look as some did that she corrected before are understood so too, where that changes who speaks, and it is said. */
export async function rememberedLabels(
  project: Project,
  reader: FileReader,
  texts: readonly UnderstoodText[],
): Promise<UnderstoodText[]> {
  const known = new Map(project.labelRules.all().map(({ pattern, rule }) => [pattern, rule]));
  const understood: UnderstoodText[] = [];
  for (const text of texts) {
    const rule = known.get(text.pattern);
    const again = rule && isAbout(rule, text) ? await reader.labels(text, rule) : text;
    const isSame = again === text || saysTheSame(text, again);
    understood.push(isSame ? text : { ...again, warnings: [remembered, ...again.warnings] });
  }
  return understood;
}

const remembered = 'Who speaks was told as you corrected it before in files whose labels look the same.';

/** A rule that only refuses labels changes nothing where none of them is found. */
const isAbout = ({ instead, signs, notSpeakers, others }: LabelRule, { voices }: UnderstoodText): boolean =>
  instead ||
  signs.length > 0 ||
  others !== null ||
  voices.some(({ label }) => notSpeakers.some((one) => one.toLowerCase() === label.toLowerCase()));

const saysTheSame = (one: UnderstoodText, other: UnderstoodText): boolean =>
  one.turns.length === other.turns.length &&
  one.turns.every(
    ({ start, end, speaker }, at) =>
      other.turns[at]?.start === start && other.turns[at].end === end && other.turns[at].speaker === speaker,
  );
