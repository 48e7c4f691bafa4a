import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { storable } from '../../domain/storable.ts';
import {
  answerFormat,
  answers,
  longestNameOfPerson,
  longestReason,
  type Sheet,
} from '../../domain/workshop/workshop.ts';

/** So many characters an answer file has at most: a hundred cards with the longest reasons. */
const longestFile = 500_000;

const text = (most: number, what: string) =>
  z
    .string(`${what} is no text`)
    .max(most, `${what} has more than ${most.toLocaleString('en')} characters`)
    .transform((said) => said.replace(/\s+/g, ' ').trim());

/** What the pack writes. Anything else in it is a sign that it was made otherwise. */
const AnswerFile = z.strictObject({
  format: z.literal(answerFormat, 'it does not say that it holds answers'),
  workshop: z.guid('it does not say to which workshop it belongs'),
  sheet: z.guid('it has no number of its own'),
  name: text(longestNameOfPerson, 'the name'),
  answers: z
    .array(
      z.strictObject({
        card: z.guid('an answer does not say to which card it belongs'),
        answer: z.enum(answers, 'an answer is none of agree, qualify, contest'),
        reason: text(longestReason, 'a reason'),
      }),
      'it holds no list of answers',
    )
    .min(1, 'it holds no answers')
    .max(500, 'it holds more than 500 answers'),
});

/** Reads what a participant saved. Refuses, in a sentence, whatever is no answer to this workshop. */
export function readAnswerFile(fileName: string, content: string, workshop: string): Sheet {
  const refuse = (why: string): never => {
    throw new Refusal('invalid', `“${fileName}” was not read: ${why}.`);
  };
  if (content.length > longestFile) return refuse('it is larger than any file of answers');
  const parsed = AnswerFile.safeParse(storable(asJson(content) ?? refuse('it is no file of answers')));
  if (!parsed.success) return refuse(sentenceOf(parsed.error.issues[0]));
  const { sheet, name, ...file } = parsed.data;
  if (file.workshop !== workshop) return refuse('it answers another workshop');
  if (new Set(file.answers.map(({ card }) => card)).size < file.answers.length)
    return refuse('it answers a card twice');
  return { guid: sheet, name, answers: file.answers };
}

function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return `it holds “${issue.keys[0] ?? ''}”, which no pack writes`;
  return issue?.message ?? 'it is no file of answers';
}

function asJson(content: string): object | null {
  try {
    const value: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
