import { z } from 'zod';
import { showings, strengths } from '../domain/suggestion.ts';
import { Id, InProject, InSource, listOf, Nothing, Offset, Standing } from './common.ts';
import { TextVersion } from './corrections.ts';
import { operation } from './operation.ts';
import { Suggestion } from './suggestions.ts';

const Showing = z
  .enum(showings)
  .describe('Once the source is read to its end; when she asks for them; or while she reads');
const InCode = InProject.extend({ code: Id });
const Word = z.object({ word: z.string().trim().min(1).max(120) });

const Shown = z.object({
  showing: Showing,
  isChosen: z.boolean().describe('Whether she chose it for this source'),
  textVersion: TextVersion,
  isShown: z.boolean(),
  isRead: z.boolean(),
  isLearning: z.boolean().describe('Whether more is being learned that may change them: ask again'),
  blind: z.array(z.int()).describe('The numbers of the turns for which nothing is suggested'),
  ofSuggestions: z.object({ codings: z.int(), suggested: z.int() }).describe('Her codings in the project, and how many were suggested first'),
  suggestions: z.array(Suggestion),
}); // prettier-ignore
export type ShownSuggestions = z.infer<typeof Shown>;

export const showSuggestions = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/suggestions/shown',
  summary: 'The suggestions for a source as far as they are shown to the coder now',
  params: InSource,
  query: z.object({ asked: z.enum(['yes', 'no']).default('no').describe('Whether she asks for them') }),
  body: Nothing,
  answer: Shown,
});

export const chooseShowing = operation({
  method: 'put',
  path: '/projects/{project}/sources/{source}/suggestions/showing',
  summary: 'Choose when the suggestions for a source are shown',
  params: InSource,
  query: Nothing,
  body: z.object({ showing: Showing }),
  answer: Standing,
});

export const chooseSuggestions = operation({
  method: 'put',
  path: '/projects/{project}/suggestions/choices',
  summary: 'Choose how suggestions behave for the coder and for all',
  params: InProject,
  query: Nothing,
  body: z.object({
    shownFrom: z.enum(strengths).optional().describe('The weakest that is shown to the coder'),
    alsoFrom: z.array(z.int().positive()).optional().describe('Other coders whose codings are learned from'),
    codesDoubly: z.boolean().optional().describe('Whether nobody may see what was learned from another'),
    keepsBlind: z.boolean().optional().describe('Whether one turn in ten is kept without suggestions'),
  }),
  answer: Standing,
});

export const forgetLearned = operation({
  method: 'post',
  path: '/projects/{project}/suggestions/forgotten',
  summary: 'Forget what was learned from the coder so far',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const learnFromAll = operation({
  method: 'delete',
  path: '/projects/{project}/suggestions/forgotten',
  summary: 'Learn from all codings again',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const ignoreWord = operation({
  method: 'post',
  path: '/projects/{project}/codes/{code}/ignored-words',
  summary: 'Say that a word is no sign of a code',
  params: InCode,
  query: Nothing,
  body: Word,
  answer: Standing,
});

export const stopIgnoringWord = operation({
  method: 'delete',
  path: '/projects/{project}/codes/{code}/ignored-words',
  summary: 'Let a word be a sign of a code again',
  params: InCode,
  query: Nothing,
  body: Word,
  answer: Standing,
});

export const pinWord = operation({
  method: 'post',
  path: '/projects/{project}/codes/{code}/keywords',
  summary: 'Make a word a keyword of a code',
  params: InCode,
  query: Nothing,
  body: Word,
  answer: Standing,
});

const KeywordHits = z.object({
  turns: z.int(),
  allTurns: z.int(),
  shown: z.array(
    z.object({ sourceId: z.int(), turn: z.int(), start: Offset, end: Offset, text: z.string() }),
  ),
});
export type KeywordHits = z.infer<typeof KeywordHits>;

export const tryKeyword = operation({
  method: 'get',
  path: '/projects/{project}/keyword-hits',
  summary: 'What a keyword would hit in the words of informants',
  params: InProject,
  query: z.object({ keyword: z.string().max(120), exclusion: listOf(z.string().max(120)) }),
  body: Nothing,
  answer: KeywordHits,
});
