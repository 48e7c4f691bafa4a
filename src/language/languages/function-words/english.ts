import type { FunctionWords } from './function-words.ts';

/** English has its stop words in `stopwords.ts`; these tell the language of a text and what denies. */
export const english: FunctionWords = {
  common: `a about after again all also always am an and any anything are around as at away back be because been before being
but by came can come could did do does doing don't down each even ever every everything few first for from get getting go going
good got had has have having he he's her here him his how i i'd i'll i'm i've if in into is it it's its just kind know let like
little lot made make many maybe me mean more most much my myself need now of off on one only or other our out over people pretty
put quite really right said same say see she should so some somebody someone something sort still such take than that that's
the their them then there there's these they they're thing things think this those though thought through time to told too two
until up us used very want wanted was way we we're well went were what when where which while who why will with work would year
years yes yet you you're your`,
  vague: ``,
  fillers: `uh uhm um er hmm mm yeah yep okay ok oh ah`,
  denying: `no not never none nobody nothing nowhere neither nor without cannot can't don't doesn't didn't won't wouldn't
couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't mustn't needn't ain't hardly barely scarcely`,
  lacking: `lack lacks lacked lacking absence`,
};
